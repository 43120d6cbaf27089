"""From the bytes of a file that anyone may have made to a table of typed cells, or a refusal."""

from projects.imports.tables.reading import read_table
from projects.imports.tables.table import Cell, Line, Table, Unreadable

__all__ = ["Cell", "Line", "Table", "Unreadable", "read_table"]
