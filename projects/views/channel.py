"""What can be followed: a list of projects, or one record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from projects.choices import Noun
from projects.exports.feed import FEEDS
from projects.exports.project import ProjectList

# Format → the name of the address.
LIST_FEEDS = {"atom": "projects:project-atom", "json": "projects:project-feed"}


@dataclass(frozen=True)
class Channel:
    """One thing to follow: its title, its page, and where its feeds stand, by their format."""

    title: str
    page: str
    paths: Mapping[str, str]


def list_channel(listing: ProjectList) -> Channel:
    """The feeds of a filtered list."""
    # A feed is read from day to day and has an order of its own.
    title = _("Plan-of-action tracker: what is new in projects")
    if listing.words:
        title = f"{title} ({listing.filters_in_words})"
    return Channel(
        title,
        listing.page,
        {it: reverse(name) + listing.query for it, name in LIST_FEEDS.items()},
    )


def noun_channel(noun: Noun, slug: str, title: str) -> Channel:
    """The feeds of one record."""
    return Channel(
        _("Plan-of-action tracker: what is new about %(title)s") % {"title": title},
        page_of(noun, slug),
        {it: reverse(f"projects:{noun.value}-feed-{it}", args=[slug]) for it in FEEDS},
    )


def page_of(noun: Noun, slug: str) -> str:
    """The whole address of a record's page."""
    site = settings.PUBLIC_BASE_URL
    return site + reverse(f"projects:{noun.value}-detail", args=[slug])
