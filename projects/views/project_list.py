"""The list of projects: one form, its answer in words, counts, and rows to scan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext, ngettext

from projects.choices import Status
from projects.exports.project import list_under
from projects.filters.address import (
    LISTING,
    PAGE_SIZE,
    Parameters,
    is_tidy,
    parameters_of,
    query_string,
    with_values,
)
from projects.filters.project import DEFAULT_ORDERING, ProjectFilterSet
from projects.filters.words import labels_of_rest, ordering_labels
from projects.models.public_record import PublicRecordQuerySet
from projects.reports.facets import Facet, count_facets, read_labels
from projects.reports.totals import Totals, total_money
from projects.views.page import Page, public_page
from projects.views.project_panel import build_panel
from projects.views.project_rows import main_total, project_rows
from projects.views.view_links import project_list_links

MAX_PAGE_SIZE = 100


@dataclass(frozen=True)
class Counts:
    """What is counted over the whole list; kept for as long as the data stands."""

    by_status: dict[str, int]
    facets: list[Facet]
    totals: Totals

    @property
    def all(self) -> int:
        """How many records the list holds."""
        return sum(self.by_status.values())


@public_page
def project_list(request: HttpRequest, page: Page) -> HttpResponse:
    """The projects under the filters chosen, as of the date chosen."""
    return list_page(page, "projects/project_list.html")


def list_page(page: Page, template: str, **more: object) -> HttpResponse:
    """The list in a template of one's own, which reads ``more`` beside it."""
    request = page.request
    parameters = parameters_of(request.GET, among=LISTING)
    if not is_tidy(request.GET):
        # What a submitted form leaves empty does not belong into the address that gets cited.
        return HttpResponseRedirect(request.path + query_string(parameters))
    filters = ProjectFilterSet(request.GET)
    counts = page.kept("project-list", query_string(parameters), lambda: _count(filters, page))
    paginator = Paginator(filters.qs, _page_size(parameters))
    paginator.count = counts.all
    number = _whole(parameters, "page", default=1)
    if number not in paginator.page_range or str(paginator.per_page) not in parameters.get(
        "page_size", [str(PAGE_SIZE)]
    ):
        # No such page, or no such size of pages: back to the first, never an empty list.
        first = with_values(parameters, page=None, page_size=None)
        return HttpResponseRedirect(request.path + query_string(first))
    page_obj = paginator.page(number)
    shown = project_rows(cast(PublicRecordQuerySet, page_obj.object_list), page)
    labels = page.kept("labels", "", read_labels) | labels_of_rest(filters)
    first_total = main_total(counts.totals)
    context = {
        "heading": _heading(counts, filters),
        "counts": counts,
        "main_total": first_total,
        "without_money": counts.totals.roots - (first_total.projects if first_total else 0),
        "panel": build_panel(
            filters, parameters=parameters, path=request.path, facets=counts.facets, labels=labels
        ),
        "rows": shown.rows,
        "axis": shown.axis,
        "orderings": ordering_labels(),
        "ordering": (filters.selected("ordering") or [DEFAULT_ORDERING])[0],
        "words": " ".join(parameters.get("q", [])),
        "page_obj": page_obj,
        "page_numbers": paginator.get_elided_page_range(number, on_each_side=1, on_ends=1),
        "clear_url": request.path + query_string({"as_of": parameters.get("as_of", [])}),
        "canonical_query": query_string(parameters),
        "is_filtered": bool(parameters),
        "view": project_list_links(list_under(request.GET, filters, page.edition, labels)),
    }
    return page.render(template, context | more)


def _count(filters: ProjectFilterSet, page: Page) -> Counts:
    everything = filters.without("ordering")
    return Counts(
        by_status=everything.count_by_status(),
        facets=count_facets(
            everything,
            without={name: filters.without(name) for name in filters.selections()},
            selected=filters.selections(),
            labels=page.kept("labels", "", read_labels),
            on=filters.as_of_date,
        ),
        totals=total_money(everything, on=filters.on),
    )


def _heading(counts: Counts, filters: ProjectFilterSet) -> str:
    """The count in words: “14 signature projects, 9 ongoing”."""
    n = counts.all
    if filters.selected("signature") == ["true"]:
        words = ngettext("%(n)s signature project", "%(n)s signature projects", n)
    else:
        words = ngettext("%(n)s project", "%(n)s projects", n)
    words %= {"n": f"{n:,}"}
    ongoing = counts.by_status.get(Status.ONGOING, 0)
    if not n:
        return gettext("No projects")
    return gettext("%(projects)s, %(n)s ongoing") % {"projects": words, "n": f"{ongoing:,}"}


def _page_size(parameters: Parameters) -> int:
    size = _whole(parameters, "page_size", default=PAGE_SIZE)
    return size if 1 <= size <= MAX_PAGE_SIZE else PAGE_SIZE


def _whole(parameters: Parameters, name: str, *, default: int) -> int:
    """A whole number out of the address; 0, which is no page and no size, for anything else."""
    text = parameters.get(name, [str(default)])[-1]
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
