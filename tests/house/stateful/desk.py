"""A few people at a few projects: who acts, on what, and what a refusal must leave."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine

from projects.choices import Origin, PublicationState, ReviewState
from projects.models import (
    Batch,
    Confirmation,
    DataVersion,
    FormerAddress,
    FundingEntry,
    LedgerEntry,
    Period,
    Plan,
    Project,
    ProjectAlias,
    PublicRecord,
    PublishedEntryError,
    Source,
    StatusUpdate,
    Submission,
    Term,
    Theme,
    recorded_as,
)
from projects.services.bulk_action import ChangedSinceError
from tests.factories import make_plan, make_project, make_source, make_staff, make_theme
from tests.projects.histories import lost_or_wrong, written

DAYS = [date(2024, 1, 10), date(2024, 5, 31), date(2024, 9, 1), date(2025, 2, 1)]
# What the rules change; no other history has a row.
TOUCHED = (
    Plan,
    Theme,
    Source,
    Project,
    ProjectAlias,
    StatusUpdate,
    FundingEntry,
    Period,
    Confirmation,
)
LEDGERS = (StatusUpdate, FundingEntry, Period)
UNTRACKED = (PublicRecord, Term, Submission, Batch, DataVersion, FormerAddress)
REFUSALS = (ValidationError, ProtectedError, PublishedEntryError, ChangedSinceError)

numbers = st.integers(0, 11)
days = st.sampled_from(DAYS)


class Desk(RuleBasedStateMachine):
    """What every rule needs; the rules are in the modules beside, the invariants in promises."""

    def __init__(self) -> None:
        super().__init__()
        self.block = transaction.atomic()
        self.block.__enter__()
        self.people = [make_staff(), make_staff()]
        # One half of the projects serves a plan that asks for two people.
        self.plan = make_plan(needs_two_people=True)
        self.themes = [make_theme() for _ in range(2)]
        self.marks = 0
        # The title that each public project was last published with: what the public may read.
        self.public: dict[int, str] = {}
        self.moments: list[tuple[type[Any], Any, Any]] = []
        self.deleted: list[tuple[type[Any], Any]] = []
        for _ in range(2):
            make_project(slug=self.mark("project"), title=self.mark("title"))
        self.new_source(PublicationState.PUBLISHED)
        # In whose name, and from where, the history rows of the step must come.
        self.by: User | None = None
        self.origin = Origin.STAFF
        self.look()
        self.aside = sum(written().values()) - sum(self.written.values())

    def teardown(self) -> None:
        try:
            assert lost_or_wrong() == []
            assert sum(written().values()) - sum(written(TOUCHED).values()) == self.aside
        finally:
            self.leave()

    def leave(self) -> None:
        """Take everything back."""
        transaction.set_rollback(True)
        self.block.__exit__(None, None, None)

    def look(self) -> None:
        """Remember what is there before the next step."""
        self.written = written(TOUCHED)
        self.untracked = untracked()

    def mark(self, word: str) -> str:
        """A text that stands nowhere else, and in no other text."""
        self.marks += 1
        return f"{word}-{self.marks:04}"

    def new_source(self, state: str) -> Source:
        mark = self.mark("source")
        return make_source(slug=mark, title=mark, publication_state=state)

    @contextmanager
    def acting(self, number: int, origin: Origin = Origin.STAFF) -> Iterator[dict[str, Any]]:
        """Do something as one of the people; what is refused must leave everything as it was."""
        self.look()
        self.by, self.origin = self.people[number % 2], origin
        try:
            with recorded_as(Origin.STAFF):
                yield {"by": self.by, "reason": f"Reason {number}"}
        except REFUSALS:
            assert self.is_as_it_was()

    def is_as_it_was(self) -> bool:
        """Whether this step changed nothing; histories tell of all that keeps one."""
        return (written(TOUCHED), untracked()) == (self.written, self.untracked)

    def project(self, number: int) -> Project | None:
        return picked(Project.objects.order_by("pk"), number)

    def source(self, number: int) -> Source:
        if number % 4 == 3:
            return self.new_source(PublicationState.DRAFT)
        return picked(Source.objects.filter(slug__startswith="source-").order_by("pk"), number)

    def entry(self, number: int, *states: ReviewState) -> LedgerEntry | None:
        entries = [
            entry
            for ledger in LEDGERS
            for entry in ledger._default_manager.filter(review_state__in=states).order_by(
                "entered_at", "pk"
            )
        ]
        return entries[number % len(entries)] if entries else None

    def shown(self, *projects: Project) -> None:
        """The public sees these as they stand from now on."""
        for project in projects:
            self.public[project.pk] = Project.objects.get(pk=project.pk).title

    def keep_moment(self, row: Any) -> None:
        last = row.history.order_by("history_id").last()
        self.moments.append((type(row), row.pk, last.history_date))

    @staticmethod
    def records() -> list[PublicRecord]:
        return list(PublicRecord.objects.order_by("pk"))


def untracked() -> list[list[tuple[Any, ...]]]:
    """What stands in the tables beside that keep no history."""
    return [list(model.objects.order_by("pk").values_list()) for model in UNTRACKED]


def picked(rows: Any, number: int) -> Any:
    """One of the rows, or None."""
    found = list(rows)
    return found[number % len(found)] if found else None
