"""What the ledgers of the working copy say, drafts included, as cells of the project sheet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from projects.choices import PeriodBasis
from projects.models import LedgerEntry, Period, StatusUpdate
from projects.reports.sheet import SEPARATOR, Seen, Values, day, text


def standing_statuses(projects: Collection[int], seen: Seen) -> dict[int, list[StatusUpdate]]:
    """The status that counts and stands today for each project that has one."""
    entries = seen(StatusUpdate.objects.filter(project__in=projects))
    return {key: found[-1:] for key, found in _standing(entries).items()}


def standing_plans(projects: Collection[int], seen: Seen) -> dict[int, list[Period]]:
    """The entries that give each project's planned dates today, oldest first."""
    planned = Period.objects.filter(project__in=projects, basis=PeriodBasis.PLANNED)
    return {key: _speaking(found) for key, found in _standing(seen(planned)).items()}


def _standing(entries: Any) -> dict[int, list[Any]]:
    """Those that nothing replaces which the reader may know of, by project, oldest first."""
    standing = list(entries.standing().select_related("source").in_order())
    replaced = {entry.supersedes_id for entry in standing}
    found = defaultdict(list)
    for entry in standing:
        if entry.is_counted and entry.pk not in replaced:
            found[entry.project_id].append(entry)
    return found


def _speaking(entries: list[Period]) -> list[Period]:
    """The newest entry, and those by which the start and the end are known if it names only one."""
    starts = [entry for entry in entries if entry.starts_on is not None][-1:]
    ends = [entry for entry in entries if entry.ends_on is not None][-1:]
    said = [*starts, *ends, entries[-1]]
    return [entry for entry in entries if entry in said]


def status_cells(entries: list[Any]) -> Values:
    """The status columns for the entry that stands, or empty."""
    if not entries:
        return {}
    entry = entries[-1]
    return {
        "status": entry.status,
        "status_on": day(entry.effective_on),
        "status_dated": entry.effective_precision,
        "status_source": entry.source.slug,
        "status_locator": text(entry.locator),
        "status_standing": entry.verification,
        "status_note": text(entry.note),
        "status_note_ko": text(entry.note_ko),
        "status_entry": marker(entries),
    }


def planned_cells(entries: list[Any]) -> Values:
    """The columns of the planned dates for the entries that give them, or empty."""
    if not entries:
        return {}
    newest = entries[-1]
    cells = {
        "planned_on": day(newest.effective_on),
        "planned_source": newest.source.slug,
        "planned_locator": text(newest.locator),
        "planned_entry": marker(entries),
    }
    for entry in entries:
        if entry.starts_on is not None:
            cells["planned_start"] = day(entry.starts_on)
            cells["planned_start_dated"] = entry.starts_precision
        if entry.ends_on is not None:
            cells["planned_end"] = day(entry.ends_on)
            cells["planned_end_dated"] = entry.ends_precision
    return cells


def marker(entries: Iterable[LedgerEntry]) -> str:
    """Which entries are shown, and in which version, for the import to find them again."""
    return SEPARATOR.join(f"{entry.id}/{entry.version}" for entry in entries)


def entries_marked(markers: Iterable[str], ledger: Any) -> dict[str, Any]:
    """The entries of a ledger as they were in the versions that the markers name.

    A marker that names none, or what is no marker, is left out.
    """
    wanted = {
        part: (key, int(version))
        for marked in markers
        for part in marked.split(SEPARATOR)
        if (key := _identifier(part.partition("/")[0])) is not None
        and (version := part.partition("/")[2]).isdecimal()
    }
    found: dict[tuple[UUID, int], Any] = {}
    keys = {key for key, _ in wanted.values()}
    for row in (
        ledger.history.filter(id__in=keys)
        .select_related("source")
        .order_by("history_date", "history_id")
    ):
        found[row.id, row.version] = row
    return {part: found[place] for part, place in wanted.items() if place in found}


def _identifier(part: str) -> UUID | None:
    try:
        return UUID(part)
    except ValueError:
        return None
