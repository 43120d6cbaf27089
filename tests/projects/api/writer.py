"""Somebody who does whatever the public may see, as chance will have it."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError

from projects.choices import PublicationState, ReviewState, Status
from projects.models import (
    Fund,
    Membership,
    Organisation,
    Plan,
    Project,
    PublicRecord,
    Source,
    StatusUpdate,
)
from projects.services.history import save_with_history
from projects.services.ledger import publish_entries, record_entry, withdraw_entries
from projects.services.project import publish_project, withdraw_project
from projects.services.publishable import (
    delete_noun,
    publish_noun,
    save_noun,
    withdraw_noun,
)
from tests import factories as make

DRAFT = {"publication_state": PublicationState.DRAFT}


class Writer:
    """Somebody who does whatever the public may see, as chance will have it."""

    def __init__(self, seed: int, mark: str) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - what it draws is no secret
        self.mark = mark
        self.count = 0

    def steps(self) -> list[Callable[[], None]]:
        return [
            self.draft_and_publish,
            self.edit_and_publish,
            self.rename_project,
            self.withdraw,
            self.republish,
            self.enter_status,
            self.withdraw_status,
            self.rename_noun,
            self.hide_noun,
            self.show_noun,
            self.delete_noun,
            self.claim,
            self.join,
            self.part,
        ]

    def work(self, steps: int) -> None:
        for _ in range(steps):
            step = self.chance.choice(self.steps())
            try:
                with transaction.atomic():
                    step()
            except (ValidationError, ProtectedError):
                continue

    def word(self, word: str) -> str:
        self.count += 1
        return f"{word}-{self.mark}-{self.count}"

    def one(self, rows: Any) -> Any:
        """One of the rows, locked: two who edit the same one are another test."""
        found = list(rows.order_by("pk"))
        if not found:
            raise ValidationError("none")
        return self.chance.choice(found)

    def projects(self) -> Any:
        return Project.objects.filter(slug__contains=f"-{self.mark}-")

    def nouns(self) -> Any:
        model = self.chance.choice([Plan, Fund, Organisation, Source])
        return model.objects.filter(slug__contains=f"-{self.mark}-")

    def draft_and_publish(self) -> None:
        project = make.make_project(slug=self.word("project"), **DRAFT)
        project.plans.add(self.one(Plan.objects.filter(slug="shared")))
        project.sources.add(make.make_source(slug=self.word("source"), **DRAFT))
        parents = PublicRecord.objects.filter(slug__contains=f"-{self.mark}-")
        if parents and self.chance.random() < 0.5:
            project.parent_id = self.one(parents).pk
            project.save()
        publish_project(project, by=None)

    def edit_and_publish(self) -> None:
        project = self.one(self.projects())
        project.title = self.word("title")
        save_with_history(project, by=None, reason="Edited")
        publish_project(project, by=None)

    def rename_project(self) -> None:
        project = self.one(self.projects())
        project.slug = self.word("renamed")
        save_with_history(project, by=None, reason="Renamed")
        publish_project(project, by=None)

    def withdraw(self) -> None:
        withdraw_project(self.one(self.projects()), by=None, reason="Withdrawn")

    def republish(self) -> None:
        rows = self.projects().filter(publication_state=PublicationState.WITHDRAWN)
        publish_project(self.one(rows), by=None)

    def enter_status(self) -> None:
        entry = StatusUpdate(
            project=self.one(self.projects()),
            status=Status.ONGOING,
            verification="reported",
            effective_on=date(2024, 1, 1),
            source=make.make_source(slug=self.word("source"), **DRAFT),
        )
        record_entry(entry, by=None)
        publish_entries([entry], by=None)

    def withdraw_status(self) -> None:
        rows = StatusUpdate.objects.approved().filter(project__in=self.projects())
        withdraw_entries([self.one(rows)], by=None, reason="Withdrawn")

    def rename_noun(self) -> None:
        row = self.one(self.nouns())
        row.slug = self.word("renamed")
        save_noun(row, by=None, reason="Renamed")

    def hide_noun(self) -> None:
        withdraw_noun(self.one(self.nouns()), by=None, reason="Withdrawn")

    def show_noun(self) -> None:
        makers = [make.make_plan, make.make_fund, make.make_organisation]
        if self.chance.random() < 0.5:
            row = self.one(self.nouns())
        else:
            row = self.chance.choice(makers)(slug=self.word("noun"), **DRAFT)
        publish_noun(row, by=None)

    def delete_noun(self) -> None:
        delete_noun(self.one(self.nouns()), by=None, reason="Deleted")

    def claim(self) -> None:
        entry = make.make_claim(
            self.one(Plan.objects.filter(slug="shared")),
            source=make.make_source(slug=self.word("source"), **DRAFT),
            review_state=ReviewState.DRAFT,
        )
        publish_entries([entry], by=None)

    def join(self) -> None:
        country = self.one(make.Country.objects.all())
        partnership = self.one(Plan.objects.filter(slug="shared")).partnership
        row = Membership(
            partnership=partnership, country=country, side="asean", source=make.make_source()
        )
        save_noun(row, by=None, reason="Joined")

    def part(self) -> None:
        delete_noun(self.one(Membership.objects.all()), by=None, reason="Left")
