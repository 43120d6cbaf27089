"""Parts of pages that other sites show: framed by anyone, dated, with their source line."""

from __future__ import annotations

import html
import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from projects.models import Plan, Project
from tests.factories import make_line, make_plan, make_project, make_public_project, publish

pytestmark = pytest.mark.django_db

EMBEDDED = [
    ("/embed/projects/", "/projects/"),
    (
        "/embed/projects/?signature=true&as_of=2024-01-01",
        "/projects/?signature=true&as_of=2024-01-01",
    ),
    ("/embed/projects/rice/", "/projects/rice/"),
    ("/embed/plans/plan/progress/?as_of=2024-01-01", "/plans/plan/?as_of=2024-01-01"),
    ("/ko/embed/projects/rice/", "/ko/projects/rice/"),
]


@pytest.fixture(autouse=True)
def plan() -> Plan:
    plan = make_plan(slug="plan", title="Plan of action")
    make_line(plan=plan)
    return plan


@pytest.fixture(autouse=True)
def rice(plan: Plan) -> Project:
    project = make_public_project(slug="rice", title="Rice “reserve” & more", is_signature=True)
    project.plans.add(plan)
    publish(project)
    make_project(slug="hush", title="Hush")
    return project


@pytest.mark.parametrize(("path", "full"), EMBEDDED)
def test_anyone_may_frame_it_and_it_says_whence_it_is(client: Client, path: str, full: str) -> None:
    response = client.get(path)
    page = response.content.decode()
    assert response.status_code == 200
    assert "X-Frame-Options" not in response
    policy = response["Content-Security-Policy"].split("; ")
    assert "frame-ancestors *" in policy
    assert "script-src 'self'" in policy
    assert html.escape(f'href="https://testserver{full}"', quote=False) in page
    assert 'rel="license">CC BY 4.0</a>' in page
    assert '<meta name="robots" content="noindex">' in page
    assert len(re.findall("<h1", page)) == 1
    assert ("<script" in page, "style=" in page, "masthead" in page) == (False, False, False)
    assert 'id="masthead-q"' not in page
    assert "Hush" not in page
    assert (dict(response.cookies), "Cookie" in response.get("Vary", "")) == ({}, False)
    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"


def test_copy_that_is_still_good_may_be_framed_too(client: Client) -> None:
    etag = client.get("/embed/projects/")["ETag"]
    again = client.get("/embed/projects/", headers={"if-none-match": etag})
    assert (again.status_code, "X-Frame-Options" in again) == (304, False)


@pytest.mark.parametrize(
    "path", ["/", "/projects/", "/projects/rice/", "/plans/plan/", "/report/?record=projects/rice"]
)
def test_nothing_else_may_be_framed(client: Client, path: str) -> None:
    response = client.get(path)
    assert response["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in response["Content-Security-Policy"].split("; ")


@pytest.mark.parametrize("path", ["/embed/projects/hush/", "/embed/projects/unheard-of/"])
def test_hidden_and_unheard_of_are_the_same(client: Client, path: str) -> None:
    response = client.get(path)
    assert (response.status_code, response["X-Frame-Options"]) == (404, "DENY")


@pytest.mark.parametrize(
    ("path", "embedded"),
    [
        ("/projects/?signature=true", "/embed/projects/?signature=true"),
        ("/projects/rice/", "/embed/projects/rice/"),
        ("/plans/plan/?as_of=2024-01-01", "/embed/plans/plan/progress/?as_of=2024-01-01"),
        ("/ko/projects/rice/", "/ko/embed/projects/rice/"),
    ],
)
def test_full_page_offers_the_code_to_copy(client: Client, path: str, embedded: str) -> None:
    page = client.get(path).content.decode()
    [code] = re.findall(r"<textarea id=\"embed-code\"[^>]*>(.*?)</textarea>", page, re.DOTALL)
    assert "<" not in code
    copied = html.unescape(code)
    [(address, title)] = re.findall(r'<iframe src="([^"]*)" title="([^"]*)"', copied)
    assert html.unescape(address) == f"https://testserver{embedded}"
    assert title
    assert copied.endswith(' width="100%" height="600" loading="lazy"></iframe>') or (
        'height="800" loading="lazy"></iframe>' in copied
    )
    assert "style" not in copied
    assert client.get(html.unescape(address).removeprefix("https://testserver")).status_code == 200


def test_list_costs_no_more_than_its_page(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.get("/projects/")
    for _ in range(30):
        make_public_project()
    with django_assert_num_queries(12, exact=False):
        client.get("/embed/projects/")
