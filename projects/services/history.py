"""Saving with history: who changed what, when and why."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.db import models

from projects.models import Translated, Versioned
from projects.services.translation import note_translations


def save_with_history(row: models.Model, *, by: AbstractBaseUser | None, reason: str) -> None:
    """Save a tracked row; its history row names ``by`` (None: the system) and ``reason``.

    The integer version of a row that has one rises with every save after the first.
    """
    if isinstance(row, Versioned) and not row._state.adding:
        row.version += 1
    if isinstance(row, Translated):
        note_translations(row)
    vars(row).update(_history_user=by, _change_reason=reason)
    row.save()
