"""Our own count of how far a plan has come, beside the official claims."""

from __future__ import annotations

from typing import Any, TypedDict

from django.http import Http404, HttpResponse
from django.urls import path
from rest_framework.request import Request

from projects.api.answers.parameters import NounFilterSet, refuse_what_is_wrong
from projects.api.answers.view import ReadView, json_response, to_json
from projects.api.openapi import operations
from projects.api.openapi.schema import schema_of
from projects.documents.plan import plans_on
from projects.documents.shapes.values import Day, LineStateWord, Number, StatusWord
from projects.models.fiction import is_fictional
from projects.reports.kept import kept
from projects.reports.progress import Progress, plan_progress


class StepRateShape(TypedDict):
    """How many of the plan's lines have come at least as far as a step."""

    step: LineStateWord
    numerator: int
    denominator: int
    percentage: Number


class LineProgressShape(TypedDict):
    """A line's step; not assessed, it follows from the ``projects`` that serve the line."""

    line: str
    step: LineStateWord
    is_assessed: bool
    projects: list[str]


class StatusCountShape(TypedDict):
    """How many projects have a status; null is those of which none is reported."""

    status: StatusWord | None
    projects: int


class ProgressShape(TypedDict):
    """A plan's progress on a date; without a known line there is no rate."""

    plan: str
    is_fictional: bool
    as_of: Day
    rates: list[StepRateShape]
    lines: list[LineProgressShape]
    projects: int
    projects_by_status: list[StatusCountShape]


class ProgressView(ReadView):
    """The progress of one plan."""

    def answer(self, request: Request, **keys: Any) -> HttpResponse:
        """The count, made once for each data version and day.

        Raises Http404 if there is, or was by then, no such plan for the public.
        """
        filters = NounFilterSet(request.GET, plans_on)
        refuse_what_is_wrong(filters, request.GET)
        found = filters.qs.filter(**keys).first()
        if found is None:
            raise Http404
        progress = kept(
            "api-progress",
            version=self.edition.number,
            key=f"{found.slug} {filters.on} {self.edition.today}",
            compute=lambda: plan_progress(found, on=filters.on, today=filters.as_of_date is None),
        )
        return json_response(to_json(progress_document(progress)), as_of=filters.on)

    def operation(self, path: str) -> dict[str, Any]:
        """The OpenAPI operation."""
        return operations.operation(
            "plans_progress",
            tag="plans",
            summary="Count how far a plan has come",
            description=(
                "The plan's action lines by the step that they have reached, with the lines and "
                "projects behind each count. What officials say stands under `claims`."
            ),
            parameters=[
                operations.key_parameter("slug", "slug"),
                *operations.filter_parameters(NounFilterSet),
            ],
            answer=schema_of(ProgressShape),
            problems={
                400: "A parameter is not known, or its value can't be.",
                404: "There is no such plan, or was none on the date asked for.",
            },
        )


def progress_document(progress: Progress) -> ProgressShape:
    """A plan's progress as the API serves it."""
    return {
        "plan": progress.plan,
        "is_fictional": is_fictional(progress.plan),
        "as_of": progress.on.isoformat(),
        "rates": [
            {
                "step": it.step,
                "numerator": it.numerator,
                "denominator": it.denominator,
                "percentage": str(it.percentage),
            }
            for it in progress.rates
        ],
        "lines": [
            {
                "line": it.line,
                "step": it.step,
                "is_assessed": it.assessed,
                "projects": it.projects,
            }
            for it in progress.lines
        ],
        "projects": progress.projects,
        "projects_by_status": [
            {"status": status or None, "projects": count}
            for status, count in progress.projects_by_status.items()
        ],
    }


urlpatterns = [
    path("plans/<slug:slug>/progress/", ProgressView.as_view(), name="plan-progress"),
]
