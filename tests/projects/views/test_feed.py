"""Feeds: each public change once, when it became public, in words that stand alone."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from lxml.etree import fromstring
from pytest_django import DjangoAssertNumQueries

from projects.choices import FundingKind, LineState, ReviewState, Status
from projects.exports.feed import ATOM
from projects.models import FormerAddress, Project
from projects.reports.edition import read_edition
from projects.services.confirmation import confirm_projects
from projects.services.history import save_with_history
from tests.factories import (
    make_assessment,
    make_claim,
    make_funding,
    make_indicator,
    make_line,
    make_meeting,
    make_milestone,
    make_period,
    make_plan,
    make_project,
    make_public_project,
    make_reading,
    make_reported_value,
    make_source,
    make_status,
    publish,
)
from tests.projects.views.listing import make_listed
from tests.projects.views.reading import read

pytestmark = pytest.mark.django_db


def fetch(client: Client, address: str) -> dict[str, Any]:
    response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (
        200,
        "application/feed+json; charset=utf-8",
    )
    document: dict[str, Any] = json.loads(response.content)
    return document


def titles(client: Client, address: str) -> list[str]:
    """What is new, but for the publishing of whole records."""
    return [
        item["title"] for item in fetch(client, address)["items"] if item["tags"] != ["version"]
    ]


# What an item says


def make_told() -> Project:
    """One project with one entry of every ledger, the last one entered last."""
    paper = make_source(title="Paper")
    project = make_project(slug="a", title="A")
    make_status(project, Status.ONGOING, source=paper)
    make_funding(project, "7300000.00", qualifier="about", source=paper)
    make_funding(
        project, None, kind=FundingKind.PLEDGE, is_not_applicable=True, currency="", source=paper
    )
    make_period(project, starts_on=date(2024, 1, 1), starts_precision="month", source=paper)
    make_milestone(project, title="Report", due_on=date(2025, 1, 1), source=paper)
    indicator = make_indicator(project=project, title="Trained", unit="people")
    make_reading(indicator, "1200", qualifier="more_than", source=paper)
    make_reported_value(project=project, figure="countries", value="9", source=paper)
    publish(project)
    return project


def test_each_ledger_speaks_in_its_own_words(client: Client) -> None:
    make_told()
    assert titles(client, "/projects/a/feed.json") == [
        "A: Countries covered: 9, 16 May 2024",
        "A: Trained: more than 1,200 people, 16 May 2024",
        "A: Report: due on 1 January 2025, 16 May 2024",
        "A: Dates (planned): January 2024 – …, 16 May 2024",
        "A: Pledge: Not applicable, 16 May 2024",
        "A: Budget: about USD 7,300,000, 16 May 2024",
        "A: Ongoing, 16 May 2024",
    ]


def test_a_version_and_a_confirmation_are_changes_too(client: Client) -> None:
    project = make_public_project(slug="a", title="A")
    confirm_projects([project], by=None, on=date(2026, 1, 2))
    items = fetch(client, "/projects/a/feed.json")["items"]
    assert [(item["id"], item["title"]) for item in items] == [
        (
            "tag:testserver,2026:projects/a/confirmation/2026-01-02",
            "A: still accurate on 2 January 2026",
        ),
        (
            f"tag:testserver,2026:projects/a/version/{project.public_record.version}",
            f"A: record published, version {project.public_record.version}",
        ),
    ]


def test_an_item_names_its_document_and_leads_to_both(client: Client) -> None:
    project = make_project(slug="a", title="A & B")
    source = make_source(
        slug="paper",
        title="Paper <1>",
        publisher="Ministry",
        url="https://example.org/p?a=1&b=2",
        published_on=date(2024, 5, 16),
    )
    entry = make_status(project, Status.ONGOING, source=source, locator="p. 4", note="Began.")
    publish(project)
    [item] = [
        it for it in fetch(client, "/projects.feed.json")["items"] if it["tags"] == ["status"]
    ]
    assert item.pop("date_published")[:10] == entry.entered_at.isoformat()[:10]
    assert re.sub(r"\s+", " ", item.pop("content_html")) == (
        '<p><a href="https://testserver/projects/a/">A &amp; B</a>: Ongoing, 16 May 2024.</p> '
        "<p>Began.</p> <p> Source: "
        '<a href="https://testserver/sources/paper/">Paper &lt;1&gt;</a>, Ministry, '
        '<time datetime="2024-05-16">16 May 2024</time>, p. 4 – '
        '<a href="https://example.org/p?a=1&amp;b=2">Open the document</a> </p>'
    )
    assert item == {
        "id": f"urn:uuid:{entry.pk}",
        "url": "https://testserver/projects/a/",
        "external_url": "https://example.org/p?a=1&b=2",
        "title": "A & B: Ongoing, 16 May 2024",
        "tags": ["status"],
    }


def test_an_item_says_when_it_does_not_stand_any_more(client: Client) -> None:
    project = make_project(slug="a", title="A")
    wrong = make_status(project, Status.ONGOING)
    make_status(project, Status.APPROVED, supersedes=wrong, is_correction=True)
    make_status(project, Status.PROPOSED, is_counted=False, counting_reason="Older paper.")
    publish(project)
    told = {
        item["title"]: item["content_html"]
        for item in fetch(client, "/projects.feed.json")["items"]
    }
    assert "It has been replaced since." in told["A: Ongoing, 16 May 2024"]
    assert "It puts an earlier entry right." in told["A: Approved, 16 May 2024"]
    assert "Another value counts." in told["A: Proposed, 16 May 2024"]
    assert "Older paper." in told["A: Proposed, 16 May 2024"]


def test_korean_feed_speaks_korean(client: Client) -> None:
    """U32"""
    project = make_project(slug="a", title="A", title_ko="가")
    make_funding(project, "7300000.00")
    publish(project)
    feed = fetch(client, "/ko/projects/a/feed.json")
    assert (feed["language"], feed["home_page_url"]) == ("ko", "https://testserver/ko/projects/a/")
    assert [item["title"] for item in feed["items"]] == [
        "가: 사업 기록 공개, 제2판",
        "가: 예산: USD 7,300,000, 2024년 5월 16일",
    ]


# Which items there are


def test_the_moment_is_when_an_entry_became_public(client: Client) -> None:
    """Entered first and released last, it stands on top; a later save does not lift it again."""
    project = make_public_project(slug="a", title="A")
    late = make_status(project, Status.ONGOING, review_state=ReviewState.DRAFT)
    make_status(project, Status.APPROVED)
    address = "/projects/a/feed.json"
    assert titles(client, address) == ["A: Approved, 16 May 2024"]
    late.review_state = ReviewState.PUBLISHED
    save_with_history(late, by=None, reason="Published")
    make_status(project, Status.SUSPENDED)
    late.internal_note = "Looked at again"
    save_with_history(late, by=None, reason="Edited")
    publish(project)
    assert titles(client, address) == [
        "A: Suspended, 16 May 2024",
        "A: Ongoing, 16 May 2024",
        "A: Approved, 16 May 2024",
    ]


def test_the_list_s_feed_keeps_its_filters(client: Client) -> None:
    """U7"""
    make_listed("A", status=Status.ONGOING)
    make_listed("B", status=Status.COMPLETED)
    feed = fetch(client, "/projects.feed.json?status=ongoing")
    assert (feed["title"], feed["feed_url"], feed["home_page_url"]) == (
        "Plan-of-action tracker: what is new in projects (Status: Ongoing)",
        "https://testserver/projects.feed.json?status=ongoing",
        "https://testserver/projects/?status=ongoing",
    )
    assert titles(client, "/projects.feed.json?status=ongoing") == ["A: Ongoing, 16 May 2024"]


def test_a_filter_that_can_t_be_read_gives_no_feed(client: Client) -> None:
    make_listed("A", status=Status.ONGOING)
    response = client.get("/projects.atom?sttus=ongoing")
    assert (response.status_code, response.content.decode()) == (
        400,
        "There is no parameter “sttus”.\n",
    )
    assert client.get("/plans/none/feed.atom").status_code == 404
    make_plan(slug="plan")
    assert client.get("/plans/plan/feed.atom?as_of=never").status_code == 400


def test_a_feed_holds_the_last_fifty(client: Client) -> None:
    project, source = make_project(slug="a", title="A"), make_source()
    for number in range(60):
        make_funding(project, f"{number}.00", source=source)
    publish(project)
    items = fetch(client, "/projects/a/feed.json")["items"]
    assert [item["title"] for item in items[1:3]] == [
        "A: Budget: USD 59, 16 May 2024",
        "A: Budget: USD 58, 16 May 2024",
    ]
    assert len(items) == 50


def test_a_plan_s_feed_tells_of_its_lines_its_claims_and_its_projects(client: Client) -> None:
    plan = make_plan(slug="plan", title="Plan")
    project = make_project(title="A")
    project.plans.add(plan)
    make_status(project, Status.ONGOING)
    make_status(make_public_project(title="Another"), Status.ONGOING)
    publish(project)
    make_assessment(make_line(plan=plan, number="1.1"), LineState.DELIVERED)
    make_claim(plan)
    assert titles(client, "/plans/plan/feed.json") == [
        "Plan: Claim of progress: 95 per cent “implemented”, 16 May 2024",
        "Plan: Line 1.1: Delivered, 16 May 2024",
        "A: Ongoing, 16 May 2024",
    ]


def test_a_meeting_s_feed_tells_of_what_was_said_there_and_what_came_since(client: Client) -> None:
    plan = make_plan(title="Plan")
    project = make_project(title="A")
    project.plans.add(plan)
    make_status(project, Status.ONGOING)
    publish(project)
    meeting = make_meeting(slug="dialogue", title="Dialogue", partnership=plan.partnership)
    make_claim(plan, meeting=meeting)
    make_reported_value(meeting=meeting, figure="held", value="2024")
    assert titles(client, "/meetings/dialogue/feed.json") == [
        "Dialogue: Held on: 2024, 16 May 2024",
        "Plan: Claim of progress: 95 per cent “implemented”, 16 May 2024",
        "A: Ongoing, 16 May 2024",
    ]


# How it is answered


@pytest.mark.parametrize(
    "address", ["projects.atom", "projects/a/feed.atom", "ko/projects.atom?status=ongoing"]
)
def test_atom_holds_the_items_of_the_json_feed(client: Client, address: str) -> None:
    make_told()
    response = client.get(f"/{address}")
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    root = fromstring(response.content)
    entries = root.findall(f"{{{ATOM}}}entry")
    twin = address.replace("projects.atom", "projects.feed.json").replace("feed.atom", "feed.json")
    items = fetch(client, f"/{twin}")["items"]
    assert len(items) == 8
    assert [
        (
            it.findtext(f"{{{ATOM}}}id"),
            it.findtext(f"{{{ATOM}}}title"),
            it.findtext(f"{{{ATOM}}}updated"),
        )
        for it in entries
    ] == [(it["id"], it["title"], it["date_published"]) for it in items]
    assert root.findtext(f"{{{ATOM}}}updated") == items[0]["date_published"]
    assert root.findtext(f"{{{ATOM}}}id") == f"https://testserver/{address}"


def test_a_feed_of_nothing_was_updated_with_the_data(client: Client) -> None:
    make_plan(slug="plan")
    response = client.get("/plans/plan/feed.atom")
    root = fromstring(response.content)
    edition = read_edition()
    assert root.findall(f"{{{ATOM}}}entry") == []
    assert root.findtext(f"{{{ATOM}}}updated") == edition.raised_at.isoformat(timespec="seconds")


@pytest.mark.parametrize("address", ["/projects.atom", "/projects/a/feed.json"])
def test_a_copy_that_still_stands_costs_one_query(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, address: str
) -> None:
    make_told()
    etag = client.get(address)["ETag"]
    with django_assert_num_queries(1):
        again = client.get(address, headers={"if-none-match": etag})
    assert (again.status_code, again.content) == (304, b"")


def test_queries_do_not_grow_with_items(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    source = make_source()
    for count in (1, 30):
        for number in range(count):
            project = make_project(title=f"A{number}")
            make_status(project, source=source)
            make_funding(project, source=source)
            publish(project)
        with django_assert_num_queries(13):
            client.get("/projects.atom")


def test_a_former_address_leads_to_the_present_feed(client: Client) -> None:
    make_public_project(slug="new")
    FormerAddress.objects.create(noun="project", slug="old", leads_to="new")
    response = client.get("/ko/projects/old/feed.atom?as_of=2024-12-31")
    assert (response.status_code, response["Location"]) == (
        301,
        "/ko/projects/new/feed.atom?as_of=2024-12-31",
    )


# Where it is found


@pytest.mark.parametrize(
    ("address", "feeds"),
    [
        (
            "/projects/?status=ongoing&page_size=10",
            ["/projects.atom?status=ongoing", "/projects.feed.json?status=ongoing"],
        ),
        ("/projects/a/", ["/projects/a/feed.atom", "/projects/a/feed.json"]),
        ("/ko/projects/a/", ["/ko/projects/a/feed.atom", "/ko/projects/a/feed.json"]),
        ("/plans/plan/", ["/plans/plan/feed.atom", "/plans/plan/feed.json"]),
        ("/meetings/m/", ["/meetings/m/feed.atom", "/meetings/m/feed.json"]),
    ],
)
def test_pages_name_their_feeds(client: Client, address: str, feeds: list[str]) -> None:
    make_told()
    make_plan(slug="plan")
    make_meeting(slug="m")
    head = read(client.get(address)).one("head")
    found = {
        it.attributes["type"]: it.attributes["href"]
        for it in head.all("link", rel="alternate")
        if "type" in it.attributes
    }
    assert found == {
        "application/atom+xml": f"https://testserver{feeds[0]}",
        "application/feed+json": f"https://testserver{feeds[1]}",
    }
