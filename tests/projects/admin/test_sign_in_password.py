"""A new password ends what the old one opened; a link by mail goes round no second factor."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import AnonymousUser, User
from django.core import mail
from django.core.cache import cache
from django.test import Client, RequestFactory
from django_otp.plugins.otp_totp.models import TOTPDevice
from pytest_django.fixtures import Settings

from tests.factories import make_user
from tests.projects.views.reading import read
from tests.signing_in import (
    CODE,
    PASSWORD,
    give_password,
    is_in,
    later,
    make_app,
    make_member,
    sign_in,
    told_in,
)

pytestmark = pytest.mark.django_db

CHANGE = "/admin/password_change/"
RESET = "/admin/password-reset/"
SENT = "/admin/password-reset/sent/"
NEW = "another quiet sentence"


@pytest.fixture(autouse=True)
def two_factors(settings: Settings) -> None:
    settings.REQUIRE_TWO_FACTOR = True
    cache.clear()


@pytest.fixture
def member() -> User:
    return make_member(username="minh", email="minh@example.org")


@pytest.fixture
def app(member: User) -> TOTPDevice:
    return make_app(member)


def change(client: Client, old: str, new: str) -> Any:
    return client.post(CHANGE, {"old_password": old, "new_password1": new, "new_password2": new})


def test_new_password_ends_the_sessions_elsewhere(
    client: Client, member: User, app: TOTPDevice
) -> None:
    """T34"""
    elsewhere = Client()
    sign_in(elsewhere, member, app)
    sign_in(client, member, app)
    before = client.cookies["session"].value
    assert change(client, PASSWORD, NEW).headers["Location"] == "/admin/sign-in/"
    assert (is_in(client), is_in(elsewhere)) == (True, False)
    assert client.cookies["session"].value != before


@pytest.mark.parametrize(
    ("new", "sentence"),
    [
        ("short", "must contain at least 12 characters"),
        ("administrator", "too common"),
        ("minh@example.org", "too similar to the"),
    ],
)
def test_weak_password_is_refused_with_the_reason(
    client: Client, member: User, app: TOTPDevice, new: str, sentence: str
) -> None:
    sign_in(client, member, app)
    errors = change(client, PASSWORD, new).context["form"].errors["new_password2"]
    assert sentence in " ".join(errors)


def test_old_password_is_guessed_here_no_faster_than_at_the_door(
    client: Client, member: User, app: TOTPDevice
) -> None:
    sign_in(client, member, app)
    for number in range(5):
        change(client, f"guess {number}", NEW)
    answer = change(client, PASSWORD, NEW)
    assert answer.context["form"].errors == {
        "old_password": ["Too many wrong tries. Try again in 15 minutes."]
    }


# Forgotten


def ask(email: str) -> tuple[int, str]:
    answer = Client().post(RESET, {"email": email})
    return answer.status_code, answer.headers["Location"]


def link_in_mail() -> str:
    found = re.search(r"https://testserver(/\S+)", str(mail.outbox[0].body))
    assert found
    return found[1]


def choose(client: Client, link: str) -> Any:
    page = client.get(link, follow=True)
    address = page.redirect_chain[-1][0] if page.redirect_chain else link
    return client.post(address, {"new_password1": NEW, "new_password2": NEW})


def test_link_by_mail_sets_a_password_and_signs_nobody_in(
    client: Client, member: User, app: TOTPDevice
) -> None:
    """T35"""
    elsewhere = Client()
    sign_in(elsewhere, member, app)
    assert ask("minh@example.org") == (302, SENT)
    assert choose(client, link_in_mail()).headers["Location"] == "/admin/login/"
    assert (is_in(client), is_in(elsewhere)) == (False, False)
    assert give_password(client, "minh", NEW).headers["Location"] == CODE
    assert not is_in(client)


def test_link_is_good_once(client: Client, member: User, app: TOTPDevice) -> None:
    ask("minh@example.org")
    link = link_in_mail()
    choose(client, link)
    page = Client().get(link, follow=True)
    assert "This link is not good" in read(page).one("main").text


def test_link_is_good_for_an_hour(client: Client, member: User) -> None:
    ask("minh@example.org")
    with later(minutes=61):
        page = client.get(link_in_mail(), follow=True)
    assert "This link is not good" in read(page).one("main").text


def test_answer_is_the_same_for_every_address(member: User) -> None:
    """T32"""
    make_member(username="gone", email="gone@example.org", is_active=False)
    make_user(username="reader", email="reader@example.org", password=PASSWORD)
    answers = {ask(f"{name}@example.org") for name in ("minh", "gone", "reader", "nobody", "minh")}
    assert answers == {(302, SENT)}
    assert [message.to for message in mail.outbox] == [["minh@example.org"]]


def test_mail_leaves_after_the_answer(member: User) -> None:
    """T32: how long it takes tells nothing."""
    request = RequestFactory().post(RESET, {"email": "minh@example.org"})
    request._dont_enforce_csrf_checks = True
    request.user = AnonymousUser()
    answer = admin.site.password_reset(request)
    assert (answer.headers["Location"], len(mail.outbox)) == (SENT, 0)
    answer.close()
    assert len(mail.outbox) == 1


def test_nobody_fills_a_mailbox(member: User) -> None:
    for _ in range(5):
        ask("minh@example.org")
    assert len(mail.outbox) == 1


def test_reset_is_not_offered_where_no_mail_leaves(client: Client, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    assert client.get(RESET).status_code == 404
    assert "Forgotten" not in read(client.get("/admin/login/")).one("main").text


def test_reset_is_offered_where_mail_leaves(client: Client) -> None:
    link = read(client.get("/admin/login/")).one("main").one("a")
    assert (link.text, link.attributes["href"]) == ("Forgotten your password?", RESET)


def test_mail_names_the_public_address_whatever_host_was_asked(
    client: Client, member: User
) -> None:
    """T39"""
    client.post(RESET, {"email": "minh@example.org"}, headers={"Host": "localhost"})
    assert "https://testserver/admin/password-reset/" in str(mail.outbox[0].body)


def test_passwords_are_logged_by_account_alone(
    client: Client, member: User, app: TOTPDevice, caplog: pytest.LogCaptureFixture
) -> None:
    """T54"""
    caplog.set_level("INFO")
    sign_in(client, member, app)
    change(client, "not the password", NEW)
    change(client, PASSWORD, NEW)
    ask("minh@example.org")
    choose(Client(), link_in_mail())
    assert told_in(caplog)[1:] == [
        f"Password not changed: account {member.pk}, address 127.0.0.1",
        f"Password changed: account {member.pk}, address 127.0.0.1",
        "Password reset asked for: account unknown, address 127.0.0.1",
        f"Password reset: account {member.pk}, address 127.0.0.1",
    ]
    token = link_in_mail().split("/")[-2]
    secrets = (PASSWORD, NEW, "not the password", token, "minh")
    assert [text for text in secrets if text in "".join(told_in(caplog))] == []
