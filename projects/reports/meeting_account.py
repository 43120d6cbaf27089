"""Meetings and milestones on a date: what was adopted and claimed at each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from projects.documents.meeting import meeting_documents
from projects.documents.shapes import ClaimShape, MeetingShape, NamedShape
from projects.models import Claim, Meeting, Plan
from projects.models.meeting import MeetingQuerySet
from projects.reports.plan_index import claims_with_meetings
from projects.reports.progress import Rate, plan_rates


@dataclass(frozen=True)
class PartnershipMeetings:
    """The meetings of one partnership, the newest first."""

    partnership: NamedShape
    meetings: list[MeetingShape]


@dataclass(frozen=True)
class ClaimMade:
    """A claim made at the meeting, and our own count of the same plan on the meeting's last day."""

    claim: ClaimShape
    rates: list[Rate]


@dataclass(frozen=True)
class MeetingAccount:
    """One meeting; ``plans`` are those of its partnership that were in force on its last day."""

    meeting: MeetingShape
    last_on: date
    has_begun: bool
    claims: list[ClaimMade]
    plans: list[Plan]


def list_meetings(meetings: MeetingQuerySet, *, on: date) -> list[PartnershipMeetings]:
    """The meetings by partnership, the one with the newest first, in three queries for all."""
    rows = list(meetings.select_related("partnership", "source").in_order())
    return _by_partnership(meeting_documents(rows, on=on))


def read_meeting(slug: str, *, on: date) -> MeetingAccount | None:
    """The account of the meeting at the address ``slug``; None if the public may see none there."""
    meeting = (
        Meeting.objects.published()
        .select_related("partnership", "source")
        .filter(slug=slug)
        .first()
    )
    if meeting is None:
        return None
    return MeetingAccount(
        meeting=meeting_documents([meeting], on=on)[0],
        last_on=meeting.last_on,
        has_begun=meeting.starts_on <= on,
        claims=_claims_at(meeting, on),
        plans=_plans_in_force(meeting),
    )


def _plans_in_force(meeting: Meeting) -> list[Plan]:
    """Those of its partnership, the newest first; one without an end lasts until the next."""
    plans = list(
        Plan.objects.published()
        .as_of(meeting.last_on)
        .filter(partnership=meeting.partnership_id)
        .order_by("-starts_on", "pk")
        .distinct()
    )
    succeeded = {it.succeeds_id for it in plans if it.starts_on <= meeting.last_on}
    return [
        it
        for it in plans
        if (it.pk not in succeeded if it.ends_on is None else it.ends_on >= meeting.last_on)
    ]


def _claims_at(meeting: Meeting, on: date) -> list[ClaimMade]:
    claims = list(
        Claim.objects.published()
        .as_of(on)
        .filter(meeting=meeting)
        .select_related("plan", "source", "meeting__partnership")
        .in_order()
    )
    rates = plan_rates([it.plan for it in claims], on=meeting.last_on)
    return [
        ClaimMade(claim=document, rates=rates[claim.plan_id])
        for claim, document in zip(claims, claims_with_meetings(claims), strict=True)
    ]


def _by_partnership(meetings: Iterable[MeetingShape]) -> list[PartnershipMeetings]:
    groups: dict[str, PartnershipMeetings] = {}
    for it in meetings:
        partnership = it["partnership"]
        group = groups.setdefault(
            partnership["slug"], PartnershipMeetings(partnership=partnership, meetings=[])
        )
        group.meetings.append(it)
    return list(groups.values())
