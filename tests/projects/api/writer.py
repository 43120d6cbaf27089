"""Somebody who does whatever the public may see, as chance will have it."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError

from projects.choices import Noun, PublicationState, Status
from projects.models import (
    ActionLine,
    Assessment,
    Claim,
    Country,
    FocusArea,
    Fund,
    Indicator,
    LedgerEntry,
    Meeting,
    Membership,
    Organisation,
    Plan,
    Project,
    PublicRecord,
    Reading,
    ReadingPart,
    Release,
    Source,
    StatusUpdate,
)
from projects.services.data_version import one_publication
from projects.services.former_address import leave_address
from projects.services.history import save_with_history
from projects.services.ledger import publish_entries, record_entry, withdraw_entries
from projects.services.project import publish_project, withdraw_project
from projects.services.publishable import (
    ADDRESSED,
    delete_noun,
    publish_noun,
    save_noun,
    withdraw_noun,
)
from projects.services.reading import record_reading
from tests import factories as make

DRAFT = {"publication_state": PublicationState.DRAFT}
NOUNS: Any = (Plan, Fund, Organisation, Meeting, FocusArea, ActionLine, Indicator)
ON = date(2024, 1, 1)


class Writer:
    """Somebody who does whatever the public may see, as chance will have it."""

    def __init__(self, seed: int, mark: str) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - what it draws is no secret
        self.mark = mark
        self.count = 0
        self.done: Counter[str] = Counter()
        self.todo = self._rounds()

    def steps(self) -> list[Callable[[], None]]:
        return [
            self.draft_and_publish,
            self.draft_and_publish,
            self.enter_nouns,
            self.enter_nouns,
            self.outline,
            self.measure,
            self.read_again,
            self.assess,
            self.claim,
            self.freeze,
            self.enter_status,
            self.join,
            self.edit_and_publish,
            self.rename_project,
            self.rename_noun,
            self.withdraw,
            self.republish,
            self.merge_projects,
            self.merge_nouns,
            self.withdraw_entries,
            self.hide_nouns,
            self.show_noun,
            self.delete_noun,
            self.take_back_release,
            self.part,
        ]

    def _rounds(self) -> Iterator[Callable[[], None]]:
        """Everything in turn, and then again in another order."""
        steps = self.steps()
        while True:
            yield from steps
            self.chance.shuffle(steps)

    def work(self, steps: int) -> None:
        for step in islice(self.todo, steps):
            try:
                with transaction.atomic(), one_publication():
                    step()
            except (ValidationError, ProtectedError):
                continue
            self.done[step.__name__] += 1

    def word(self, word: str) -> str:
        self.count += 1
        return f"{word}-{self.mark}-{self.count}"

    def one(self, rows: Any) -> Any:
        """One of the rows, locked: two who edit the same one are another test."""
        found = list(rows.order_by("pk"))
        if not found:
            raise ValidationError("none")
        return self.chance.choice(found)

    def two(self, rows: Any) -> list[Any]:
        """Two of the rows."""
        found = list(rows.order_by("pk"))
        if len(found) < 2:
            raise ValidationError("none")
        return self.chance.sample(found, 2)

    def one_of(self, models: tuple[Any, ...]) -> Any:
        """A row of one of the models, whichever has any."""
        there = [model for model in models if self.mine(model).exists()]
        if not there:
            raise ValidationError("none")
        return self.one(self.mine(self.chance.choice(there)))

    def mine(self, model: Any) -> Any:
        return model.objects.filter(slug__contains=f"-{self.mark}-")

    def public(self, model: Any) -> Any:
        return self.mine(model).filter(publication_state=PublicationState.PUBLISHED)

    def shared(self) -> Plan:
        return Plan.objects.get(slug="shared")

    def paper(self) -> Source:
        """A source that goes public with what cites it."""
        return make.make_source(slug=self.word("source"), **DRAFT)

    def publish(self, entry: LedgerEntry) -> None:
        """Enter it, and show it at once."""
        if isinstance(entry, Reading):
            part = ReadingPart(dimension="sex", label="women", value=self.count)
            record_reading(entry, [part], by=None)
        else:
            record_entry(entry, by=None)
        publish_entries([entry], by=None)

    def draft_and_publish(self) -> None:
        project = make.make_project(slug=self.word("project"), **DRAFT)
        project.plans.add(self.shared())
        project.sources.add(self.paper())
        parents = PublicRecord.objects.filter(slug__contains=f"-{self.mark}-")
        if parents and self.chance.random() < 0.5:
            project.parent_id = self.one(parents).pk
            project.save()
        publish_project(project, by=None)

    def edit_and_publish(self) -> None:
        project = self.one(self.mine(Project))
        project.title = self.word("title")
        save_with_history(project, by=None, reason="Edited")
        publish_project(project, by=None)

    def rename_project(self) -> None:
        project = self.one(self.mine(Project))
        project.slug = self.word("renamed")
        save_with_history(project, by=None, reason="Renamed")
        publish_project(project, by=None)

    def withdraw(self) -> None:
        withdraw_project(self.one(self.mine(Project)), by=None, reason="Withdrawn")

    def republish(self) -> None:
        rows = self.mine(Project).filter(publication_state=PublicationState.WITHDRAWN)
        publish_project(self.one(rows), by=None)

    def merge_projects(self) -> None:
        """One was entered twice: it goes, and its address leads to the other."""
        twice, kept = self.two(self.public(Project))
        withdraw_project(twice, by=None, reason="Entered twice")
        leave_address(Noun.PROJECT, twice.slug, kept.slug)

    def enter_status(self) -> None:
        values = {"status": Status.ONGOING, "verification": "reported", "effective_on": ON}
        project = self.one(self.mine(Project))
        self.publish(StatusUpdate(project=project, source=self.paper(), **values))

    def measure(self) -> None:
        """A new indicator of a project, a plan or a fund, with what it stood at."""
        owner = self.one_of((Project, Plan, Fund))
        values = {"slug": self.word("indicator"), owner._meta.model_name: owner}
        publish_noun(make.make_indicator(**values, **DRAFT), by=None)
        self.read_again()

    def read_again(self) -> None:
        indicator = self.one(self.mine(Indicator))
        value = self.count
        self.publish(
            Reading(indicator=indicator, value=value, effective_on=ON, source=self.paper())
        )

    def assess(self) -> None:
        line = self.one(self.mine(ActionLine))
        self.publish(Assessment(line=line, state="delivered", effective_on=ON, source=self.paper()))

    def claim(self) -> None:
        meeting = self.mine(Meeting).order_by("pk").last()
        self.publish(
            Claim(
                plan=self.shared(),
                meeting=meeting,
                percentage=95,
                verb="implemented",
                effective_on=ON,
                source=self.paper(),
            )
        )

    def withdraw_entries(self) -> None:
        """One of every ledger."""
        for model in (StatusUpdate, Reading, Assessment, Claim):
            rows = model.objects.approved().filter(source__slug__contains=f"-{self.mark}-")
            withdraw_entries([self.one(rows)], by=None, reason="Withdrawn")

    def freeze(self) -> None:
        """A release for a meeting."""
        self.count += 1
        release = Release.objects.create(
            number=1000 * ord(self.mark) + self.count,
            meeting=self.one(self.public(Meeting)),
            as_of=ON,
            sha256="0" * 64,
            data_version=1,
        )
        publish_noun(release, by=None)

    def take_back_release(self) -> None:
        rows = Release.objects.published().filter(meeting__in=self.mine(Meeting))
        withdraw_noun(self.one(rows), by=None, reason="Withdrawn")

    def outline(self) -> None:
        """An area of a plan with a line in it."""
        values = {"plan": self.shared(), "source": self.paper(), **DRAFT}
        area = make.make_area(slug=self.word("area"), **values)
        publish_noun(area, by=None)
        publish_noun(make.make_line(slug=self.word("line"), focus_area=area, **values), by=None)

    def rename_noun(self) -> None:
        row = self.one_of((*NOUNS, Source))
        row.slug = self.word("renamed")
        save_noun(row, by=None, reason="Renamed")

    def merge_nouns(self) -> None:
        """As projects are merged."""
        twice, kept = self.two(self.public(self.chance.choice([Fund, Organisation])))
        withdraw_noun(twice, by=None, reason="Entered twice")
        leave_address(ADDRESSED[type(kept)], twice.slug, kept.slug)

    def hide_nouns(self) -> None:
        """One of every kind of which there are more."""
        for model in NOUNS:
            if self.public(model).count() > 1:
                withdraw_noun(self.one(self.public(model)), by=None, reason="Withdrawn")

    def show_noun(self) -> None:
        publish_noun(self.one_of(NOUNS), by=None)

    def enter_nouns(self) -> None:
        for maker in (make.make_plan, make.make_fund, make.make_organisation, make.make_meeting):
            publish_noun(maker(slug=self.word("noun"), **DRAFT), by=None)

    def delete_noun(self) -> None:
        """Of those that nothing has to stay for."""
        delete_noun(self.one_of((Organisation, Fund)), by=None, reason="Deleted")

    def join(self) -> None:
        values = {"country": self.one(Country.objects.all()), "source": self.paper()}
        row = Membership(partnership=self.shared().partnership, side="asean", **values)
        save_noun(row, by=None, reason="Joined")

    def part(self) -> None:
        delete_noun(self.one(Membership.objects.all()), by=None, reason="Left")
