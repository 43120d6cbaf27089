"""On which terms the data may be used, said once for pages, files and machines."""

from __future__ import annotations

LICENCE = "CC BY 4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
