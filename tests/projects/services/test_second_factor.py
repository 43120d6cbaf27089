"""Apps and recovery codes: what is accepted, and how often."""

from __future__ import annotations

import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from projects.services.second_factor import (
    CodeRefusedError,
    apps_of,
    check_code,
    enrol_app,
    has_second_factor,
    key_as_text,
    new_key,
    new_recovery_codes,
    recovery_codes_left,
    reset_second_factor,
)
from tests.signing_in import at, code_of, make_app, make_member, make_recovery_codes, wrong_code

pytestmark = pytest.mark.django_db

START = 1_750_000_000.0


def test_secret_as_text_is_the_secret() -> None:
    assert key_as_text("00" * 20) == " ".join(["AAAA"] * 8)


def test_codes_differ_and_are_easily_read() -> None:
    user = make_member()
    codes = new_recovery_codes(user)
    assert len(set(codes)) == 10
    assert not set("".join(codes)) & set("il1o0 ABC")
    assert recovery_codes_left(user) == 10


def test_full_width_digits_are_digits() -> None:
    user = make_member()
    app = make_app(user)
    with at(START):
        wide = "".join(chr(ord(digit) + 0xFEE0) for digit in code_of(app))
        assert check_code(user, wide, is_throttled=True) == app


def test_right_code_of_either_app_counts_against_neither() -> None:
    user = make_member()
    first, second = make_app(user), make_app(user)
    with at(START):
        assert check_code(user, code_of(second), is_throttled=True) == second
    assert [app.throttling_failure_count for app in apps_of(user)] == [0, 0]
    assert first in apps_of(user)


def test_wrong_code_counts_against_every_app_and_a_right_one_forgives_all() -> None:
    user = make_member()
    app, other = make_app(user), make_app(user)
    with at(START):
        wrong = next(code for code in [wrong_code(app)] if code != code_of(other))
        with pytest.raises(CodeRefusedError):
            check_code(user, wrong, is_throttled=True)
    assert [it.throttling_failure_count for it in apps_of(user)] == [1, 1]
    with at(START, seconds=2):
        check_code(user, code_of(app), is_throttled=True)
    assert [it.throttling_failure_count for it in apps_of(user)] == [0, 0]


def test_wait_doubles_with_each_failure() -> None:
    user = make_member()
    app = make_app(user)
    waits = []
    for minutes in range(4):
        with at(START, minutes=minutes):
            for _ in range(2):
                with pytest.raises(CodeRefusedError) as refused:
                    check_code(user, wrong_code(app), is_throttled=True)
            until = refused.value.until
            assert until
            waits.append(until.timestamp() - START - minutes * 60)
    assert waits == [1, 2, 4, 8]


def test_try_that_is_not_throttled_leaves_no_trace() -> None:
    user = make_member()
    app = make_app(user)
    with at(START):
        for _ in range(3):
            with pytest.raises(CodeRefusedError) as refused:
                check_code(user, wrong_code(app), is_throttled=False)
            assert refused.value.until is None
    assert TOTPDevice.objects.get().throttling_failure_count == 0


@pytest.mark.parametrize("code", ["", "     ", "12345", "1234567", "x" * 50, "\0", "٣٣٣٣٣٣"])
def test_nonsense_is_refused(code: str) -> None:
    user = make_member()
    make_app(user)
    make_recovery_codes(user, "abcd2345efgh")
    with pytest.raises(CodeRefusedError):
        check_code(user, code, is_throttled=True)
    assert recovery_codes_left(user) == 1


def test_unproven_app_is_not_stored() -> None:
    user = make_member()
    with pytest.raises(ValidationError):
        enrol_app(user, key=new_key(), code="000000")
    assert not has_second_factor(user)


def test_code_that_proved_the_app_is_used_up() -> None:
    user = make_member()
    key = new_key()
    with at(START):
        code = code_of(key_as_text(key))
        app = enrol_app(user, key=key, code=code)
        with pytest.raises(CodeRefusedError):
            check_code(user, code, is_throttled=False)
    with at(START, seconds=30):
        assert check_code(user, code_of(app), is_throttled=False) == app


def test_reset_leaves_others_alone() -> None:
    user, other = make_member(), make_member()
    for it in (user, other):
        make_app(it)
        make_recovery_codes(it, "abcd2345efgh")
    reset_second_factor(user)
    assert [has_second_factor(it) for it in (user, other)] == [False, True]
    assert recovery_codes_left(other) == 1


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_code_sent_twice_at_once_is_accepted_once() -> None:
    """T35: two browsers, one code, at the same moment."""
    user = make_member()
    make_recovery_codes(user, "abcd2345efgh")
    accepted = []
    both = threading.Barrier(2)

    def send() -> None:
        try:
            both.wait()
            accepted.append(check_code(user, "abcd2345efgh", is_throttled=False))
        except CodeRefusedError:
            pass
        finally:
            connection.close()

    threads = [threading.Thread(target=send) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(accepted) == 1
    assert not StaticToken.objects.exists()
