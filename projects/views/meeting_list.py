"""The meetings and milestones of every partnership, and the form that narrows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from projects.choices import MeetingKind
from projects.filters.address import is_tidy, parameters_of, query_string
from projects.filters.meeting import MeetingFilterSet
from projects.models import Meeting, Partnership
from projects.models.meeting import MeetingQuerySet
from projects.reports.meeting_account import list_meetings
from projects.views.page import Page, public_page


@dataclass(frozen=True)
class PartnershipChoice:
    """A partnership that has meetings, as the form offers it."""

    slug: str
    name: str
    name_ko: str


@public_page
def meeting_list(request: HttpRequest, page: Page) -> HttpResponse:
    """The meetings under the filters chosen that had begun by the date of the page."""
    parameters = parameters_of(request.GET)
    if not is_tidy(request.GET):
        # What a submitted form leaves empty does not belong into the address that gets cited.
        return HttpResponseRedirect(request.path + query_string(parameters))
    published = Meeting.objects.published()
    known = published.fictional() if page.is_fictional else published.factual()
    filters = MeetingFilterSet(
        request.GET, queryset=known if page.is_today else known.as_of(page.on)
    )
    groups = list_meetings(cast(MeetingQuerySet, filters.qs), on=page.on)
    partnerships = page.kept("meeting-partnerships", "", _read_partnerships)
    meeting = {it.partnership for it in page.moments}
    held = {it.kind for it in page.moments}
    return page.render(
        "projects/meeting_list.html",
        {
            "groups": groups,
            "count": sum(len(it.meetings) for it in groups),
            "partnerships": [it for it in partnerships if it.slug in meeting],
            "kinds": [(value, label) for value, label in MeetingKind.choices if value in held],
            "chosen": {name: filters.selected(name) for name in MeetingFilterSet.base_filters},
            "problems": [error for errors in filters.errors.values() for error in errors],
            "is_filtered": bool(parameters.keys() & MeetingFilterSet.base_filters.keys()),
            "canonical_query": query_string(parameters),
        },
    )


def _read_partnerships() -> list[PartnershipChoice]:
    rows = Partnership.objects.published().order_by("name", "pk")
    return [PartnershipChoice(*row) for row in rows.values_list("slug", "name", "name_ko")]
