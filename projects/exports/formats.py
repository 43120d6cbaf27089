"""The kinds of files there are, by how their names end."""

from __future__ import annotations

from projects.exports.delimited import CSV
from projects.exports.sheet import Format
from projects.exports.workbook import XLSX

FORMATS: dict[str, Format] = {form.extension: form for form in (XLSX, CSV)}
