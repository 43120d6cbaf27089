"""The only administrator gets back in from the machine itself."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import Settings

from tests.signing_in import SET_UP, give_password, is_in, make_app, make_member, sign_in

pytestmark = pytest.mark.django_db


def test_account_sets_up_a_new_app_after_it(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.REQUIRE_TWO_FACTOR = True
    user = make_member(username="minh")
    client = Client()
    sign_in(client, user, make_app(user))
    for number in range(5):
        give_password(Client(), "minh", f"guess {number}")
    call_command("reset_two_factor", "minh")
    assert not is_in(client)
    assert give_password(client, "minh").headers["Location"] == SET_UP
    assert capsys.readouterr().out == (
        "“minh” has no app and no recovery codes any more; sessions ended: 1. Sign in now with "
        "the password, and set up a new app.\n"
    )


def test_unknown_name_is_told() -> None:
    with pytest.raises(CommandError, match="There is no account “nobody”"):
        call_command("reset_two_factor", "nobody")
