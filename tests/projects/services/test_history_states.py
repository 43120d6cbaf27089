"""Whatever staff do, in whatever order, histories say what is there, who did it and why (T12)."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from projects.choices import BatchKind, Origin, ReviewState
from projects.models import Project, ProjectAlias, StatusUpdate, one_save, recorded_as
from projects.services.batch import UndoRefusedError, start_batch, undo_batch
from projects.services.history import delete_with_history, save_with_history
from projects.services.ledger import publish_entries, record_entry
from projects.services.project import publish_project, withdraw_project
from projects.services.restoration import restore_deleted, restore_version
from tests.factories import make_source, make_theme, make_user
from tests.house.stateful.profile import profile
from tests.projects.histories import lost_or_wrong, unexplained, written
from tests.projects.tables import contents

numbers = st.integers(0, 7)
words = st.sampled_from(["Bridge", "Harbour", "School", "Forest"])


class Desk(RuleBasedStateMachine):
    """A few people at a few projects."""

    def __init__(self) -> None:
        super().__init__()
        self.block = transaction.atomic()
        self.block.__enter__()
        self.people = [make_user(), make_user()]
        self.themes = [make_theme() for _ in range(3)]
        self.source = make_source()
        self.moments: list[Any] = []
        self.deleted: list[int] = []
        # The last batch, and what all tables held before it; None once anything else was done.
        self.before_batch: tuple[Any, Any] | None = None
        self.made = 0
        self.seen = written()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.block.__exit__(None, None, None)

    def told(self, number: int) -> dict[str, Any]:
        return {"by": self.people[number % 2], "reason": f"Reason {number}"}

    def project(self, number: int) -> Project | None:
        projects = list(Project.objects.order_by("pk"))
        return projects[number % len(projects)] if projects else None

    def edit(self, project: Project, number: int, word: str) -> None:
        project.title = f"{word} {number}"
        project.acronym = word[: number % 5]
        many = {"themes": self.themes[: number % 4]}
        save_with_history(project, many=many, **self.told(number))

    @rule(number=numbers, word=words)
    def make(self, number: int, word: str) -> None:
        self.before_batch = None
        self.made += 1
        project = Project(slug=f"project-{self.made}", title=word, parent=self.project(number))
        save_with_history(project, many={"themes": self.themes[:1]}, **self.told(number))

    @rule(number=numbers, word=words)
    def change(self, number: int, word: str) -> None:
        project = self.project(number)
        if project is not None:
            self.before_batch = None
            self.edit(project, number, word)
            self.moments.append((project.pk, project.history.latest().history_date))

    @rule(number=numbers, word=words)
    def name(self, number: int, word: str) -> None:
        project = self.project(number)
        if project is None:
            return
        self.before_batch = None
        with one_save():
            alias = project.aliases.filter(name=word).first()
            if alias is None:
                alias = ProjectAlias(project=project, name=word)
                save_with_history(alias, **self.told(number))
            else:
                delete_with_history(alias, **self.told(number))

    @rule(number=numbers)
    def enter(self, number: int) -> None:
        project = self.project(number)
        if project is not None:
            self.before_batch = None
            entry = StatusUpdate(
                project=project,
                status="ongoing",
                effective_on=date(2024, 1, 1 + number),
                source=self.source,
            )
            record_entry(entry, **self.told(number))

    @rule(number=numbers)
    def release(self, number: int) -> None:
        entry = StatusUpdate.objects.filter(review_state=ReviewState.DRAFT).first()
        if entry is not None:
            self.before_batch = None
            publish_entries([entry], **self.told(number))

    @rule(number=numbers)
    def publish(self, number: int) -> None:
        project = self.project(number)
        if project is not None:
            self.before_batch = None
            publish_project(project, **self.told(number))

    @rule(number=numbers)
    def withdraw(self, number: int) -> None:
        project = self.project(number)
        if project is not None and project.is_published:
            self.before_batch = None
            withdraw_project(project, **self.told(number))

    @rule(number=numbers, word=words)
    def batch(self, number: int, word: str) -> None:
        before = contents()
        batch = start_batch(BatchKind.IMPORT, f"{word}.xlsx", **self.told(number))
        for row, project in enumerate(Project.objects.order_by("pk")[:3]):
            with recorded_as(Origin.IMPORT, batch=batch, detail=f"row {row}"), one_save():
                self.edit(project, number + row, word)
                project.aliases.filter(name=word).first() or save_with_history(
                    ProjectAlias(project=project, name=word), **self.told(number)
                )
        with recorded_as(Origin.IMPORT, batch=batch, detail="row 9"):
            self.made += 1
            new = Project(slug=f"project-{self.made}", title=word, parent=self.project(number))
            save_with_history(new, many={"themes": self.themes}, **self.told(number))
        self.before_batch = batch, before

    @rule(number=numbers)
    def undo(self, number: int) -> None:
        if self.before_batch is None:
            return
        batch, before = self.before_batch
        self.before_batch = None
        undo_batch(batch, **self.told(number))
        assert contents() == before

    @rule(number=numbers)
    def undo_what_was_changed_since(self, number: int) -> None:
        if self.before_batch is None:
            return
        batch, _before = self.before_batch
        project = Project.objects.get(slug=f"project-{self.made}")
        self.before_batch = None
        self.edit(project, number, "Later")
        held = contents()
        with pytest.raises(UndoRefusedError):
            undo_batch(batch, **self.told(number))
        assert contents() == held

    @rule(number=numbers)
    def restore(self, number: int) -> None:
        moments = [it for it in self.moments if Project.objects.filter(pk=it[0]).exists()]
        if not moments:
            return
        self.before_batch = None
        key, at = moments[number % len(moments)]
        project = Project.objects.get(pk=key)
        # Refused while what it was part of is deleted.
        with suppress(ValidationError), transaction.atomic():
            restore_version(project, at=at, **self.told(number))

    @rule(number=numbers)
    def delete(self, number: int) -> None:
        project = self.project(number)
        if project is None:
            return
        self.before_batch = None
        key = project.pk
        try:
            with transaction.atomic():
                delete_with_history(project, **self.told(number))
        except ProtectedError:
            return
        self.deleted.append(key)

    @rule(number=numbers)
    def bring_back(self, number: int) -> None:
        if not self.deleted:
            return
        self.before_batch = None
        key = self.deleted.pop()
        with suppress(ValidationError), transaction.atomic():
            restore_deleted(Project, key, **self.told(number))

    @invariant()
    def histories_say_what_is_there(self) -> None:
        assert lost_or_wrong() == []

    @invariant()
    def every_change_says_who_and_why(self) -> None:
        assert unexplained(self.seen) == []


@pytest.mark.django_db
def test_histories_hold_whatever_is_done() -> None:
    run_state_machine_as_test(Desk, settings=profile(max_examples=4, steps=15))
