"""Noting what becomes of the public documents, so that a program's copy can follow them.

Who writes public records notes projects; the documents of all other kinds are compared with what
was noted last, because any of them may name the one that was changed. Both happen in the
transaction that makes the change, which puts all it noted under its data version.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from projects.documents.catalogue import KINDS, Kind
from projects.documents.source import source_documents
from projects.models import (
    CoordinatorTerm,
    DocumentChange,
    LineFate,
    Membership,
    OrganisationAlias,
    PublicRecord,
    Source,
)
from projects.models.fiction import is_fictional
from projects.models.history import in_parts
from projects.services.bulk import insert_rows

PROJECTS = "projects"
SOURCES = "sources"
RESOURCES = (PROJECTS, *(kind.resource for kind in KINDS))
GONE = ""
# What shows a source only once something else has released it.
WAITING_FOR_SOURCES = (Membership, CoordinatorTerm, LineFate, OrganisationAlias)
BATCH = 500

Digests = Mapping[str, str]


@dataclass(frozen=True)
class Unnoted:
    """A document that is not as it was noted last; either digest may be that of one gone."""

    resource: str
    key: str
    digest: str
    noted: str


def note_projects(documents: Mapping[str, str]) -> None:
    """Note the stored documents of projects, by slug; "" is one that is no longer public."""
    note(PROJECTS, {slug: text and digest_of(text) for slug, text in documents.items()})


def note_sources(sources: Collection[Source]) -> None:
    """Note sources that became public just now."""
    documents = zip(sources, source_documents(sources), strict=True)
    note(SOURCES, {row.slug: digest_of(to_json(document)) for row, document in documents})


def note(resource: str, digests: Digests) -> None:
    """Note what documents became; what is made up is never told of.

    Raise the data version in the same transaction: until then nobody hears of it.
    """
    keys = [key for key in digests if not is_fictional(key)]
    if not keys:
        return
    for part in in_parts(keys):
        told = DocumentChange.objects.newest().filter(resource=resource, key__in=part)
        told.update(is_newest=False)
    insert_rows(
        DocumentChange,
        (DocumentChange(resource=resource, key=key, digest=digests[key]) for key in keys),
    )


def note_other_kinds() -> None:
    """Compare all public documents beside the projects' with what was noted, and note the rest."""
    for kind in KINDS:
        found = {it.key: it.digest for it in _unnoted_of(kind.resource, _digests_of(kind))}
        if found:
            note(kind.resource, found)


def is_anything_noted() -> bool:
    """Whether this transaction noted anything, so that the data version has to rise."""
    return DocumentChange.objects.waiting().exists()


def may_show_elsewhere() -> bool:
    """Whether a source that was just released is named where nobody looked for it."""
    released = list(
        DocumentChange.objects.waiting().filter(resource=SOURCES).values_list("key", flat=True)
    )
    return bool(released) and any(
        model._default_manager.filter(source__slug__in=released).exists()
        for model in WAITING_FOR_SOURCES
    )


def put_under_version(number: int, *, at: datetime) -> None:
    """Tell what the transaction noted from this data version on; call it last.

    What came and went within the transaction was never seen, and is told of never.
    """
    waiting = DocumentChange.objects.waiting()
    seen = DocumentChange.objects.published().filter(
        resource=OuterRef("resource"), key=OuterRef("key")
    )
    waiting.filter(Q(is_newest=False) | Q(digest=GONE) & ~Exists(seen)).delete()
    waiting.update(data_version=number, changed_at=at)


def unnoted_documents() -> Iterator[Unnoted]:
    """Every public document, projects' included, that is not as it was noted last."""
    yield from _unnoted_of(PROJECTS, _digests_of_projects())
    for kind in KINDS:
        yield from _unnoted_of(kind.resource, _digests_of(kind))


def digest_of(text: str) -> str:
    """What stands for the text of a document."""
    return blake2b(text.encode(), digest_size=16).hexdigest()


def to_json(document: Mapping[str, Any]) -> str:
    """A document's text, as compact as the API serves it."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def _unnoted_of(resource: str, digests: Digests) -> list[Unnoted]:
    newest = DocumentChange.objects.newest().filter(resource=resource).exclude(digest=GONE)
    noted = dict(newest.values_list("key", "digest"))
    return [
        Unnoted(resource, key, digests.get(key, GONE), noted.get(key, GONE))
        for key in [*digests, *(key for key in noted if key not in digests)]
        if digests.get(key) != noted.get(key)
    ]


def _digests_of(kind: Kind) -> dict[str, str]:
    read = kind.read(on=timezone.localdate())
    return {key: digest_of(to_json(document)) for key, document in read}


def _digests_of_projects() -> dict[str, str]:
    rows = PublicRecord.objects.factual().order_by().values_list("slug", "document")
    return {slug: digest_of(text) for slug, text in rows.iterator(chunk_size=BATCH)}
