"""The way in: the password, then the code, and nothing opens before both are given."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.test import Client
from django_otp.plugins.otp_totp.models import TOTPDevice
from pytest_django.fixtures import Settings

from tests.factories import make_user
from tests.projects.views.reading import read
from tests.signing_in import (
    CODE,
    LOGIN,
    PASSWORD,
    code_of,
    give_code,
    give_password,
    is_in,
    later,
    make_app,
    make_member,
    make_recovery_codes,
    sign_in,
    told_in,
    wrong_code,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def two_factors(settings: Settings) -> None:
    settings.REQUIRE_TWO_FACTOR = True


@pytest.fixture
def member() -> User:
    return make_member(username="minh")


@pytest.fixture
def app(member: User) -> TOTPDevice:
    return make_app(member)


def test_password_and_code_open_the_site(client: Client, app: TOTPDevice) -> None:
    assert give_password(client, "minh").headers["Location"] == CODE
    assert give_code(client, code_of(app)).headers["Location"] == "/admin/"
    assert is_in(client)


def test_password_alone_opens_nothing(client: Client, app: TOTPDevice) -> None:
    give_password(client, "minh")
    assert client.get("/admin/").headers["Location"] == f"{LOGIN}?next=/admin/"


def test_password_alone_is_enough_where_one_factor_is(client: Client, settings: Settings) -> None:
    settings.REQUIRE_TWO_FACTOR = False
    make_member(username="hana")
    assert give_password(client, "hana").headers["Location"] == "/admin/"
    assert is_in(client)


def test_whoever_has_an_app_is_asked_for_its_code_whatever_is_required(
    client: Client, app: TOTPDevice, settings: Settings
) -> None:
    settings.REQUIRE_TWO_FACTOR = False
    assert give_password(client, "minh").headers["Location"] == CODE
    assert not is_in(client)


def test_code_without_a_password_leads_back(client: Client, app: TOTPDevice) -> None:
    answer = give_code(client, code_of(app))
    assert answer.headers["Location"] == f"{LOGIN}?next=/admin/"
    assert not is_in(client)


def test_time_between_the_steps_is_limited(client: Client, app: TOTPDevice) -> None:
    give_password(client, "minh", next="/admin/projects/plan/")
    with later(minutes=16):
        answer = give_code(client, code_of(app))
    assert answer.headers["Location"] == f"{LOGIN}?next=/admin/projects/plan/"


def test_new_password_voids_a_sign_in_half_done(
    client: Client, member: User, app: TOTPDevice
) -> None:
    give_password(client, "minh")
    member.set_password("another quiet sentence")
    member.save()
    give_code(client, code_of(app))
    assert not is_in(client)


def test_session_key_changes_at_each_step(client: Client, app: TOTPDevice) -> None:
    """T33"""
    keys = []
    # Planted by somebody who knows it.
    client.cookies["session"] = "a" * 32
    give_password(client, "minh")
    keys.append(client.cookies["session"].value)
    give_code(client, code_of(app))
    keys.append(client.cookies["session"].value)
    assert len({"a" * 32, *keys}) == 3
    assert [row.session_key for row in Session.objects.all()] == [keys[1]]


def test_signing_in_again_ends_the_session_before(
    client: Client, member: User, app: TOTPDevice
) -> None:
    sign_in(client, member, app)
    before = client.cookies["session"].value
    give_password(client, "minh")
    assert not Session.objects.filter(session_key=before).exists()


def test_old_cookie_is_dead_after_signing_out(
    client: Client, member: User, app: TOTPDevice
) -> None:
    """T33"""
    sign_in(client, member, app)
    kept = Client()
    kept.cookies["session"] = client.cookies["session"].value
    assert is_in(kept)
    client.post("/admin/logout/")
    assert not is_in(kept)


def test_switching_an_account_off_bites_at_once(
    client: Client, member: User, app: TOTPDevice
) -> None:
    """T34"""
    sign_in(client, member, app)
    member.is_active = False
    member.save()
    assert not is_in(client)


# Who is there, and who is not


def answer_to(client: Client, name: str, password: str) -> tuple[int, str]:
    answer = give_password(client, name, password)
    return answer.status_code, read(answer).one("main").text.replace(name, "NAME")


def test_nobody_learns_which_accounts_there_are(client: Client, app: TOTPDevice) -> None:
    """T32: wrong password, no such name, switched off, not staff; with any password."""
    make_member(username="gone", is_active=False)
    make_user(username="reader", password=PASSWORD)
    answers = {
        answer_to(client, name, password)
        for name, password in [
            ("minh", "not the password"),
            ("nobody", PASSWORD),
            ("gone", PASSWORD),
            ("gone", "not the password"),
            ("reader", PASSWORD),
            ("reader", "not the password"),
        ]
    }
    assert len(answers) == 1
    assert answers.pop()[0] == 200


def test_name_that_no_database_can_hold_is_a_wrong_name(client: Client) -> None:
    assert give_password(client, "mi\0nh").status_code == 200
    assert give_password(client, "m" * 5000).status_code == 200


# The code


def test_code_is_good_once(client: Client, member: User, app: TOTPDevice) -> None:
    """T35: however it is spelt."""
    code = code_of(app)
    give_password(client, "minh")
    give_code(client, code)
    for again in (code, f"{code[:3]} {code[3:]}", f" {code} ", f"{code[:3]}-{code[3:]}"):
        other = Client()
        give_password(other, "minh")
        assert give_code(other, again).status_code == 200
        assert not is_in(other)
        member.totpdevice_set.update(throttling_failure_count=0)


def test_code_may_be_spelt_in_two_groups(client: Client, app: TOTPDevice) -> None:
    code = code_of(app)
    give_password(client, "minh")
    give_code(client, f"{code[:3]} {code[3:]}")
    assert is_in(client)


@pytest.mark.parametrize(("steps", "opens"), [(-2, False), (-1, True), (1, True), (2, False)])
def test_clock_may_be_half_a_minute_off(
    client: Client, app: TOTPDevice, steps: int, opens: bool
) -> None:
    """T35"""
    give_password(client, "minh")
    give_code(client, code_of(app, steps=steps))
    assert is_in(client) is opens


def test_code_of_another_account_opens_nothing(client: Client, app: TOTPDevice) -> None:
    other = make_app(make_member())
    give_password(client, "minh")
    give_code(client, code_of(other))
    assert not is_in(client)


@pytest.mark.parametrize("spelling", ["abcd2345efgh", "ABCD-2345-EFGH", " abcd 2345 efgh "])
def test_recovery_code_is_good_once(
    client: Client, member: User, app: TOTPDevice, spelling: str
) -> None:
    """T35"""
    make_recovery_codes(member, "abcd2345efgh", "zzzz2345efgh")
    give_password(client, "minh")
    give_code(client, spelling)
    page = client.get("/admin/")
    sentence = (
        "You signed in with a recovery code; 1 is left. If your app is lost, replace it under "
        "“Your sign-in”."
    )
    assert [str(message) for message in page.context["messages"]] == [sentence]
    other = Client()
    give_password(other, "minh")
    give_code(other, spelling)
    assert not is_in(other)


def test_wrong_code_is_told_beside_the_field(client: Client, app: TOTPDevice) -> None:
    give_password(client, "minh")
    answer = give_code(client, wrong_code(app))
    sentence = (
        "This code is not right, or it was used before. An app shows a new one every half "
        "minute; each recovery code is good once."
    )
    assert answer.context["form"].errors == {"code": [sentence]}


# Where it leads


@pytest.mark.parametrize(
    ("wanted", "led"),
    [
        ("/admin/projects/plan/", "/admin/projects/plan/"),
        ("/ko/admin/", "/ko/admin/"),
        ("https://elsewhere.example/", "/admin/"),
        ("//elsewhere.example/", "/admin/"),
        ("javascript:alert(1)", "/admin/"),
        ("/\\elsewhere.example", "/admin/"),
    ],
)
def test_sign_in_leads_to_this_site_alone(
    client: Client, app: TOTPDevice, wanted: str, led: str
) -> None:
    """T39"""
    give_password(client, "minh", next=wanted)
    assert give_code(client, code_of(app)).headers["Location"] == led


def test_whoever_is_signed_in_is_led_on(client: Client, member: User, app: TOTPDevice) -> None:
    sign_in(client, member, app)
    answer = client.get(LOGIN, {"next": "/admin/projects/plan/"})
    assert answer.headers["Location"] == "/admin/projects/plan/"


# The session


def test_session_of_somebody_at_work_is_prolonged(
    client: Client, member: User, app: TOTPDevice
) -> None:
    sign_in(client, member, app)
    for hours in (7, 14, 21):
        with later(hours=hours):
            assert is_in(client)
    with later(hours=30):
        assert not is_in(client)


def test_click_writes_the_session_only_now_and_then(
    client: Client, member: User, app: TOTPDevice
) -> None:
    sign_in(client, member, app)
    written = Session.objects.get().session_data
    client.get("/admin/")
    assert Session.objects.get().session_data == written


def test_public_page_leaves_the_session_alone(
    client: Client, member: User, app: TOTPDevice
) -> None:
    sign_in(client, member, app)
    with later(hours=7):
        assert not client.get("/projects/").cookies


def test_sign_in_is_logged_with_the_number_of_the_account(
    client: Client, member: User, app: TOTPDevice, caplog: pytest.LogCaptureFixture
) -> None:
    """T54"""
    caplog.set_level("INFO", logger="projects.admin.sign_in")
    give_password(client, "nobody")
    give_password(client, "minh", "not the password")
    give_password(client, "minh")
    wrong = wrong_code(app)
    give_code(client, wrong)
    member.totpdevice_set.update(throttling_failure_count=0)
    right = code_of(app)
    give_code(client, right)
    # Only asked for, by a link somewhere, which signs nobody out.
    client.get("/admin/logout/", REMOTE_ADDR="198.51.100.1")
    client.post("/admin/logout/", REMOTE_ADDR="198.51.100.1")
    assert told_in(caplog) == [
        f"{event}: account {account}, address 198.51.100.1"
        for event, account in [
            ("Sign-in failed", "unknown"),
            ("Sign-in failed", member.pk),
            ("Sign-in failed", member.pk),
            ("Signed in with a code", member.pk),
            ("Signed out", member.pk),
        ]
    ]
