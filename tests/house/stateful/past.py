"""Restoring, deleting and bringing back."""

from __future__ import annotations

from hypothesis.stateful import rule

from projects.choices import ReviewState
from projects.services.history import delete_with_history
from projects.services.restoration import restore_deleted, restore_version
from tests.house.stateful.desk import Desk, numbers


class Past(Desk):
    """What brings back what was."""

    @rule(number=numbers)
    def restore(self, number: int) -> None:
        moments = [it for it in self.moments if it[0].objects.filter(pk=it[1]).exists()]
        if moments:
            model, key, at = moments[number % len(moments)]
            with self.acting(number) as told:
                restore_version(model.objects.get(pk=key), at=at, **told)

    @rule(number=numbers)
    def delete(self, number: int) -> None:
        row = self.project(number) if number % 3 else self.entry(number, *ReviewState)
        if row is not None:
            key = row.pk
            with self.acting(number) as told:
                delete_with_history(row, **told)
                self.deleted.append((type(row), key))

    @rule(number=numbers)
    def bring_back(self, number: int) -> None:
        if self.deleted:
            model, key = self.deleted.pop()
            with self.acting(number) as told:
                restore_deleted(model, key, **told)
