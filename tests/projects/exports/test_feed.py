"""Writing feeds, read again as XML and JSON (T24)."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from lxml.etree import fromstring

from projects.exports.feed import ATOM, FEEDS, Feed, FeedItem

AT = datetime(2026, 5, 16, 4, 30, 0, 123, tzinfo=UTC)
HOSTILE = "</title><script>alert(1)</script>&\x00\x0b\ufffe가"
ITEM = FeedItem(
    key="urn:uuid:1",
    url="https://example.org/p/",
    title="Ongoing",
    content="<p>A &amp; B</p>",
    at=AT,
    kind="status",
    source_url="https://example.org/s",
)


def make_feed(*items: FeedItem, title: str = "New") -> Feed:
    return Feed(
        title=title,
        language="en",
        page="https://example.org/",
        addresses={"atom": "https://example.org/f.atom", "json": "https://example.org/f.json"},
        twins={"ko": {"atom": "https://example.org/ko/f.atom"}},
        publisher="Tracker",
        updated_at=AT,
        items=items,
    )


def atom(feed: Feed) -> Any:
    return fromstring(FEEDS["atom"].write(feed))


def told(parent: Any) -> list[tuple[str, str | None, dict[str, str]]]:
    return [(it.tag.removeprefix(f"{{{ATOM}}}"), it.text, dict(it.attrib)) for it in parent]


def test_atom_names_itself_its_page_and_its_twin() -> None:
    root = atom(make_feed())
    assert (root.tag, dict(root.attrib)) == (
        f"{{{ATOM}}}feed",
        {"{http://www.w3.org/XML/1998/namespace}lang": "en"},
    )
    feed_type = "application/atom+xml"
    assert told(root) == [
        ("id", "https://example.org/f.atom", {}),
        ("title", "New", {}),
        ("updated", "2026-05-16T04:30:00+00:00", {}),
        ("rights", "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/", {}),
        ("author", None, {}),
        ("link", None, {"rel": "self", "type": feed_type, "href": "https://example.org/f.atom"}),
        ("link", None, {"rel": "alternate", "type": "text/html", "href": "https://example.org/"}),
        (
            "link",
            None,
            {
                "rel": "alternate",
                "type": feed_type,
                "hreflang": "ko",
                "href": "https://example.org/ko/f.atom",
            },
        ),
    ]


def test_atom_entry_says_what_when_and_by_which_document() -> None:
    [entry] = atom(make_feed(ITEM)).findall(f"{{{ATOM}}}entry")
    assert told(entry) == [
        ("id", "urn:uuid:1", {}),
        ("title", "Ongoing", {}),
        ("published", "2026-05-16T04:30:00+00:00", {}),
        ("updated", "2026-05-16T04:30:00+00:00", {}),
        ("category", None, {"term": "status"}),
        ("link", None, {"rel": "alternate", "type": "text/html", "href": ITEM.url}),
        ("link", None, {"rel": "via", "href": "https://example.org/s"}),
        ("content", "<p>A &amp; B</p>", {"type": "html"}),
    ]


def test_json_feed_is_what_its_specification_asks_for() -> None:
    """T05: exactly these keys."""
    assert json.loads(FEEDS["json"].write(make_feed(ITEM))) == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "New",
        "home_page_url": "https://example.org/",
        "feed_url": "https://example.org/f.json",
        "language": "en",
        "authors": [{"name": "Tracker"}],
        "_licence": {
            "name": "CC BY 4.0",
            "url": "https://creativecommons.org/licenses/by/4.0/",
        },
        "items": [
            {
                "id": "urn:uuid:1",
                "url": "https://example.org/p/",
                "external_url": "https://example.org/s",
                "title": "Ongoing",
                "content_html": "<p>A &amp; B</p>",
                "date_published": "2026-05-16T04:30:00+00:00",
                "tags": ["status"],
            }
        ],
    }


@pytest.mark.parametrize("form", FEEDS)
def test_what_no_markup_can_hold_breaks_no_feed(form: str) -> None:
    written = FEEDS[form].write(make_feed(title=HOSTILE))
    read: dict[str, Any] = {
        "atom": lambda: atom(make_feed(title=HOSTILE)).findtext(f"{{{ATOM}}}title"),
        "json": lambda: json.loads(written)["title"],
    }
    wanted = {"atom": "</title><script>alert(1)</script>&가", "json": HOSTILE}
    assert read[form]() == wanted[form]
    assert b"\x00" not in written
