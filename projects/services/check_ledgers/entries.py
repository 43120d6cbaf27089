"""Checks within the ledgers themselves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from simple_history.utils import bulk_update_with_history

from projects.models import (
    Assessment,
    Claim,
    Contribution,
    FundingEntry,
    LedgerEntry,
    Milestone,
    Period,
    Reading,
    ReportedValue,
    StatusUpdate,
    Target,
)
from projects.services.check_ledgers.difference import Difference, Tell

BATCH = 1000
# By which columns each ledger names what an entry is about.
SUBJECTS: dict[type[LedgerEntry], tuple[str, ...]] = {
    StatusUpdate: ("project",),
    Period: ("project",),
    FundingEntry: ("project",),
    Milestone: ("project",),
    ReportedValue: ("project", "plan", "partnership", "fund", "meeting"),
    Reading: ("indicator",),
    Target: ("indicator",),
    Assessment: ("line",),
    Claim: ("plan",),
    Contribution: ("fund",),
}


def check_conversions(tell: Tell, *, repair: bool) -> None:
    """Every sum with a rate is converted at it; the database itself keeps all other sums true."""
    for entries in _batches_with_rate():
        wrong = []
        for entry in entries:
            stored = entry.usd_amount
            entry.convert()
            if entry.usd_amount != stored:
                what = f"funding entry {entry.pk} in US dollars"
                tell(Difference(entry.project.slug, what, entry.usd_amount, stored))
                wrong.append(entry)
        if repair and wrong:
            bulk_update_with_history(
                wrong,
                FundingEntry,
                ["usd_amount"],
                batch_size=BATCH,
                default_change_reason="Conversion repaired",
            )


def check_supersessions(tell: Tell) -> None:
    """What supersedes an entry is about the same thing, and no entry supersedes itself."""
    for ledger in SUBJECTS:
        _check_subjects(ledger, tell)
        _check_circles(ledger, tell)


def _batches_with_rate() -> Iterator[list[FundingEntry]]:
    rows = (
        FundingEntry.objects.filter(exchange_rate__isnull=False)
        .select_related("exchange_rate", "project")
        .order_by("pk")
    )
    batch = list(rows[:BATCH])
    while batch:
        yield batch
        batch = list(rows.filter(pk__gt=batch[-1].pk)[:BATCH])


def _check_subjects(ledger: type[LedgerEntry], tell: Tell) -> None:
    names = [f"{column}__slug" for column in SUBJECTS[ledger]]
    above = [f"supersedes__{name}" for name in names]
    rows = ledger._default_manager.filter(supersedes__isnull=False).order_by("pk")
    for pk, *slugs in rows.values_list("pk", *names, *above).iterator(chunk_size=BATCH):
        own, theirs = slugs[: len(names)], slugs[len(names) :]
        if own != theirs:
            what = f"{_named(ledger)} {pk} supersedes an entry about"
            tell(Difference(_first(own), what, _first(own), _first(theirs), can_be_repaired=False))


def _check_circles(ledger: type[LedgerEntry], tell: Tell) -> None:
    # Every entry of a circle both supersedes and is superseded, and few do both.
    superseding = ledger._default_manager.filter(supersedes__isnull=False)
    both = superseding.filter(pk__in=superseding.values("supersedes"))
    before: dict[UUID, UUID] = dict(both.order_by("pk").values_list("pk", "supersedes"))
    settled: set[UUID] = set()
    for start in before:
        path: dict[UUID, None] = {}
        at: UUID | None = start
        while at is not None and at not in path and at not in settled:
            path[at] = None
            at = before.get(at)
        if at is not None and at in path:
            what = f"{_named(ledger)} {at} supersedes itself, through {len(path)} entries"
            tell(Difference(_slug(ledger, at), what, None, at, can_be_repaired=False))
        settled |= path.keys()


def _slug(ledger: type[LedgerEntry], pk: UUID) -> str:
    names = [f"{column}__slug" for column in SUBJECTS[ledger]]
    return _first(list(ledger._default_manager.filter(pk=pk).values_list(*names).get()))


def _first(slugs: list[Any]) -> str:
    return next((slug for slug in slugs if slug is not None), "")


def _named(ledger: type[LedgerEntry]) -> str:
    return str(ledger._meta.verbose_name)
