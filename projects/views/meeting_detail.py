"""One meeting: when and where, what came of it, and the tracker as of that day."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.http import HttpRequest, HttpResponse

from projects.choices import MeetingKind, Noun
from projects.documents.shapes import ClaimShape
from projects.reports.meeting_account import ClaimMade, MeetingAccount, read_meeting
from projects.reports.progress import Rate
from projects.views.bars import share
from projects.views.former_address import moved
from projects.views.page import Moment, Page, public_page
from projects.views.reported import reported_rows
from projects.views.view_links import noun_feeds

# What happened once stands in no series of its own kind, only in its partnership's history.
SINGLE = (MeetingKind.DECLARATION, MeetingKind.AGREEMENT, MeetingKind.MILESTONE)


@dataclass(frozen=True)
class ClaimRow:
    """A claim beside our count; ``length`` and ``ours`` are bars on the axis from 0 to 100."""

    claim: ClaimShape
    addressed: Rate | None
    length: str
    ours: str


@public_page
def meeting_detail(request: HttpRequest, page: Page, slug: str) -> HttpResponse:
    """What is known of a meeting on the date of the page."""
    account = read_meeting(slug, on=page.on)
    if account is None:
        return moved(page, Noun.MEETING, slug)
    before, after = neighbours(account, page)
    return page.render(
        "projects/meeting_detail.html",
        {
            "account": account,
            "feeds": noun_feeds(Noun.MEETING, slug, account.meeting),
            "meeting": account.meeting,
            "is_held": account.last_on <= page.edition.today,
            "claims": [claim_row(it) for it in account.claims],
            "reported": reported_rows(account.meeting["reported_values"]),
            "before": before,
            "after": after,
        },
    )


def neighbours(account: MeetingAccount, page: Page) -> tuple[Moment | None, Moment | None]:
    """The ones before and after in the same series, as far as they are known that day."""
    meeting = account.meeting
    series = [
        it
        for it in page.moments
        if it.partnership == meeting["partnership"]["slug"]
        and (it.kind == meeting["kind"] or meeting["kind"] in SINGLE)
        and (page.is_today or it.starts_on <= page.on or it.slug == meeting["slug"])
    ]
    slugs = [it.slug for it in series]
    if meeting["slug"] not in slugs:
        # Published since the page's edition was read; the next reader's edition holds it.
        return None, None
    place = slugs.index(meeting["slug"])
    before = series[place + 1] if place + 1 < len(series) else None
    return before, series[place - 1] if place else None


def claim_row(made: ClaimMade) -> ClaimRow:
    """A claim with both bars."""
    percentage = made.claim["percentage"]
    addressed = made.rates[0] if made.rates else None
    return ClaimRow(
        claim=made.claim,
        addressed=addressed,
        length="" if percentage is None else share(Decimal(percentage), 100),
        ours="" if addressed is None else share(addressed.numerator, addressed.denominator),
    )
