"""Handing in a spreadsheet, deciding its conflicts, and storing exactly what was rehearsed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from projects.choices import BatchKind
from projects.imports.sheet.outcome import Decision, Outcome, rows_that_differ
from projects.imports.sheet.plan_tree import rehearse_plan_tree
from projects.imports.sheet.project import rehearse_projects
from projects.imports.sheet.rehearsed import Rehearsed
from projects.imports.tables import Table, read_table
from projects.models import Batch, Plan, Rehearsal
from projects.services.batch import start_batch
from projects.services.batch.start import REASON_LENGTH
from projects.services.sheet import RowRefusedError

# What nobody stored by then, nobody will.
DAYS_KEPT = 7


@dataclass(frozen=True)
class Stored:
    """The file was stored as this batch."""

    batch: Batch


@dataclass(frozen=True)
class Drifted:
    """Nothing was stored: of these rows the rehearsal had said something else."""

    rows: list[int]


def hand_in(
    name: str, content: bytes, *, by: AbstractBaseUser | None, plan: Plan | None = None
) -> Rehearsal:
    """Read a file and keep what it would do.

    Raises ValidationError for a file that holds no table within the limits.
    """
    table = read_table(content)
    outcome = _rehearsed(table, by=by, plan=plan, decisions={}).outcome
    before = timezone.now() - timedelta(days=DAYS_KEPT)
    Rehearsal.objects.filter(batch=None, made_at__lt=before).delete()
    rehearsal = Rehearsal(
        plan=plan,
        file_name=name[-200:],
        file_sha256=hashlib.sha256(content).hexdigest(),
        table=table.as_json(),
        made_by_id=None if by is None else by.pk,
    )
    _keep(rehearsal, outcome)
    return rehearsal


def outcome_of(rehearsal: Rehearsal) -> Outcome:
    """What the rehearsal found, as it was shown."""
    return Outcome.from_json(rehearsal.outcome)


def table_of(rehearsal: Rehearsal) -> Table:
    """What the file holds."""
    return Table.from_json(rehearsal.table)


def decide(
    rehearsal: Rehearsal, decisions: Mapping[str, Decision], *, by: AbstractBaseUser | None
) -> None:
    """Remember whose values count, and rehearse anew with them."""
    rehearsal.decisions = {**rehearsal.decisions, **decisions}
    _keep(rehearsal, _again(rehearsal, by=by).outcome)


@transaction.atomic
def apply_rehearsal(rehearsal: Rehearsal, *, by: AbstractBaseUser | None) -> Stored | Drifted:
    """Store exactly what the rehearsal said, as one batch, or say what drifted and store nothing.

    Raises ValidationError for one that is stored already, that changes nothing, or that leaves
    something to decide or to put right.
    """
    row = Rehearsal.objects.select_for_update().get(pk=rehearsal.pk)
    if row.is_applied:
        raise ValidationError(_("This file is stored already."))
    told = outcome_of(row)
    now = _again(row, by=by, is_final=True)
    if now.outcome.digest() != row.digest:
        _keep(row, now.outcome)
        return Drifted(rows_that_differ(told, now.outcome))
    if now.outcome.is_refused:
        raise ValidationError(_("Something in the file has to be put right first."))
    if now.outcome.open_cells():
        raise ValidationError(_("Say first whose value counts where both changed the same cell."))
    if not now.outcome.changes_something:
        raise ValidationError(
            _("Nothing in the file differs from what is there: nothing to store.")
        )
    reason = f"Import of {row.file_name}"[:REASON_LENGTH]
    batch = start_batch(BatchKind.IMPORT, row.file_name, by=by, reason=reason)
    try:
        with transaction.atomic():
            now.store(batch=batch, by=by, reason=reason)
    except RowRefusedError as refusal:
        raise ValidationError(str(refusal)) from refusal
    row.batch = batch
    row.save()
    return Stored(batch)


def _again(
    rehearsal: Rehearsal, *, by: AbstractBaseUser | None, is_final: bool = False
) -> Rehearsed:
    decisions = {name: Decision(word) for name, word in rehearsal.decisions.items()}
    return _rehearsed(
        table_of(rehearsal), by=by, plan=rehearsal.plan, decisions=decisions, is_final=is_final
    )


def _rehearsed(
    table: Table,
    *,
    by: AbstractBaseUser | None,
    plan: Plan | None,
    decisions: Mapping[str, Decision],
    is_final: bool = False,
) -> Rehearsed:
    """Compare; if it is to be stored, with all that it touches locked against others."""
    if plan is None:
        return rehearse_projects(table, by=by, decisions=decisions, is_final=is_final)
    return rehearse_plan_tree(table, plan, by=by, decisions=decisions, is_final=is_final)


def _keep(rehearsal: Rehearsal, outcome: Outcome) -> None:
    rehearsal.outcome = outcome.as_json()
    rehearsal.digest = outcome.digest()
    rehearsal.save()
