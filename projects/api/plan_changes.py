"""What changed for a plan between two dates or meetings: what its page of changes says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

import django_filters
from django.http import Http404, HttpResponse, QueryDict
from django.urls import path
from rest_framework.request import Request

from projects.api.answers.parameters import refuse_what_is_wrong
from projects.api.answers.problems import BadParameters
from projects.api.answers.view import ReadView, json_response, to_json
from projects.api.openapi import operations
from projects.api.openapi.schema import Schema, schema_of
from projects.api.plan_comparison import PlanChangesShape, changes_document
from projects.filters.comparison import read_comparison
from projects.models import Meeting, Plan
from projects.reports.changes import find_plan, read_changes
from projects.reports.kept import kept


class NoFilters(django_filters.FilterSet):
    """The two days are read by what the page reads them by."""

    class Meta:
        fields: ClassVar[list[str]] = []


class PlanChangesView(ReadView):
    """What changed for one plan."""

    def answer(self, request: Request, **keys: Any) -> HttpResponse:
        """The comparison, made once for each data version and pair of days.

        Raises Http404 if there is no such plan for the public.
        """
        refuse_what_is_wrong(
            NoFilters(request.GET, Plan.objects.none()), request.GET, also=("from", "to")
        )
        plan = find_plan(keys["slug"])
        if plan is None:
            raise Http404
        since, on = days_asked(request.GET, plan, today=self.edition.today)
        changes = kept(
            "api-plan-changes",
            version=self.edition.number,
            key=f"{plan.slug} {since} {on} {self.edition.today}",
            compute=lambda: read_changes(plan, since=since, on=on, today=on == self.edition.today),
        )
        return json_response(to_json(changes_document(changes)), as_of=on)

    def operation(self, path: str) -> dict[str, Any]:
        """The OpenAPI operation."""
        return operations.operation(
            "plans_changes",
            tag="plans",
            summary="Compare a plan on two days",
            description=(
                "What took effect after the first day and by the second, of the plan, its lines "
                "and its projects: both days as they are known now, so that a figure that was "
                "never right is in neither and is told as a correction."
            ),
            parameters=[
                operations.key_parameter("slug", "slug"),
                _day_parameter("from", "The day to compare from; else the day the plan began."),
                _day_parameter("to", "The day to compare with; else today."),
            ],
            answer=schema_of(PlanChangesShape),
            problems={
                400: "A parameter is not known, or a day can't be, or is not before the other.",
                404: "There is no such plan.",
            },
        )


def days_asked(query: QueryDict, plan: Plan, *, today: date) -> tuple[date, date]:
    """The two days.

    Raises BadParameters where they can't be compared.
    """
    comparison = read_comparison(
        query,
        on=today.isoformat(),
        since=lambda on: plan.starts_on.isoformat(),
        meetings={it.slug: it.last_on for it in Meeting.objects.published()},
    )
    errors = {
        "from": comparison.since.error or comparison.error,
        "to": comparison.on.error,
    }
    if comparison.days is None:
        raise BadParameters({name: [text] for name, text in errors.items() if text})
    return comparison.days


def _day_parameter(name: str, meaning: str) -> Schema:
    parameter: Mapping[str, Any] = {
        "name": name,
        "in": "query",
        "description": f"{meaning} A day that has come, like 2025-05-16, or the slug of a meeting.",
        "schema": {"type": "string"},
    }
    return dict(parameter)


urlpatterns = [
    path("plans/<slug:slug>/changes/", PlanChangesView.as_view(), name="plan-changes"),
]
