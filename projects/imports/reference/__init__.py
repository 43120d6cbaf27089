"""The reference data of fixtures/, loaded by natural key and never over a staff edit."""

from projects.imports.reference.loading import REASON, load_records, load_reference
from projects.imports.reference.outcome import Outcome
from projects.imports.reference.records import (
    Content,
    ReferenceDataError,
    order_records,
    read_records,
)

__all__ = [
    "REASON",
    "Content",
    "Outcome",
    "ReferenceDataError",
    "load_records",
    "load_reference",
    "order_records",
    "read_records",
]
