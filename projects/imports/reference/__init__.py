"""The reference data of fixtures/, loaded by natural key and never over a staff edit."""

from projects.imports.reference.loading import REASON, Outcome, load_reference
from projects.imports.reference.records import ReferenceDataError, read_records

__all__ = ["REASON", "Outcome", "ReferenceDataError", "load_reference", "read_records"]
