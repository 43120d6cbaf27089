"""One country on a date: where it is a member, its projects, and the money that is its own."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from projects.documents.entries import funding_document, named_document
from projects.documents.money import money_documents
from projects.documents.partnership import country_documents, term_documents
from projects.documents.shapes import (
    CountryTermShape,
    FundingShape,
    MemberCountryShape,
    MoneyShape,
    NamedShape,
    ProjectSummaryShape,
)
from projects.models import Country, FundingEntry, Organisation
from projects.reports.project_group import ProjectGroup, group_projects


@dataclass(frozen=True)
class CountryMoney:
    """The money of a project in this country alone, or of which a share is named as the country's.

    ``share`` is in per cent of the money.
    """

    project: ProjectSummaryShape
    share: str | None
    money: list[MoneyShape]


@dataclass(frozen=True)
class CountryAccount:
    """One country; its organisations stand by name."""

    country: MemberCountryShape
    terms: list[CountryTermShape]
    organisations: list[NamedShape]
    projects: ProjectGroup
    money: list[CountryMoney]


def read_country(code: str, *, on: date, today: bool) -> CountryAccount | None:
    """The account of the country with the code; None if there is no such country."""
    country = Country.objects.filter(pk=code).first()
    if country is None:
        return None
    organisations = Organisation.objects.published().filter(country=country)
    projects = group_projects("country", [code], on=None if today else on)
    return CountryAccount(
        country=country_documents([country], on=on)[0],
        terms=term_documents(country, on=on),
        organisations=[named_document(it) for it in organisations.order_by("name", "pk")],
        projects=projects,
        money=_money_given_to(country, projects, on),
    )


def _money_given_to(country: Country, projects: ProjectGroup, on: date) -> list[CountryMoney]:
    """The money of the projects that name no other country, or name its share."""
    found: dict[int, tuple[ProjectSummaryShape, str | None]] = {}
    for key, text in projects.records.values_list("pk", "summary"):
        project: ProjectSummaryShape = json.loads(text)
        shares = {it["code"]: it["share"] for it in project["countries"]}
        if len(shares) == 1 or shares[country.code] is not None:
            found[key] = (project, shares[country.code])
    entries: dict[int, list[FundingShape]] = defaultdict(list)
    for entry in (
        FundingEntry.objects.published()
        .known(on)
        .filter(project__in=found)
        .select_related("source", "fund", "provider", "exchange_rate__source")
        .in_order()
    ):
        entries[entry.project_id].append(funding_document(entry))
    return [
        CountryMoney(project=project, share=share, money=money)
        for key, (project, share) in found.items()
        if (money := money_documents(entries[key]))
    ]
