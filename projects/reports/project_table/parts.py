"""What the columns of the public table are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias

from django.utils.functional import Promise

from projects.choices import Status
from projects.documents.shapes import ProjectSummaryShape, SourceShape

# None is “not reported”; 0 is a value.
Cell: TypeAlias = str | bool | int | Decimal | date | None


@dataclass(frozen=True)
class TableColumn:
    """One column: its heading, the same in every language, and what stands below it."""

    name: str
    meaning: str | Promise
    width: int = 18


@dataclass(frozen=True)
class Telling:
    """How all rows of one table are told: in which language, of which day, by which data."""

    language: str
    on: date
    data_version: int
    # What comes before and after a project's address on the web.
    page: str
    statuses: Mapping[str, str] = field(
        default_factory=lambda: {value: str(label) for value, label in Status.choices}
    )

    def text(self, shape: Mapping[str, Any] | Any, name: str) -> str:
        """A text in the table's language; in the other one where there is no other."""
        first, second = self._keys(name)
        text: str = shape[first] or shape[second]
        return text

    def names(self, shapes: Sequence[Any]) -> str | None:
        """The names of several records, in their order."""
        if not shapes:
            return None
        first, second = self._keys("name")
        return listed([shape[first] or shape[second] for shape in shapes])

    def _keys(self, name: str) -> tuple[str, str]:
        """Where a text stands: in the table's language, and in the other one."""
        korean = f"{name}_ko"
        return (korean, name) if self.language == "ko" else (name, korean)


@dataclass(frozen=True)
class Group:
    """Some columns beside one another, and the cells of one project below them."""

    columns: tuple[TableColumn, ...]
    cells: Callable[[ProjectSummaryShape, Telling], tuple[Cell, ...]]


def codes(shapes: Iterable[Any], key: str = "slug") -> str | None:
    """The codes of several records, as the import reads them; None for none."""
    return ";".join([shape[key] for shape in shapes]) or None


def listed(texts: Iterable[str]) -> str | None:
    """Several texts in one cell; None for none."""
    return "; ".join(texts) or None


def sources(shapes: Iterable[SourceShape]) -> str | None:
    """The titles of the documents, each once."""
    return listed(dict.fromkeys([shape["title"] for shape in shapes]))


def day(text: str | None) -> date | None:
    """The day of a document's date."""
    return None if text is None else date.fromisoformat(text)
