"""Every stored change of every tracked model leaves one history row with who and why (T12, S17)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import ForeignKey, Model
from django.test import Client

from projects.choices import DatePrecision
from projects.models import (
    BESIDE,
    Classification,
    CoordinatorTerm,
    Membership,
    OrganisationAlias,
    Participation,
    Plan,
    Project,
    ProjectAlias,
    ProjectCountry,
    ReadingPart,
    Source,
    StaffMember,
    StatusUpdate,
    history_of,
    subject_field,
    tracked_models,
)
from projects.services.history import delete_with_history, save_with_history
from tests.factories import (
    make_country,
    make_indicator,
    make_organisation,
    make_partnership,
    make_plan,
    make_project,
    make_reading,
    make_source,
    make_staff,
    make_status,
    make_theme,
    make_user,
)
from tests.projects.admin.forms import new_entry, send, shown, url
from tests.projects.admin.rows import ROWS, make_code
from tests.projects.histories import lost_or_wrong, new_rows, unexplained, written

# What stores rows past the ORM's save(), and why their histories lack nothing.
PLACES = {
    "models/history/record.py": "is the history",
    "services/many.py": "writes the history in as few statements",
    "services/synthetic/seeding.py": "copies the first history rows itself",
    "services/check_ledgers/entries.py": "repairs with simple_history's own function",
    "services/public_record.py": "public records are composed, and keep no history",
    "services/document_change.py": "what programs are told, without history",
    "services/former_address.py": "redirects, without history",
    "services/webhook.py": "what became of each message, without history",
    "services/api_token.py": "the last use and the end of a token, without history",
    "services/second_factor.py": "recovery codes, without history",
}
PAST_THE_ORM = {
    "bulk_create",
    "bulk_update",
    "bulk_create_with_history",
    "bulk_update_with_history",
    "update_rows",
    "insert_rows",
    "save_base",
    "save_without_historical_record",
    "_raw_delete",
}

DRAFT = {"review_state": "draft"}
# Rows beside others, which have no page of their own.
BESIDE_ROWS = {
    "classification": lambda: Classification(project=make_project(), code=make_code()),
    "coordinatorterm": lambda: CoordinatorTerm(
        partnership=make_partnership(), country=make_country(), source=make_source()
    ),
    "membership": lambda: Membership(
        partnership=make_partnership(), country=make_country(), source=make_source(), side="asean"
    ),
    "organisationalias": lambda: OrganisationAlias(organisation=make_organisation(), name="Other"),
    "participation": lambda: Participation(
        project=make_project(), organisation=make_organisation(), role="funding"
    ),
    "projectalias": lambda: ProjectAlias(project=make_project(), name="Other"),
    "projectcountry": lambda: ProjectCountry(project=make_project(), country=make_country()),
    "readingpart": lambda: ReadingPart(
        reading=make_reading(make_indicator(project=make_project()), **DRAFT),
        dimension="sex",
        label="women",
        value=3,
    ),
    "staffmember": lambda: StaffMember(user=make_user()),
}
TRACKED = {model._meta.model_name or "": model for model in tracked_models()}


def calls_past_the_orm(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if not isinstance(node, ast.Call):
            continue
        function = node.func
        name = function.attr if isinstance(function, ast.Attribute) else ""
        if isinstance(function, ast.Name):
            name = function.id
        # A dictionary is updated by position; vars(row) is one too.
        receiver = function.value if isinstance(function, ast.Attribute) else None
        is_dictionary = bool(node.args) or (
            isinstance(receiver, ast.Call) and getattr(receiver.func, "id", "") == "vars"
        )
        if name in PAST_THE_ORM or (name == "update" and node.keywords and not is_dictionary):
            yield f"line {node.lineno}: {name}()"


def test_rows_are_stored_past_the_orm_only_where_it_is_declared() -> None:
    folder = settings.BASE_DIR / "projects"
    found = {
        str(path.relative_to(folder)): calls
        for path in sorted(folder.rglob("*.py"))
        if "migrations" not in path.parts and (calls := list(calls_past_the_orm(path)))
    }
    assert {name: calls for name, calls in found.items() if name not in PLACES} == {}
    assert sorted(found) == sorted(PLACES)


def test_what_goes_with_a_deleted_record_stands_beside_it() -> None:
    """Rows that are deleted with another are restored with it, and shown in its history."""
    cascading = {
        (field.related_model, model)
        for model in tracked_models()
        for field in model._meta.concrete_fields
        if isinstance(field, ForeignKey)
        and field.related_model in tracked_models()
        and field.remote_field.on_delete.__name__ == "CASCADE"
    }
    declared = {(subject, model) for subject, models in BESIDE.items() for model in models}
    assert declared == cascading
    assert all(subject_field(model, subject) for subject, model in declared)


def stored_row(noun: str) -> Model:
    row = BESIDE_ROWS[noun]() if noun in BESIDE_ROWS else ROWS[noun]()
    if row._state.adding:
        row.save()
    if hasattr(row, "review_state"):
        type(row)._default_manager.filter(pk=row.pk).update(**DRAFT)
        row.refresh_from_db()
    return row


@pytest.mark.django_db
@pytest.mark.parametrize("noun", sorted(TRACKED))
def test_service_leaves_one_history_row_of_every_save_and_deletion(noun: str) -> None:
    user, row = make_user(), stored_row(noun)
    model = type(row)
    before = written()
    save_with_history(row, by=user, reason="Put right")
    assert new_rows(before) == {model._meta.label: 1}
    if noun == "project":
        # The one with entries stays.
        row = make_project()
    before = written()
    delete_with_history(row, by=user, reason="Entered twice")
    assert new_rows(before) == {model._meta.label: 1}
    assert unexplained(before) == []


@pytest.mark.django_db
@pytest.mark.parametrize("noun", sorted(TRACKED))
def test_history_of_a_save_says_what_the_row_holds(noun: str) -> None:
    row = stored_row(noun)
    save_with_history(row, by=None, reason="Put right")
    newest = history_of(type(row)).order_by("history_id").last()
    stored = type(row)._base_manager.get(pk=row.pk)
    told = {field.attname: getattr(newest, field.attname) for field in newest.tracked_fields}
    assert told == {name: getattr(stored, name) for name in told}


def test_history_says_what_the_reference_data_holds(reference_data: None) -> None:
    assert lost_or_wrong() == []
    reasons = {
        reason
        for model in tracked_models()
        for reason in history_of(model).values_list("history_change_reason", flat=True)
    }
    assert reasons == {"Reference data"}


def test_every_row_of_the_reference_data_is_made_once(reference_data: None) -> None:
    """One history row for making it; a project has another for its publication."""
    for model in tracked_models():
        rows = history_of(model).order_by()
        made, all_of_them = rows.filter(history_type="+").count(), rows.count()
        assert made == model._base_manager.count()
        assert all_of_them == made * (2 if model is Project else 1), model


@pytest.fixture
def staff(db: None, settings: Any) -> User:
    settings.REQUIRE_TWO_FACTOR = False
    return make_staff()


@pytest.fixture
def desk(client: Client, staff: User) -> Client:
    client.force_login(staff)
    return client


def added(desk: Client, model: type[Model], **typed: Any) -> None:
    address = url(model, "add")
    answer = desk.post(address, shown(desk.get(address)) | {"why": "New"} | typed)
    assert answer.status_code == 302, answer.context["errors"]


def test_adding_on_the_staff_site_leaves_one_history_row(desk: Client) -> None:
    source, partnership, theme = make_source(), make_partnership(), make_theme()
    project = make_project()
    before = written()
    added(desk, Source, slug="s", title="S", url="https://example.org/s", language="en")
    assert new_rows(before) == {"projects.Source": 1}
    before = written()
    added(
        desk,
        Plan,
        slug="p",
        title="P",
        partnership=partnership.pk,
        source=source.pk,
        starts_on="2026-01-01",
    )
    assert new_rows(before) == {"projects.Plan": 1}
    before = written()
    added(desk, Project, slug="new", title="New", themes=[theme.pk], sources=[source.pk])
    assert new_rows(before) == {"projects.Project": 1}
    before = written()
    added(
        desk,
        StatusUpdate,
        project=project.pk,
        status="ongoing",
        effective_on="2024-01-01",
        effective_precision=DatePrecision.DAY,
        source=source.pk,
        is_counted="on",
    )
    assert new_rows(before) == {"projects.StatusUpdate": 1}
    assert unexplained(before) == []
    assert lost_or_wrong() == []


def test_changing_on_the_staff_site_leaves_one_history_row_of_each_row(desk: Client) -> None:
    project, source, plan, theme = make_project(), make_source(), make_plan(), make_theme()
    status = make_status(make_project(), review_state="draft")
    before = written()
    send(desk, url(Source, "change", source.pk), {"title": "Other", "why": "Put right"})
    send(desk, url(Plan, "change", plan.pk), {"title": "Other", "why": "Put right"})
    send(desk, url(StatusUpdate, "change", status.pk), {"note": "Other", "why": "Put right"})
    typed = {"title": "Other", "themes": [theme.pk], "plans": [plan.pk], "why": "Put right"}
    typed |= {"aliases-TOTAL_FORMS": 2, "aliases-0-language": "en", "aliases-1-language": "en"}
    typed |= {"aliases-0-name": "One", "aliases-1-name": "Two"}
    typed |= new_entry(
        "status_updates",
        status="ongoing",
        verification="reported",
        effective_on="2024-01-01",
        source=source.pk,
    )
    send(desk, url(Project, "change", project.pk), typed)
    assert new_rows(before) == {
        "projects.Project": 1,
        "projects.Plan": 1,
        "projects.Source": 1,
        "projects.StatusUpdate": 2,
        "projects.ProjectAlias": 2,
    }
    assert unexplained(before) == []
    assert lost_or_wrong() == []


def test_deleting_on_the_staff_site_leaves_one_history_row_of_each_row(desk: Client) -> None:
    project, source = make_project(), make_source(publication_state="draft")
    status = make_status(make_project(), review_state="draft")
    ProjectAlias.objects.create(project=project, name="Other")
    before = written()
    for row in (project, source, status):
        answer = desk.post(url(type(row), "delete", row.pk), {"post": "yes", "reason": "Twice"})
        assert answer.status_code == 302
    assert new_rows(before) == {
        "projects.Project": 1,
        "projects.ProjectAlias": 1,
        "projects.Source": 1,
        "projects.StatusUpdate": 1,
    }
    assert unexplained(before) == []
