"""One organisation on a date: its names, the funds it pays and manages, and what it does where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, Value

from projects.choices import Role
from projects.documents.organisation import organisation_documents
from projects.documents.shapes import OrganisationShape
from projects.models import Contribution, Fund, Organisation
from projects.reports.project_group import ProjectGroup, count_projects, group_projects


@dataclass(frozen=True)
class FundName:
    """A fund that the organisation has to do with, as its page names it."""

    slug: str
    name: str
    name_ko: str
    acronym: str


@dataclass(frozen=True)
class OrganisationAccount:
    """One organisation; ``roles`` counts its projects by what it does in them."""

    organisation: OrganisationShape
    roles: dict[str, int]
    pays_into: list[FundName]
    manages: list[FundName]
    projects: ProjectGroup


def read_organisation(slug: str, *, on: date, today: bool) -> OrganisationAccount | None:
    """The account of the organisation at the address ``slug``; None if none is public there."""
    organisation = (
        Organisation.objects.published().select_related("country").filter(slug=slug).first()
    )
    if organisation is None:
        return None
    day = None if today else on
    pairs = {role: f"{slug}/{role}" for role in Role.values}
    counts = count_projects("participation", list(pairs.values()), on=day)
    funds = _funds_of(organisation, on)
    return OrganisationAccount(
        organisation=organisation_documents([organisation])[0],
        roles={role: counts[pair] for role, pair in pairs.items() if pair in counts},
        pays_into=[it for tie, it in funds if tie == "pays"],
        manages=[it for tie, it in funds if tie == "manages"],
        projects=group_projects("organisation", [slug], on=day),
    )


def _funds_of(organisation: Organisation, on: date) -> list[tuple[str, FundName]]:
    """The funds it pays into or manages, by name, in one query."""
    paid = Contribution.objects.published().counted().as_of(on).filter(contributor=organisation)
    ties = {
        "pays": Q(pk__in=paid.values("fund")),
        "manages": Q(manager=organisation),
    }
    first, second = (
        Fund.objects.published()
        .filter(tie)
        .order_by()
        .values_list(Value(name), "slug", F("name"), "name_ko", "acronym")
        for name, tie in ties.items()
    )
    rows = first.union(second, all=True)
    return sorted(
        ((tie, FundName(*row)) for tie, *row in rows), key=lambda it: (it[1].name, it[1].slug)
    )
