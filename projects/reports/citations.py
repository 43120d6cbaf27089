"""What the public figures take from a source: each with its record, date and locator."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, F, Value

from projects.choices import Noun
from projects.documents.assessment import assessment_document
from projects.documents.entries import (
    entry_document,
    funding_document,
    milestone_document,
    money,
    period_document,
    reported_value_document,
    status_document,
)
from projects.documents.indicator import target_document, value_document
from projects.documents.visible import project_names
from projects.models import (
    ActionLine,
    Assessment,
    Claim,
    Contribution,
    FocusArea,
    FundingEntry,
    LedgerQuerySet,
    Meeting,
    Milestone,
    Period,
    Plan,
    Reading,
    ReportedValue,
    Source,
    StatusUpdate,
    Target,
    Theme,
)
from projects.reports.plan_index import claims_with_meetings


@dataclass(frozen=True)
class Citation:
    """One entry that names the source: its kind, its document, and which indicator if any."""

    kind: str
    entry: Mapping[str, Any]
    indicator: Any = None


@dataclass(frozen=True)
class CitingRecord:
    """A record with the entries about it that name the source, oldest first."""

    noun: Noun
    slug: str
    name: str
    name_ko: str
    citations: list[Citation] = field(default_factory=list)


@dataclass(frozen=True)
class Statement:
    """A record that rests on the source: a plan, an area or line of one, a meeting, a theme."""

    kind: str
    slug: str
    name: str
    name_ko: str
    plan: str


@dataclass(frozen=True)
class _Ledger:
    """How the entries of one kind are read and shown."""

    entries: LedgerQuerySet[Any]
    related: tuple[str, ...]
    document: Callable[[Any], Mapping[str, Any]]


def _contribution_document(entry: Contribution) -> dict[str, Any]:
    return {
        **entry_document(entry),
        "kind": entry.kind,
        "year": entry.year,
        "qualifier": entry.qualifier,
        "amount": money(entry.amount),
        "currency": entry.currency,
        "is_not_applicable": entry.is_not_applicable,
    }


def _ledgers() -> dict[str, _Ledger]:
    """Every ledger's published entries, by the kind of figure they hold."""
    of_indicator = ("indicator__plan", "indicator__partnership", "indicator__fund")
    return {
        "status": _Ledger(StatusUpdate.objects.published(), (), status_document),
        "period": _Ledger(Period.objects.published(), (), period_document),
        "funding": _Ledger(
            FundingEntry.objects.published(),
            ("fund", "provider", "exchange_rate__source"),
            funding_document,
        ),
        "milestone": _Ledger(Milestone.objects.published(), (), milestone_document),
        "reported": _Ledger(
            ReportedValue.objects.published(),
            ("plan", "partnership", "fund", "meeting"),
            reported_value_document,
        ),
        "target": _Ledger(Target.objects.published(), of_indicator, target_document),
        "reading": _Ledger(Reading.objects.published(), of_indicator, value_document),
        "assessment": _Ledger(Assessment.objects.published(), ("line__plan",), assessment_document),
        "claim": _Ledger(
            Claim.objects.published(),
            ("plan", "meeting__partnership"),
            lambda entry: claims_with_meetings([entry])[0],
        ),
        "contribution": _Ledger(
            Contribution.objects.published(), ("fund",), _contribution_document
        ),
    }


def count_citations(*, on: date) -> dict[int, int]:
    """How many entries in effect or replaced by ``on`` name each source, in one query."""
    counts = [
        ledger.entries.filter(effective_on__lte=on)
        .order_by()
        .annotate(ledger=Value(kind))
        .values_list("source", "ledger")
        .annotate(entries=Count("pk", distinct=True))
        for kind, ledger in _ledgers().items()
    ]
    found: dict[int, int] = {}
    for source, _, entries in counts[0].union(*counts[1:], all=True):
        found[source] = found.get(source, 0) + entries
    return found


def cite(source: Source, *, on: date) -> list[CitingRecord]:
    """The records with entries that name the source by ``on``, projects first, then by name.

    One query a ledger and one for the projects' names, however many entries there are.
    """
    found: dict[tuple[Noun, int], list[Citation]] = {}
    names: dict[tuple[Noun, int], Any] = {}
    for kind, ledger in _ledgers().items():
        entries = ledger.entries.known(on).filter(source=source)
        for entry in entries.select_related("source", *ledger.related).in_order():
            indicator = entry.indicator if kind in {"target", "reading"} else None
            noun, key, row = _subject(indicator or (entry.line if kind == "assessment" else entry))
            names[noun, key] = row
            found.setdefault((noun, key), []).append(
                Citation(kind=kind, entry=ledger.document(entry), indicator=indicator)
            )
    projects = project_names(key for noun, key in found if noun == Noun.PROJECT)
    records = []
    for (noun, key), citations in found.items():
        if noun == Noun.PROJECT:
            shape = projects[key]
            record = CitingRecord(noun, shape["slug"], shape["title"], shape["title_ko"], citations)
        else:
            row = names[noun, key]
            name = "title" if noun in {Noun.PLAN, Noun.MEETING} else "name"
            record = CitingRecord(
                noun, row.slug, getattr(row, name), getattr(row, f"{name}_ko"), citations
            )
        records.append(record)
    return sorted(records, key=lambda it: (list(Noun).index(it.noun), it.name, it.slug))


def statements_in(source: Source, *, on: date) -> list[Statement]:
    """The records that rest on the source as a whole, in one query."""
    no_plan = Value("")
    kinds: dict[str, tuple[Any, str, Any]] = {
        "plan": (Plan.objects.published().as_of(on), "title", no_plan),
        "meeting": (Meeting.objects.published().as_of(on), "title", no_plan),
        "theme": (Theme.objects.published(), "name", no_plan),
        "area": (FocusArea.objects.published(), "title", F("plan__slug")),
        "line": (ActionLine.objects.published(), "text", F("plan__slug")),
    }
    rows = [
        queryset.filter(source=source)
        .order_by()
        .values_list(Value(kind), "slug", name, f"{name}_ko", plan)
        for kind, (queryset, name, plan) in kinds.items()
    ]
    order = list(kinds)
    return sorted(
        (Statement(*row) for row in rows[0].union(*rows[1:], all=True)),
        key=lambda it: (order.index(it.kind), it.name, it.slug),
    )


def _subject(row: Any) -> tuple[Noun, int, Any]:
    """What an entry, an indicator or a line is about; a project only by its key."""
    project = getattr(row, "project_id", None)
    if project is not None:
        return Noun.PROJECT, project, None
    for noun in (Noun.PLAN, Noun.PARTNERSHIP, Noun.FUND, Noun.MEETING):
        key = getattr(row, f"{noun.value}_id", None)
        if key is not None:
            return noun, key, getattr(row, noun.value)
    raise ValueError("The entry is about nothing that has an address.")
