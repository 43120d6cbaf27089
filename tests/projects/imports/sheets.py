"""Spreadsheets as staff hand them in: exported, changed in a few cells."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO
from typing import Any

from django.contrib.auth.models import User

from projects.exports.delimited import write_csv
from projects.exports.sheet import Column, Sheet
from projects.imports.rehearsal import Stored, apply_rehearsal, hand_in, outcome_of
from projects.imports.sheet.outcome import CellOutcome, Outcome
from projects.imports.tables import Table, read_table
from projects.models import Batch, Plan, Project
from projects.reports.plan_sheet import PLAN_COLUMNS, plan_rows
from projects.reports.project_sheet import PROJECT_COLUMNS, project_rows
from projects.reports.sheet import SheetColumn, Typed

Cells = dict[str, str]


def exported(*projects: Project) -> list[Cells]:
    """The rows of the projects as their export has them."""
    fresh = Project.objects.filter(pk__in=[project.pk for project in projects]).order_by("pk")
    return _rows(PROJECT_COLUMNS, project_rows(fresh))


def exported_tree(plan: Plan) -> list[Cells]:
    """The rows of the plan's areas and lines as their export has them."""
    return _rows(PLAN_COLUMNS, plan_rows(plan))


def _rows(columns: dict[str, SheetColumn], rows: Iterable[list[Typed]]) -> list[Cells]:
    sheet = Sheet("sheet", [Column(name) for name in columns], rows)
    text = b"".join(write_csv(sheet)).decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text, newline="")))


def as_file(rows: list[Cells]) -> bytes:
    """The rows as the bytes of a CSV file."""
    out = StringIO(newline="")
    columns = list(dict.fromkeys(name for row in rows for name in row))
    writer = csv.DictWriter(out, columns)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def as_table(rows: list[Cells]) -> Table:
    return read_table(as_file(rows))


def rehearsed(rows: list[Cells], *, by: User | None = None, plan: Plan | None = None) -> Outcome:
    """What handing in the rows would do."""
    return outcome_of(hand_in("sheet.csv", as_file(rows), by=by, plan=plan))


def imported(rows: list[Cells], *, by: User | None = None, plan: Plan | None = None) -> Batch:
    """Hand in the rows and store them."""
    rehearsal = hand_in("sheet.csv", as_file(rows), by=by, plan=plan)
    done = apply_rehearsal(rehearsal, by=by)
    assert isinstance(done, Stored)
    return done.batch


def cells(outcome: Outcome) -> list[tuple[str, str, str, str]]:
    """Each cell that is not the same: its column, its kind, what is stored, what the file says."""
    return [_told(cell) for row in outcome.rows for cell in row.cells]


def _told(cell: CellOutcome) -> tuple[str, str, str, str]:
    return cell.column, cell.kind.value, cell.before, cell.after


def problems(outcome: Outcome) -> list[tuple[Any, ...]]:
    """Each problem: its row, its column, its sentence."""
    return [(0, it.column, it.sentence) for it in outcome.problems] + [
        (row.number, it.column, it.sentence) for row in outcome.rows for it in row.problems
    ]
