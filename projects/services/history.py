"""Saving and deleting with history: who changed what, when and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import models, transaction

from projects.models import Translated, Versioned, one_save, recorded_for, tracked_models
from projects.models.history import many_valued
from projects.services.translation import note_translations


def save_with_history(
    row: models.Model,
    *,
    by: AbstractBaseUser | None,
    reason: str,
    many: Mapping[str, Iterable[Any]] | None = None,
) -> None:
    """Save a tracked row; its history row names ``by`` (None: the system) and ``reason``.

    The integer version of a row that has one rises with every save after the first. ``many`` says
    what its many-valued fields hold from now on, in the same history row.
    """
    if isinstance(row, Versioned) and not row._state.adding:
        row.version += 1
    if isinstance(row, Translated):
        note_translations(row)
    vars(row).update(_history_user=by, _change_reason=reason)
    if not many:
        # Django stores the row before it tells the history; within another transaction this is
        # a part of that one.
        with transaction.atomic(savepoint=False):
            row.save()
        return
    with one_save():
        row.save()
        for name, values in many.items():
            getattr(row, name).set(values)


def delete_with_history(row: models.Model, *, by: AbstractBaseUser | None, reason: str) -> None:
    """Delete a tracked row with all that goes with it; each history row says by whom and why.

    Whatever names it in a many-valued field stays, and its history says that it was taken out.
    Raises ProtectedError if another row needs it, and PublishedEntryError for a published entry.
    """
    with one_save(), recorded_for(by, reason=reason):
        for owner, name in _naming(row):
            left = getattr(owner, name).exclude(pk=row.pk)
            save_with_history(owner, by=by, reason=reason, many={name: list(left)})
        vars(row).update(_history_user=by, _change_reason=reason)
        row.delete()


def _naming(row: models.Model) -> Iterable[tuple[models.Model, str]]:
    """The tracked rows that name this one in a many-valued field, and in which."""
    for model in tracked_models():
        for field in many_valued(model):
            if field.related_model is type(row):
                for owner in model._default_manager.filter(**{field.name: row}):
                    yield owner, field.name
