"""Meetings and the releases frozen for them as documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from projects.documents.entries import named_document
from projects.documents.shapes import MeetingShape, NamedShape, ReleaseShape
from projects.documents.visible import meeting_name, reported_values, shown_source
from projects.models import Meeting, Plan, Release
from projects.models.fiction import is_fictional
from projects.models.meeting import MeetingQuerySet
from projects.models.release import ReleaseQuerySet


def releases_on(on: date | None) -> ReleaseQuerySet:
    """The public releases; on a past date, those that speak of it or of an earlier one."""
    releases = Release.objects.published().select_related("meeting")
    return releases if on is None else releases.filter(as_of__lte=on)


def meetings_on(on: date | None) -> MeetingQuerySet:
    """The public meetings; on a past date, those that had begun."""
    meetings = Meeting.objects.published().select_related("partnership", "source")
    return meetings if on is None else meetings.as_of(on)


def meeting_documents(
    meetings: Sequence[Meeting], *, on: date, plans: Iterable[Plan] | None = None
) -> list[MeetingShape]:
    """The meetings' documents as of ``on``; they come with partnership and source.

    ``plans`` are all public plans adopted at them, where the caller has read them already.
    """
    keys = [it.pk for it in meetings]
    adopted: dict[int | None, list[NamedShape]] = defaultdict(list)
    if plans is None:
        plans = Plan.objects.published().filter(adopted_at__in=keys).order_by("slug")
    for plan in plans:
        adopted[plan.adopted_at_id].append(named_document(plan))
    values = reported_values("meeting", keys, on=on)
    return [
        {
            **meeting_name(meeting),
            "is_fictional": is_fictional(meeting.slug),
            "partnership": named_document(meeting.partnership),
            "kind": meeting.kind,
            "ordinal": meeting.ordinal,
            "outcome": meeting.outcome,
            "outcome_ko": meeting.outcome_ko,
            "precision": meeting.precision,
            "place": meeting.place,
            "source": shown_source(meeting.source),
            "locator": meeting.locator,
            "adopted_plans": adopted[meeting.pk],
            "reported_values": values[meeting.pk],
        }
        for meeting in meetings
    ]


def release_documents(releases: Sequence[Release]) -> list[ReleaseShape]:
    """The releases' documents; ``releases`` come with their meeting, which is public too."""
    return [
        {
            "number": it.number,
            "is_fictional": is_fictional(it.meeting.slug),
            "meeting": meeting_name(it.meeting),
            "as_of": it.as_of.isoformat(),
            "sha256": it.sha256,
        }
        for it in releases
    ]
