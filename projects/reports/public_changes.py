"""What became public last: every entry, version and confirmation with the moment it did.

The moment is when review released an entry first, which the history knows; what the entry says
comes from the ledgers that the pages read. What is not public any more is told of no more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from simple_history.utils import get_history_model_for_model

from projects.choices import Noun, ReviewState
from projects.documents.about import indicator_name
from projects.documents.shapes import NamedIndicatorShape
from projects.documents.visible import project_names
from projects.models import (
    Assessment,
    Claim,
    Confirmation,
    FundingEntry,
    LedgerQuerySet,
    Meeting,
    Milestone,
    Period,
    Plan,
    Reading,
    ReportedValue,
    StatusUpdate,
)
from projects.models.public_record import PublicRecordQuerySet
from projects.reports.changes.ledgers import DOCUMENTS

LIMIT = 50
VERSION, CONFIRMATION = "version", "confirmation"


@dataclass(frozen=True)
class Followed:
    """What somebody follows: projects, and more entries of some ledgers, by their kind."""

    records: PublicRecordQuerySet
    entries: Mapping[str, Q] = field(default_factory=dict)
    since: datetime | None = None


@dataclass(frozen=True)
class Subject:
    """The record that a change is about."""

    noun: Noun
    slug: str
    title: str
    title_ko: str


@dataclass(frozen=True)
class PublicChange:
    """One thing that became public; ``key`` never changes, and is an entry's own identifier.

    A version or a confirmation has no entry: ``value`` is its number or its day.
    """

    kind: str
    key: str
    at: datetime
    subject: Subject
    entry: Mapping[str, Any] | None = None
    indicator: NamedIndicatorShape | None = None
    value: str = ""


@dataclass(frozen=True)
class _Ledger:
    """The published entries of one kind, where the project of one is, and what comes along."""

    entries: LedgerQuerySet[Any]
    project: str
    related: tuple[str, ...] = ()


def _ledgers() -> dict[str, _Ledger]:
    """Every ledger of a project's, a plan's or a meeting's, by the kind of figure it holds."""
    return {
        "status": _Ledger(StatusUpdate.objects.published(), "project"),
        "period": _Ledger(Period.objects.published(), "project"),
        "funding": _Ledger(
            FundingEntry.objects.published(),
            "project",
            ("fund", "provider", "exchange_rate__source"),
        ),
        "milestone": _Ledger(Milestone.objects.published(), "project"),
        "reading": _Ledger(Reading.objects.published(), "indicator__project", ("indicator__plan",)),
        "reported": _Ledger(ReportedValue.objects.published(), "project", ("plan", "meeting")),
        "assessment": _Ledger(Assessment.objects.published(), "", ("line__plan",)),
        "claim": _Ledger(Claim.objects.published(), "", ("plan", "meeting__partnership")),
    }


def read_changes(followed: Followed, *, on: date, limit: int = LIMIT) -> list[PublicChange]:
    """The last ``limit`` changes that speak of days up to ``on``, the newest first.

    A constant number of queries however many there are.
    """
    ledgers = _ledgers()
    keys = followed.records.order_by().values("pk")
    moments: list[tuple[datetime, str, Any]] = []
    for kind, ledger in ledgers.items():
        wanted = followed.entries.get(kind, Q(pk__in=[]))
        if ledger.project:
            wanted |= Q(**{f"{ledger.project}__in": keys})
        entries = ledger.entries.filter(wanted, effective_on__lte=on)
        moments += _released(kind, entries, followed.since, limit)
    moments += _versions(followed, on, limit)
    moments += _confirmations(followed, on, limit)
    moments.sort(key=lambda it: (it[0], it[1], str(it[2])), reverse=True)
    return _told(moments[:limit], ledgers, on)


def _released(
    kind: str, entries: LedgerQuerySet[Any], since: datetime | None, limit: int
) -> Iterator[tuple[datetime, str, Any]]:
    """The entries released last, with the moment at which they were for the first time."""
    history = get_history_model_for_model(entries.model).objects
    released = history.filter(review_state=ReviewState.PUBLISHED)
    before = released.filter(id=OuterRef("id"), history_id__lt=OuterRef("history_id"))
    rows = released.filter(id__in=entries.order_by().values("pk")).exclude(Exists(before))
    for at, key in _newest(rows, since, limit).values_list("history_date", "id"):
        yield at, kind, key


def _confirmations(followed: Followed, on: date, limit: int) -> Iterator[tuple[datetime, str, Any]]:
    confirmations = Confirmation.objects.published().as_of(on)
    shown = confirmations.filter(project__in=followed.records.order_by().values("pk"))
    history = get_history_model_for_model(Confirmation).objects
    made = history.filter(history_type="+", id__in=shown.order_by().values("pk"))
    rows = _newest(made, followed.since, limit)
    for at, project, day in rows.values_list("history_date", "project", "confirmed_on"):
        yield at, CONFIRMATION, (project, day.isoformat())


def _versions(followed: Followed, on: date, limit: int) -> Iterator[tuple[datetime, str, Any]]:
    """The version that each record shows; earlier ones are no longer to be seen."""
    records = followed.records.filter(published_at__date__lte=on)
    if followed.since is not None:
        records = records.filter(published_at__gte=followed.since)
    rows = records.order_by("-published_at", "-pk").values_list("published_at", "pk", "version")
    for at, project, version in rows[:limit]:
        yield at, VERSION, (project, str(version))


def _newest(rows: QuerySet[Any], since: datetime | None, limit: int) -> QuerySet[Any]:
    if since is not None:
        rows = rows.filter(history_date__gte=since)
    return rows.order_by("-history_date", "-history_id")[:limit]


def _told(
    moments: list[tuple[datetime, str, Any]], ledgers: Mapping[str, _Ledger], on: date
) -> list[PublicChange]:
    entries = {
        (kind, entry.pk): entry
        for kind, ledger in ledgers.items()
        for entry in _in_bulk(ledger, [key for _, it, key in moments if it == kind], on)
    }
    bare = {VERSION, CONFIRMATION}
    named = {key[0] for _, kind, key in moments if kind in bare}
    named |= {it.project_id for it in map(_about, entries.values()) if _of_project(it)}
    names = project_names(named)
    changes = []
    for at, kind, key in moments:
        if kind in bare:
            project, value = key
            subject = _project(names[project])
            identity = f"{subject.slug}/{kind}/{value}"
            changes.append(PublicChange(kind, identity, at, subject, value=value))
        else:
            entry = entries[kind, key]
            changes.append(
                PublicChange(
                    kind,
                    str(key),
                    at,
                    _subject(_about(entry), names),
                    entry=DOCUMENTS[kind](entry),
                    indicator=indicator_name(entry.indicator) if kind == "reading" else None,
                )
            )
    return changes


def _in_bulk(ledger: _Ledger, keys: list[Any], on: date) -> list[Any]:
    if not keys:
        return []
    entries = ledger.entries.known(on).select_related("source", *ledger.related)
    return list(entries.filter(pk__in=keys))


def _about(entry: Any) -> Any:
    """The row that names what an entry is about: the entry, its indicator or its line."""
    if isinstance(entry, Reading):
        return entry.indicator
    return entry.line if isinstance(entry, Assessment) else entry


def _of_project(row: Any) -> bool:
    return getattr(row, "project_id", None) is not None


def _subject(row: Any, names: Mapping[object, Any]) -> Subject:
    if _of_project(row):
        return _project(names[row.project_id])
    about: Plan | Meeting = row.plan or row.meeting
    noun = Noun.PLAN if isinstance(about, Plan) else Noun.MEETING
    return Subject(noun, about.slug, about.title, about.title_ko)


def _project(name: Mapping[str, Any]) -> Subject:
    return Subject(Noun.PROJECT, name["slug"], name["title"], name["title_ko"])
