"""A database that fails at any statement leaves nothing half done: neither row nor history (T14).

Outside of any transaction of a test, as on the site: what is committed stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any, TypeAlias

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db import OperationalError, connection
from django.test import Client

from projects.choices import BatchKind, Origin, ReviewState, Status
from projects.imports.rehearsal import apply_rehearsal, hand_in
from projects.models import Project, StatusUpdate, recorded_as
from projects.services.batch import start_batch, undo_batch
from projects.services.bulk_action import Order, carry_out, rehearse
from projects.services.bulk_action import projects as actions
from projects.services.confirmation import confirm_project
from projects.services.history import delete_with_history, save_with_history
from projects.services.ledger import publish_entries, withdraw_entries
from projects.services.project import publish_project, withdraw_project
from projects.services.publishable import schedule_noun, withdraw_noun
from projects.services.restoration import restore_deleted, restore_version
from projects.services.status_update import record_status
from projects.services.submission import return_project, schedule_project, submit_project
from tests.factories import (
    make_fund,
    make_project,
    make_public_project,
    make_source,
    make_staff,
    make_status,
    make_theme,
)
from tests.projects.admin.forms import opened, shown, url
from tests.projects.imports.sheets import as_file, exported

pytestmark = pytest.mark.django_db(transaction=True)

WRITE = re.compile(r'(?:INSERT INTO|UPDATE|DELETE FROM) "(\w+)"')
MODELS = {
    model._meta.db_table: model
    for model in apps.get_app_config("projects").get_models(include_auto_created=True)
}
MOMENT = datetime(2030, 1, 1, 9, tzinfo=UTC)
ON = date(2024, 5, 1)
# Can be tried again until it succeeds.
Act: TypeAlias = Callable[[], object]


@contextmanager
def failing_at(number: int) -> Iterator[list[str]]:
    """A database that refuses the write with this number; the tables written to, in order."""
    written: list[str] = []

    def execute(run: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        write = WRITE.match(sql)
        if write:
            written.append(write[1])
            if len(written) == number:
                raise OperationalError("The disk is full.")
        return run(sql, params, many, context)

    with connection.execute_wrapper(execute):
        yield written


def held(tables: Iterable[str] = tuple(MODELS)) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of the tables of ours, histories included."""
    return {
        table: sorted(MODELS[table]._base_manager.values_list(), key=str)
        for table in tables
        if table in MODELS
    }


def histories(tables: dict[str, list[tuple[Any, ...]]]) -> int:
    """How many history rows there are."""
    return sum(len(rows) for table, rows in tables.items() if "_historical" in table)


def edited() -> Project:
    """A public project of which an edit and a draft wait."""
    project = make_public_project()
    source = make_source(publication_state="draft")
    make_status(project, review_state=ReviewState.DRAFT, source=source)
    project.title = "Edited"
    save_with_history(project, by=None, reason="Edited")
    return project


def publishing(user: User) -> Act:
    project = edited()
    return lambda: publish_project(project, by=user)


def withdrawing(user: User) -> Act:
    project = make_public_project(parent=make_public_project())
    return lambda: withdraw_project(project, by=user, reason="Wrong")


def recording(user: User) -> Act:
    project, source = make_public_project(), make_source()
    return lambda: record_status(
        project,
        status=Status.ONGOING,
        effective_on=ON,
        source=source,
        by=user,
        state=ReviewState.PUBLISHED,
    )


def releasing(user: User) -> Act:
    entry = make_status(make_public_project(), review_state=ReviewState.DRAFT)
    return lambda: publish_entries([StatusUpdate.objects.get(pk=entry.pk)], by=user)


def taking_from_the_public(user: User) -> Act:
    project = make_project()
    entry = make_status(project)
    publish_project(project, by=None)
    return lambda: withdraw_entries([entry], by=user, reason="Wrong")


def confirming(user: User) -> Act:
    project = make_public_project()
    return lambda: confirm_project(project, on=ON, by=user)


def submitting(user: User) -> Act:
    project = edited()
    return lambda: submit_project(project, by=user)


def returning(user: User) -> Act:
    project = edited()
    submission = submit_project(project, by=None)
    return lambda: return_project(submission, by=user, reason="Which page?")


def approving(user: User) -> Act:
    project = edited()
    return lambda: schedule_project(project, at=MOMENT, by=user)


def saving(user: User) -> Act:
    project = make_project()

    def save() -> None:
        row = Project.objects.get(pk=project.pk)
        row.title = "Edited"
        save_with_history(row, by=user, reason="Edited")

    return save


def deleting(user: User) -> Act:
    project = make_project()
    project.aliases.create(name="Known as")
    key = project.pk

    def delete() -> None:
        delete_with_history(Project.objects.get(pk=key), by=user, reason="Twice")

    return delete


def scheduling_a_noun(user: User) -> Act:
    fund = make_fund(publication_state="draft")
    return lambda: schedule_noun(fund, at=MOMENT, by=user)


def withdrawing_a_noun(user: User) -> Act:
    theme, project = make_theme(), make_project()
    project.themes.add(theme)
    publish_project(project, by=None)
    return lambda: withdraw_noun(theme, by=user, reason="Wrong")


def publishing_many(user: User) -> Act:
    keys = [edited().pk, make_project().pk]
    order = Order(by=user, on=ON, reason="As agreed")
    seen = rehearse(actions.PUBLISH, Project, keys, order, tell=lambda outcome: None)
    mark = seen.outcome.fingerprint
    return lambda: carry_out(actions.PUBLISH, Project, keys, order, fingerprint=mark)


def importing(user: User) -> Act:
    rows = exported(make_project(), make_public_project())
    themes = make_theme().slug
    for row in rows:
        row |= {"title": "Another", "themes": themes}
    rehearsal = hand_in("sheet.csv", as_file(rows), by=user)
    return lambda: apply_rehearsal(rehearsal, by=user)


def undoing(user: User) -> Act:
    project = make_project()
    save_with_history(project, by=None, reason="Before")
    theme = make_theme()
    batch = start_batch(BatchKind.IMPORT, "sheet.csv", by=user)
    with recorded_as(Origin.IMPORT, batch=batch):
        save_with_history(project, by=user, reason="Import", many={"themes": [theme]})
        save_with_history(Project(slug="new", title="New"), by=user, reason="Import")
    return lambda: undo_batch(batch, by=user, reason="Wrong file")


def restoring(user: User) -> Act:
    project = make_project()
    save_with_history(project, by=None, reason="Before", many={"themes": [make_theme()]})
    at = project.history.latest().history_date
    save_with_history(project, by=None, reason="After", many={"themes": []})
    return lambda: restore_version(project, at=at, by=user, reason="It was right")


def bringing_back(user: User) -> Act:
    project = make_project()
    key = project.pk
    project.aliases.create(name="Known as")
    delete_with_history(project, by=None, reason="Twice")
    return lambda: restore_deleted(Project, key, by=user, reason="It was not")


def posting(user: User, address: str, data: dict[str, Any]) -> Act:
    """On the staff site, where an error becomes a page."""
    client = Client(raise_request_exception=False)
    client.force_login(user)
    sent = (shown(opened(client, address)) if data else {}) | data

    def post() -> None:
        if client.post(address, sent).status_code in {500, 503}:
            raise OperationalError

    return post


def confirming_on_the_page(user: User) -> Act:
    return posting(user, url(Project, "confirm", make_public_project().pk), {})


def editing_on_the_page(user: User) -> Act:
    address = url(Project, "change", make_public_project().pk)
    return posting(user, address, {"title": "Edited", "themes": [make_theme().pk], "why": "Better"})


ACTS = [
    publishing,
    withdrawing,
    recording,
    releasing,
    taking_from_the_public,
    confirming,
    submitting,
    returning,
    approving,
    saving,
    deleting,
    scheduling_a_noun,
    withdrawing_a_noun,
    publishing_many,
    importing,
    undoing,
    restoring,
    bringing_back,
    confirming_on_the_page,
    editing_on_the_page,
]


@pytest.mark.parametrize("prepare", ACTS, ids=lambda prepare: prepare.__name__)
def test_failure_at_any_write_leaves_all_as_it_was(
    prepare: Callable[[User], Act], settings: Any, caplog: Any
) -> None:
    settings.REQUIRE_TWO_FACTOR = False
    act = prepare(make_staff())
    before = held()
    failing = 1
    while True:
        with failing_at(failing) as written:
            try:
                act()
            except OperationalError:
                now = held(written)
                assert now == {table: before[table] for table in now}, written
                failing += 1
            else:
                break
    after = held()
    assert failing == len(written) + 1 >= 3
    assert histories(after) > histories(before)
