"""Every change of a public document in order, for programs that keep a copy of all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

import django_filters
from django import forms
from django.db.models import QuerySet
from django.http.response import HttpResponseBase
from django.urls import path, reverse
from rest_framework.request import Request

from projects.api.answers import paging
from projects.api.answers.parameters import WordsFilter, refuse_what_is_wrong
from projects.api.answers.problems import BadParameters
from projects.api.answers.table import (
    PARAMETER,
    RENDERERS,
    format_field,
    refuse_in_table,
    table_response,
    wants_table,
)
from projects.api.answers.view import ReadView, json_response, to_json
from projects.api.openapi import operations
from projects.api.openapi.resources import with_table
from projects.api.openapi.schema import schema_of
from projects.choices import ChangeKind
from projects.documents.catalogue import KINDS
from projects.documents.shapes import DocumentChangeShape
from projects.exports.document import Cell, read_documents, write_documents
from projects.models import DocumentChange, PublicRecord

PROJECTS = "projects"
RESOURCES = (PROJECTS, *(kind.resource for kind in KINDS))
DOCUMENT = "document"
COLUMNS = [Cell((name,)) for name in DocumentChangeShape.__annotations__ if name != DOCUMENT]
ORDER = [paging.Key("data_version"), paging.Key("resource"), paging.Key("key")]
LARGEST = 2**63 - 1

DESCRIPTION = (
    "Every public document that appeared, changed or went after the data version `since`, in that "
    "order; from the beginning if `since` is left out or 0. Follow `next` until it is null, then "
    "ask again with `since` set to the last `until`: whoever applies the rows in order has what is "
    "public. A record that was withdrawn, deleted or given another address is told of as removed. "
    "With `expand=document` each row bears the present document; it is null for what is gone by "
    "now. The status updates, funding, indicators, readings and other entries of a project are in "
    "the project's document, and those of a fund, plan, partnership or meeting in theirs: they "
    "are not told of apart. What is made up is never told of. As CSV all rows come at once, "
    "without documents; the header `X-Data-Version` is the next `since`."
)
EXPAND = {"description": "`document` for the present document of each row."}


class WholeNumberFilter(django_filters.Filter):
    """Rows whose number is behind the one given."""

    field_class = forms.IntegerField


class AskedFilter(WordsFilter):
    """What to add to the rows; it chooses none."""

    def filter(self, qs: QuerySet[Any], value: list[str]) -> QuerySet[Any]:
        """Leave the rows as they are."""
        return qs


class DocumentChangeFilterSet(django_filters.FilterSet):
    """The parameters of the feed."""

    since = WholeNumberFilter("data_version", "gt", min_value=0, max_value=LARGEST)
    resource = WordsFilter("resource", values=RESOURCES)
    expand = AskedFilter(values=[DOCUMENT])

    class Meta:
        fields: ClassVar[list[str]] = []

    @property
    def since_version(self) -> int:
        """The data version that the program's copy has reached."""
        return self.form.cleaned_data["since"] or 0

    @property
    def asks_for_documents(self) -> bool:
        """Whether each row is to bear its document."""
        return DOCUMENT in self.form.cleaned_data["expand"]


class DocumentChangeView(ReadView):
    """A page of the feed of changes."""

    renderer_classes = RENDERERS

    def answer(self, request: Request, **keys: Any) -> HttpResponseBase:
        """The changes behind a data version, up to the present one; as a table all of them.

        Raises BadParameters for a data version that has not been reached here.
        """
        changes = DocumentChange.objects.published().filter(data_version__lte=self.edition.number)
        filters = DocumentChangeFilterSet(request.GET, changes)
        refuse_what_is_wrong(
            filters,
            request.GET,
            also=("page_size", "cursor"),
            fields={PARAMETER: format_field()},
        )
        since = filters.since_version
        if since > self.edition.number:
            ahead = (
                f"The last data version is {self.edition.number}: a copy that is further was not "
                "made from here. Begin again from 0."
            )
            raise BadParameters({"since": [ahead]})
        ordered = filters.qs.order_by(*paging.ordered_keys(ORDER))
        base = request.build_absolute_uri(reverse("api:index"))
        if wants_table(request):
            return self._table(ordered, base, request)
        page = paging.read_page(request.GET)
        rows = list(ordered.filter(paging.read_cursor(ORDER, page.cursor or ""))[: page.size + 1])
        following, until = None, self.edition.number
        if len(rows) > page.size:
            last = rows[page.size - 1]
            following = paging.write_cursor(ORDER, [key.value_of(last) for key in ORDER])
            until = max(since, rows[page.size].data_version - 1)
            rows = rows[: page.size]
        documents = (
            present_documents(rows, on=self.edition.today) if filters.asks_for_documents else {}
        )
        results = ",".join(_row_json(it, base, documents) for it in rows)
        links = paging.cursor_links(request, following)
        head = to_json(
            {
                "since": since,
                "until": until,
                "next": links.next,
                "as_of": self.edition.today.isoformat(),
            }
        )
        response = json_response(f'{head[:-1]},"results":[{results}]}}', as_of=self.edition.today)
        response["Link"] = links.header
        return response

    def _table(
        self, rows: QuerySet[DocumentChange], base: str, request: Request
    ) -> HttpResponseBase:
        refuse_in_table(request.GET, "expand")
        told = read_documents(rows, lambda batch: [_told(it, base) for it in batch])
        return table_response(
            request,
            "changes",
            lambda: write_documents("changes", told, COLUMNS),
            on=self.edition.today,
        )

    def operation(self, path: str) -> dict[str, Any]:
        """The OpenAPI operation."""
        version = {"type": "integer", "minimum": 0}
        envelope = {
            "type": "object",
            "properties": {
                "since": {**version, "description": "The data version asked for."},
                "until": {
                    **version,
                    "description": (
                        "The data version up to which nothing is missing once this page is read."
                    ),
                },
                "next": {"type": ["string", "null"], "format": "uri"},
                "as_of": {"type": "string", "format": "date"},
                "results": {"type": "array", "items": schema_of(DocumentChangeShape)},
            },
            "required": ["since", "until", "next", "as_of", "results"],
            "additionalProperties": False,
        }
        filters = operations.filter_parameters(DocumentChangeFilterSet)
        told = [it | EXPAND if it["name"] == "expand" else it for it in filters]
        paged = [it for it in operations.page_parameters() if it["name"] != "page"]
        return with_table(
            operations.operation(
                "changes_list",
                tag="changes",
                summary="Follow every change",
                description=DESCRIPTION,
                parameters=[*told, *paged],
                answer=envelope,
                headers=operations.LINK_HEADER,
                problems={
                    400: (
                        "A parameter is not known, or its value can't be; a data version may not "
                        "have been reached yet."
                    )
                },
            )
        )


def present_documents(
    changes: Sequence[DocumentChange], *, on: date
) -> Mapping[tuple[str, str], str]:
    """The text of each document that the changes name and that is still public."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for change in changes:
        if change.kind == ChangeKind.CHANGED:
            wanted[change.resource].add(change.key)
    records = PublicRecord.objects.published().filter(slug__in=wanted.pop(PROJECTS, ()))
    found = {(PROJECTS, slug): text for slug, text in records.values_list("slug", "document")}
    for kind in KINDS:
        if kind.resource in wanted:
            for key, document in kind.read(on=on, keys=wanted[kind.resource]):
                found[kind.resource, key] = to_json(document)
    return found


def _told(change: DocumentChange, base: str) -> Mapping[str, Any]:
    return {
        "resource": change.resource,
        "key": change.key,
        "change": change.kind.value,
        "data_version": change.data_version,
        "at": change.changed_at and change.changed_at.isoformat(),
        "url": f"{base}{change.resource}/{change.key}/",
    }


def _row_json(change: DocumentChange, base: str, documents: Mapping[tuple[str, str], str]) -> str:
    head = to_json(_told(change, base))
    text = (
        documents.get((change.resource, change.key), "null")
        if change.kind == ChangeKind.CHANGED
        else "null"
    )
    return f'{head[:-1]},"document":{text}}}'


urlpatterns = [path("changes/", DocumentChangeView.as_view(), name="change-list")]
