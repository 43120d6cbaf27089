"""What every public page promises: one edition, one date, the same bytes for everyone."""

from datetime import date, timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from projects.choices import Status
from tests.factories import make_meeting, make_project, make_staff, make_status, publish
from tests.projects.views.reading import read

pytestmark = pytest.mark.django_db

PAGES = ("/", "/projects/", "/ko/", "/ko/projects/?status=ongoing")


@pytest.fixture(autouse=True)
def published() -> None:
    project = make_project(title="A")
    make_status(project, Status.ONGOING)
    publish(project)


@pytest.mark.parametrize("address", PAGES)
def test_copy_that_still_stands_costs_one_query(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, address: str
) -> None:
    etag = client.get(address)["ETag"]
    with django_assert_num_queries(1):
        again = client.get(address, headers={"if-none-match": etag})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", etag)
    assert not etag.startswith("W/")


def test_copy_is_stale_after_a_publication(client: Client) -> None:
    etag = client.get("/projects/")["ETag"]
    publish(make_project(title="B"))
    assert client.get("/projects/", headers={"if-none-match": etag}).status_code == 200


def test_languages_have_different_validators(client: Client) -> None:
    assert client.get("/projects/")["ETag"] != client.get("/ko/projects/")["ETag"]


@pytest.mark.parametrize("address", PAGES)
def test_anonymous_reader_gets_no_cookie_and_a_copy_for_all(client: Client, address: str) -> None:
    response = client.get(address)
    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert "cookie" not in response.headers.get("Vary", "").lower()
    assert dict(response.cookies) == {}


@pytest.mark.parametrize("address", PAGES)
def test_page_is_the_same_for_staff_but_leaves_no_copy(client: Client, address: str) -> None:
    anonymous = client.get(address)
    client.force_login(make_staff())
    signed_in = client.get(address)
    assert signed_in.content == anonymous.content
    assert signed_in["Cache-Control"] == "no-store"
    assert "cookie" not in signed_in.headers.get("Vary", "").lower()


def test_token_leaves_no_copy(client: Client) -> None:
    response = client.get("/projects/", headers={"authorization": "Token abc"})
    assert response["Cache-Control"] == "no-store"


@pytest.mark.parametrize("address", PAGES)
def test_page_never_asks_for_a_session(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, address: str
) -> None:
    client.cookies[settings.SESSION_COOKIE_NAME] = "made-up"
    with django_assert_num_queries(1):
        client.get(address, headers={"if-none-match": "*"})


@pytest.mark.parametrize("address", PAGES)
def test_page_can_only_be_read(client: Client, address: str) -> None:
    response = client.post(address)
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, OPTIONS")


@pytest.mark.parametrize("address", ["/", "/projects/", "/ko/projects/"])
def test_page_names_its_twin_and_has_one_heading(client: Client, address: str) -> None:
    """A6, U32"""
    page = read(client.get(address))
    assert len(page.all("h1")) == 1
    assert page.one("html").attributes["lang"] == ("ko" if address.startswith("/ko/") else "en")
    twins = {
        it.attributes["hreflang"]: it.attributes["href"]
        for it in page.all("link", rel="alternate")
        if "hreflang" in it.attributes
    }
    bare = address.removeprefix("/ko")
    assert twins == {"en": f"https://testserver{bare}", "ko": f"https://testserver/ko{bare}"}


def test_picker_offers_meetings_that_are_over(client: Client) -> None:
    over = make_meeting(title="Over", starts_on=date(2024, 5, 1))
    make_meeting(title="Ahead", starts_on=timezone.localdate() + timedelta(days=1))
    make_meeting(title="Hidden", publication_state="draft")
    panel = read(client.get("/projects/?status=ongoing")).one("div", class_="as-of-panel")
    assert [(it.text, it.attributes["href"]) for it in panel.all("a")] == [
        ("Over", f"/projects/?status=ongoing&as_of={over.slug}")
    ]


def test_navigation_keeps_the_date(client: Client) -> None:
    page = read(client.get("/?as_of=2024-12-31"))
    nav = page.one("nav", class_="masthead-nav")
    assert {it.text: it.attributes["href"] for it in nav.all("a")}["Projects"] == (
        "/projects/?as_of=2024-12-31"
    )


def test_missing_page_says_what_to_do(client: Client) -> None:
    """U37"""
    response = client.get("/nothing-here/")
    assert response.status_code == 404
    assert b"<h1>Page not found</h1>" in response.content
    assert dict(response.cookies) == {}
