"""A noun's list and its detail: one declaration a noun, two views for all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path
from rest_framework.request import Request

from projects.api.answers import paging
from projects.api.answers.envelope import list_response
from projects.api.answers.parameters import NounFilterSet, filters_in_force, refuse_what_is_wrong
from projects.api.answers.selection import Parts
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
from projects.choices import Noun
from projects.exports.document import cells_of, read_documents, write_documents
from projects.filters.fiction import names_fiction
from projects.models import FormerAddress
from projects.models.fiction import MARK
from projects.reports.kept import kept


@dataclass(frozen=True)
class Resource:
    """How a noun is read: which rows are public on a date, in which order, as which documents.

    ``rows`` of None is today; ``documents`` takes some of them and the date ``on``; ``order``
    ends with the column that addresses a row, ``key``.
    """

    name: str
    one: str
    description: str
    shape: type
    rows: Callable[[date | None], QuerySet[Any]]
    documents: Callable[..., Sequence[Mapping[str, Any]]]
    order: Sequence[str]
    filters: type[NounFilterSet] = NounFilterSet
    key: str = "slug"
    converter: str = "slug"
    noun: Noun | None = None

    @cached_property
    def parts(self) -> Parts:
        """What of a document can be chosen."""
        return Parts(self.shape)

    def urls(
        self, all_view: type[ListView] | None = None, one_view: type[DetailView] | None = None
    ) -> list[URLPattern]:
        """The addresses of the list and of one."""
        every, one = all_view or ListView, one_view or DetailView
        noun = self.one.replace(" ", "-")
        return [
            path(f"{self.name}/", every.as_view(resource=self), name=f"{noun}-list"),
            path(
                f"{self.name}/<{self.converter}:{self.key}>/",
                one.as_view(resource=self),
                name=f"{noun}-detail",
            ),
        ]


class ListView(ReadView):
    """A page of a noun's list."""

    resource: Resource = None  # type: ignore[assignment]
    renderer_classes = RENDERERS

    def answer(self, request: Request, **keys: Any) -> HttpResponseBase:
        """The page asked for, or all of them as a table."""
        filters = self.resource.filters(request.GET, self.resource.rows)
        parts = self.resource.parts
        fields = {**parts.form, PARAMETER: format_field()}
        refuse_what_is_wrong(filters, request.GET, also=paging.PARAMETERS, fields=fields)
        order = [paging.Key.parse(name) for name in self.resource.order]
        chosen: Any = filters.qs
        chosen = chosen.fictional() if names_fiction(request.GET) else chosen.factual()
        rows = chosen.order_by(*paging.ordered_keys(order))
        if wants_table(request):
            return self._table(rows, filters.on, request)
        page = paging.read_page(request.GET)
        count: int | None = None
        if page.cursor is None:
            count = count_once(self.resource.name, request, self.edition.number, filters.on, rows)
            links = paging.numbered_links(request, page, count)
            found = list(rows[page.first : page.first + page.size])
        else:
            found = list(rows.filter(paging.read_cursor(order, page.cursor))[: page.size + 1])
            links = paging.cursor_links(request, self._following(found, order, page.size))
            found = found[: page.size]
        documents = parts.read(request.GET).of(
            self.resource.documents(found, on=filters.on), on=filters.on, past=filters.as_of_date
        )
        return list_response(
            [to_json(it) for it in documents],
            count=count,
            links=links,
            on=filters.on,
            edition=self.edition,
            filters=filters_in_force(filters, request.GET),
        )

    def _table(self, rows: QuerySet[Any], on: date, request: Request) -> HttpResponseBase:
        it = self.resource
        refuse_in_table(request.GET, "expand")
        selection = it.parts.read(request.GET)
        cells = [cell for cell in cells_of(it.shape) if selection.holds(cell.path)]
        documents = read_documents(rows, lambda batch: it.documents(batch, on=on))
        name = MARK + it.name if names_fiction(request.GET) else it.name
        return table_response(
            request, name, lambda: write_documents(it.name, documents, cells), on=on
        )

    def _following(self, found: list[Any], order: list[paging.Key], size: int) -> str | None:
        if len(found) <= size:
            return None
        last = found[size - 1]
        return paging.write_cursor(order, [key.value_of(last) for key in order])

    def operation(self, path: str) -> dict[str, Any]:
        """The OpenAPI operation."""
        it = self.resource
        return list_operation(
            name=it.name, description=it.description, parts=it.parts, filters=it.filters
        )


class DetailView(ReadView):
    """One row of a noun."""

    resource: Resource = None  # type: ignore[assignment]

    def answer(self, request: Request, **keys: Any) -> HttpResponse:
        """The document of the row, or where the row has moved.

        Raises Http404 if there is, or was by then, no such row for the public.
        """
        filters = NounFilterSet(request.GET, self.resource.rows)
        parts = self.resource.parts
        refuse_what_is_wrong(filters, request.GET, fields=parts.form)
        found = list(filters.qs.filter(**keys)[:1])
        if not found:
            return moved(self.resource.noun, keys, filters.qs, request)
        (document,) = parts.read(request.GET).of(
            self.resource.documents(found, on=filters.on), on=filters.on, past=filters.as_of_date
        )
        return json_response(to_json(document), as_of=filters.on)

    def operation(self, path: str) -> dict[str, Any]:
        """The OpenAPI operation."""
        it = self.resource
        return detail_operation(
            name=it.name,
            one=it.one,
            description=it.description,
            parts=it.parts,
            key=it.key,
            converter=it.converter,
            moves=it.noun is not None,
        )


def count_once(name: str, request: Request, version: int, on: date, rows: QuerySet[Any]) -> int:
    """How many rows a list has; asked once for each data version, day and set of filters."""
    asked = sorted(
        (parameter, sorted(values))
        for parameter, values in request.GET.lists()
        if parameter not in (*paging.PARAMETERS, *Parts.PARAMETERS, "ordering")
    )
    return kept(
        f"count-of-{name}", version=version, key=f"{on} {asked}", compute=rows.order_by().count
    )


def moved(
    noun: Noun | None, keys: Mapping[str, Any], rows: QuerySet[Any], request: Request
) -> HttpResponse:
    """A redirect to where a renamed or merged row is now.

    Raises Http404 if none has left that address, or the public may not see it.
    """
    if noun is None:
        raise Http404
    former = FormerAddress.objects.filter(noun=noun, slug=keys["slug"]).first()
    if former is None or not rows.filter(slug=former.leads_to).exists():
        raise Http404
    query = request.GET.urlencode()
    target = request.path.removesuffix(f"{keys['slug']}/") + f"{former.leads_to}/"
    return HttpResponsePermanentRedirect(f"{target}?{query}" if query else target)
