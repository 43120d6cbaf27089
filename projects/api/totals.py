"""The money of the projects under the filters chosen."""

from __future__ import annotations

from typing import Any, TypedDict, cast

from django.http import HttpResponse
from django.urls import path
from rest_framework.request import Request

from projects.api.answers.parameters import refuse_what_is_wrong
from projects.api.answers.view import ReadView, json_response, to_json
from projects.api.openapi import operations
from projects.api.openapi.schema import schema_of
from projects.documents.entries import money
from projects.documents.shapes.values import Amount, CurrencyCode, Day, FundingKindWord, Number
from projects.filters.project import ProjectFilterSet
from projects.models.public_record import PublicRecordQuerySet
from projects.reports.kept import kept
from projects.reports.totals import CurrencyTotal, KindTotal, Totals, total_money


class CurrencyTotalShape(TypedDict):
    """The sums of one kind in one currency, as reported."""

    currency: CurrencyCode
    amount: Amount
    projects: int
    entries: int
    latest_on: Day


class RateUsedShape(TypedDict):
    """A rate that a conversion used; ``source`` is the title of the document."""

    currency: CurrencyCode
    usd_per_unit: Number
    on: Day
    source: str


class KindTotalShape(TypedDict):
    """The money of one kind; ``usd_amount`` covers ``entries_in_usd`` of its ``entries``."""

    kind: FundingKindWord
    currencies: list[CurrencyTotalShape]
    usd_amount: Amount | None
    entries: int
    entries_in_usd: int
    rates: list[RateUsedShape]
    projects: int


class TotalsShape(TypedDict):
    """The money of the roots among the projects; a kind that nobody reported is missing."""

    is_fictional: bool
    as_of: Day
    roots: int
    components: int
    kinds: list[KindTotalShape]


class TotalsView(ReadView):
    """The totals under the filters of the list of projects."""

    def answer(self, request: Request, **keys: Any) -> HttpResponse:
        """The totals, added up once for each data version, day and set of filters."""
        filters = ProjectFilterSet(request.GET)
        refuse_what_is_wrong(filters, request.GET)
        asked = sorted((name, sorted(values)) for name, values in request.GET.lists())
        totals = kept(
            "api-totals",
            version=self.edition.number,
            key=f"{self.edition.today} {asked}",
            compute=lambda: total_money(cast(PublicRecordQuerySet, filters.qs), on=filters.on),
        )
        answer = totals_document(totals, is_fictional=filters.is_fictional)
        return json_response(to_json(answer), as_of=filters.on)

    def operation(self, path: str) -> dict[str, Any]:
        """The OpenAPI operation."""
        return operations.operation(
            "projects_totals",
            tag="projects",
            summary="Add up the money of projects",
            description=(
                "The counted sums in effect on the date, by kind and currency, over the projects "
                "that are no part of another: a component's money is part of the whole's. No two "
                "currencies are added up; what is converted names its rate."
            ),
            parameters=operations.filter_parameters(ProjectFilterSet),
            answer=schema_of(TotalsShape),
            problems={400: "A parameter is not known, or its value can't be."},
        )


def totals_document(totals: Totals, *, is_fictional: bool) -> TotalsShape:
    """The totals as the API serves them."""
    return {
        "is_fictional": is_fictional,
        "as_of": totals.on.isoformat(),
        "roots": totals.roots,
        "components": totals.components,
        "kinds": [_kind_document(kind) for kind in totals.kinds],
    }


def currency_document(total: CurrencyTotal) -> CurrencyTotalShape:
    """The sums of one kind in one currency."""
    return {
        "currency": total.currency,
        "amount": money(total.amount) or "",
        "projects": total.projects,
        "entries": total.entries,
        "latest_on": total.latest_on.isoformat(),
    }


def _kind_document(kind: KindTotal) -> KindTotalShape:
    return {
        "kind": kind.kind,
        "currencies": [currency_document(it) for it in kind.currencies],
        "usd_amount": money(kind.usd),
        "entries": kind.entries,
        "entries_in_usd": kind.entries_in_usd,
        "rates": [
            {
                "currency": it.currency,
                "usd_per_unit": f"{it.usd_per_unit:f}",
                "on": it.on.isoformat(),
                "source": it.source,
            }
            for it in kind.rates
        ],
        "projects": kind.projects,
    }


urlpatterns = [path("projects/totals/", TotalsView.as_view(), name="project-totals")]
