"""Feeds of a list, a project, a plan and a meeting: what became public here, newest first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time
from typing import cast
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.urls import translate_url
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from projects.choices import Noun
from projects.exports.feed import FEEDS, Feed, FeedItem
from projects.exports.project import UnreadableViewError, read_project_list
from projects.models import Meeting, Plan, PublicRecord
from projects.models.fiction import WARNING
from projects.models.public_record import PublicRecordQuerySet
from projects.reports.public_changes import Followed, PublicChange, read_changes
from projects.templatetags.figures import local_plain
from projects.views.channel import Channel, list_channel, noun_channel, page_of
from projects.views.feed_words import change_content, change_title
from projects.views.former_address import moved
from projects.views.page import Page, public_page
from projects.views.refusal import refusal

# The year in which the tracker began to give identifiers; a tag needs one, for ever the same.
TAGGED_SINCE = 2026
LANGUAGES = ("en", "ko")


@public_page
def project_list_feed(request: HttpRequest, page: Page, form: str) -> HttpResponse:
    """What is new in a filtered list of projects; 400 in words if a filter can't be read."""
    try:
        listing = read_project_list(request.GET, page.edition)
    except UnreadableViewError as error:
        return refusal(error.problems)
    followed = Followed(cast(PublicRecordQuerySet, listing.filters.qs))
    return _answer(page, form, list_channel(listing), lambda: followed)


@public_page
def project_feed(request: HttpRequest, page: Page, slug: str, form: str) -> HttpResponse:
    """What is new about a project."""
    records = PublicRecord.objects.published().filter(slug=slug)
    record = records.first()
    if record is None:
        return moved(page, Noun.PROJECT, slug, aspect=f"feed-{form}")
    channel = noun_channel(Noun.PROJECT, slug, local_plain(record, "title"))
    return _answer(page, form, channel, lambda: Followed(records))


@public_page
def plan_feed(request: HttpRequest, page: Page, slug: str, form: str) -> HttpResponse:
    """What is new about a plan, its lines and the projects that serve it."""
    plan = Plan.objects.published().filter(slug=slug).first()
    if plan is None:
        return moved(page, Noun.PLAN, slug, aspect=f"feed-{form}")
    channel = noun_channel(Noun.PLAN, slug, local_plain(plan, "title"))
    return _answer(page, form, channel, lambda: _about_plan(plan))


@public_page
def meeting_feed(request: HttpRequest, page: Page, slug: str, form: str) -> HttpResponse:
    """What was said at a meeting, and what its partnership's projects brought since."""
    meeting = Meeting.objects.published().filter(slug=slug).first()
    if meeting is None:
        return moved(page, Noun.MEETING, slug, aspect=f"feed-{form}")
    channel = noun_channel(Noun.MEETING, slug, local_plain(meeting, "title"))
    return _answer(page, form, channel, lambda: _about_meeting(meeting, page))


def _about_plan(plan: Plan) -> Followed:
    return Followed(
        PublicRecord.objects.published().with_term("plan", [plan.slug]),
        {
            "assessment": Q(line__plan=plan),
            "claim": Q(plan=plan),
            "reading": Q(indicator__plan=plan),
            "reported": Q(plan=plan),
        },
    )


def _about_meeting(meeting: Meeting, page: Page) -> Followed:
    """Until it is held, all that could be said at it; from then on, what came since."""
    plans = Plan.objects.published().filter(partnership=meeting.partnership_id)
    began_at = timezone.make_aware(datetime.combine(meeting.starts_on, time.min))
    return Followed(
        PublicRecord.objects.published().with_term("plan", [it.slug for it in plans]),
        {"claim": Q(meeting=meeting), "reported": Q(meeting=meeting)},
        since=began_at if meeting.starts_on <= page.on else None,
    )


def _answer(
    page: Page, form: str, channel: Channel, followed: Callable[[], Followed]
) -> HttpResponse:
    if page.as_of_error:
        return refusal([f"as_of: {page.as_of_error}"])
    changes = page.kept("feed", channel.page, lambda: read_changes(followed(), on=page.on))
    site = settings.PUBLIC_BASE_URL
    here = get_language() or "en"
    feed = Feed(
        title=channel.title,
        language=here,
        page=channel.page,
        addresses={it: site + path for it, path in channel.paths.items()},
        twins={
            language: {
                it: site + translate_url(path, language) for it, path in channel.paths.items()
            }
            for language in LANGUAGES
            if language != here
        },
        publisher=_("Plan-of-action tracker"),
        updated_at=changes[0].at if changes else page.edition.raised_at,
        items=[_item(change, site) for change in changes],
        warning=str(WARNING) if page.is_fictional else "",
    )
    written = FEEDS[form]
    return HttpResponse(written.write(feed), content_type=written.content_type)


def _item(change: PublicChange, site: str) -> FeedItem:
    url = page_of(change.subject.noun, change.subject.slug)
    if change.entry is None:
        key = f"tag:{urlsplit(site).hostname},{TAGGED_SINCE}:projects/{change.key}"
    else:
        key = f"urn:uuid:{change.key}"
    return FeedItem(
        key=key,
        url=url,
        title=change_title(change),
        content=change_content(change, url=url, site_url=site),
        at=change.at,
        kind=change.kind,
        source_url=change.entry["source"]["url"] if change.entry else "",
    )
