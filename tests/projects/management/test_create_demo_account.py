"""A demo account is made once, shown once, and never on a real site."""

import re

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.core.management import CommandError, call_command
from pytest_django import Settings

pytestmark = pytest.mark.django_db


def test_printed_password_signs_the_demo_account_in(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.DEBUG = True
    call_command("create_demo_account")
    password = re.search(r": (\S+)\n$", capsys.readouterr().out)
    assert password
    user = authenticate(username="demo", password=password[1])
    assert user
    assert (user.is_staff, user.is_superuser) == (True, True)


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
