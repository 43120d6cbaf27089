"""How a view is taken along: its files and feeds, its address in the API, and how to cite it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from projects.choices import Noun
from projects.exports.feed import FEEDS
from projects.exports.project import DOWNLOADS, ProjectList
from projects.templatetags.figures import local_plain
from projects.views.channel import Channel, list_channel, noun_channel


@dataclass(frozen=True)
class ViewLink:
    """One way to take a view along."""

    name: str
    url: str
    content_type: str
    title: str = ""


@dataclass(frozen=True)
class ViewLinks:
    """All ways to take a view along; without a filter ``subject`` is all there is."""

    downloads: Sequence[ViewLink]
    feeds: Sequence[ViewLink]
    api_url: str
    permanent_url: str
    subject: str
    filters: str


def project_list_links(listing: ProjectList) -> ViewLinks:
    """What a list of projects offers under its filters."""
    site = settings.PUBLIC_BASE_URL
    return ViewLinks(
        downloads=[
            ViewLink(it.name, reverse(f"projects:project-{key}") + listing.query, it.content_type)
            for key, it in DOWNLOADS.items()
        ],
        feeds=feed_links(list_channel(listing)),
        api_url=site + reverse("api:project-list") + listing.query,
        permanent_url=listing.permanent_page,
        subject=_("projects"),
        filters="; ".join(map(str, listing.words)),
    )


def feed_links(channel: Channel) -> list[ViewLink]:
    """Where a channel is read."""
    return [
        ViewLink(it.name, channel.paths[key], it.content_type.partition(";")[0], channel.title)
        for key, it in FEEDS.items()
    ]


def noun_feeds(noun: Noun, slug: str, record: object) -> list[ViewLink]:
    """The feeds of one record, a document or a row, named as its page names it."""
    return feed_links(noun_channel(noun, slug, local_plain(record, "title")))
