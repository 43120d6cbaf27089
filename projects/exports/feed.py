"""Feeds: what is new, for readers who come back. Atom (RFC 4287) and JSON Feed 1.1."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from projects.documents.licence import LICENCE, LICENCE_URL

ATOM = "http://www.w3.org/2005/Atom"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
# What XML 1.0 has no way to hold.
UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class FeedItem:
    """One thing that is new; ``key`` is its identifier for ever, ``content`` is HTML."""

    key: str
    url: str
    title: str
    content: str
    at: datetime
    kind: str
    # The document that says so, where it is on the web.
    source_url: str = ""


@dataclass(frozen=True)
class Feed:
    """What is followed, and what is new in it, the newest first."""

    title: str
    language: str
    page: str
    addresses: dict[str, str]
    # Its twins in other languages: language → format → address.
    twins: dict[str, dict[str, str]]
    publisher: str
    updated_at: datetime
    items: Sequence[FeedItem]
    # What is to be known before anything in it is believed.
    warning: str = ""


@dataclass(frozen=True)
class FeedFormat:
    """One kind of feed: what people and programs call it, how it is written."""

    name: str
    content_type: str
    write: Callable[[Feed], bytes]


def write_atom(feed: Feed) -> bytes:
    """The feed as Atom."""
    root = Element("feed", {"xmlns": ATOM, LANGUAGE: feed.language})
    address = feed.addresses["atom"]
    _add(root, "id", address)
    _add(root, "title", feed.title)
    if feed.warning:
        _add(root, "subtitle", feed.warning)
    _add(root, "updated", _moment(feed.updated_at))
    _add(root, "rights", f"{LICENCE}, {LICENCE_URL}")
    _add(_add(root, "author"), "name", feed.publisher)
    _add(root, "link", rel="self", type="application/atom+xml", href=address)
    _add(root, "link", rel="alternate", type="text/html", href=feed.page)
    for language, addresses in feed.twins.items():
        _add(
            root,
            "link",
            rel="alternate",
            type="application/atom+xml",
            hreflang=language,
            href=addresses["atom"],
        )
    for item in feed.items:
        _add_entry(root, item)
    content: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def write_json_feed(feed: Feed) -> bytes:
    """The feed as JSON Feed."""
    warning = {"description": feed.warning} if feed.warning else {}
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        **warning,
        "home_page_url": feed.page,
        "feed_url": feed.addresses["json"],
        "language": feed.language,
        "authors": [{"name": feed.publisher}],
        "_licence": {"name": LICENCE, "url": LICENCE_URL},
        "items": [_json_item(item) for item in feed.items],
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"


def _json_item(item: FeedItem) -> dict[str, Any]:
    outside = {"external_url": item.source_url} if item.source_url else {}
    return {
        "id": item.key,
        "url": item.url,
        **outside,
        "title": item.title,
        "content_html": item.content,
        "date_published": _moment(item.at),
        "tags": [item.kind],
    }


def _add_entry(root: Element, item: FeedItem) -> None:
    entry = _add(root, "entry")
    _add(entry, "id", item.key)
    _add(entry, "title", item.title)
    _add(entry, "published", _moment(item.at))
    _add(entry, "updated", _moment(item.at))
    _add(entry, "category", term=item.kind)
    _add(entry, "link", rel="alternate", type="text/html", href=item.url)
    if item.source_url:
        _add(entry, "link", rel="via", href=item.source_url)
    _add(entry, "content", item.content, type="html")


def _add(parent: Element, name: str, text: str = "", **attributes: str) -> Element:
    element = SubElement(
        parent, name, {key: UNWRITABLE.sub("", it) for key, it in attributes.items()}
    )
    if text:
        element.text = UNWRITABLE.sub("", text)
    return element


def _moment(at: datetime) -> str:
    return at.isoformat(timespec="seconds")


FEEDS: dict[str, FeedFormat] = {
    "atom": FeedFormat("Atom", "application/atom+xml; charset=utf-8", write_atom),
    "json": FeedFormat("JSON Feed", "application/feed+json; charset=utf-8", write_json_feed),
}
