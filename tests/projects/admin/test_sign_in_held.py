"""What somebody was typing outlives their session: sign in, look at it, send it again (S13)."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django_otp.plugins.otp_totp.models import TOTPDevice
from pytest_django.fixtures import Settings

from projects.admin.sign_in.labels import label_of
from projects.models import Project
from tests.factories import make_project, make_theme
from tests.projects.admin.forms import shown, url
from tests.projects.views.reading import Element, read
from tests.signing_in import (
    CODE,
    LOGIN,
    PASSWORD,
    give_code,
    is_in,
    make_app,
    make_member,
    make_recovery_codes,
    sign_in,
)

pytestmark = pytest.mark.django_db

AGAIN = "/admin/send-again/"
# What a form sends that nobody entered.
UNSEEN = {
    "_save": "Save",
    "seen": "[{}]",
    "aliases-TOTAL_FORMS": "1",
    "aliases-0-id": "7",
    "aliases-__prefix__-language": "en",
    "initial-starts_on": "2024-05-16",
}


@pytest.fixture(autouse=True)
def two_factors(settings: Settings) -> None:
    settings.REQUIRE_TWO_FACTOR = True


@pytest.fixture
def member() -> User:
    return make_member(username="minh")


@pytest.fixture
def app(member: User) -> TOTPDevice:
    return make_app(member)


@pytest.fixture
def desk(client: Client, member: User, app: TOTPDevice) -> Client:
    make_recovery_codes(member, "aaaa2345efgh")
    sign_in(client, member, app)
    return client


def end_session(client: Client) -> None:
    del client.cookies["session"]


def fields_of(page: Element) -> dict[str, list[str]]:
    """What the form of a page would send as it is."""
    fields: dict[str, list[str]] = {}
    for element in page.one("main").one("form", method="post").all("input"):
        if element.attributes.get("type") != "submit":
            name, value = element.attributes["name"], element.attributes.get("value", "")
            fields.setdefault(name, []).append(value)
    return fields


def begin_at(page: Any, client: Client, password: str = PASSWORD) -> Any:
    """The first step, at the form that stands on the page."""
    fields = fields_of(read(page, status=page.status_code))
    return client.post(LOGIN, fields | {"username": "minh", "password": password})


def sign_in_from(page: Any, client: Client) -> Any:
    """Both steps, beginning at the form that stands on the page."""
    assert begin_at(page, client).headers["Location"] == CODE
    return client.post(CODE, {"code": "aaaa2345efgh"}, follow=True)


def send_again(client: Client, page: Any) -> Any:
    form = read(page).one("main").one("form", method="post")
    return client.post(form.attributes["action"], fields_of(read(page)))


def test_text_typed_while_the_session_ended_is_stored_after_signing_in(desk: Client) -> None:
    project = make_project(title="Waste")
    themes = [make_theme(), make_theme()]
    address = url(Project, "change", project.pk)
    typed = shown(desk.get(address)) | {
        "title": "Waste and water",
        "summary": "Two lines,\r\nboth “kept”; 한글도.",
        "themes": [theme.pk for theme in themes],
    }
    end_session(desk)
    page = desk.post(address, typed)
    assert (page.status_code, page.context["title"]) == (403, "Sign in")
    page = sign_in_from(page, desk)
    assert page.context["title"] == "Send it again?"
    project.refresh_from_db()
    assert project.title == "Waste"
    answer = send_again(desk, page)
    assert answer.headers["Location"] == url(Project, "changelist")
    project.refresh_from_db()
    assert (project.title, project.summary) == (
        "Waste and water",
        "Two lines,\r\nboth “kept”; 한글도.",
    )
    assert set(project.themes.all()) == set(themes)


def test_page_lists_what_was_entered_and_where_it_goes(desk: Client) -> None:
    address = url(Project, "add")
    end_session(desk)
    page = sign_in_from(
        desk.post(address, {"title": "Waste", "themes": ["1", "2"], "slug": "", **UNSEEN}),
        desk,
    )
    cells = [(row.one("th").text, row.one("td").text) for row in read(page).one("tbody").all("tr")]
    assert cells == [("Title", "Waste"), ("Themes", "1"), ("Themes", "2")]
    assert read(page).one("main").one("form").attributes["action"] == address
    assert fields_of(read(page)).keys() - {"csrfmiddlewaretoken"} == {
        "title",
        "themes",
        "slug",
        *UNSEEN,
    }


def test_fields_bear_the_names_that_their_form_shows() -> None:
    address = url(Project, "add")
    assert [
        label_of(field, path)
        for field, path in (
            ("summary_ko", address),
            ("milestones-2-due_on", f"{address}?_popup=1"),
            ("nothing_known", address),
            ("reason", "/admin/"),
            ("title", "/nowhere/"),
        )
    ] == ["Summary (Korean)", "Milestone 3: Due on", "nothing_known", "reason", "title"]


def test_somebody_new_to_the_code_keeps_it_too(desk: Client) -> None:
    """A wrong code in between loses nothing."""
    end_session(desk)
    page = desk.post(url(Project, "add"), {"title": "Waste"})
    begin_at(page, desk)
    give_code(desk, "zzzz2345efgh")
    page = desk.get(CODE)
    assert page.context["title"] == "Your code"
    assert desk.session["held"]["fields"] == [["title", "Waste"]]


def test_wrong_password_loses_nothing(desk: Client) -> None:
    end_session(desk)
    page = desk.post(url(Project, "add"), {"title": "Waste"})
    page = begin_at(page, desk, "not the password")
    assert sign_in_from(page, desk).context["title"] == "Send it again?"


def test_secrets_and_files_do_not_come_along(desk: Client) -> None:
    end_session(desk)
    page = desk.post(
        url(Project, "add"),
        {
            "title": "Waste",
            "password": "a secret of mine",
            "api_token": "another",
            "csrfmiddlewaretoken": "a third",
            "file": SimpleUploadedFile("plan.xlsx", b"content"),
        },
    )
    page = sign_in_from(page, desk)
    assert page.context["held"] == {
        "path": url(Project, "add"),
        "fields": [["title", "Waste"]],
        "files": ["plan.xlsx"],
    }
    assert "plan.xlsx" in read(page).one("main").text


@pytest.mark.parametrize(
    "page", ["/admin/password_change/", "/admin/sign-in/recovery-codes/", "/admin/auth/user/add/"]
)
def test_page_of_secrets_lets_them_go(desk: Client, page: str) -> None:
    end_session(desk)
    answer = desk.post(page, {"old_password": PASSWORD, "username": "new"})
    assert answer.headers["Location"] == f"{LOGIN}?next={page}"


def test_nothing_is_stored_for_somebody_without_the_password(client: Client) -> None:
    client.post(url(Project, "add"), {"title": "Waste"})
    assert "session" not in client.cookies


@pytest.mark.parametrize("forged", ["", "nonsense", "eyJwYXRoIjoiLyJ9:1:signature"])
def test_forged_package_is_dropped(desk: Client, forged: str) -> None:
    end_session(desk)
    desk.post(LOGIN, {"username": "minh", "password": PASSWORD, "held": forged})
    answer = give_code(desk, "aaaa2345efgh")
    assert answer.headers["Location"] == "/admin/"


def test_what_was_sent_is_held_no_longer(desk: Client) -> None:
    end_session(desk)
    page = sign_in_from(desk.post(url(Project, "add"), {"title": "Waste"}), desk)
    send_again(desk, page)
    assert desk.get(AGAIN).headers["Location"] == "/admin/"
    assert "held" not in desk.session


def test_page_is_for_whoever_signed_in(desk: Client) -> None:
    end_session(desk)
    sign_in_from(desk.post(url(Project, "add"), {"title": "Waste"}), desk)
    assert Client().get(AGAIN).headers["Location"] == f"{LOGIN}?next={AGAIN}"


# Too long to be taken along: sign in in another tab


def test_long_text_stays_in_its_page(desk: Client) -> None:
    end_session(desk)
    text = "long " * 100_000
    page = desk.post(url(Project, "add"), {"title": "Waste", "summary": text})
    assert (page.status_code, page.context["title"]) == (403, "Send it again?")
    fields = fields_of(read(page, status=403))
    assert (fields["title"], fields["summary"]) == (["Waste"], [text])
    assert read(page, status=403).one("a", target="_blank").attributes["href"] == LOGIN


# A form whose token is stale, because of a sign-in in another tab


@pytest.fixture
def strict() -> Client:
    """A browser whose forms are checked."""
    return Client(enforce_csrf_checks=True)


def test_stale_form_of_ours_is_offered_again(strict: Client, member: User, app: TOTPDevice) -> None:
    make_recovery_codes(member, "aaaa2345efgh")
    strict.force_login(member)
    session = strict.session
    session["otp_device_id"] = app.persistent_id
    session.save()
    assert is_in(strict)
    sent = {"title": "Waste", "csrfmiddlewaretoken": "a" * 64}
    page = strict.post(url(Project, "add"), sent, headers={"Origin": "http://testserver"})
    assert (page.status_code, page.context["title"]) == (200, "Send it again?")
    assert read(page).one("main").one("form").attributes["action"] == url(Project, "add")
    assert not Project.objects.exists()
    fields = fields_of(read(page))
    assert fields.pop("csrfmiddlewaretoken")
    assert fields == {"title": ["Waste"]}


def test_stale_form_of_nobody_leads_to_the_sign_in(strict: Client) -> None:
    page = strict.post(
        url(Project, "add"), {"title": "Waste"}, headers={"Origin": "http://testserver"}
    )
    assert (page.status_code, page.context["title"]) == (403, "Sign in")
    assert "held" in fields_of(read(page, status=403))


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null", ""])
def test_form_of_another_site_is_refused_outright(
    strict: Client, member: User, app: TOTPDevice, origin: str
) -> None:
    """T36"""
    strict.force_login(member)
    page = strict.post(
        url(Project, "add"),
        {"title": "Waste"},
        headers={"Origin": origin} if origin else {},
    )
    assert read(page, status=403).one("h1").text == "This form was not taken"
    assert b"Waste" not in page.content


def test_stale_sign_in_form_begins_anew(strict: Client) -> None:
    answer = strict.post(
        f"{LOGIN}?next=/admin/", {"username": "minh"}, headers={"Origin": "http://testserver"}
    )
    assert answer.headers["Location"] == f"{LOGIN}?next=/admin/"


def test_what_is_held_waits_for_both_factors(desk: Client) -> None:
    end_session(desk)
    page = desk.post(url(Project, "add"), {"title": "Waste"})
    begin_at(page, desk)
    answer = desk.get(AGAIN)
    assert answer.headers["Location"] == f"{LOGIN}?next={AGAIN}"
