"""What storing the rows of any spreadsheet has in common."""

from __future__ import annotations

from django.core.exceptions import ValidationError


class RowRefusedError(Exception):
    """A row that the rehearsal let pass is not fit to be stored after all."""

    def __init__(self, row: str, refusal: ValidationError) -> None:
        super().__init__(f"{row}: {' '.join(refusal.messages)}")
