"""Entering what an indicator stood at, with its parts."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction

from projects.models import Reading, ReadingPart
from projects.services.history import save_with_history
from projects.services.ledger import record_entry


@transaction.atomic
def record_reading(
    reading: Reading,
    parts: Iterable[ReadingPart],
    *,
    by: AbstractBaseUser | None,
    reason: str = "Entered",
) -> None:
    """Store a new reading and its parts as a draft in the name of ``by``.

    Raises ValidationError, with a sentence for each field, if one is not fit to be stored.
    """
    record_entry(reading, by=by, reason=reason)
    for part in parts:
        part.reading = reading
        try:
            part.full_clean()
        except ValidationError as refusal:
            raise ValidationError({"parts": refusal.messages}) from refusal
        save_with_history(part, by=by, reason=reason)
