"""From the files of fixtures/ to records, in the order in which they can be stored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from django.db.models import Model

from projects.imports.reference.kinds import (
    NESTED,
    SECTIONS,
    natural_key,
    parent_field,
    references_to_itself,
)
from projects.models import LedgerEntry

# What a file holds: section → its records.
Content = dict[str, list[Any]]


class ReferenceDataError(Exception):
    """A record of fixtures/ is refused; the message names the file, the record and the reason."""


@dataclass(frozen=True, eq=False)
class Record:
    """One row as a file of fixtures/ states it, not yet checked."""

    file: str
    section: str
    model: type[Model]
    key: str
    values: dict[str, Any]
    facts: tuple[int, ...]
    parent: Record | None = None

    def __str__(self) -> str:
        return f"{self.file}, {self.section} {self.key}"

    def refuse(self, reason: str) -> ReferenceDataError:
        """The error that says where ``reason`` holds."""
        return ReferenceDataError(f"{self}: {reason}")


def read_records(folder: Path) -> list[Record]:
    """Read every record below ``folder``, what others refer to first.

    A file maps sections to lists of records; a file in projects/ is one project.
    Raises ReferenceDataError for what is not such a file, or a key used twice.
    """
    return order_records(_contents(folder))


def _contents(folder: Path) -> Iterator[tuple[str, Content]]:
    for path in sorted(folder.rglob("*.yaml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        if path.parent.name == "projects":
            content = {"projects": [content]}
        yield path.relative_to(folder.parent).as_posix(), content


def order_records(contents: Iterable[tuple[str, Content]]) -> list[Record]:
    """Every record of the files, each a name and what it holds; what others refer to first.

    Raises ReferenceDataError as read_records() does.
    """
    roots: dict[str, list[Record]] = {section: [] for section in SECTIONS}
    nested: dict[Record, list[Record]] = {}
    for file, content in contents:
        for section, items in content.items():
            if section not in SECTIONS:
                raise ReferenceDataError(f"{file}: there is no section “{section}”.")
            for item in items:
                root, *parts = _flatten(file, section, SECTIONS[section], item, None)
                roots[section].append(root)
                nested[root] = parts
    records = [
        record
        for section in SECTIONS
        for root in _in_dependency_order(roots[section])
        for record in (root, *nested[root])
    ]
    _refuse_repetition(records)
    return records


def _flatten(
    file: str, section: str, model: type[Model], item: Any, parent: Record | None
) -> Iterator[Record]:
    names = natural_key(model)
    if not isinstance(item, dict):
        item = {names[-1]: item}
    inside = NESTED.get(model, {})
    values = {name: value for name, value in item.items() if name not in inside}
    facts = tuple(values.pop("facts", ()))
    if issubclass(model, LedgerEntry):
        key = str(values.pop("key", ""))
    else:
        belongs_to = parent_field(model, parent.model) if parent else ""
        shown = [values.get(name) for name in names if name != belongs_to]
        key = " / ".join(str(part) for part in shown if part is not None)
    if not key:
        raise ReferenceDataError(f"{file}, {section}: a record without its key: {item}")
    record = Record(file, section, model, key, values, facts, parent)
    yield record
    for name, kind in inside.items():
        for part in item.get(name) or ():
            yield from _flatten(file, name, kind, part, record)


def _in_dependency_order(roots: list[Record]) -> list[Record]:
    by_key = {root.key: root for root in roots}
    ordered: dict[str, Record] = {}

    def place(root: Record, above: tuple[str, ...]) -> None:
        if root.key in above:
            raise root.refuse("it comes before itself.")
        for name in references_to_itself(root.model):
            other = by_key.get(str(root.values.get(name)))
            if other is not None:
                place(other, (*above, root.key))
        ordered.setdefault(root.key, root)

    for root in roots:
        place(root, ())
    return [*ordered.values()]


def _refuse_repetition(records: list[Record]) -> None:
    seen: dict[tuple[type[Model], str, Record | None], Record] = {}
    for record in records:
        alone = issubclass(record.model, LedgerEntry) or natural_key(record.model) == ("slug",)
        # Entries of all ledgers share one space of keys, so that a key finds one record.
        kind = LedgerEntry if issubclass(record.model, LedgerEntry) else record.model
        name = (kind, record.key, None if alone else record.parent)
        if name in seen:
            raise record.refuse(f"{seen[name]} has the same key.")
        seen[name] = record
