"""A plan's money by year and by area: one kind and one currency at a time, each sum once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from projects.choices import FundingKind
from projects.documents.shapes import FundingShape
from projects.reports.plan_account import ProjectMoney
from projects.reports.plan_tree import AreaNode, ServingProject


@dataclass(frozen=True)
class Sum:
    """What some projects report of one kind in one currency, and as of when."""

    amount: Decimal
    projects: int
    latest_on: str


@dataclass(frozen=True)
class CurrencyMoney:
    """The sums in one currency: ``kinds`` by kind, ``cells`` by place and kind.

    A place is a year or the address of an area, "" where no area is named. What is not reported
    has no entry. The sums over areas add up to more than the kind's, where a project serves two.
    """

    currency: str
    kinds: dict[str, Sum]
    cells: dict[str, dict[str, Sum]]


def money_by_year(money: Sequence[ProjectMoney]) -> list[CurrencyMoney]:
    """The counted sums of the root projects by the year of their value date."""
    return _sorted_by(money, lambda project, entry: [entry["effective_on"][:4]])


def money_by_area(money: Sequence[ProjectMoney], areas: Iterable[AreaNode]) -> list[CurrencyMoney]:
    """The same by the areas at the top of the plan, what is inside them included."""
    inside = {area.slug: frozenset(_slugs(area)) for area in areas}

    def places(project: ServingProject, entry: FundingShape) -> list[str]:
        return [slug for slug, slugs in inside.items() if project.areas & slugs] or [""]

    return _sorted_by(money, places)


def _slugs(area: AreaNode) -> Iterable[str]:
    yield area.slug
    for child in area.areas:
        yield from _slugs(child)


def _sorted_by(
    money: Sequence[ProjectMoney], places: Callable[[ServingProject, FundingShape], list[str]]
) -> list[CurrencyMoney]:
    """Every sum at each of its places; “not applicable” is no sum."""
    kinds: dict[str, dict[str, list[_Entry]]] = defaultdict(lambda: defaultdict(list))
    cells: dict[str, dict[str, dict[str, list[_Entry]]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(list))
    )
    for row in money:
        for entry in (entry for it in row.money for entry in it["entries"]):
            if entry["amount"] is None:
                continue
            kinds[entry["currency"]][entry["kind"]].append((row.project.key, entry))
            for place in places(row.project, entry):
                cells[entry["currency"]][place][entry["kind"]].append((row.project.key, entry))
    return [
        CurrencyMoney(
            currency=currency,
            kinds=_sums(kinds[currency]),
            cells={place: _sums(found) for place, found in sorted(cells[currency].items())},
        )
        for currency in sorted(kinds)
    ]


_Entry = tuple[int, FundingShape]


def _sums(by_kind: dict[str, list[_Entry]]) -> dict[str, Sum]:
    """By kind, in the order of FundingKind."""
    return {
        kind: Sum(
            amount=sum((Decimal(it["amount"] or 0) for _, it in by_kind[kind]), Decimal(0)),
            projects=len({project for project, _ in by_kind[kind]}),
            latest_on=max(it["effective_on"] for _, it in by_kind[kind]),
        )
        for kind in FundingKind.values
        if kind in by_kind
    }
