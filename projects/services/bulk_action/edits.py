"""Changing one field of many working copies; what the public sees of them stays."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from django.utils.translation import gettext as _

from projects.choices import ListChange
from projects.services.bulk_action.action import Order, Refused
from projects.services.many import change_with_history, held_by


class ColumnEdit:
    """Gives one column of every row the value that was answered under the column's name."""

    def __init__(self, column: str) -> None:
        self.column = column

    def refused(self, rows: Sequence[Any], order: Order) -> Refused:
        """The rows that hold that value already."""
        value = order.answers[self.column]
        return {row.pk: _("It is so already.") for row in rows if vars(row)[self.column] == value}

    def do(self, rows: Sequence[Any], order: Order) -> None:
        """Store the value."""
        for row in rows:
            vars(row)[self.column] = order.answers[self.column]
        change_with_history(rows, [self.column], by=order.by, reason=order.reason)


class ListEdit:
    """Changes one many-valued field of every row by the answers “how” and “which”."""

    def __init__(self, name: str) -> None:
        self.name = name

    def refused(self, rows: Sequence[Any], order: Order) -> Refused:
        """The rows whose list would stay the same."""
        held = held_by(rows, self.name)
        return {
            key: _("It is so already.")
            for key, there in held.items()
            if self._wanted(there, order) == there
        }

    def do(self, rows: Sequence[Any], order: Order) -> None:
        """Store the lists."""
        held = held_by(rows, self.name)
        wanted = {key: self._wanted(there, order) for key, there in held.items()}
        change_with_history(rows, [], by=order.by, reason=order.reason, many={self.name: wanted})

    def _wanted(self, held: Collection[Any], order: Order) -> set[Any]:
        chosen = {row.pk for row in order.answers["which"]}
        if order.answers["how"] == ListChange.ADD:
            return {*held, *chosen}
        return {*held} - chosen if order.answers["how"] == ListChange.REMOVE else chosen
