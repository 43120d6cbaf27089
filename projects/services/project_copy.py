"""Storing a project's working copy with all that stands beside it; the public sees nothing of it.

What whoever stores it may not know of looks empty to them, and is not lost by what they store.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db.models import Model

from projects.models import (
    Classification,
    Participation,
    Project,
    ProjectAlias,
    ProjectCountry,
    one_save,
)
from projects.services.access import may_view, visible_to
from projects.services.history import delete_with_history, save_with_history
from projects.services.project import own_project

Values = Mapping[str, Any]

# What stands beside a project, and by what each row is known among the others.
PARTS: dict[str, tuple[type[Model], tuple[str, ...]]] = {
    "territories": (ProjectCountry, ("country",)),
    "participations": (Participation, ("organisation", "role")),
    "classifications": (Classification, ("code",)),
    "aliases": (ProjectAlias, ("name",)),
}


@dataclass
class Beside:
    """The rows beside a project to be stored and to be deleted, each with where it stands."""

    stored: list[tuple[str, Any]] = field(default_factory=list)
    deleted: list[Model] = field(default_factory=list)


def store_project(project: Project, values: Values, *, by: AbstractBaseUser, reason: str) -> bool:
    """Store what ``values`` say by field; a list is all that there is of it from now on.

    Whoever adds a project is one of its owners. False if there was nothing to change. Raises
    ValidationError, with a sentence for each field, if it is not fit to be stored.
    """
    with one_save():
        is_new = project._state.adding
        lists = {name for name in values if _is_many(name)}
        is_changed = _set_columns(project, values, lists | set(PARTS), by=by)
        many = {name: _chosen(project, name, values[name], by=by) for name in lists}
        beside = Beside()
        for name in PARTS:
            if name in values:
                _compare(beside, project, name, values[name], by=by)
        many = {
            name: rows for name, rows in many.items() if is_new or _differs(project, name, rows)
        }
        if not (is_new or is_changed or many or beside.stored or beside.deleted):
            return False
        project.full_clean()
        save_with_history(project, by=by, reason=reason, many=many)
        _store(beside, by=by, reason=reason)
        if is_new:
            own_project(project, by=by)
    return True


def _is_many(name: str) -> bool:
    return name not in PARTS and bool(Project._meta.get_field(name).many_to_many)


def _set_columns(
    project: Project, values: Values, others: set[str], *, by: AbstractBaseUser
) -> bool:
    """Give the project its new values; whether that changes it."""
    is_changed = False
    for name in values.keys() - others:
        before, after = getattr(project, name), values[name]
        if after is None and isinstance(before, Model) and not may_view(by, before):
            continue
        if before != after:
            setattr(project, name, after)
            is_changed = True
    return is_changed


def _chosen(
    project: Project, name: str, rows: Sequence[Model], *, by: AbstractBaseUser
) -> list[Model]:
    """What was chosen, beside what is there unseen."""
    if project._state.adding:
        return list(rows)
    there = getattr(project, name).all()
    if there.model._meta.app_label != Project._meta.app_label:
        return list(rows)
    seen = visible_to(by, there).values("pk")
    return [*rows, *there.exclude(pk__in=seen)]


def _differs(project: Project, name: str, rows: Sequence[Model]) -> bool:
    there = getattr(project, name).values_list("pk", flat=True)
    return set(there) != {row.pk for row in rows}


def _compare(
    beside: Beside, project: Project, name: str, said: Sequence[Values], *, by: AbstractBaseUser
) -> None:
    """Find out what has to be done so that the rows beside the project are those that are said."""
    model, key = PARTS[name]
    rows = visible_to(by, model._default_manager.filter(project=project.pk))
    there = {tuple(getattr(row, column) for column in key): row for row in rows}
    for values in said:
        # One that is listed twice is new the second time, and refused.
        row: Any = there.pop(tuple(values.get(column) for column in key), None)
        if row is None:
            beside.stored.append((name, model(project=project, **values)))
            continue
        after = {
            column.name: values[column.name]
            for column in model._meta.concrete_fields
            if column.name in values and getattr(row, column.name) != values[column.name]
        }
        kept = {
            column
            for column, value in after.items()
            if value is None
            and isinstance(getattr(row, column), Model)
            and not may_view(by, getattr(row, column))
        }
        for column in after.keys() - kept:
            setattr(row, column, after[column])
        if after.keys() - kept:
            beside.stored.append((name, row))
    beside.deleted += there.values()


def _store(beside: Beside, *, by: AbstractBaseUser, reason: str) -> None:
    for row in beside.deleted:
        delete_with_history(row, by=by, reason=reason)
    for name, row in beside.stored:
        # A new one learns the key of its project by this.
        row.project = row.project
        try:
            row.full_clean()
        except ValidationError as refusal:
            raise ValidationError({name: refusal.messages}) from refusal
        save_with_history(row, by=by, reason=reason)
