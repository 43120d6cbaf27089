"""No address of the staff site opens before both factors, or to a form that is not ours."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import User
from django.db import models
from django.test import Client
from django.urls import URLPattern, URLResolver
from pytest_django.fixtures import Settings

from tests.house.addresses import STAFF_DOORS
from tests.projects.admin.rows import ROWS
from tests.signing_in import give_password, make_app, make_member, make_recovery_codes, sign_in

pytestmark = pytest.mark.django_db

# With 1 for the account and for the link.
DOORS = STAFF_DOORS | {"/admin/password-reset/1/1/"}


@pytest.fixture(autouse=True)
def two_factors(settings: Settings) -> None:
    settings.REQUIRE_TWO_FACTOR = True


def addresses(patterns: list[URLPattern | URLResolver], prefix: str) -> Iterator[str]:
    """Every address below a prefix, with 1 for whatever it takes."""
    for pattern in patterns:
        path = prefix + re.sub(r"<[^>]+>|\(\?P<[^)]+\)", "1", str(pattern.pattern)).strip("^$")
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, path)
        else:
            yield path


def staff_addresses() -> list[str]:
    found = [*addresses(admin.site.get_urls(), "/admin/"), "/admin/projects/", "/admin/auth/"]
    assert len(found) > 150
    return [path for path in dict.fromkeys(found) if path not in DOORS]


def opened(client: Client, method: str) -> dict[str, int]:
    """What answers with anything but the way to the sign-in."""
    found = {}
    for path in staff_addresses():
        answer = getattr(client, method)(path, {"title": "Waste"})
        location = answer.get("Location", "")
        # What cannot be held leads there; what can stands on the page of the sign-in.
        is_door = location.startswith("/admin/login/") or (
            answer.status_code == 403 and answer.context["title"] == "Sign in"
        )
        if not is_door and (path, location) != ("/admin/logout/", "/admin/"):
            found[path] = answer.status_code
    return found


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("who", ["nobody", "new", "half", "unverified"])
def test_nothing_opens_before_both_factors(client: Client, who: str, method: str) -> None:
    """T35: for a stranger, somebody about to set up an app, or about to give a code; and for a
    session that never saw a second factor.
    """
    member = make_member(username="minh")
    match who:
        case "new":
            give_password(client, "minh")
        case "half":
            make_app(member)
            give_password(client, "minh")
        case "unverified":
            make_app(member)
            client.force_login(member)
    assert opened(client, method) == {}


def test_form_without_a_token_changes_nothing_anywhere() -> None:
    """T36"""
    client = Client(enforce_csrf_checks=True)
    member = make_member(username="minh")
    app = make_app(member)
    client.force_login(member)
    session = client.session
    session["otp_device_id"] = app.persistent_id
    session.save()
    answers = {
        path: client.post(path, {}, headers={"Origin": "https://elsewhere.example"}).status_code
        for path in [*staff_addresses(), *DOORS]
    }
    assert {path: status for path, status in answers.items() if status != 403} == {}


# What a look may change: sessions, and the counting of sign-ins.
NOTED = {"sessions", "axes"}


def fingerprints() -> dict[str, str]:
    """A hash of every table."""
    return {
        model._meta.label: hashlib.sha256(repr(rows_of(model)).encode()).hexdigest()
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label not in NOTED
    }


def rows_of(model: type[models.Model]) -> list[tuple[object, ...]]:
    return list(model._default_manager.order_by("pk").values_list())


def test_looking_changes_nothing(client: Client) -> None:
    """T36: every page of the staff site, with a row of every noun, as somebody who may do all."""
    member = make_member(username="minh")
    app = make_app(member)
    make_recovery_codes(member, "aaaa2345efgh")
    sign_in(client, member, app)
    rows = [make() for make in ROWS.values()]
    colleague = User.objects.create_user("colleague")
    pages = [
        *[path for path in staff_addresses() if "/1/" not in path],
        *[
            f"/admin/projects/{row._meta.model_name}/{row.pk}/{page}/"
            for row in rows
            for page in ("change", "history", "delete", "record-status", "publish", "withdraw")
        ],
        f"/admin/auth/user/{colleague.pk}/change/",
        f"/admin/auth/user/{colleague.pk}/reset-second-factor/",
        f"/admin/sign-in/app/{app.pk}/replace/",
        f"/admin/sign-in/app/{app.pk}/remove/",
    ]
    before = fingerprints()
    shown = [page for page in pages if client.get(page).status_code == 200]
    assert fingerprints() == before
    assert len(shown) > 100
