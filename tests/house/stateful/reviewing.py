"""Handing in, deciding, publishing and withdrawing."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone
from hypothesis.stateful import rule

from projects.choices import Origin, PublicationState, ReviewState
from projects.models import Project, Submission, recorded_as
from projects.services.embargo import publish_due
from projects.services.ledger import (
    publish_entries,
    return_entry,
    schedule_entry,
    submit_entries,
    withdraw_entries,
)
from projects.services.project import publish_project, rehearsed_publication, withdraw_project
from projects.services.submission import (
    return_project,
    schedule_project,
    submit_project,
    take_back,
)
from projects.services.working_copy import read_working_copy
from tests.house.stateful.desk import Desk, numbers, picked


def tomorrow() -> Any:
    return timezone.now() + timedelta(days=1)


class Reviewing(Desk):
    """What reviewers do, and what editors ask of them."""

    def submission(self, number: int) -> Submission | None:
        return picked(Submission.objects.open().order_by("pk"), number)

    @rule(number=numbers)
    def submit_an_entry(self, number: int) -> None:
        entry = self.entry(number, *ReviewState)
        if entry is not None:
            with self.acting(number) as told:
                submit_entries([entry], by=told["by"])

    @rule(number=numbers)
    def publish_an_entry(self, number: int) -> None:
        entry = self.entry(number, ReviewState.DRAFT, ReviewState.SUBMITTED, ReviewState.WITHDRAWN)
        if entry is not None:
            with self.acting(number) as told:
                publish_entries([entry], **told)

    @rule(number=numbers)
    def return_or_schedule_an_entry(self, number: int) -> None:
        entry = self.entry(number, *ReviewState)
        if entry is not None:
            with self.acting(number) as told:
                if number % 3:
                    return_entry(entry, **told)
                else:
                    schedule_entry(entry, at=tomorrow(), by=told["by"])

    @rule(number=numbers)
    def withdraw_an_entry(self, number: int) -> None:
        entry = self.entry(number, ReviewState.PUBLISHED)
        if entry is not None:
            with self.acting(number) as told:
                withdraw_entries([entry], **told)

    @rule(number=numbers)
    def submit(self, number: int) -> None:
        project = self.project(number)
        if project is not None:
            with self.acting(number) as told:
                submit_project(project, by=told["by"], note=told["reason"])

    @rule(number=numbers)
    def send_back(self, number: int) -> None:
        submission = self.submission(number)
        if submission is not None:
            with self.acting(number) as told:
                if number % 3:
                    return_project(submission, **told)
                else:
                    take_back(submission, by=told["by"])

    @rule(number=numbers)
    def approve_for_tomorrow(self, number: int) -> None:
        submission = self.submission(number)
        project = self.project(number) if submission is None else submission.project
        if project is not None:
            with self.acting(number) as told:
                schedule_project(project, at=tomorrow(), by=told["by"], submission=submission)

    @rule(number=numbers)
    def publish(self, number: int) -> None:
        project = self.project(number)
        if project is not None:
            with self.acting(number) as told:
                seen = read_working_copy(project).fingerprint
                publish_project(project, fingerprint=seen, **told)
                self.shown(project)

    @rule(number=numbers)
    def publish_what_was_submitted(self, number: int) -> None:
        submission = self.submission(number)
        if submission is not None:
            with self.acting(number) as told:
                publish_project(submission.project, submission=submission, **told)
                self.shown(submission.project)

    @rule(number=numbers)
    def preview(self, number: int) -> None:
        project = self.project(number)
        if project is not None:
            with self.acting(number):
                with rehearsed_publication(project):
                    pass
                assert self.is_as_it_was()

    @rule(number=numbers)
    def withdraw(self, number: int) -> None:
        project = self.project(number)
        if project is not None:
            with self.acting(number) as told:
                withdraw_project(project, **told)
                self.public.pop(project.pk, None)

    @rule()
    def wait_for_tomorrow(self) -> None:
        """All that is under embargo is due, and nobody is there but the system."""
        self.look()
        self.by, self.origin = None, Origin.COMMAND
        due = Submission.objects.due(at=tomorrow()).values_list("project", flat=True)
        waiting = dict(Project.objects.filter(pk__in=due).values_list("pk", "version"))
        with recorded_as(Origin.COMMAND):
            publish_due(at=tomorrow())
        for project in Project.objects.filter(
            pk__in=waiting, publication_state=PublicationState.PUBLISHED
        ):
            if project.version != waiting[project.pk]:
                self.shown(project)
