"""The public document of a project, composed from its published version and its ledgers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from projects.documents.entries import named_document, source_document
from projects.documents.figures import figures_of
from projects.documents.ledgers import Ledgers, read_ledgers
from projects.documents.references import Published, References, look_up
from projects.documents.shapes import (
    AliasShape,
    AreaShape,
    CodeShape,
    CountryShape,
    LineShape,
    NamedShape,
    ParticipantShape,
    ProjectShape,
    ProjectSummaryShape,
)
from projects.documents.snapshot import Snapshot, primary_key
from projects.documents.terms import terms_of
from projects.models import ActionLine, FocusArea, Plan, Source, Theme
from projects.models.fiction import is_fictional

Row = TypeVar("Row")


@dataclass(frozen=True)
class Composition:
    """A public document and the (facet, value) terms it is found by."""

    document: ProjectShape
    terms: frozenset[tuple[str, str]]


def compose(versions: Mapping[int, Published], *, on: date) -> dict[int, Composition]:
    """The public documents of ``versions``, by the projects' primary keys, as of ``on``.

    A constant number of queries however many there are. Text is that of the published version;
    figures are those in effect on the date; hidden records are left out.
    """
    references = look_up(versions.values())
    ledgers = read_ledgers(versions.keys(), on=on)
    compositions = {}
    for key, version in versions.items():
        document = _document(version, references, ledgers.get(key, Ledgers()))
        terms = frozenset(terms_of(document, references))
        compositions[key] = Composition(document=document, terms=terms)
    return compositions


def redated(documents: Mapping[int, ProjectShape], *, on: date) -> dict[int, ProjectShape]:
    """Public documents with the figures in effect on the date, their text as published.

    What compose() would give for the projects with these primary keys, without looking up again
    the records that the text names. A constant number of queries however many there are.
    """
    ledgers = read_ledgers(documents.keys(), on=on)
    changed: dict[int, ProjectShape] = {}
    for key, document in documents.items():
        changed[key] = {**document, **figures_of(ledgers.get(key, Ledgers()))}
        changed[key]["missing"] = _missing(changed[key])
    return changed


def summary_of(document: ProjectShape) -> ProjectSummaryShape:
    """The part of a document that lists show."""
    return {key: document[key] for key in ProjectSummaryShape.__annotations__}  # type: ignore[literal-required, return-value]


def _document(version: Published, references: References, ledgers: Ledgers) -> ProjectShape:
    snapshot = version.snapshot
    related = references.projects
    figures = figures_of(ledgers)
    document: ProjectShape = {
        "slug": snapshot["slug"],
        "acronym": snapshot["acronym"],
        "title": snapshot["title"],
        "title_ko": snapshot["title_ko"],
        "is_fictional": is_fictional(snapshot["slug"]),
        "summary": snapshot["summary"],
        "summary_ko": snapshot["summary_ko"],
        "is_signature": snapshot["is_signature"],
        "parent": related.get(version.parent_slug),
        "plans": _plans(snapshot, references),
        "areas": _areas(snapshot, references),
        "lines": _lines(snapshot, references),
        "countries": _countries(snapshot, references),
        "organisations": _participants(snapshot, references),
        "funds": figures["funds"],
        "themes": [
            named_document(it)
            for it in sorted(_visible(snapshot["themes"], references.themes), key=_slug)
        ],
        "status": figures["status"],
        "dates": figures["dates"],
        "money": figures["money"],
        "confirmed_on": figures["confirmed_on"],
        "missing": [],
        "aliases": _aliases(snapshot, references),
        "follows": related.get(version.follows_slug),
        "next_phases": references.next_phases.get(snapshot["slug"], []),
        "components": references.components.get(snapshot["slug"], []),
        "codes": _codes(snapshot, references),
        "sources": [
            source_document(it)
            for it in sorted(_visible(snapshot["sources"], references.sources), key=_slug)
        ],
        "status_history": figures["status_history"],
        "periods": figures["periods"],
        "funding": figures["funding"],
        "indicators": figures["indicators"],
        "milestones": figures["milestones"],
        "reported_values": figures["reported_values"],
        "confirmations": figures["confirmations"],
        "version": version.version,
        "published_at": version.published_at,
    }
    document["missing"] = _missing(document)
    return document


def _missing(document: ProjectShape) -> list[str]:
    """What nobody has reported: the values of the filter ``missing``."""
    reported = {
        "dates": any(document["dates"].values()),
        "funding": bool(document["money"]),
        "outcome": any(it["reading"] for it in document["indicators"]),
        "source": bool(document["sources"]),
    }
    return [name for name, known in reported.items() if not known]


def _visible(keys: Iterable[str], rows: Mapping[int, Row]) -> list[Row]:
    """Those of the records named by typed keys that the public may see."""
    found = (rows.get(int(primary_key(key))) for key in keys)
    return [row for row in found if row is not None]


def _slug(row: Plan | FocusArea | ActionLine | Theme | Source) -> str:
    return row.slug


def _plans(snapshot: Snapshot, references: References) -> list[NamedShape]:
    """The plans it serves: named outright, or through an area or a line."""
    named = {it.pk for it in _visible(snapshot["plans"], references.plans)}
    named |= {it.plan_id for it in _visible(snapshot["areas"], references.areas)}
    named |= {it.plan_id for it in _visible(snapshot["lines"], references.lines)}
    plans = [references.plans[key] for key in named]
    return [
        named_document(plan) for plan in sorted(plans, key=lambda plan: (plan.starts_on, plan.slug))
    ]


def _areas(snapshot: Snapshot, references: References) -> list[AreaShape]:
    """The areas it serves: named outright, or as those of its lines."""
    named = set(_visible(snapshot["areas"], references.areas))
    named |= {
        references.areas[line.focus_area_id]
        for line in _visible(snapshot["lines"], references.lines)
        if line.focus_area_id in references.areas
    }
    return [
        {
            "slug": area.slug,
            "plan": references.plans[area.plan_id].slug,
            "number": area.number,
            "title": area.title,
            "title_ko": area.title_ko,
        }
        for area in sorted(named, key=_slug)
    ]


def _lines(snapshot: Snapshot, references: References) -> list[LineShape]:
    return [
        {
            "slug": line.slug,
            "plan": references.plans[line.plan_id].slug,
            "number": line.number,
            "text": line.text,
            "text_ko": line.text_ko,
        }
        for line in sorted(_visible(snapshot["lines"], references.lines), key=_slug)
    ]


def _countries(snapshot: Snapshot, references: References) -> list[CountryShape]:
    named = [
        (references.countries[primary_key(key)], share) for key, share in snapshot["countries"]
    ]
    return [
        {"code": country.code, "name": country.name, "name_ko": country.name_ko, "share": share}
        for country, share in named
    ]


def _participants(snapshot: Snapshot, references: References) -> list[ParticipantShape]:
    documents: list[ParticipantShape] = [
        {**named_document(organisation), "role": role}
        for key, role in snapshot["participants"]
        for organisation in _visible([key], references.organisations)
    ]
    return sorted(documents, key=lambda it: (it["slug"], it["role"]))


def _aliases(snapshot: Snapshot, references: References) -> list[AliasShape]:
    documents: list[AliasShape] = []
    for name, language, key in snapshot["aliases"]:
        sources = _visible([key] if key else [], references.sources)
        documents.append(
            {
                "name": name,
                "language": language,
                "source": source_document(sources[0]) if sources else None,
            }
        )
    return documents


def _codes(snapshot: Snapshot, references: References) -> list[CodeShape]:
    documents: list[CodeShape] = [
        {
            "vocabulary": code.vocabulary,
            "code": code.code,
            "name": code.name,
            "name_ko": code.name_ko,
            "percentage": percentage,
            "significance": significance,
        }
        for key, percentage, significance in snapshot["codes"]
        for code in _visible([key], references.codes)
    ]
    return sorted(documents, key=lambda it: (it["vocabulary"], it["code"]))
