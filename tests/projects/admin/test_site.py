"""The staff site as a whole: every page of every noun opens, and costs the same at any length."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.db.models import Model
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.text import capfirst
from pytest_django import DjangoDbBlocker
from pytest_django.fixtures import Settings

from projects.models import (
    ApiToken,
    Batch,
    Comment,
    DataVersion,
    PublicRecord,
    SavedView,
    Submission,
    Term,
    Webhook,
    WebhookDelivery,
)
from projects.models.project import Project
from tests.factories import make_project
from tests.projects.admin.forms import url
from tests.projects.admin.rows import ROWS
from tests.projects.admin.test_sign_in_walls import staff_addresses
from tests.projects.views.reading import read
from tests.signing_in import make_app, make_member, make_recovery_codes, sign_in

pytestmark = pytest.mark.django_db

# Comments are written at their record, views saved from their list, projects handed in on their
# own page, batches made by imports; tokens and webhooks belong to a person: each has its own tests.
NOT_HERE = {ApiToken, Batch, Comment, SavedView, Submission, Webhook, WebhookDelivery}
MODELS = {
    model._meta.model_name or "": model
    for model in admin.site._registry
    if model._meta.app_label == "projects" and model not in NOT_HERE
}
# Written by services alone, or edited on the page of what they belong to.
NOT_REGISTERED = {PublicRecord, Term, DataVersion}
NOUNS = pytest.mark.parametrize("noun", sorted(MODELS))


def test_every_noun_is_registered_and_has_a_row_to_look_at() -> None:
    assert sorted(MODELS) == sorted(ROWS)


# What a look may change: sessions, and the counting of sign-ins.
NOTED = {"sessions", "axes"}


@dataclass(frozen=True)
class Look:
    """What somebody who may do all saw on every page, and whether it left anything changed."""

    answers: dict[str, int]
    titles: dict[str, str]
    rows: dict[str, Model]
    before: dict[str, str]
    after: dict[str, str]


@pytest.fixture(scope="module")
def look(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Look:
    """Every page of the staff site, with a row of every noun, looked at once for the module."""
    with (
        override_settings(REQUIRE_TWO_FACTOR=True),
        django_db_blocker.unblock(),
        transaction.atomic(),
    ):
        found = look_at_every_page()
        transaction.set_rollback(True)
    return found


def look_at_every_page() -> Look:
    client, member = Client(), make_member()
    app = make_app(member)
    make_recovery_codes(member, "aaaa2345efgh")
    sign_in(client, member, app)
    rows = {noun: make() for noun, make in ROWS.items()}
    colleague = User.objects.create_user("colleague")
    pages = [
        *[path for path in staff_addresses() if "/1/" not in path],
        *[
            url(type(row), "changelist") + f"{row.pk}/{page}/"
            for row in rows.values()
            for page in ("change", "history", "delete", "record-status", "publish", "withdraw")
        ],
        f"/admin/auth/user/{colleague.pk}/change/",
        f"/admin/auth/user/{colleague.pk}/reset-second-factor/",
        f"/admin/sign-in/app/{app.pk}/replace/",
        f"/admin/sign-in/app/{app.pk}/remove/",
    ]
    before = fingerprints()
    answers = {page: client.get(page) for page in pages}
    return Look(
        answers={page: answer.status_code for page, answer in answers.items()},
        titles={
            page: answer.context["title"]
            for page, answer in answers.items()
            if answer.context and "cl" in answer.context
        },
        rows=rows,
        before=before,
        after=fingerprints(),
    )


def fingerprints() -> dict[str, str]:
    """A hash of every table."""
    return {
        model._meta.label: hashlib.sha256(repr(rows_of(model)).encode()).hexdigest()
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label not in NOTED
    }


def rows_of(model: type[Model]) -> list[tuple[object, ...]]:
    return list(model._default_manager.order_by("pk").values_list())


def test_looking_changes_nothing(look: Look) -> None:
    """T36"""
    assert look.after == look.before
    assert list(look.answers.values()).count(200) > 100


def test_every_list_is_called_what_it_holds(look: Look) -> None:
    assert look.titles == {
        reverse(f"admin:{model._meta.label_lower.replace('.', '_')}_changelist"): capfirst(
            str(model._meta.verbose_name_plural)
        )
        for model in admin.site._registry
    }


@NOUNS
def test_list_and_forms_open(look: Look, noun: str) -> None:
    row, model = look.rows[noun], MODELS[noun]
    pages = [url(model, "changelist"), url(model, "change", row.pk)]
    # A release is frozen by a command, an error is reported by a reader.
    if noun not in {"release", "errorreport"}:
        pages.append(url(model, "add"))
    if noun != "formeraddress":
        pages.append(url(model, "history", row.pk))
    assert [look.answers[page] for page in pages] == [200] * len(pages)


@NOUNS
def test_list_costs_the_same_with_3_and_30_rows(desk: Client, noun: str) -> None:
    make, page = ROWS[noun], url(MODELS[noun], "changelist")
    for _ in range(3):
        make()
    # Content types and the session are looked up once and remembered.
    desk.get(page)
    with CaptureQueriesContext(
        connection,
    ) as few:
        desk.get(page)
    for _ in range(27):
        make()
    with CaptureQueriesContext(connection) as many:
        response = desk.get(page)
    assert len(response.context["cl"].result_list) == 30
    assert len(many) == len(few)


def test_autocomplete_costs_the_same_with_3_and_30_rows(desk: Client) -> None:
    page = reverse("admin:autocomplete")
    query = {"app_label": "projects", "model_name": "assessment", "field_name": "supersedes"}
    counts = []
    for rows in (3, 17):
        for _ in range(rows):
            ROWS["assessment"]()
        with CaptureQueriesContext(connection) as queries:
            desk.get(page, query)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_stranger_is_sent_to_sign_in(client: Client) -> None:
    response = client.get(reverse("admin:index"))
    assert response.headers["Location"] == "/admin/login/?next=/admin/"


def test_password_alone_is_not_enough_where_two_factors_are_asked(
    desk: Client, settings: Settings
) -> None:
    settings.REQUIRE_TWO_FACTOR = True
    assert desk.get(reverse("admin:index")).headers["Location"] == "/admin/login/?next=/admin/"


def test_front_page_of_who_may_see_nothing_has_no_work(client: Client, staff: User) -> None:
    staff.is_superuser = False
    staff.save()
    make_project()
    client.force_login(staff)
    response = client.get(reverse("admin:index"))
    assert list(vars(response.context["work"]).values())[:2] == [[], []]
    assert client.get(url(Project, "changelist")).status_code == 403


@pytest.mark.parametrize(("name", "shown"), [("Test", ["Test"]), ("", [])])
def test_every_page_says_which_site_it_is_unless_it_is_the_real_one(
    desk: Client, settings: Settings, name: str, shown: list[str]
) -> None:
    """S23"""
    settings.ENVIRONMENT_NAME = name
    for page in ("/admin/", "/admin/projects/project/"):
        banners = read(desk.get(page)).all("span", class_="environment")
        assert [banner.text for banner in banners] == shown
