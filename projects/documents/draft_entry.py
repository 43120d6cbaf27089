"""Entries as they are stored, whether or not the public sees them, as documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from projects.documents.assessment import assessment_document
from projects.documents.claim import claim_documents
from projects.documents.entries import (
    funding_document,
    milestone_document,
    period_document,
    reported_value_document,
    status_document,
)
from projects.documents.indicator import reading_document, target_document
from projects.documents.shapes import DraftEntryShape
from projects.models import (
    Assessment,
    Claim,
    FundingEntry,
    LedgerEntry,
    Milestone,
    Period,
    Reading,
    ReportedValue,
    StatusUpdate,
    Target,
)

# Narrows rows to those that the reader may know of.
Seen = Callable[[Any], Any]


@dataclass(frozen=True)
class Ledger:
    """A ledger: its name in the API, its documents, and the column of what it is about."""

    name: str
    documents: Callable[[Sequence[Any]], Sequence[Mapping[str, Any]]]
    about: str = "project"
    related: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


def each(document: Callable[[Any], Mapping[str, Any]]) -> Callable[[Sequence[Any]], list[Any]]:
    """The documents of many entries, where that of one needs nothing else."""
    return lambda entries: [document(entry) for entry in entries]


LEDGERS: dict[type[LedgerEntry], Ledger] = {
    StatusUpdate: Ledger("status-updates", each(status_document)),
    Period: Ledger("periods", each(period_document)),
    FundingEntry: Ledger(
        "funding", each(funding_document), related=("fund", "provider", "exchange_rate__source")
    ),
    Milestone: Ledger("milestones", each(milestone_document)),
    ReportedValue: Ledger("reported-values", each(reported_value_document)),
    Target: Ledger("targets", each(target_document), about="indicator"),
    Reading: Ledger("readings", each(reading_document), about="indicator", parts=("parts",)),
    Assessment: Ledger(
        "assessments", each(assessment_document), about="line", related=("line__plan",)
    ),
    Claim: Ledger("claims", claim_documents, about="plan"),
}
# Those that a project's public record shows.
OF_PROJECTS = (StatusUpdate, Period, FundingEntry, Milestone, ReportedValue)
OF_INDICATORS = (Target, Reading)


def draft_documents(
    model: type[LedgerEntry], keys: Collection[object], *, on: date
) -> list[DraftEntryShape]:
    """Entries of one ledger, by their primary keys, in that order."""
    rows = list(_rows(model, on).filter(pk__in=keys))
    found = dict(zip((row.pk for row in rows), _documents(model, rows), strict=True))
    return [found[key] for key in keys]


def pending_documents(
    projects: Collection[int], *, seen: Seen, on: date
) -> dict[int, list[DraftEntryShape]]:
    """What publishing the projects would release, oldest first in each ledger, by primary key."""
    found: dict[int, list[DraftEntryShape]] = defaultdict(list)
    paths: Sequence[tuple[type[LedgerEntry], str]] = (
        *((model, "project") for model in OF_PROJECTS),
        *((model, "indicator__project") for model in OF_INDICATORS),
    )
    for model, path in paths:
        entries = _rows(model, on).pending().filter(**{f"{path}__in": projects})
        rows = list(seen(entries).in_order())
        for row, document in zip(rows, _documents(model, rows), strict=True):
            project = row.project_id if path == "project" else row.indicator.project_id
            found[project].append(document)
    return found


def _rows(model: type[LedgerEntry], on: date) -> Any:
    ledger, rows = LEDGERS[model], model._default_manager.all()
    known: Any = rows
    return (
        known.known(on)
        .select_related("source", ledger.about, *ledger.related)
        .prefetch_related(*ledger.parts)
    )


def _documents(model: type[LedgerEntry], rows: Sequence[Any]) -> list[DraftEntryShape]:
    ledger = LEDGERS[model]
    documents: Any = ledger.documents(rows)
    return [
        {
            "ledger": ledger.name,
            "about": getattr(row, ledger.about).slug,
            "id": str(row.pk),
            "version": row.version,
            "review_state": row.review_state,
            "returned_reason": row.returned_reason,
            "effective_on": row.effective_on.isoformat(),
            "document": document,
        }
        for row, document in zip(rows, documents, strict=True)
    ]
