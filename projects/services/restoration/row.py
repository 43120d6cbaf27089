"""Making one row hold again what it held, through the checks that every save passes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Model

from projects.models import (
    SUBJECTS,
    Confirmation,
    LedgerEntry,
    LineFate,
    Project,
    ReportCompletion,
    ReportingPeriod,
    StaffMember,
    Translated,
    one_save,
    subject_field,
)
from projects.models.history import STAMPS, State
from projects.services.history import save_with_history
from projects.services.publishable import store_noun
from projects.services.reporting_period import refuse_locked
from projects.services.two_people import refuse_fate_at_once

Row = TypeVar("Row", bound=Model)

# What the public never reads directly, or not at all.
ASIDE = (Project, LedgerEntry, StaffMember, ReportCompletion, ReportingPeriod)


def put_back(
    row: Model,
    state: State,
    *,
    by: AbstractBaseUser | None,
    reason: str,
    keep: frozenset[str] = frozenset(),
) -> None:
    """Make a stored row hold a former state, but for the columns in ``keep``.

    Raises ValidationError if it can't hold it any more.
    """
    for name, value in state.columns.items():
        if name not in keep | STAMPS:
            setattr(row, name, value)
    _store(row, state, by=by, reason=reason)


def recreate(model: type[Row], state: State, *, by: AbstractBaseUser | None, reason: str) -> Row:
    """Store a deleted row again, under the key that it had; its history goes on.

    Raises ValidationError if there is no place for it any more.
    """
    row = model(**state.columns)
    if "version" in state.columns:
        vars(row)["version"] = state.columns["version"] + 1
    with one_save():
        _store(row, state, by=by, reason=reason)
        if "created_at" in state.columns:
            # Set by Django to now, whatever a new row says.
            vars(row)["created_at"] = state.columns["created_at"]
            row.save()
    return row


def to_show(rows: Iterable[Model]) -> list[Model]:
    """The nouns whose public pages tell of the rows; a project's tell of its published version."""
    shown: dict[tuple[type[Model], Any], Model] = {}
    for row in rows:
        subject = SUBJECTS.get(type(row))
        noun: Model | None = row
        if subject is not None:
            key = vars(row)[subject_field(type(row), subject)]
            noun = subject._base_manager.filter(pk=key).first()
        if noun is not None and not isinstance(noun, ASIDE):
            shown[type(noun), noun.pk] = noun
    return list(shown.values())


def _store(row: Model, state: State, *, by: AbstractBaseUser | None, reason: str) -> None:
    if isinstance(row, Translated):
        row.has_former_marks = True
    if _is_noun(row):
        store_noun(row, by=by, reason=reason)
        return
    row.full_clean()
    if isinstance(row, LineFate):
        before = LineFate.objects.filter(pk=row.pk).first()
        refuse_fate_at_once(row, stored=before, by=by)
    if isinstance(row, LedgerEntry):
        refuse_locked([row])
    save_with_history(row, by=by, reason=reason, many=state.many)


def _is_noun(row: Model) -> bool:
    """Whether the public reads the row directly, so that its address may need a redirect."""
    return type(row) not in SUBJECTS and not isinstance(row, (*ASIDE, Confirmation))
