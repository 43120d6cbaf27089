"""Guessing is stopped, and nobody can use that against anybody else (T30, T31)."""

from __future__ import annotations

import time
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import User
from django.test import Client
from django_otp.plugins.otp_totp.models import TOTPDevice
from pytest_django.fixtures import Settings

from tests.signing_in import (
    LOGIN,
    PASSWORD,
    at,
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

OFFICE, HOME, ATTACKER = "198.51.100.1", "198.51.100.2", "203.0.113.9"
BLOCKED = "Too many wrong tries. Try again in 15 minutes."


@pytest.fixture(autouse=True)
def two_factors(settings: Settings) -> None:
    settings.REQUIRE_TWO_FACTOR = True


@pytest.fixture
def member() -> User:
    return make_member(username="minh")


@pytest.fixture
def app(member: User) -> TOTPDevice:
    return make_app(member)


def guess(times: int, name: str = "minh", **where: str) -> list[int]:
    """The statuses of so many sign-ins with a wrong password."""
    return [
        give_password(Client(), name, f"guess {number}", **where).status_code
        for number in range(times)
    ]


def addresses(count: int) -> list[str]:
    return [f"192.0.2.{number}" for number in range(count)]


def told(answer: Any) -> list[str]:
    return list(answer.context["form"].non_field_errors())


def test_fifth_wrong_password_blocks_even_the_right_one(client: Client, app: TOTPDevice) -> None:
    assert guess(5, address=ATTACKER) == [200, 200, 200, 200, 429]
    answer = give_password(client, "minh", address=ATTACKER)
    assert (answer.status_code, told(answer), answer.headers["Retry-After"]) == (
        429,
        [BLOCKED],
        "900",
    )


@pytest.mark.parametrize("name", ["minh", "nobody"])
def test_block_is_the_same_for_every_name(client: Client, app: TOTPDevice, name: str) -> None:
    """T32"""
    assert guess(6, name, address=ATTACKER) == [200, 200, 200, 200, 429, 429]
    assert told(give_password(client, name, address=ATTACKER)) == [BLOCKED]


def test_block_is_released_by_time_even_if_somebody_tries_on(
    client: Client, app: TOTPDevice
) -> None:
    guess(5, address=ATTACKER)
    with later(minutes=10):
        guess(3, address=ATTACKER)
    with later(minutes=15.5):
        assert give_password(client, "minh", address=ATTACKER).status_code == 302


def test_attacker_elsewhere_cannot_lock_the_only_administrator_out(
    client: Client, member: User, app: TOTPDevice
) -> None:
    """From one address and from thirty, before they ever signed in from this one."""
    guess(30, address=ATTACKER)
    for address in addresses(30):
        guess(1, address=address)
    sign_in(client, member, app, address=HOME)
    assert is_in(client)


def test_name_that_is_attacked_from_everywhere_gives_strangers_one_try(app: TOTPDevice) -> None:
    for address in addresses(20):
        guess(1, address=address)
    assert guess(2, address=HOME) == [429, 429]


def test_name_that_is_attacked_keeps_its_own_addresses(
    client: Client, member: User, app: TOTPDevice
) -> None:
    sign_in(client, member, app, address=OFFICE)
    for address in addresses(20):
        guess(1, address=address)
    assert guess(4, address=OFFICE) == [200, 200, 200, 200]
    other = Client()
    sign_in(other, member, app, address=OFFICE)
    assert is_in(other)


def test_many_names_from_one_address_are_stopped(app: TOTPDevice) -> None:
    for number in range(50):
        guess(1, f"name-{number}", address=ATTACKER)
    assert guess(1, address=ATTACKER) == [429]
    assert guess(1, address=HOME) == [200]


def test_office_behind_one_address_is_not_locked_out_by_one_of_its_own(
    client: Client, member: User, app: TOTPDevice
) -> None:
    """T31"""
    sign_in(client, member, app, address=OFFICE)
    for number in range(60):
        guess(1, f"name-{number}", address=OFFICE)
    other = Client()
    sign_in(other, member, app, address=OFFICE)
    assert is_in(other)


def test_known_address_is_forgotten_after_a_quarter_of_a_year(
    client: Client, member: User, app: TOTPDevice
) -> None:
    sign_in(client, member, app, address=OFFICE)
    with later(days=91):
        for number in range(50):
            guess(1, f"name-{number}", address=OFFICE)
        assert guess(1, address=OFFICE) == [429]


def test_signing_in_oneself_does_not_pay_for_guessing_at_others(
    client: Client, app: TOTPDevice
) -> None:
    insider = make_member(username="insider")
    own = make_app(insider)
    for number in range(49):
        guess(1, f"name-{number}", address=OFFICE)
    sign_in(client, insider, own, address=OFFICE)
    assert guess(2, address=OFFICE) == [429, 429]


def test_signing_in_forgives_ones_own_slips(client: Client, member: User, app: TOTPDevice) -> None:
    guess(4, address=OFFICE)
    sign_in(client, member, app, address=OFFICE)
    assert guess(4, address=OFFICE) == [200, 200, 200, 200]


# The second factor


def test_fifth_wrong_code_blocks_even_the_right_one(
    client: Client, member: User, app: TOTPDevice
) -> None:
    give_password(client, "minh")
    statuses = []
    for minutes in range(5):
        with later(minutes=minutes):
            statuses.append(give_code(client, wrong_code(app)).status_code)
    assert statuses == [200, 200, 200, 200, 429]
    with later(minutes=6):
        answer = give_code(client, code_of(app))
    assert (answer.status_code, answer.context["form"].errors) == (429, {"code": [BLOCKED]})


def test_right_password_does_not_pay_for_guessing_codes(client: Client, app: TOTPDevice) -> None:
    for minutes in range(5):
        with later(minutes=minutes):
            give_password(client, "minh")
            give_code(client, wrong_code(app))
    with later(minutes=6):
        assert give_password(client, "minh").status_code == 429


def test_stranger_waits_longer_after_each_wrong_code(client: Client, app: TOTPDevice) -> None:
    """Whoever has the password and a thousand addresses guesses no faster."""
    start = time.time()
    for minutes, address in enumerate(addresses(4)):
        with at(start, minutes=minutes):
            give_password(client, "minh", address=address)
            give_code(client, wrong_code(app), address=address)
    with at(start, minutes=3, seconds=2):
        give_password(client, "minh", address=ATTACKER)
        answer = give_code(client, code_of(app), address=ATTACKER)
    assert answer.context["form"].errors == {
        "code": ["After a wrong code, wait before the next: try again in 6 seconds."]
    }


def test_wait_of_strangers_is_none_where_the_account_is_known(
    client: Client, member: User, app: TOTPDevice
) -> None:
    sign_in(Client(), member, app, address=OFFICE)
    member.totpdevice_set.update(throttling_failure_count=30)
    with later(minutes=2):
        sign_in(client, member, app, address=OFFICE)
    assert is_in(client)


def test_wait_is_half_an_hour_at_most(client: Client, member: User, app: TOTPDevice) -> None:
    give_password(Client(), "minh")
    guesser = Client()
    give_password(guesser, "minh", address=ATTACKER)
    give_code(guesser, wrong_code(app), address=ATTACKER)
    member.totpdevice_set.update(throttling_failure_count=60)
    with later(minutes=35):
        sign_in(client, member, app, address=HOME)
    assert is_in(client)


def test_recovery_codes_are_guessed_no_faster(
    client: Client, member: User, app: TOTPDevice
) -> None:
    make_recovery_codes(member, "abcd2345efgh")
    with at(time.time()):
        give_password(client, "minh")
        give_code(client, "zzzz2345efgh")
        answer = give_code(client, "abcd2345efgh")
    assert answer.context["form"].errors == {
        "code": ["After a wrong code, wait before the next: try again in 1 second."]
    }


# Addresses


def test_forged_addresses_do_not_help(app: TOTPDevice) -> None:
    """T31: nobody's header is believed without a proxy."""
    statuses = [
        Client()
        .post(
            LOGIN,
            {"username": "minh", "password": "guess"},
            REMOTE_ADDR=ATTACKER,
            headers={"X-Forwarded-For": address},
        )
        .status_code
        for address in addresses(6)
    ]
    assert statuses == [200, 200, 200, 200, 429, 429]


def test_forged_addresses_do_not_help_behind_a_proxy(app: TOTPDevice, settings: Settings) -> None:
    settings.TRUSTED_PROXIES = 1
    statuses = [
        Client()
        .post(
            LOGIN,
            {"username": "minh", "password": "guess"},
            REMOTE_ADDR="10.0.0.1",
            headers={"X-Forwarded-For": f"{address}, {ATTACKER}"},
        )
        .status_code
        for address in addresses(6)
    ]
    assert statuses == [200, 200, 200, 200, 429, 429]


def test_people_behind_one_proxy_are_told_apart(
    client: Client, app: TOTPDevice, settings: Settings
) -> None:
    settings.TRUSTED_PROXIES = 1
    statuses = [
        Client()
        .post(
            LOGIN,
            {"username": "minh", "password": password},
            REMOTE_ADDR="10.0.0.1",
            headers={"X-Forwarded-For": address},
        )
        .status_code
        for address, password in [*[(ATTACKER, "guess")] * 5, (HOME, PASSWORD)]
    ]
    assert statuses == [200, 200, 200, 200, 429, 302]


# What is kept and told


def test_counting_keeps_no_secret(client: Client, app: TOTPDevice) -> None:
    wrong = wrong_code(app)
    give_password(client, "minh", "a secret of mine", held="typed text", next="/admin/")
    give_password(client, "minh")
    give_code(client, wrong)
    kept = " ".join(f"{row.get_data} {row.post_data}" for row in AccessAttempt.objects.all())
    assert [
        text for text in ("a secret of mine", "typed text", wrong, "minh") if text in kept
    ] == []


def test_lockout_is_logged(
    client: Client, member: User, app: TOTPDevice, caplog: pytest.LogCaptureFixture
) -> None:
    guess(6, address=ATTACKER)
    assert told_in(caplog)[-3:] == [
        f"Sign-in failed: account {member.pk}, address {ATTACKER}",
        f"Locked out: account {member.pk}, address {ATTACKER}",
        f"Locked out: account {member.pk}, address {ATTACKER}",
    ]
