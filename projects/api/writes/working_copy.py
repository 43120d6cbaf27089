"""Working copies of projects: for those who work on them, with the ETag that a change needs."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from rest_framework.request import Request

from projects.api.answers import paging
from projects.api.answers.parameters import WordsFilter, refuse_what_is_wrong
from projects.api.answers.view import json_response, to_json
from projects.api.writes.base import WORKING, writer_of
from projects.api.writes.preconditions import etag_of
from projects.choices import PublicationState
from projects.documents.shapes import WorkingProjectShape
from projects.documents.working import working_documents
from projects.filters.fields import ChoicesField, Repeated
from projects.models import Project
from projects.services.access import visible_to

ORDER = [paging.Key("slug")]


class ValuesFilter(django_filters.Filter):
    """Rows with one of the values given; one that is nowhere finds nothing."""

    field_class = Repeated

    def filter(self, qs: QuerySet[Any], value: list[str]) -> QuerySet[Any]:
        """Narrow to the values."""
        return qs.filter(**{f"{self.field_name}__in": value}) if value else qs


class StateFilter(django_filters.Filter):
    """That working copies are asked for, which is known by now."""

    field_class = ChoicesField

    def filter(self, qs: QuerySet[Any], value: list[str]) -> QuerySet[Any]:
        """Nothing more to do."""
        return qs


class WorkingFilterSet(django_filters.FilterSet):
    """The parameters of one working copy."""

    state = StateFilter(values=[WORKING])


class WorkingListFilterSet(WorkingFilterSet):
    """The parameters of the list of working copies."""

    publication_state = WordsFilter("publication_state", values=PublicationState.values)
    slug = ValuesFilter("slug")


def list_working(request: Request) -> HttpResponse:
    """A page of the working copies that whoever asks may know of.

    Raises BadParameters for anything that is no parameter here.
    """
    filters = WorkingListFilterSet(request.GET, visible_projects(request))
    refuse_what_is_wrong(filters, request.GET, also=paging.PARAMETERS)
    page = paging.read_page(request.GET)
    rows = filters.qs.order_by(*paging.ordered_keys(ORDER))
    count: int | None = None
    if page.cursor is None:
        count = rows.count()
        links = paging.numbered_links(request, page, count)
        found = list(rows[page.first : page.first + page.size].values_list("pk", "slug"))
    else:
        behind = rows.filter(paging.read_cursor(ORDER, page.cursor))
        found = list(behind[: page.size + 1].values_list("pk", "slug"))
        following = None
        if len(found) > page.size:
            following = paging.write_cursor(ORDER, [found[page.size - 1][1]])
        links = paging.cursor_links(request, following)
        found = found[: page.size]
    documents = documents_for(request, [key for key, _slug in found])
    head = {"count": count, "next": links.next, "previous": links.previous}
    response = json_response(to_json({**head, "results": documents}))
    response["Link"] = links.header
    return response


def read_working(request: Request, slug: str) -> HttpResponse:
    """One working copy.

    Raises Http404 if there is none that whoever asks may know of.
    """
    rows = visible_projects(request)
    refuse_what_is_wrong(WorkingFilterSet(request.GET, rows), request.GET)
    project = rows.filter(slug=slug).first()
    if project is None:
        raise Http404
    return working_response(request, project.pk)


def working_response(request: Request, key: int, *, status: int = 200) -> HttpResponse:
    """The working copy with this primary key, as it stands now."""
    (document,) = documents_for(request, [key])
    response = json_response(to_json(document))
    response.status_code = status
    response["ETag"] = document["etag"]
    return response


def documents_for(request: Request, keys: Collection[int]) -> list[WorkingProjectShape]:
    """The working copies with these primary keys, as far as whoever asks may know of them."""
    seen = partial(visible_to, writer_of(request))
    documents = working_documents(keys, seen=seen, on=timezone.localdate())
    for document in documents.values():
        document["etag"] = etag_of(document)
        if document["public_url"] is not None:
            with override("en"):
                path = reverse("projects:project-detail", args=[document["public_url"]])
            document["public_url"] = request.build_absolute_uri(path)
    return [documents[key] for key in keys]


def visible_projects(request: Request) -> QuerySet[Project]:
    """The projects that whoever asks may know of."""
    return visible_to(writer_of(request), Project.objects.all())
