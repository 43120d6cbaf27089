"""Whole records in the place of compact references, read together for a whole page."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from projects.api.answers.references import Reference, references_of
from projects.documents.about import indicators_on, subject_indicator_documents
from projects.documents.catalogue import KINDS, Document
from projects.models import PublicRecord
from projects.reports.project_documents import documents_as_of


@dataclass(frozen=True)
class Records:
    """The public records of one kind: the rows of a date, None being today, and their documents.

    ``key`` addresses a row.
    """

    rows: Callable[[date | None], QuerySet[Any]]
    documents: Callable[..., Sequence[Document]]
    key: str = "slug"

    def read(self, keys: Collection[str], *, on: date, past: date | None) -> dict[str, Document]:
        """The documents of those with one of the keys that the public may see."""
        rows = list(self.rows(past).filter(**{f"{self.key}__in": keys}))
        documents = self.documents(rows, on=on)
        return {getattr(row, self.key): it for row, it in zip(rows, documents, strict=True)}


class Projects(Records):
    """Projects, whose documents of today are stored."""

    def read(self, keys: Collection[str], *, on: date, past: date | None) -> dict[str, Document]:
        """The documents of those that are public."""
        if past is not None:
            return super().read(keys, on=on, past=past)
        stored = self.rows(None).filter(slug__in=keys).values_list("slug", "document")
        return {slug: json.loads(document) for slug, document in stored}


RECORDS: dict[str, Records] = {
    **{kind.resource: Records(kind.rows, kind.compose, kind.key) for kind in KINDS},
    # Those of projects too, which a reading names.
    "indicators": Records(indicators_on, subject_indicator_documents),
    "projects": Projects(
        lambda on: PublicRecord.objects.published().as_of(on).order_by(), documents_as_of
    ),
}


@dataclass(frozen=True)
class Spot:
    """Where in a document a reference stands: in ``holder``, under ``at``."""

    holder: Any
    at: str | int
    reference: Reference

    @property
    def key(self) -> str:
        """The address of the record."""
        found: str = self.holder[self.at][self.reference.key]
        return found

    def fill(self, document: Document) -> None:
        """Put the record there, keeping what the reference says of the relation."""
        kept = self.reference.kept
        said = {kept: self.holder[self.at][kept]} if kept else {}
        self.holder[self.at] = {**document, **said}


def expand(
    documents: Collection[Document],
    shape: type,
    names: Collection[str],
    *,
    on: date,
    past: date | None,
) -> list[Document]:
    """The documents of a shape with the records of ``on`` in the place of the references named.

    A name that goes on below a reference is one of the record's own. A constant number of queries
    for each name; what was no record on the date stays a reference.
    """
    # Composed documents share parts, and each part is to be filled once.
    apart: list[Document] = [json.loads(json.dumps(it)) for it in documents]
    followed = _followed(shape, names)
    spots = {
        name: [spot for it in apart for spot in _spots(it, name.split("."), reference)]
        for name, (reference, _) in followed.items()
    }
    keys: dict[str, set[str]] = defaultdict(set)
    for name, (reference, _) in followed.items():
        keys[reference.resource] |= {spot.key for spot in spots[name]}
    records = {
        resource: RECORDS[resource].read(wanted, on=on, past=past) if wanted else {}
        for resource, wanted in keys.items()
    }
    for name, (reference, below) in followed.items():
        found = records[reference.resource]
        if below:
            whole = expand(found.values(), reference.shape, below, on=on, past=past)
            found = dict(zip(found, whole, strict=True))
        for spot in spots[name]:
            if spot.key in found:
                spot.fill(found[spot.key])
    return apart


def _followed(shape: type, names: Collection[str]) -> dict[str, tuple[Reference, list[str]]]:
    """The references of a shape that are named, each with what is named below it."""
    references = references_of(shape)
    followed: dict[str, tuple[Reference, list[str]]] = {}
    for name in names:
        steps = name.split(".")
        # No reference has another's name before its own: what has one is a record's.
        above = next(
            it for it in (".".join(steps[:n]) for n in range(1, len(steps) + 1)) if it in references
        )
        _, below = followed.setdefault(above, (references[above], []))
        if above != name:
            below.append(name.removeprefix(f"{above}."))
    return followed


def _spots(holder: Any, path: Sequence[str], reference: Reference) -> Iterator[Spot]:
    name, *rest = path
    value = holder[name]
    if rest:
        for inner in value if isinstance(value, list) else [value]:
            if inner is not None:
                yield from _spots(inner, rest, reference)
    elif isinstance(value, list):
        yield from (Spot(value, index, reference) for index in range(len(value)))
    elif value is not None:
        yield Spot(holder, name, reference)
