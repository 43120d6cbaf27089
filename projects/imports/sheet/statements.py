"""Columns that make a dated statement together: a change in them adds an entry, a draft.

Nothing in a ledger is edited by a spreadsheet. So that no document is made to say what it does
not, a new status or date needs a document, a place in it or a day that is new as well.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from projects.choices import DatePrecision, PeriodBasis, Verification
from projects.imports.sheet.addresses import Addresses
from projects.imports.sheet.comparing import Read
from projects.imports.sheet.outcome import CellKind, Problem, RowOutcome
from projects.models import LedgerEntry, Period, Project, StatusUpdate
from projects.reports.project_sheet import PLANNED_COLUMNS, PROJECT_COLUMNS, STATUS_COLUMNS
from projects.reports.project_sheet.entries import (
    entries_marked,
    planned_cells,
    status_cells,
)
from projects.reports.sheet import SEPARATOR, Values, day_of
from projects.services.reporting_period import Locks

LEDGERS: dict[str, Any] = {"status": StatusUpdate, "planned": Period}
FIELDS = {
    "status": {
        "status": "status",
        "effective_on": "status_on",
        "effective_precision": "status_dated",
        "locator": "status_locator",
        "verification": "status_standing",
        "note": "status_note",
        "note_ko": "status_note_ko",
    },
    "planned": {
        "starts_on": "planned_start",
        "starts_precision": "planned_start_dated",
        "ends_on": "planned_end",
        "ends_precision": "planned_end_dated",
        "effective_on": "planned_on",
        "locator": "planned_locator",
    },
}
GROUPS = {
    "status": tuple(column.name for column in STATUS_COLUMNS if not column.is_marker),
    "planned": tuple(column.name for column in PLANNED_COLUMNS if not column.is_marker),
}
# With one of these another statement is made; the rest are the details of one.
NEWS = frozenset(
    {"status", "status_on", "status_source"}
    | {"planned_start", "planned_end", "planned_on", "planned_source"}
)
DETAILS = frozenset(name for names in GROUPS.values() for name in names) - NEWS
# An empty cell beside these means that word.
DEFAULTS = {
    ("status", "status_dated"): DatePrecision.DAY,
    ("status", "status_standing"): Verification.REPORTED,
    ("planned_start", "planned_start_dated"): DatePrecision.DAY,
    ("planned_end", "planned_end_dated"): DatePrecision.DAY,
}


class Statements:
    """The statements of a file's rows, against the entries that were exported."""

    def __init__(
        self, columns: Collection[str], reads: Iterable[Read], current: Iterable[Values]
    ) -> None:
        self._columns = frozenset(columns)
        self._shown = {_identifier(cells) for cells in current if cells["status_entry"]}
        reads = list(reads)
        self._marked = {
            group: entries_marked({read.values.get(f"{group}_entry", "") for read in reads}, ledger)
            for group, ledger in LEDGERS.items()
            if f"{group}_entry" in self._columns
        }
        for read in reads:
            _fill_in(read.values)

    def base(self, group: str, project: Project, read: Read, current: Values) -> Values:
        """What the columns said when they were exported.

        Without the column that marks the entries it is what they say now.
        """
        if group not in self._marked:
            return current
        marked = read.values.get(f"{group}_entry", "")
        parts = [part for part in marked.split(SEPARATOR) if part]
        found = [self._marked[group].get(part) for part in parts]
        if any(entry is None or entry.project_id != project.pk for entry in found):
            read.problems.append(
                Problem(
                    f"{group}_entry",
                    marked,
                    _("This names no entry of the project: leave the cell as it was exported."),
                )
            )
            return current
        cells = status_cells(found) if group == "status" else planned_cells(found)
        return dict.fromkeys(GROUPS[group], "") | cells

    def entry(
        self,
        group: str,
        project: Project,
        written: Values,
        current: Values,
        addresses: Addresses,
    ) -> tuple[LedgerEntry | None, list[Problem]]:
        """The entry that the cells written make, or why they make none."""
        values = self._whole(group, written, current)
        problems = list(RULES[group](values, current, written))
        if problems:
            return None, problems
        entry = MAKERS[group](project, values, written)
        # The same document, dated alike, now read rightly.
        is_dated_alike = not {"status_on", "status_source"} & written.keys()
        if isinstance(entry, StatusUpdate) and current["status"] and is_dated_alike:
            entry.supersedes = self._earlier[_identifier(current)]
            entry.is_correction = True
        source = addresses.key("source", values[f"{group}_source"])
        if source is not None:
            entry.source_id = source
        problems = list(_refusals(group, entry, values))
        sentence = self._locks.refusal(entry)
        if sentence:
            problems.append(Problem(f"{group}_on", values[f"{group}_on"], sentence))
        return entry, problems

    @cached_property
    def _locks(self) -> Locks:
        """The locked reporting periods, read once and only when there is an entry to ask for."""
        return Locks()

    @cached_property
    def _earlier(self) -> dict[UUID, StatusUpdate]:
        """The status entries that stand, together and only once any is needed."""
        return StatusUpdate.objects.select_related("project").in_bulk(self._shown)

    def _whole(self, group: str, written: Values, current: Values) -> Values:
        """All that the new entry says.

        What the file has no column for is said anew only where the same document is read again.
        """
        is_new = not written.keys().isdisjoint(NEWS)
        unsaid = {name for name in DETAILS - self._columns if is_new}
        return {
            name: written.get(name, "" if name in unsaid else current[name])
            for name in GROUPS[group]
        }


def tell_who_stated(rows: Iterable[RowOutcome], current: Mapping[str, Values]) -> None:
    """Name the colleague whose entry stands where the file says something else."""
    for group, ledger in LEDGERS.items():
        meant = [
            (cell, current[row.key][f"{group}_entry"].split(SEPARATOR)[-1].partition("/")[0])
            for row in rows
            for cell in row.cells
            if cell.kind is not CellKind.CHANGE and PROJECT_COLUMNS[cell.column].group == group
        ]
        entries = ledger.objects.select_related("entered_by").in_bulk(
            {key for _, key in meant if key}
        )
        standing = {str(key): entry for key, entry in entries.items()}
        for cell, key in meant:
            if (entry := standing.get(key)) is not None:
                cell.changed_by = "" if entry.entered_by is None else str(entry.entered_by)
                cell.changed_at = entry.entered_at.isoformat()


def _fill_in(values: Values) -> None:
    for (name, beside), word in DEFAULTS.items():
        if values.get(name) and values.get(beside) == "":
            values[beside] = word.value
        elif values.get(name) == "" and beside.startswith("planned"):
            values.pop(beside, None)


def _identifier(cells: Values) -> UUID:
    return UUID(cells["status_entry"].partition("/")[0])


def _status(project: Project, values: Values, written: Collection[str]) -> StatusUpdate:
    return StatusUpdate(
        project=project,
        status=values["status"],
        effective_on=date.fromisoformat(values["status_on"]),
        effective_precision=values["status_dated"] or DatePrecision.DAY,
        locator=values["status_locator"],
        verification=values["status_standing"] or Verification.REPORTED,
        note=values["status_note"],
        note_ko=values["status_note_ko"],
    )


def _planned(project: Project, values: Values, written: Collection[str]) -> Period:
    entry = Period(
        project=project,
        basis=PeriodBasis.PLANNED,
        effective_on=date.fromisoformat(values["planned_on"]),
        locator=values["planned_locator"],
    )
    starts = {"planned_start", "planned_start_dated"} & set(written)
    ends = {"planned_end", "planned_end_dated"} & set(written)
    # Of two dates, a document that is named for one says nothing of the other.
    if starts or not ends:
        entry.starts_on = day_of(values["planned_start"])
        entry.starts_precision = values["planned_start_dated"] or DatePrecision.DAY
    if ends or not starts:
        entry.ends_on = day_of(values["planned_end"])
        entry.ends_precision = values["planned_end_dated"] or DatePrecision.DAY
    return entry


MAKERS: dict[str, Callable[[Project, Values, Collection[str]], StatusUpdate | Period]] = {
    "status": _status,
    "planned": _planned,
}


def _status_rules(values: Values, current: Values, written: Collection[str]) -> Iterable[Problem]:
    if not values["status"]:
        if current["status"]:
            sentence = _("An empty cell takes no status back: withdraw the entry on its own page.")
        else:
            sentence = _("What stands beside the status needs a status, like “ongoing”.")
        yield Problem("status", "", sentence)
        return
    yield from _needed(values, "status")
    if current["status"] and "status" in written:
        yield from _unsaid(values, written, "status", "status")


def _planned_rules(values: Values, current: Values, written: Collection[str]) -> Iterable[Problem]:
    for name in ("planned_start", "planned_end"):
        if current[name] and not values[name]:
            sentence = _("An empty cell takes no date back: withdraw the entry on its own page.")
            yield Problem(name, "", sentence)
            return
    if not (values["planned_start"] or values["planned_end"]):
        sentence = _("What stands beside the planned dates needs a start or an end.")
        yield Problem("planned_start", "", sentence)
        return
    yield from _needed(values, "planned")
    for name in ("planned_start", "planned_end"):
        if current[name] and name in written:
            yield from _unsaid(values, written, "planned", name)


def _needed(values: Values, group: str) -> Iterable[Problem]:
    if not values[f"{group}_on"]:
        sentence = _("Give the day from which this is so, like 2025-05-16.")
        yield Problem(f"{group}_on", "", sentence)
    if not values[f"{group}_source"]:
        sentence = _("Name the document that says so by its address: every entry needs one.")
        yield Problem(f"{group}_source", "", sentence)


def _unsaid(values: Values, written: Collection[str], group: str, name: str) -> Iterable[Problem]:
    says = (f"{group}_on", f"{group}_source", f"{group}_locator")
    if not set(says) & set(written):
        sentence = _(
            "This is new, and %(columns)s still speak of the earlier entry: "
            "say since when it is so, or which document says so and where."
        ) % {"columns": ", ".join(f"“{column}”" for column in says)}
        yield Problem(name, values[name], sentence)


RULES: dict[str, Callable[[Values, Values, Collection[str]], Iterable[Problem]]] = {
    "status": _status_rules,
    "planned": _planned_rules,
}


def _refusals(group: str, entry: Any, values: Values) -> Iterable[Problem]:
    """What the ledger's own rules have against the entry."""
    try:
        # What the file names was looked up already, row by row would take thousands of queries.
        entry.full_clean(
            exclude={"id", "project", "source", "supersedes", "entered_by"},
            validate_unique=False,
            validate_constraints=group == "planned",
        )
    except ValidationError as refusal:
        for name, sentences in refusal.message_dict.items():
            column = FIELDS[group].get(name, group if group == "status" else "planned_start")
            yield Problem(column, values[column], " ".join(sentences))
