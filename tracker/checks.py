"""What reading the environment can't see: settings that are each valid and wrong together."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.apps import AppConfig
from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, Tags, register
from django.http.request import validate_host

LOCAL_HOSTS = {"localhost", "127.0.0.1", "::1"}


@register(Tags.security, deploy=True)
def check_public_base_url(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[CheckMessage]:
    if settings.DEBUG:
        return []
    messages: list[CheckMessage] = []
    parts = urlsplit(settings.PUBLIC_BASE_URL)
    host = parts.hostname or ""
    if host in LOCAL_HOSTS:
        messages.append(
            checks.Warning(
                "PUBLIC_BASE_URL names this machine, so no link in a mail or feed will work.",
                hint="Set it to the address visitors type.",
                id="tracker.W001",
            )
        )
    if parts.scheme != "https":
        messages.append(
            checks.Warning(
                "PUBLIC_BASE_URL is not https, but every page is redirected there.",
                hint="Set it to the address that begins with https://.",
                id="tracker.W002",
            )
        )
    if not validate_host(host, settings.ALLOWED_HOSTS):
        messages.append(
            checks.Error(
                "ALLOWED_HOSTS lacks the host of PUBLIC_BASE_URL, so visitors get an error.",
                hint=f"Add {host} to ALLOWED_HOSTS.",
                id="tracker.E001",
            )
        )
    return messages


@register(Tags.security, deploy=True)
def check_mail_leaves(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    if settings.DEBUG or not settings.EMAIL_BACKEND.endswith("console.EmailBackend"):
        return []
    return [
        checks.Warning(
            "Mail is only written to the log, so nobody gets a reminder.",
            hint="Set EMAIL_URL, such as submission://user:password@host:587.",
            id="tracker.W003",
        )
    ]


@register(Tags.translation, deploy=True)
def check_translations_are_compiled(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[CheckMessage]:
    return [
        checks.Warning(
            f"The {source.parent.parent.name} translation is not compiled, so pages stay English.",
            hint="Run: manage.py compile_translations",
            id="tracker.W004",
        )
        for folder in settings.LOCALE_PATHS
        for source in sorted(Path(folder).glob("*/LC_MESSAGES/*.po"))
        if not source.with_suffix(".mo").exists()
    ]


@register(Tags.security, deploy=True)
def check_two_factor_is_required(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[CheckMessage]:
    if settings.DEBUG or settings.REQUIRE_TWO_FACTOR:
        return []
    return [
        checks.Warning(
            "Staff may sign in with a password alone.",
            hint="Leave REQUIRE_TWO_FACTOR out or set it on.",
            id="tracker.W005",
        )
    ]
