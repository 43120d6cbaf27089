"""The public document of a project: one composition, for publishing and for any date."""
