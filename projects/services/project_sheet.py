"""Storing what a spreadsheet changes in projects: working copies and drafts, nothing public."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction

from projects.choices import Origin
from projects.models import (
    Batch,
    LedgerEntry,
    Project,
    ProjectCountry,
    one_save,
    recorded_as,
)
from projects.services.history import delete_with_history, save_with_history
from projects.services.ledger import record_entry
from projects.services.sheet import RowRefusedError


@dataclass
class ProjectChange:
    """What one row of a file changes in one project; ``project`` bears its new values already."""

    detail: str
    project: Project
    # Whether the project itself changes, or only its ledgers.
    is_own: bool = False
    # Relation → the primary keys that it names from now on.
    many: dict[str, list[Any]] = field(default_factory=dict)
    countries: list[Any] | None = None
    entries: list[LedgerEntry] = field(default_factory=list)


def lock_projects(slugs: Iterable[object]) -> None:
    """Let nobody else change the projects until the transaction ends."""
    named = [slug for slug in slugs if isinstance(slug, str) and slug.isprintable()]
    rows = Project.objects.filter(slug__in=named)
    list(rows.order_by("pk").select_for_update().values_list("pk"))


@transaction.atomic
def store_project_changes(
    changes: Iterable[ProjectChange], *, batch: Batch, by: AbstractBaseUser | None, reason: str
) -> None:
    """Store the changes of a file as one batch, all or none.

    Raises RowRefusedError for the first row that is not fit to be stored.
    """
    for change in _in_order(list(changes)):
        with recorded_as(Origin.IMPORT, batch=batch, detail=change.detail):
            try:
                with one_save():
                    _store(change, by=by, reason=reason)
            except ValidationError as refusal:
                raise RowRefusedError(change.detail, refusal) from refusal


def _in_order(changes: Sequence[ProjectChange]) -> Iterator[ProjectChange]:
    """New projects before those that name them."""
    waiting = {id(change.project): change for change in changes}

    def place(change: ProjectChange) -> Iterator[ProjectChange]:
        del waiting[id(change.project)]
        for other in (change.project.parent, change.project.follows):
            if id(other) in waiting and other is not None and other._state.adding:
                yield from place(waiting[id(other)])
        yield change

    for change in changes:
        if id(change.project) in waiting:
            yield from place(change)


def _store(change: ProjectChange, *, by: AbstractBaseUser | None, reason: str) -> None:
    project = change.project
    if change.is_own:
        # A project that was new when it was named has a key by now.
        project.parent, project.follows = project.parent, project.follows
        is_new = project._state.adding
        # The rehearsal asked the rest, of rows that nobody else can change until this is done.
        project.full_clean(validate_unique=is_new, validate_constraints=is_new)
        save_with_history(project, by=by, reason=reason, many=change.many)
        # After the project, as from its form: by this its history tells where it worked when.
        if change.countries is not None:
            _place(project, change.countries, by=by, reason=reason)
    for entry in change.entries:
        vars(entry)["project_id"] = project.pk
        record_entry(entry, by=by, reason=reason)


def _place(
    project: Project, countries: Sequence[Any], *, by: AbstractBaseUser | None, reason: str
) -> None:
    """Take countries away and add others; those that stay keep their share."""
    rows = {row.country_id: row for row in ProjectCountry.objects.filter(project=project)}
    for country, row in rows.items():
        if country not in countries:
            delete_with_history(row, by=by, reason=reason)
    for country in countries:
        if country not in rows:
            row = ProjectCountry(project=project, country_id=country)
            save_with_history(row, by=by, reason=reason)
