"""The system checks see settings that are each valid and wrong together."""

from pathlib import Path

import pytest
from django.core.checks import run_checks
from django.core.management import call_command
from pytest_django import Settings


def ours() -> list[str | None]:
    messages = run_checks(include_deployment_checks=True)
    return sorted(str(found.id) for found in messages if str(found.id).startswith("tracker."))


@pytest.fixture(autouse=True)
def real_site(settings: Settings, tmp_path: Path) -> None:
    settings.PUBLIC_BASE_URL = "https://tracker.example.org"
    settings.ALLOWED_HOSTS = ["tracker.example.org"]
    settings.LOCALE_PATHS = [tmp_path]


def test_a_sound_site_has_nothing_to_hear() -> None:
    assert ours() == []


def test_an_address_nobody_else_can_open_is_noticed(settings: Settings) -> None:
    settings.PUBLIC_BASE_URL = "http://localhost:8000"
    assert ours() == ["tracker.E001", "tracker.W001", "tracker.W002"]


def test_mail_that_never_leaves_is_noticed(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    assert ours() == ["tracker.W003"]


def test_sign_in_by_password_alone_is_noticed(settings: Settings) -> None:
    settings.REQUIRE_TWO_FACTOR = False
    assert ours() == ["tracker.W005"]


def test_a_translation_is_missed_until_it_is_compiled(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "ko" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    (folder / "django.po").write_text(f'{head}msgid "Plans"\nmsgstr "계획"\n', encoding="utf-8")
    assert ours() == ["tracker.W004"]
    call_command("compile_translations")
    assert ours() == []
    assert capsys.readouterr().out == "ko: 100 % translated\n"
