"""Random ledgers for property tests, and how to store them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st

from projects.choices import FundingKind, PeriodBasis, PublicationState, ReviewState, Status
from projects.models import (
    Confirmation,
    ExchangeRate,
    FundingEntry,
    LedgerEntry,
    Period,
    Project,
    Source,
    StatusUpdate,
)
from projects.services.public_record import publish_versions, write_public_records
from tests.factories import make_project, make_rate, make_source

# Seeded and small: a failing example is the same one on every machine, and the run stays short.
few = settings(max_examples=15, deadline=None, derandomize=True, database=None)


def few_or(thorough: int, *, usual: int = 15) -> settings:
    """The usual number of examples, or with --hypothesis-profile=thorough so many at random."""
    if settings.get_current_profile_name() == "thorough":
        return settings(max_examples=thorough, deadline=None)
    return settings(few, max_examples=usual)


FIRST = date(2024, 1, 1)
DAYS = 12


@contextmanager
def undone() -> Iterator[None]:
    """What is stored inside is gone afterwards: no example sees another's rows."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@dataclass(frozen=True)
class Common:
    """What every entry has: the day, whether it counts, its review, what it replaces."""

    day: int
    counts: bool
    state: ReviewState
    replaces: int | None
    corrects: bool


@dataclass(frozen=True)
class Ledgers:
    """The entries of one project, in the order in which they were entered."""

    statuses: list[tuple[Common, Status]] = field(default_factory=list)
    periods: list[tuple[Common, PeriodBasis, int | None, int]] = field(default_factory=list)
    money: list[tuple[Common, FundingKind, str, int]] = field(default_factory=list)
    confirmations: list[int] = field(default_factory=list)


states = st.sampled_from(
    [ReviewState.PUBLISHED] * 4 + [ReviewState.WITHDRAWN, ReviewState.RETURNED, ReviewState.DRAFT]
)
days = st.integers(0, DAYS - 1)
commons = st.builds(
    Common,
    day=days,
    counts=st.sampled_from([True, True, True, False]),
    state=states,
    replaces=st.none() | st.integers(0, 4),
    corrects=st.booleans(),
)
ledgers = st.builds(
    Ledgers,
    statuses=st.lists(st.tuples(commons, st.sampled_from(Status)), max_size=5),
    periods=st.lists(
        st.tuples(
            commons,
            st.sampled_from(PeriodBasis),
            st.none() | st.integers(0, 5),
            st.integers(5, 900),
        ),
        max_size=5,
    ),
    money=st.lists(
        st.tuples(
            commons,
            st.sampled_from([FundingKind.COMMITMENT, FundingKind.COMMITMENT, FundingKind.BUDGET]),
            st.sampled_from(["USD", "KRW", "EUR", ""]),
            st.integers(0, 10**6),
        ),
        max_size=5,
    ),
    confirmations=st.lists(days, max_size=3),
)


def publish_all(drawn: list[Ledgers]) -> None:
    """A public project with each of these ledgers, written in one go."""
    source, won = make_source(), make_rate(on=FIRST)
    show(*(store(it, source, won) for it in drawn))


def show(*projects: Project) -> None:
    """Write public records and nothing else: in half the time of a publication each."""
    publish_versions(projects)
    write_public_records([it.pk for it in projects])


def store(drawn: Ledgers, source: Source, won: ExchangeRate) -> Project:
    """A project with these entries."""
    project = make_project(publication_state=PublicationState.PUBLISHED)
    statuses: list[LedgerEntry] = []
    for common, status in drawn.statuses:
        statuses.append(StatusUpdate(status=status, **_values(common, project, source, statuses)))
    periods: list[LedgerEntry] = []
    for common, basis, start, end in drawn.periods:
        periods.append(
            Period(
                basis=basis,
                starts_on=None if start is None else FIRST + timedelta(days=start),
                ends_on=FIRST + timedelta(days=end),
                **_values(common, project, source, periods),
            )
        )
    money: list[LedgerEntry] = []
    for common, kind, currency, amount in drawn.money:
        entry = FundingEntry(
            kind=kind,
            currency=currency,
            amount=Decimal(amount) if currency else None,
            is_not_applicable=not currency,
            exchange_rate=won if currency == "KRW" else None,
            **_values(common, project, source, money),
        )
        entry.convert()
        money.append(entry)
    for ledger in (statuses, periods, money):
        if ledger:
            type(ledger[0])._default_manager.bulk_create(ledger)
    Confirmation.objects.bulk_create(
        Confirmation(project=project, confirmed_on=FIRST + timedelta(days=day))
        for day in drawn.confirmations
    )
    return project


def _values(
    common: Common, project: Project, source: Source, earlier: list[LedgerEntry]
) -> dict[str, object]:
    replaced = (
        earlier[common.replaces]
        if common.replaces is not None and common.replaces < len(earlier)
        else None
    )
    return {
        "project": project,
        "source": source,
        "effective_on": FIRST + timedelta(days=common.day),
        "is_counted": common.counts,
        "counting_reason": "" if common.counts else "Another source is nearer",
        "review_state": common.state,
        "returned_reason": "Which page?" if common.state == ReviewState.RETURNED else "",
        "supersedes": replaced,
        "is_correction": common.corrects,
    }
