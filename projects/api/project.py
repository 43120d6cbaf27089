"""Projects: ready documents, spliced into the answer without being parsed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from django.db.models import OrderBy
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from rest_framework.request import Request

from projects.api.answers import paging
from projects.api.answers.envelope import list_response
from projects.api.answers.parameters import NounFilterSet, filters_in_force, refuse_what_is_wrong
from projects.api.answers.selection import Parts, Selection
from projects.api.answers.table import (
    PARAMETER,
    RENDERERS,
    format_field,
    refuse_in_table,
    table_response,
    wants_table,
)
from projects.api.answers.view import ReadView, json_response, to_json
from projects.api.openapi.resources import detail_operation, list_operation
from projects.api.resource import count_once, moved
from projects.choices import Noun
from projects.documents.shapes import ProjectShape, ProjectSummaryShape
from projects.exports.delimited import CSV
from projects.exports.project import DOWNLOADS, read_project_list
from projects.filters.project import DEFAULT_ORDERING, ORDERINGS, ProjectFilterSet
from projects.models import PublicRecord
from projects.models.fiction import MARK
from projects.models.public_record import PublicRecordQuerySet
from projects.reports.project_documents import documents_as_of, summaries_as_of

LIST_PARTS = Parts(ProjectSummaryShape, ProjectShape)
DETAIL_PARTS = Parts(ProjectShape)

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

    renderer_classes = RENDERERS

    def answer(self, request: Request, **keys: Any) -> HttpResponseBase:
        """The page asked for, or all of them as a table."""
        filters = ProjectFilterSet(request.GET)
        fields = {**LIST_PARTS.form, PARAMETER: format_field()}
        refuse_what_is_wrong(filters, request.GET, also=paging.PARAMETERS, fields=fields)
        if wants_table(request):
            return self._table(filters, request)
        selection = LIST_PARTS.read(request.GET)
        page = paging.read_page(request.GET)
        records = cast(PublicRecordQuerySet, filters.qs)
        column = _column(selection, filters)
        count: int | None = None
        if page.cursor is None:
            count = count_once("projects", request, self.edition.number, filters.on, records)
            links = paging.numbered_links(request, page, count)
            rows = records[page.first : page.first + page.size]
            found = list(rows.values_list(column, flat=True))
        else:
            found, following = _behind(page.cursor, page.size, filters, records, column)
            links = paging.cursor_links(request, following)
        return list_response(
            _chosen(found, selection, filters),
            count=count,
            links=links,
            on=filters.on,
            edition=self.edition,
            filters=filters_in_force(filters, request.GET),
        )

    def _table(self, filters: ProjectFilterSet, request: Request) -> HttpResponseBase:
        """The very table that readers take from the page."""
        refuse_in_table(request.GET, *LIST_PARTS.form)
        query = request.GET.copy()
        query.pop(PARAMETER, None)
        listing = read_project_list(query, self.edition)
        name = MARK + "projects" if filters.is_fictional else "projects"
        table = DOWNLOADS[CSV.extension]
        return table_response(request, name, lambda: table.write(listing), on=filters.on)

    def operation(self, path: str) -> dict[str, Any]:
        """The OpenAPI operation."""
        return list_operation(
            name="projects",
            description=LIST_DESCRIPTION,
            parts=LIST_PARTS,
            filters=ProjectFilterSet,
        )


class ProjectDetailView(ReadView):
    """One project."""

    def answer(self, request: Request, **keys: Any) -> HttpResponse:
        """The public document, composed anew only for a past date.

        Raises Http404 if there is no such project for the public, or no source knew it by then.
        """
        filters = NounFilterSet(request.GET, _records)
        refuse_what_is_wrong(filters, request.GET, fields=DETAIL_PARTS.form)
        selection = DETAIL_PARTS.read(request.GET)
        records = cast(PublicRecordQuerySet, filters.qs)
        past = filters.as_of_date
        if past is None:
            document = records.filter(**keys).values_list("document", flat=True).first()
        else:
            found = documents_as_of(list(records.filter(**keys)), on=past)
            document = to_json(found[0]) if found else None
        if document is None:
            return moved(Noun.PROJECT, keys, records, request)
        if not selection.is_whole:
            (chosen,) = selection.of([json.loads(document)], on=filters.on, past=past)
            document = to_json(chosen)
        return json_response(document, as_of=filters.on)

    def operation(self, path: str) -> dict[str, Any]:
        """The OpenAPI operation."""
        return detail_operation(
            name="projects",
            one="project",
            description=DETAIL_DESCRIPTION,
            parts=DETAIL_PARTS,
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


def _column(selection: Selection, filters: ProjectFilterSet) -> str:
    """The stored document to answer with; the key of a record whose document is to be composed."""
    if filters.as_of_date is not None:
        return "pk"
    return "document" if selection.needs_fuller else "summary"


def _behind(
    cursor: str,
    size: int,
    filters: ProjectFilterSet,
    records: PublicRecordQuerySet,
    column: str,
) -> tuple[list[Any], str | None]:
    """The page behind a cursor, and its own; the slug settles ties, because the key counts up."""
    keys = [
        *(key_of(name) for name in filters.selected("ordering") or [DEFAULT_ORDERING]),
        paging.Key("slug"),
    ]
    rows = list(
        records.filter(paging.read_cursor(keys, cursor))
        .order_by(*paging.ordered_keys(keys))
        .values_list(column, *(key.path for key in keys))[: size + 1]
    )
    following = paging.write_cursor(keys, rows[size - 1][1:]) if len(rows) > size else None
    return [row[0] for row in rows[:size]], following


def _chosen(found: list[Any], selection: Selection, filters: ProjectFilterSet) -> Sequence[str]:
    """What is chosen of the documents found; whole ones are spliced in without being parsed."""
    past = filters.as_of_date
    if past is not None:
        records = PublicRecord.objects.published().in_bulk(found)
        read = documents_as_of if selection.needs_fuller else summaries_as_of
        documents: Sequence[Any] = read([records[key] for key in found], on=past)
    elif selection.is_whole:
        return found
    else:
        documents = [json.loads(it) for it in found]
    return [to_json(it) for it in selection.of(documents, on=filters.on, past=past)]


def _records(on: date | None) -> PublicRecordQuerySet:
    return PublicRecord.objects.published().as_of(on).order_by()
