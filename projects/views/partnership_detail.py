"""One partnership: who belongs to it, its plans and funds, and its history."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.http import HttpRequest, HttpResponse

from projects.choices import MemberSide, Noun
from projects.documents.shapes import CoordinatorShape, MeetingShape, MemberShape
from projects.reports.partnership_account import read_partnership
from projects.views.bars import stacked
from projects.views.dated_roles import has_ended
from projects.views.former_address import moved
from projects.views.indicator_rows import indicator_row
from projects.views.page import Page, public_page
from projects.views.reported import reported_rows


@dataclass(frozen=True)
class Joined:
    """The members of one side that one source gives the same dates."""

    members: list[MemberShape]

    @property
    def first(self) -> MemberShape:
        """The one that tells the dates and the source of all."""
        return self.members[0]


@dataclass(frozen=True)
class Side:
    """One side of the partnership: how many belong to it, since when, and who."""

    side: str
    count: int
    changed_on: str | None
    changed_precision: str
    joined: list[Joined]
    left: list[MemberShape]


@dataclass(frozen=True)
class Decade:
    """Ten years of the partnership's history."""

    year: int
    meetings: list[MeetingShape]


@dataclass(frozen=True)
class Coordinator:
    """A turn as coordinator; ``is_current`` on the date of the page."""

    term: CoordinatorShape
    is_current: bool


@public_page
def partnership_detail(request: HttpRequest, page: Page, slug: str) -> HttpResponse:
    """What is known of a partnership on the date of the page."""
    account = read_partnership(slug, on=page.on, today=page.is_today)
    if account is None:
        return moved(page, Noun.PARTNERSHIP, slug)
    partnership = account.partnership
    return page.render(
        "projects/partnership_detail.html",
        {
            "partnership": partnership,
            "plans": account.plans,
            "sides": sides(partnership["members"], on=page.on),
            "coordinators": [
                Coordinator(term=it, is_current=not has_ended(it, on=page.on))
                for it in reversed(partnership["coordinators"])
            ],
            "projects": {
                "facet": "plan",
                "values": [it["slug"] for it in partnership["plans"]],
                "count": account.projects.count,
                "parts": stacked(account.projects.by_status),
            },
            "decades": decades(account.history),
            "first_year": account.history[0]["starts_on"][:4] if account.history else "",
            "indicators": [indicator_row(it) for it in partnership["indicators"]],
            "reported": reported_rows(partnership["reported_values"]),
        },
    )


def sides(members: Iterable[MemberShape], *, on: date) -> list[Side]:
    """ASEAN's side and the partners', each with its members on the day and those before."""
    known = list(members)
    found = []
    for side in MemberSide.values:
        own = [it for it in known if it["side"] == side]
        current = [it for it in own if not has_ended(it, on=on)]
        dated = [it for it in current if it["starts_on"] is not None]
        latest = max(dated, key=lambda it: it["starts_on"] or "", default=None)
        if own:
            found.append(
                Side(
                    side=side,
                    count=len(current),
                    changed_on=latest["starts_on"] if latest else None,
                    changed_precision=latest["starts_precision"] if latest else "",
                    joined=joined_together(current),
                    left=[it for it in own if it not in current],
                )
            )
    return found


def joined_together(members: Iterable[MemberShape]) -> list[Joined]:
    """The members grouped by when they joined and who says so, unknown dates first."""

    def said(member: MemberShape) -> tuple[str, str, str]:
        source = member["source"]
        return (
            member["starts_on"] or "",
            member["starts_precision"],
            source["slug"] if source else "",
        )

    return [Joined(list(group)) for _, group in groupby(sorted(members, key=said), key=said)]


def decades(history: Iterable[MeetingShape]) -> list[Decade]:
    """The history in decades, in its own order."""
    return [
        Decade(year=year, meetings=list(group))
        for year, group in groupby(history, key=lambda it: int(it["starts_on"][:3]) * 10)
    ]
