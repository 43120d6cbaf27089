"""Making, editing, confirming, and entering what sources say."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from projects.choices import FundingKind, PeriodBasis, ReviewState, Status
from projects.models import (
    FundingEntry,
    LedgerEntry,
    Period,
    Project,
    ProjectAlias,
    Source,
    StatusUpdate,
    Theme,
    one_save,
)
from projects.services.confirmation import confirm_project
from projects.services.history import delete_with_history, save_with_history
from projects.services.ledger import record_entry, revise_entry
from projects.services.publishable import publish_noun, save_noun, withdraw_noun
from projects.services.status_update import record_status
from tests.house.stateful.desk import Desk, days, numbers, picked

ON_THE_WAY = (ReviewState.DRAFT, ReviewState.SUBMITTED, ReviewState.PUBLISHED)
amounts = st.sampled_from([Decimal(0), Decimal(100), Decimal(900)])
kinds = st.sampled_from([FundingKind.COMMITMENT, FundingKind.DISBURSEMENT])


class Entering(Desk):
    """What editors do."""

    @rule(number=numbers)
    def make(self, number: int) -> None:
        with self.acting(number) as told:
            project = Project(
                slug=self.mark("project"),
                title=self.mark("title"),
                parent=self.project(number) if number % 3 else None,
            )
            many = {"plans": [self.plan]} if number % 2 else {}
            save_with_history(project, many=many, **told)
            self.keep_moment(project)

    @rule(number=numbers)
    def edit(self, number: int) -> None:
        project = self.project(number)
        if project is not None:
            with self.acting(number) as told:
                project.title = self.mark("title")
                project.follows = self.project(number + 1) if number % 3 == 1 else None
                project.full_clean()
                save_with_history(project, many={"themes": self.themes[: number % 3]}, **told)
                self.keep_moment(project)

    @rule(number=numbers)
    def name(self, number: int) -> None:
        project = self.project(number)
        if project is None:
            return
        source = self.source(number)
        with self.acting(number) as told, one_save():
            alias = project.aliases.first()
            if alias is None:
                alias = ProjectAlias(project=project, name="Known as", source=source)
                save_with_history(alias, **told)
            else:
                delete_with_history(alias, **told)

    @rule(
        number=numbers, day=days, state=st.sampled_from(ON_THE_WAY), status=st.sampled_from(Status)
    )
    def record(self, number: int, day: date, state: ReviewState, status: Status) -> None:
        project = self.project(number)
        if project is not None:
            source = self.source(number)
            with self.acting(number) as told:
                record_status(
                    project,
                    status=status,
                    effective_on=day,
                    source=source,
                    note=self.mark("note"),
                    state=state,
                    by=told["by"],
                )

    @rule(number=numbers, day=days, amount=amounts, kind=kinds)
    def fund(self, number: int, day: date, amount: Decimal, kind: FundingKind) -> None:
        values = {"kind": kind, "amount": amount, "currency": "USD"}
        self.enter(FundingEntry, self.project(number), number, day, **values)

    @rule(number=numbers, day=days, end=days)
    def plan_dates(self, number: int, day: date, end: date) -> None:
        values = {"basis": PeriodBasis.PLANNED, "starts_on": date(2024, 1, 1), "ends_on": end}
        self.enter(Period, self.project(number), number, day, **values)

    @rule(number=numbers, day=days, corrects=st.booleans())
    def supersede(self, number: int, day: date, corrects: bool) -> None:
        before = picked(StatusUpdate.objects.approved().in_order(), number)
        if before is not None:
            values = {"supersedes": before, "is_correction": corrects, "status": Status.COMPLETED}
            self.enter(StatusUpdate, before.project, number, day, **values)

    def enter(
        self,
        ledger: type[LedgerEntry],
        project: Project | None,
        number: int,
        day: date,
        **values: Any,
    ) -> None:
        if project is not None:
            source = self.source(number)
            with self.acting(number) as told:
                common = {"project": project, "effective_on": day, "note": self.mark("note")}
                record_entry(ledger(**common, source=source, **values), **told)

    @rule(number=numbers)
    def revise(self, number: int) -> None:
        """Released or not: what is released must stay as it is."""
        entry = self.entry(number, *ReviewState)
        if entry is not None:
            with self.acting(number) as told:
                entry.note = self.mark("note")
                revise_entry(entry, **told)
                self.keep_moment(entry)

    @rule(number=numbers, day=days)
    def confirm(self, number: int, day: date) -> None:
        project = self.project(number)
        if project is not None:
            with self.acting(number) as told:
                confirm_project(project, on=day, by=told["by"])

    @rule(number=numbers)
    def edit_what_is_public_at_once(self, number: int) -> None:
        row: Any = self.source(0) if number % 2 else self.themes[0]
        with self.acting(number) as told:
            row = type(row).objects.get(pk=row.pk)
            if isinstance(row, Source):
                row.title = self.mark("source")
            else:
                row.name = self.mark("theme")
            save_noun(row, **told)
            self.keep_moment(row)

    @rule(number=numbers)
    def withdraw_or_publish_a_noun(self, number: int) -> None:
        row: Any = self.source(number % 3)
        if number % 2:
            row = Theme.objects.get(pk=self.themes[0].pk)
        with self.acting(number) as told:
            if row.is_published:
                withdraw_noun(row, **told)
            else:
                publish_noun(row, by=told["by"])
