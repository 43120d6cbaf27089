"""How many projects carry each value, under the filters chosen."""

from __future__ import annotations

from typing import Any, TypedDict, cast

from django.http import HttpResponse
from django.urls import path
from rest_framework.request import Request

from projects.api.answers.parameters import refuse_what_is_wrong
from projects.api.answers.view import ReadView, json_response, to_json
from projects.api.openapi import operations
from projects.api.openapi.schema import schema_of
from projects.documents.shapes.values import Day
from projects.filters.project import ProjectFilterSet
from projects.models.public_record import PublicRecordQuerySet
from projects.reports.facets import Facet, count_facets, read_labels
from projects.reports.kept import kept


class OptionShape(TypedDict):
    """One value of a facet; “none” is what is not reported."""

    value: str
    label: str
    label_ko: str
    count: int
    is_selected: bool


class FacetShape(TypedDict):
    """A facet with its values, the most frequent first, “none” last."""

    name: str
    options: list[OptionShape]


class FacetsShape(TypedDict):
    """The facets of a selection on a date."""

    is_fictional: bool
    as_of: Day
    facets: list[FacetShape]


class FacetsView(ReadView):
    """The facets under the filters of the list of projects."""

    def answer(self, request: Request, **keys: Any) -> HttpResponse:
        """The counts, computed once for each data version, day and set of filters."""
        filters = ProjectFilterSet(request.GET)
        refuse_what_is_wrong(filters, request.GET)
        asked = sorted((name, sorted(values)) for name, values in request.GET.lists())
        facets = kept(
            "api-facets",
            version=self.edition.number,
            key=f"{self.edition.today} {asked}",
            compute=lambda: _count(filters),
        )
        answer: FacetsShape = {
            "is_fictional": filters.is_fictional,
            "as_of": filters.on.isoformat(),
            "facets": [facet_document(facet) for facet in facets],
        }
        return json_response(to_json(answer), as_of=filters.on)

    def operation(self, path: str) -> dict[str, Any]:
        """The OpenAPI operation."""
        return operations.operation(
            "projects_facets",
            tag="projects",
            summary="Count projects by facet",
            description=(
                "How many projects carry each value. Within one facet values are alternatives, "
                "so a facet is counted under all filters but its own."
            ),
            parameters=operations.filter_parameters(ProjectFilterSet),
            answer=schema_of(FacetsShape),
            problems={400: "A parameter is not known, or its value can't be."},
        )


def facet_document(facet: Facet) -> FacetShape:
    """A facet as the API serves it."""
    return {
        "name": facet.name,
        "options": [
            {
                "value": it.value,
                "label": it.label,
                "label_ko": it.label_ko,
                "count": it.count,
                "is_selected": it.is_selected,
            }
            for it in facet.options
        ],
    }


def _count(filters: ProjectFilterSet) -> list[Facet]:
    selections = filters.selections()
    return count_facets(
        cast(PublicRecordQuerySet, filters.qs.order_by()),
        without={name: filters.without(name) for name in selections},
        selected=selections,
        labels=read_labels(),
        on=filters.as_of_date,
    )


urlpatterns = [path("projects/facets/", FacetsView.as_view(), name="project-facets")]
