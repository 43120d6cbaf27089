"""“Your sign-in”: everybody keeps their own, with the password once more."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from pytest_django.fixtures import Settings

from tests.projects.views.reading import read
from tests.signing_in import (
    PASSWORD,
    code_of,
    give_password,
    is_in,
    make_app,
    make_member,
    make_recovery_codes,
    sign_in,
    told_in,
)

pytestmark = pytest.mark.django_db

ACCOUNT = "/admin/sign-in/"
ADD = "/admin/sign-in/app/"
CODES = "/admin/sign-in/recovery-codes/"


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
    """Signed in, with three recovery codes in the drawer."""
    make_recovery_codes(member, "aaaa", "bbbb", "cccc")
    sign_in(client, member, app)
    return client


@pytest.fixture
def elsewhere(desk: Client, member: User, app: TOTPDevice) -> Client:
    """The same person, signed in on another machine, too."""
    client = Client()
    sign_in(client, member, app)
    return client


def replace_url(app: TOTPDevice) -> str:
    return f"{ADD}{app.pk}/replace/"


def remove_url(app: TOTPDevice) -> str:
    return f"{ADD}{app.pk}/remove/"


def prove(client: Client, address: str, password: str = PASSWORD) -> Any:
    """Set up the app that the page at ``address`` offers."""
    secret = read(client.get(address)).one("code", class_="secret").text
    return client.post(address, {"code": code_of(secret), "password": password})


def test_page_counts_recovery_codes_and_shows_none(desk: Client) -> None:
    page = desk.get(ACCOUNT)
    assert page.context["codes_left"] == 3
    assert "3 codes are left" in read(page).one("main").text
    assert "aaaa" not in page.content.decode()


def test_every_page_leads_to_it(desk: Client) -> None:
    tools = read(desk.get("/admin/")).one("div", id="user-tools")
    assert ("Your sign-in", ACCOUNT) in [
        (link.text, link.attributes["href"]) for link in tools.all("a")
    ]


def test_last_app_offers_to_be_replaced_alone(desk: Client, app: TOTPDevice) -> None:
    links = [it.attributes["href"] for it in read(desk.get(ACCOUNT)).one("main").all("a")]
    assert replace_url(app) in links
    assert remove_url(app) not in links


def test_last_app_is_not_removed(desk: Client, app: TOTPDevice) -> None:
    answer = desk.post(remove_url(app), {"password": PASSWORD})
    assert answer.context["form"].non_field_errors() == [
        "This is the only app, and signing in needs one. Replace it instead."
    ]
    assert TOTPDevice.objects.get() == app


def test_last_app_may_go_where_one_factor_is_enough(
    desk: Client, app: TOTPDevice, settings: Settings
) -> None:
    settings.REQUIRE_TWO_FACTOR = False
    desk.post(remove_url(app), {"password": PASSWORD})
    assert (TOTPDevice.objects.count(), StaticToken.objects.count()) == (0, 0)
    assert is_in(desk)


def test_replacing_voids_the_old_app_and_keeps_the_recovery_codes(
    desk: Client, app: TOTPDevice
) -> None:
    assert prove(desk, replace_url(app)).headers["Location"] == ACCOUNT
    assert TOTPDevice.objects.get().pk != app.pk
    assert StaticToken.objects.count() == 3
    assert is_in(desk)


def test_second_app_stands_beside_the_first(desk: Client, app: TOTPDevice) -> None:
    prove(desk, ADD)
    assert TOTPDevice.objects.count() == 2
    desk.post(remove_url(app), {"password": PASSWORD})
    assert TOTPDevice.objects.get().pk != app.pk
    assert is_in(desk)


def test_first_app_of_ones_own_accord_brings_recovery_codes(
    client: Client, settings: Settings
) -> None:
    settings.REQUIRE_TWO_FACTOR = False
    make_member(username="hana")
    give_password(client, "hana")
    answer = prove(client, ADD)
    assert answer.context["title"] == "Your recovery codes"
    settings.REQUIRE_TWO_FACTOR = True
    assert is_in(client)


def test_new_recovery_codes_void_the_old_ones(desk: Client) -> None:
    answer = desk.post(CODES, {"password": PASSWORD})
    shown = [code.text.replace("-", "") for code in read(answer).one("ol").all("code")]
    assert sorted(StaticToken.objects.values_list("token", flat=True)) == sorted(shown)
    assert len(shown) == 10


@pytest.mark.parametrize("page", ["add", "replace", "remove", "codes"])
def test_nothing_changes_without_the_password(desk: Client, app: TOTPDevice, page: str) -> None:
    address = {
        "add": ADD,
        "replace": replace_url(app),
        "remove": remove_url(app),
        "codes": CODES,
    }[page]
    if page in {"add", "replace"}:
        answer = prove(desk, address, "not the password")
    else:
        answer = desk.post(address, {"password": "not the password"})
    assert answer.context["form"].errors["password"] == [
        "This is not your password. Mind capital letters."
    ]
    assert TOTPDevice.objects.get() == app
    assert sorted(StaticToken.objects.values_list("token", flat=True)) == ["aaaa", "bbbb", "cccc"]


def test_password_is_guessed_here_no_faster_than_at_the_door(desk: Client) -> None:
    for number in range(5):
        answer = desk.post(CODES, {"password": f"guess {number}"})
    assert answer.context["form"].errors == {
        "password": ["Too many wrong tries. Try again in 15 minutes."]
    }
    answer = desk.post(CODES, {"password": PASSWORD})
    assert answer.context["form"].errors == {
        "password": ["Too many wrong tries. Try again in 15 minutes."]
    }


@pytest.mark.parametrize("change", ["add", "replace", "remove", "codes", "sessions"])
def test_change_ends_the_sessions_elsewhere(
    desk: Client, elsewhere: Client, member: User, app: TOTPDevice, change: str
) -> None:
    """T34"""
    other = make_app(member)
    stranger = Client()
    sign_in(stranger, make_member(), make_app(User.objects.latest("pk")))
    before = desk.cookies["session"].value
    match change:
        case "add":
            prove(desk, ADD)
        case "replace":
            prove(desk, replace_url(app))
        case "remove":
            desk.post(remove_url(other), {"password": PASSWORD})
        case "codes":
            desk.post(CODES, {"password": PASSWORD})
        case "sessions":
            desk.post("/admin/sign-in/end-sessions/")
    assert [is_in(client) for client in (desk, elsewhere, stranger)] == [True, False, True]
    assert desk.cookies["session"].value != before


def test_app_of_somebody_else_does_not_exist(desk: Client) -> None:
    other = make_app(make_member())
    assert desk.get(remove_url(other)).status_code == 404
    assert desk.post(replace_url(other), {"password": PASSWORD}).status_code == 404
    assert TOTPDevice.objects.filter(pk=other.pk).exists()


def test_page_tells_where_one_signed_in(desk: Client, elsewhere: Client, app: TOTPDevice) -> None:
    sign_in(Client(), make_member(), make_app(User.objects.latest("pk")), address="192.0.2.7")
    recent = [row.ip_address for row in desk.get(ACCOUNT).context["recent"]]
    assert recent == ["198.51.100.1", "198.51.100.1"]


def test_changes_are_logged(
    desk: Client, member: User, app: TOTPDevice, caplog: pytest.LogCaptureFixture
) -> None:
    """T54"""
    caplog.set_level("INFO")
    prove(desk, ADD)
    desk.post(CODES, {"password": "not the password"})
    desk.post(CODES, {"password": PASSWORD})
    desk.post(remove_url(app), {"password": PASSWORD})
    assert told_in(caplog) == [
        f"{event}: account {member.pk}, address 127.0.0.1"
        for event in (
            "App added",
            "Sign-in not changed",
            "Recovery codes made",
            "App removed",
        )
    ]
