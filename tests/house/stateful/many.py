"""Doing one thing to many records: bulk actions, spreadsheets, and taking them back."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import rule

from projects.choices import ListChange, Origin
from projects.imports.rehearsal import Stored, apply_rehearsal, hand_in
from projects.models import Batch, Project
from projects.services.batch import undo_batch
from projects.services.bulk_action import Order, carry_out, rehearse
from projects.services.bulk_action import projects as actions
from tests.house.stateful.desk import Desk, numbers, picked
from tests.projects.imports.sheets import as_file, exported

ACTIONS = [
    actions.CONFIRM,
    actions.SUBMIT,
    actions.PUBLISH,
    actions.WITHDRAW,
    actions.THEMES,
    actions.SIGNATURE,
]


class Many(Desk):
    """What is done to several projects at once."""

    @rule(number=numbers, action=st.sampled_from(ACTIONS), ask=st.sampled_from(ListChange))
    def do_to_all(self, number: int, action: Any, ask: ListChange) -> None:
        projects = list(Project.objects.order_by("pk")[number % 2 :])
        answers = {"how": ask, "which": self.themes[:1], "is_signature": number % 3 == 0}
        with self.acting(number) as told:
            order = Order(on=timezone.localdate(), answers=answers, **told)
            keys = [project.pk for project in projects]
            rehearsal = rehearse(action, Project, keys, order, tell=lambda outcome: None)
            assert self.is_as_it_was()
            seen = rehearsal.outcome.fingerprint
            done = carry_out(action, Project, keys, order, fingerprint=seen).done
            assert done
            if action is actions.PUBLISH:
                self.shown(*done)
            if action is actions.WITHDRAW:
                for project in done:
                    self.public.pop(project.pk)

    @rule(number=numbers)
    def hand_in_what_was_exported(self, number: int) -> None:
        """Nothing is changed by it, so no history tells of it."""
        rows = exported(*Project.objects.order_by("pk"))
        if rows:
            with self.acting(number) as told:
                apply_rehearsal(hand_in("same.csv", as_file(rows), by=told["by"]), by=told["by"])
            assert self.is_as_it_was()

    @rule(number=numbers)
    def hand_in_changes(self, number: int) -> None:
        rows = exported(*Project.objects.order_by("pk"))
        for row in rows[number % 2 :]:
            row |= {"title": self.mark("title"), "themes": self.themes[number % 2].slug}
        rows.append(dict.fromkeys(rows[0], "") if rows else {})
        rows[-1] |= {"slug": self.mark("project"), "title": self.mark("title")}
        with self.acting(number, Origin.IMPORT) as told:
            rehearsal = hand_in("sheet.csv", as_file(rows), by=told["by"])
            assert isinstance(apply_rehearsal(rehearsal, by=told["by"]), Stored)

    @rule(number=numbers)
    def undo(self, number: int) -> None:
        batch = picked(Batch.objects.order_by("-pk"), number % 3)
        if batch is not None:
            with self.acting(number) as told:
                undo_batch(batch, **told)
