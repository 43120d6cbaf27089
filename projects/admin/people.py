"""Colleagues in the lists of staff, by the name that the other pages call them by."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.utils.functional import Promise

from projects.models import name_of


def person_column(field: str, label: str | Promise) -> Callable[[Any], Any]:
    """The column of a list that names the person in ``field``; empty where there is nobody."""

    def column(row: Any) -> str | None:
        person = getattr(row, field)
        return None if person is None else name_of(person)

    return admin.display(column, description=label, ordering=field)  # type: ignore[arg-type]
