"""The records that cells name by their addresses, looked up together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Model
from django.utils.translation import gettext as _

from projects.imports.sheet.cells import nearest
from projects.imports.sheet.outcome import Problem
from projects.models import (
    ActionLine,
    Country,
    FocusArea,
    Organisation,
    Plan,
    Project,
    Source,
    Theme,
)
from projects.reports.sheet import SEPARATOR, Kind, Seen, SheetColumn, Values

# The noun as a column calls it → its model, and the field by which people know it.
NOUNS: dict[str, tuple[type[Model], str]] = {
    "action line": (ActionLine, "slug"),
    "country": (Country, "code"),
    "focus area": (FocusArea, "slug"),
    "organisation": (Organisation, "slug"),
    "plan": (Plan, "slug"),
    "project": (Project, "slug"),
    "source": (Source, "slug"),
    "theme": (Theme, "slug"),
    "user": (get_user_model(), get_user_model().USERNAME_FIELD),
}

MOST_LOOKS = 50


class Addresses:
    """Which of the addresses in a file are those of records that the person may know of."""

    def __init__(self, columns: Iterable[SheetColumn], lines: Iterable[Values], seen: Seen) -> None:
        self._seen = seen
        wanted = defaultdict(set)
        naming = [column for column in columns if column.noun]
        for values in lines:
            for column in naming:
                wanted[column.noun].update(named(column, values.get(column.name, "")))
        self._keys = {noun: self._found(noun, names) for noun, names in wanted.items()}
        # New records of the same file, which have no key yet.
        self.coming: dict[str, set[str]] = defaultdict(set)
        self._looks = MOST_LOOKS

    def know(self, noun: str, name: str, key: Any) -> None:
        """Take a record as known that the person could not look up."""
        self._keys.setdefault(noun, {})[name] = key

    def key(self, noun: str, name: str) -> Any:
        """The primary key of the record at the address."""
        return self._keys.get(noun, {}).get(name)

    def problems(self, column: SheetColumn, value: str) -> Iterable[Problem]:
        """A problem for each address in the cell at which there is no record."""
        for name in named(column, value):
            if self.key(column.noun, name) is None and name not in self.coming[column.noun]:
                yield Problem(
                    column=column.name,
                    seen=name,
                    sentence=_("There is no %(noun)s “%(name)s”: write its address.%(near)s")
                    % {
                        "noun": NOUNS[column.noun][0]._meta.verbose_name,
                        "name": name,
                        "near": self._near(column.noun, name),
                    },
                )

    def _near(self, noun: str, name: str) -> str:
        """Addresses that look like it; looking takes its time, so not for each of thousands."""
        if self._looks == 0:
            return ""
        self._looks -= 1
        return nearest(name, self._known(noun))

    def _found(self, noun: str, names: set[str]) -> dict[str, Any]:
        model, known_by = NOUNS[noun]
        rows = self._seen(model._default_manager.filter(**{f"{known_by}__in": names}))
        return dict(rows.values_list(known_by, "pk"))

    def _known(self, noun: str) -> list[str]:
        model, known_by = NOUNS[noun]
        return list(self._seen(model._default_manager.all()).values_list(known_by, flat=True))


def named(column: SheetColumn, value: str) -> list[str]:
    """The addresses in a cell."""
    if not (column.noun and value):
        return []
    return value.split(SEPARATOR) if column.kind is Kind.MANY else [value]
