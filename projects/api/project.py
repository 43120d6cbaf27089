"""Projects: ready documents, spliced into the answer without being parsed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from django.db.models import OrderBy
from django.http import HttpResponse
from django.urls import path
from rest_framework.request import Request

from projects.api import operations, paging
from projects.api.answers import ReadView, json_response, to_json
from projects.api.parameters import NounFilterSet, refuse_what_is_wrong
from projects.api.resource import count_once, list_response, moved
from projects.choices import Noun
from projects.documents.shapes import ProjectShape, ProjectSummaryShape
from projects.filters.project import DEFAULT_ORDERING, ORDERINGS, ProjectFilterSet
from projects.models import PublicRecord
from projects.models.public_record import PublicRecordQuerySet
from projects.reports.project_documents import documents_as_of, summaries_as_of

LIST_DESCRIPTION = (
    "Projects under the filters chosen, each as a summary; the record has the ledgers. Without "
    "`as_of` the answer speaks of today, with it of the figures in effect on that date, under "
    "the text published today."
)
DETAIL_DESCRIPTION = (
    "A project with all its ledgers. The date that the figures speak of is in the header "
    "`X-As-Of`: the body is the public record as it stands."
)


class ProjectListView(ReadView):
    """A page of the list of projects."""

    def answer(self, request: Request, **keys: Any) -> HttpResponse:
        """The page asked for."""
        filters = ProjectFilterSet(request.GET)
        refuse_what_is_wrong(filters, request.GET, also=paging.PARAMETERS)
        page = paging.read_page(request.GET)
        records = cast(PublicRecordQuerySet, filters.qs)
        if page.cursor is not None:
            return self._behind(page.cursor, page.size, filters, records, request)
        count = count_once("projects", request, self.edition.number, filters.on, records)
        links = paging.numbered_links(request, page, count)
        rows = records[page.first : page.first + page.size]
        if filters.as_of_date is None:
            results = list(rows.values_list("summary", flat=True))
        else:
            results = _summaries_as_of(
                list(rows.values_list("pk", flat=True)), on=filters.as_of_date
            )
        return list_response(results, count=count, links=links, on=filters.on)

    def _behind(
        self,
        cursor: str,
        size: int,
        filters: ProjectFilterSet,
        records: PublicRecordQuerySet,
        request: Request,
    ) -> HttpResponse:
        """The page behind a cursor; the slug settles ties, because the key counts upward."""
        keys = [
            *(key_of(name) for name in filters.selected("ordering") or [DEFAULT_ORDERING]),
            paging.Key("slug"),
        ]
        rows = list(
            records.filter(paging.read_cursor(keys, cursor))
            .order_by(*paging.ordered_keys(keys))
            .values_list("pk", "summary", *(key.path for key in keys))[: size + 1]
        )
        following = paging.write_cursor(keys, rows[size - 1][2:]) if len(rows) > size else None
        results = (
            [summary for _, summary, *_ in rows[:size]]
            if filters.as_of_date is None
            else _summaries_as_of([pk for pk, *_ in rows[:size]], on=filters.as_of_date)
        )
        links = paging.cursor_links(request, following)
        return list_response(results, count=None, links=links, on=filters.on)

    def operation(self, path: str) -> dict[str, Any]:
        """The OpenAPI operation."""
        return operations.list_operation(
            name="projects",
            description=LIST_DESCRIPTION,
            shape=ProjectSummaryShape,
            filters=ProjectFilterSet,
        )


class ProjectDetailView(ReadView):
    """One project."""

    def answer(self, request: Request, **keys: Any) -> HttpResponse:
        """The public document, composed anew only for a past date.

        Raises Http404 if there is no such project for the public, or no source knew it by then.
        """
        filters = NounFilterSet(request.GET, _records)
        refuse_what_is_wrong(filters, request.GET)
        records = cast(PublicRecordQuerySet, filters.qs)
        if filters.as_of_date is None:
            document = records.filter(**keys).values_list("document", flat=True).first()
        else:
            found = documents_as_of(list(records.filter(**keys)), on=filters.as_of_date)
            document = to_json(found[0]) if found else None
        if document is None:
            return moved(Noun.PROJECT, keys, records, request)
        return json_response(document, as_of=filters.on)

    def operation(self, path: str) -> dict[str, Any]:
        """The OpenAPI operation."""
        return operations.detail_operation(
            name="projects",
            one="project",
            description=DETAIL_DESCRIPTION,
            shape=ProjectShape,
            key="slug",
            converter="slug",
            moves=True,
        )


def key_of(ordering: str) -> paging.Key:
    """The column of one of the orderings that the filters offer."""
    column = ORDERINGS[ordering]
    if isinstance(column, OrderBy):
        expression: Any = column.expression
        return paging.Key(expression.name, descending=column.descending, nullable=True)
    return paging.Key.parse(column)


def _summaries_as_of(keys: Sequence[int], *, on: date) -> list[str]:
    """The summaries of the projects with these primary keys on a past date, in their order."""
    records = PublicRecord.objects.published().in_bulk(list(keys))
    return [to_json(it) for it in summaries_as_of([records[key] for key in keys], on=on)]


def _records(on: date | None) -> PublicRecordQuerySet:
    return PublicRecord.objects.published().as_of(on).order_by()


urlpatterns = [
    path("projects/", ProjectListView.as_view(), name="project-list"),
    path("projects/<slug:slug>/", ProjectDetailView.as_view(), name="project-detail"),
]
