"""Partnerships with their members, coordinators and indicators, and countries, as documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any, TypeVar

from projects.documents.entries import day, named_document
from projects.documents.fund import indicators_of
from projects.documents.shapes import (
    CoordinatorShape,
    CountryMembershipShape,
    CountryTermShape,
    MemberCountryShape,
    MemberShape,
    NamedShape,
    PartnershipShape,
)
from projects.documents.shapes.partnership import DatedShape
from projects.documents.visible import country_name, reported_values, shown_source
from projects.models import CoordinatorTerm, Country, Fund, Membership, Partnership, Plan
from projects.models.country import CountryQuerySet
from projects.models.fiction import is_fictional
from projects.models.partnership import PartnershipQuerySet

Row = TypeVar("Row", Plan, Fund)


def countries_on(on: date | None) -> CountryQuerySet:
    """Every country: a list of the world's is no secret."""
    return Country.objects.all()


def partnerships_on(on: date | None) -> PartnershipQuerySet:
    """The public partnerships; they bear no date, their members do."""
    return Partnership.objects.published()


def partnership_documents(
    partnerships: Sequence[Partnership], *, on: date, plans: Iterable[Plan] | None = None
) -> list[PartnershipShape]:
    """The partnerships' documents as of ``on``; members are those that had joined by then.

    ``plans`` are their public plans, where the caller has read them already.
    """
    keys = [it.pk for it in partnerships]
    members: dict[int, list[MemberShape]] = defaultdict(list)
    for row in _roles(Membership.objects.published(), on).filter(partnership__in=keys):
        members[row.partnership_id].append(
            {**_dated(row), "country": country_name(row.country), "side": row.side}
        )
    coordinators: dict[int, list[CoordinatorShape]] = defaultdict(list)
    for row in _roles(CoordinatorTerm.objects.published(), on).filter(partnership__in=keys):
        coordinators[row.partnership_id].append(
            {**_dated(row), "country": country_name(row.country)}
        )
    if plans is None:
        plans = Plan.objects.published().filter(partnership__in=keys).order_by("starts_on", "slug")
    named_plans = _named(plans)
    funds = _named(Fund.objects.published().filter(partnership__in=keys).order_by("name", "slug"))
    indicators = indicators_of("partnership", keys, on=on)
    values = reported_values("partnership", keys, on=on)
    return [
        {
            "slug": it.slug,
            "name": it.name,
            "name_ko": it.name_ko,
            "is_fictional": is_fictional(it.slug),
            "summary": it.summary,
            "summary_ko": it.summary_ko,
            "members": members[it.pk],
            "coordinators": coordinators[it.pk],
            "plans": named_plans[it.pk],
            "funds": funds[it.pk],
            "indicators": indicators[it.pk],
            "reported_values": values[it.pk],
        }
        for it in partnerships
    ]


def country_documents(countries: Collection[Country], *, on: date) -> list[MemberCountryShape]:
    """The countries' documents, with the partnerships that they had joined by ``on``."""
    memberships: dict[str, list[CountryMembershipShape]] = defaultdict(list)
    for row in _roles(Membership.objects.published(), on).filter(
        country__in=[it.pk for it in countries]
    ):
        memberships[row.country_id].append(
            {**_dated(row), "partnership": named_document(row.partnership), "side": row.side}
        )
    return [
        {
            **country_name(it),
            "is_fictional": is_fictional(it.code),
            "memberships": memberships[it.pk],
        }
        for it in countries
    ]


def term_documents(country: Country, *, on: date) -> list[CountryTermShape]:
    """The turns of the country as coordinator that had begun by ``on``, the oldest first."""
    return [
        {**_dated(row), "partnership": named_document(row.partnership)}
        for row in _roles(CoordinatorTerm.objects.published(), on).filter(country=country)
    ]


def _roles(published: Any, on: date) -> Any:
    """The rows that had begun by ``on`` or bear no date, oldest first; past ones included."""
    return (
        published.exclude(starts_on__gt=on)
        .select_related("country", "partnership", "source")
        .order_by("starts_on", "country__name", "country", "partnership__slug", "pk")
    )


def _dated(row: Membership | CoordinatorTerm) -> DatedShape:
    return {
        "starts_on": day(row.starts_on),
        "starts_precision": row.starts_precision,
        "ends_on": day(row.ends_on),
        "ends_precision": row.ends_precision,
        "source": shown_source(row.source),
    }


def _named(rows: Iterable[Row]) -> dict[int | None, list[NamedShape]]:
    found: dict[int | None, list[NamedShape]] = defaultdict(list)
    for row in rows:
        found[row.partnership_id].append(named_document(row))
    return found
