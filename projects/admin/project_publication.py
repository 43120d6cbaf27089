"""What publishing a project would change: the working copy beside the public record."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.choices import Language, Role, Significance
from projects.documents.snapshot import primary_key, take_snapshots
from projects.models import (
    ActionLine,
    Country,
    FocusArea,
    FundingEntry,
    Indicator,
    LedgerEntry,
    Organisation,
    Plan,
    Project,
    PublicRecord,
    Source,
    Theme,
    VocabularyCode,
)
from projects.services.access import Person, visible_to
from projects.services.source import UNRELEASED
from projects.services.working_copy import read_working_copy

LABELS: dict[str, str | Promise] = {
    "aliases": gettext_lazy("other names"),
    "areas": gettext_lazy("focus areas"),
    "lines": gettext_lazy("action lines"),
    "participants": gettext_lazy("participants"),
    "sources": gettext_lazy("documents"),
}


@dataclass(frozen=True)
class Difference:
    """One field as the public sees it and as it would."""

    label: str | Promise
    before: list[str]
    after: list[str]


@dataclass(frozen=True)
class Pending:
    """One entry that would be released."""

    ledger: str
    entry: LedgerEntry
    url: str


@dataclass(frozen=True)
class Publication:
    """All that publishing a project as it stands would make public."""

    is_first: bool
    differences: list[Difference]
    entries: list[Pending]
    indicators: list[Indicator]
    sources: list[Source]
    # Stands for all of the above: the same preview has the same one.
    fingerprint: str

    @property
    def is_empty(self) -> bool:
        """Whether the public would see nothing new."""
        return not (self.is_first or self.differences or self.entries or self.indicators)


def preview_publication(project: Project, *, reader: Person) -> Publication:
    """What publishing the project now would change, as far as ``reader`` may see."""
    record = PublicRecord.objects.filter(pk=project.pk).first()
    before: dict[str, Any] = {} if record is None else json.loads(record.snapshot)
    copy = read_working_copy(project)
    return Publication(
        is_first=record is None,
        differences=list(_differences(_seen(before, reader), _seen(dict(copy.snapshot), reader))),
        entries=[_pending(entry) for entry in copy.entries],
        indicators=copy.indicators,
        sources=_sources_released(project, copy.entries),
        fingerprint=copy.fingerprint,
    )


def what_becomes_public(
    projects: Sequence[Project], *, reader: Person
) -> dict[int, list[Difference]]:
    """What the public, which sees them already, would see otherwise of the projects themselves."""
    records = PublicRecord.objects.in_bulk([project.pk for project in projects])
    return {
        key: list(
            _differences(
                _seen(json.loads(records[key].snapshot), reader), _seen(dict(snapshot), reader)
            )
        )
        for key, snapshot in take_snapshots(projects).items()
        if key in records
    }


def _pending(entry: LedgerEntry) -> Pending:
    names = entry._meta
    return Pending(
        ledger=capfirst(str(names.verbose_name)),
        entry=entry,
        url=reverse(f"admin:projects_{names.model_name}_change", args=[entry.pk]),
    )


def _seen(snapshot: dict[str, Any], reader: Person) -> dict[str, Any]:
    """A snapshot without the projects that ``reader`` may not know of."""
    named = {key: primary_key(snapshot[key]) for key in ("parent", "follows") if snapshot.get(key)}
    rows = visible_to(reader, Project.objects.filter(pk__in=named.values()))
    seen = {str(key) for key in rows.values_list("pk", flat=True)} if named else set()
    return snapshot | {key: None for key in named if str(named[key]) not in seen}


def _differences(before: dict[str, Any], after: dict[str, Any]) -> Iterable[Difference]:
    # Through JSON, which makes lists of tuples, as the stored version has them.
    now: dict[str, Any] = json.loads(json.dumps(after))
    for key, value in now.items():
        was = before.get(key)
        if (was or None) != (value or None):
            yield Difference(_label(key), _in_words(key, was), _in_words(key, value))


def _label(key: str) -> str | Promise:
    if key in LABELS:
        return LABELS[key]
    field = Project._meta.get_field(key)
    return str(getattr(field, "verbose_name", key))


def _in_words(key: str, value: Any) -> list[str]:
    """A snapshot's value as people know it, one line for each part."""
    if value in (None, "", []):
        return []
    if isinstance(value, bool):
        return [_("yes") if value else _("no")]
    words = WORDS.get(key)
    return words(value) if words is not None else [str(value)]


def _named(model: type[Model]) -> Callable[[Any], list[str]]:
    """How to name rows by the typed keys that snapshots keep of them."""

    def names(value: Any) -> list[str]:
        keys = [primary_key(key) for key in (value if isinstance(value, list) else [value])]
        known = {str(row.pk): str(row) for row in model._default_manager.filter(pk__in=keys)}
        return [known.get(key, key) for key in keys]

    return names


def _countries(value: Any) -> list[str]:
    names = _named(Country)([key for key, _share in value])
    return [
        name if share is None else f"{name} ({share} %)"
        for name, (_key, share) in zip(names, value, strict=True)
    ]


def _participants(value: Any) -> list[str]:
    names = _named(Organisation)([key for key, _role in value])
    return [f"{name} ({Role(role).label})" for name, (_key, role) in zip(names, value, strict=True)]


def _codes(value: Any) -> list[str]:
    names = _named(VocabularyCode)([key for key, *_ in value])
    lines = []
    for name, (_key, percentage, significance) in zip(names, value, strict=True):
        details = [] if percentage is None else [f"{percentage} %"]
        if significance is not None:
            details.append(str(Significance(significance).label))
        lines.append(f"{name} ({', '.join(details)})" if details else name)
    return lines


def _aliases(value: Any) -> list[str]:
    return [f"{name} ({Language(language).label})" for name, language, _source in value]


WORDS: dict[str, Callable[[Any], list[str]]] = {
    "parent": _named(Project),
    "follows": _named(Project),
    "plans": _named(Plan),
    "areas": _named(FocusArea),
    "lines": _named(ActionLine),
    "themes": _named(Theme),
    "sources": _named(Source),
    "countries": _countries,
    "participants": _participants,
    "codes": _codes,
    "aliases": _aliases,
}


def _sources_released(project: Project, entries: Iterable[LedgerEntry]) -> list[Source]:
    """The documents that become public with what cites them."""
    named = {entry.source_id for entry in entries}
    named |= {
        entry.exchange_rate.source_id
        for entry in entries
        if isinstance(entry, FundingEntry) and entry.exchange_rate is not None
    }
    named |= set(project.sources.values_list("pk", flat=True))
    for keys in (
        project.aliases.values_list("source", flat=True),
        project.indicators.values_list("baseline_source", flat=True),
    ):
        named |= {key for key in keys if key is not None}
    return list(Source.objects.filter(pk__in=named, publication_state__in=UNRELEASED).in_order())
