"""A demo account is made once, shown once, and never on a real site."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import Settings

pytestmark = pytest.mark.django_db


def test_printed_password_signs_the_demo_account_in(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.DEBUG = True
    settings.REQUIRE_TWO_FACTOR = False
    call_command("create_demo_account")
    password = re.search(r"only now\): (\S+)\n", capsys.readouterr().out)
    assert password
    client = Client()
    answer = client.post("/admin/login/", {"username": "demo", "password": password[1]})
    assert answer.headers["Location"] == "/admin/"
    assert client.get("/admin/").context["title"] == "Work to do"


@pytest.mark.parametrize(("required", "told"), [(False, True), (True, False)])
def test_message_tells_how_to_try_two_factors(
    settings: Settings, capsys: pytest.CaptureFixture[str], required: bool, told: bool
) -> None:
    settings.DEBUG = True
    settings.REQUIRE_TWO_FACTOR = required
    call_command("create_demo_account")
    assert ("make run REQUIRE_TWO_FACTOR=on" in capsys.readouterr().out) is told


def test_second_run_changes_nothing(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    settings.DEBUG = True
    call_command("create_demo_account")
    before = get_user_model().objects.values_list("pk", "password").get()
    capsys.readouterr()
    call_command("create_demo_account")
    assert get_user_model().objects.values_list("pk", "password").get() == before
    assert "exists" in capsys.readouterr().out


def test_real_site_gets_no_demo_account() -> None:
    with pytest.raises(CommandError, match="no place on a real site"):
        call_command("create_demo_account")
    assert not get_user_model().objects.exists()
