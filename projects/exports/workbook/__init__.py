"""XLSX: typed cells, text that is never a formula, and a second sheet that explains the first."""

from projects.exports.workbook.cells import CellTooLongError
from projects.exports.workbook.writing import XLSX, write_xlsx

__all__ = ["XLSX", "CellTooLongError", "write_xlsx"]
