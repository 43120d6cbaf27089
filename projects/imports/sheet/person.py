"""Who imports: what they may see and change. No one is the system, which may everything."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Model, QuerySet

from projects.services.access import editable_by, may_add, visible_to


class Person:
    """The rights of whoever imports, asked about many rows at a time."""

    def __init__(self, by: AbstractBaseUser | None) -> None:
        self.by = by

    def seen(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Those of the rows that the person may know of."""
        return rows if self.by is None else visible_to(self.by, rows)

    def changeable(self, rows: QuerySet[Any]) -> set[Any]:
        """The keys of the rows that the person may change."""
        mine = rows if self.by is None else editable_by(self.by, rows)
        return set(mine.values_list("pk", flat=True))

    def may_add(self, model: type[Model]) -> bool:
        """Whether the person may add a row at all."""
        return self.by is None or may_add(self.by, model)
