"""The first sign-in of somebody new sets up an app, and reaches nothing else before (T35)."""

from __future__ import annotations

from base64 import b64decode
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice
from lxml import etree
from pytest_django.fixtures import Settings

from tests.projects.views.reading import read
from tests.signing_in import (
    LOGIN,
    SET_UP,
    code_of,
    give_code,
    give_password,
    is_in,
    make_app,
    make_member,
    make_recovery_codes,
    told_in,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def two_factors(settings: Settings) -> None:
    settings.REQUIRE_TWO_FACTOR = True


@pytest.fixture
def member() -> User:
    return make_member(username="minh")


def secret_on(client: Client) -> str:
    """The secret that the page shows to those who can't scan."""
    return read(client.get(SET_UP)).one("code", class_="secret").text


def set_up(client: Client) -> Any:
    """From the password to the recovery codes."""
    give_password(client, "minh")
    return client.post(SET_UP, {"code": code_of(secret_on(client))})


def codes_on(answer: Any) -> list[str]:
    return [code.text for code in read(answer).one("ol").all("code")]


def test_first_password_leads_to_setting_up(client: Client, member: User) -> None:
    assert give_password(client, "minh").headers["Location"] == SET_UP
    assert not is_in(client)


def test_code_of_the_new_app_opens_the_site(client: Client, member: User) -> None:
    answer = set_up(client)
    assert answer.context["title"] == "Your recovery codes"
    assert is_in(client)


def test_code_that_set_the_app_up_signs_nobody_in(client: Client, member: User) -> None:
    give_password(client, "minh")
    code = code_of(secret_on(client))
    client.post(SET_UP, {"code": code})
    other = Client()
    give_password(other, "minh")
    give_code(other, code)
    assert not is_in(other)


def test_picture_and_text_hold_the_same_secret(client: Client, member: User) -> None:
    give_password(client, "minh")
    page = read(client.get(SET_UP))
    secret = page.one("code", class_="secret").text.replace(" ", "")
    link = page.one("ol").one("a").attributes["href"]
    kind, picture = page.one("img").attributes["src"].split(",")
    assert kind == "data:image/svg+xml;base64"
    assert etree.fromstring(b64decode(picture)).tag == "{http://www.w3.org/2000/svg}svg"
    assert link.startswith("otpauth://totp/testserver%3Aminh?")
    assert f"secret={secret}&" in link


def test_looking_stores_no_app_and_keeps_the_secret(client: Client, member: User) -> None:
    """T36"""
    give_password(client, "minh")
    assert secret_on(client) == secret_on(client)
    assert not TOTPDevice.objects.exists()


def test_wrong_code_sets_nothing_up(client: Client, member: User) -> None:
    give_password(client, "minh")
    secret = secret_on(client)
    right = {code_of(secret, steps=steps) for steps in range(-2, 3)}
    wrong = next(code for code in map("{:06d}".format, range(9)) if code not in right)
    answer = client.post(SET_UP, {"code": wrong})
    sentence = (
        "That is not the code of this app just now. Enter the six digits it shows; if they are "
        "refused again, check the clock of the device."
    )
    assert answer.context["form"].errors == {"code": [sentence]}
    assert not TOTPDevice.objects.exists()
    assert not is_in(client)


def test_ten_recovery_codes_are_shown_and_each_is_good(client: Client, member: User) -> None:
    codes = codes_on(set_up(client))
    assert len(set(codes)) == 10
    opened = []
    for code in codes:
        other = Client()
        give_password(other, "minh")
        give_code(other, code)
        opened.append(is_in(other))
    assert opened == [True] * 10


def test_recovery_codes_are_shown_once(client: Client, member: User) -> None:
    codes = codes_on(set_up(client))
    pages = [client.get(page) for page in (SET_UP, "/admin/sign-in/", "/admin/")]
    assert [code for page in pages for code in codes if code in page.content.decode()] == []


def test_setting_up_leads_where_the_person_was_going(client: Client, member: User) -> None:
    give_password(client, "minh", next="/admin/projects/plan/")
    answer = client.post(SET_UP, {"code": code_of(secret_on(client))})
    assert read(answer).one("a", class_="main").attributes["href"] == "/admin/projects/plan/"


def test_nobody_sets_up_an_app_for_an_account_that_has_one(client: Client, member: User) -> None:
    make_app(member)
    give_password(client, "minh")
    assert client.get(SET_UP).headers["Location"] == f"{LOGIN}?next=/admin/"


def test_used_up_recovery_codes_do_not_open_the_way_again(client: Client, member: User) -> None:
    make_recovery_codes(member)
    give_password(client, "minh")
    assert client.get(SET_UP).headers["Location"] == f"{LOGIN}?next=/admin/"


def test_nobody_sets_up_an_app_without_a_password(client: Client, member: User) -> None:
    assert client.get(SET_UP).headers["Location"] == f"{LOGIN}?next=/admin/"
    assert client.post(SET_UP, {"code": "123456"}).headers["Location"] == f"{LOGIN}?next=/admin/"


def test_setting_up_is_logged_without_the_secret(
    client: Client, member: User, caplog: pytest.LogCaptureFixture
) -> None:
    """T54"""
    caplog.set_level("INFO")
    give_password(client, "minh")
    secret = secret_on(client)
    codes = codes_on(client.post(SET_UP, {"code": code_of(secret)}))
    assert [line.partition(":")[0] for line in told_in(caplog)] == [
        "App added",
        "Signed in with a code",
    ]
    secrets = [secret, secret.replace(" ", ""), *codes]
    assert [text for text in secrets if text in caplog.text] == []
    assert StaticDevice.objects.get().token_set.count() == 10
