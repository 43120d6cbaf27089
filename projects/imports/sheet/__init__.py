"""From a table to what it would change: cell by cell, against the version that was exported."""
