"""Whole records in the place of compact references, read together for a whole page."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from projects.api.answers.references import Reference
from projects.documents.about import indicators_on, subject_indicator_documents
from projects.documents.catalogue import KINDS, Document
from projects.models import PublicRecord
from projects.reports.project_documents import documents_as_of


@dataclass(frozen=True)
class Records:
    """The public records of one kind: the rows of a date, None being today, and their documents."""

    rows: Callable[[date | None], QuerySet[Any]]
    documents: Callable[..., Sequence[Document]]

    def read(
        self, reference: Reference, keys: Collection[str], *, on: date, past: date | None
    ) -> dict[str, Document]:
        """The documents of those with one of the keys that the public may see."""
        key = reference.key
        rows = list(self.rows(past).filter(**{f"{key}__in": keys}))
        documents = self.documents(rows, on=on)
        return {getattr(row, key): it for row, it in zip(rows, documents, strict=True)}


class Projects(Records):
    """Projects, whose documents of today are stored."""

    def read(
        self, reference: Reference, keys: Collection[str], *, on: date, past: date | None
    ) -> dict[str, Document]:
        """The documents of those that are public."""
        if past is not None:
            return super().read(reference, keys, on=on, past=past)
        stored = self.rows(None).filter(slug__in=keys).values_list("slug", "document")
        return {slug: json.loads(document) for slug, document in stored}


RECORDS: dict[str, Records] = {
    **{kind.resource: Records(kind.rows, kind.compose) for kind in KINDS},
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
    documents: Sequence[Document],
    references: Mapping[str, Reference],
    *,
    on: date,
    past: date | None,
) -> list[Document]:
    """The documents with the records of ``on`` for these references, by their dotted names.

    A constant number of queries for each kind of record; what was no record on the date stays a
    reference.
    """
    # Composed documents share parts, and each part is to be filled once.
    apart: list[Document] = [json.loads(json.dumps(it)) for it in documents]
    spots: dict[str, list[Spot]] = defaultdict(list)
    for name, reference in references.items():
        for document in apart:
            spots[reference.resource] += _spots(document, name.split("."), reference)
    for resource, found in spots.items():
        keys = {it.key for it in found}
        records = RECORDS[resource].read(found[0].reference, keys, on=on, past=past) if keys else {}
        for spot in found:
            if spot.key in records:
                spot.fill(records[spot.key])
    return apart


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
