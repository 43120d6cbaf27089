"""The public document of a project, composed from its published version and its ledgers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from projects.documents.entries import named_document, source_document
from projects.documents.figures import figures_of
from projects.documents.ledgers import Ledgers, read_ledgers
from projects.documents.references import References, look_up
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
from projects.documents.snapshot import Snapshot
from projects.documents.terms import terms_of


@dataclass(frozen=True)
class Published:
    """The published version of one project: what was released, which version, when."""

    snapshot: Snapshot
    version: int
    published_at: str


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
    references = look_up([version.snapshot for version in versions.values()])
    ledgers = read_ledgers(versions.keys(), on=on)
    compositions = {}
    for key, version in versions.items():
        document = _document(version, references, ledgers.get(key, Ledgers()))
        terms = frozenset(terms_of(document, references))
        compositions[key] = Composition(document=document, terms=terms)
    return compositions


def redated(document: ProjectShape, key: int, *, on: date) -> ProjectShape:
    """A public document with the figures in effect on the date, its text as published.

    What compose() would give for the project with the primary key ``key``, without looking up
    again the records that the text names.
    """
    figures = figures_of(read_ledgers([key], on=on).get(key, Ledgers()))
    changed: ProjectShape = {**document, **figures}
    changed["missing"] = _missing(changed)
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
        "summary": snapshot["summary"],
        "summary_ko": snapshot["summary_ko"],
        "is_signature": snapshot["is_signature"],
        "parent": related.get(snapshot["parent"] or ""),
        "plans": _plans(snapshot, references),
        "areas": _areas(snapshot, references),
        "lines": _lines(snapshot, references),
        "countries": _countries(snapshot, references),
        "organisations": _participants(snapshot, references),
        "funds": figures["funds"],
        "themes": [
            named_document(references.themes[slug])
            for slug in snapshot["themes"]
            if slug in references.themes
        ],
        "status": figures["status"],
        "dates": figures["dates"],
        "money": figures["money"],
        "confirmed_on": figures["confirmed_on"],
        "missing": [],
        "aliases": _aliases(snapshot, references),
        "follows": related.get(snapshot["follows"] or ""),
        "next_phases": references.next_phases.get(snapshot["slug"], []),
        "components": references.components.get(snapshot["slug"], []),
        "codes": _codes(snapshot, references),
        "sources": [
            source_document(references.sources[slug])
            for slug in snapshot["sources"]
            if slug in references.sources
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


def _plans(snapshot: Snapshot, references: References) -> list[NamedShape]:
    """The plans it serves: named outright, or through an area or a line."""
    named = set(snapshot["plans"])
    for slug in snapshot["areas"]:
        if slug in references.areas:
            named.add(references.plan_slugs[references.areas[slug].plan_id])
    for slug in snapshot["lines"]:
        if slug in references.lines:
            named.add(references.plan_slugs[references.lines[slug].plan_id])
    plans = [plan for slug, plan in references.plans.items() if slug in named]
    return [
        named_document(plan) for plan in sorted(plans, key=lambda plan: (plan.starts_on, plan.slug))
    ]


def _areas(snapshot: Snapshot, references: References) -> list[AreaShape]:
    """The areas it serves: named outright, or as those of its lines."""
    lines = [references.lines[slug] for slug in snapshot["lines"] if slug in references.lines]
    named = {references.areas[slug] for slug in snapshot["areas"] if slug in references.areas}
    named |= {
        references.areas_by_key[line.focus_area_id]
        for line in lines
        if line.focus_area_id in references.areas_by_key
    }
    return [
        {
            "slug": area.slug,
            "plan": references.plan_slugs[area.plan_id],
            "number": area.number,
            "title": area.title,
            "title_ko": area.title_ko,
        }
        for area in sorted(named, key=lambda area: area.slug)
    ]


def _lines(snapshot: Snapshot, references: References) -> list[LineShape]:
    return [
        {
            "slug": line.slug,
            "plan": references.plan_slugs[line.plan_id],
            "number": line.number,
            "text": line.text,
            "text_ko": line.text_ko,
        }
        for line in (references.lines.get(slug) for slug in snapshot["lines"])
        if line is not None
    ]


def _countries(snapshot: Snapshot, references: References) -> list[CountryShape]:
    return [
        {
            "code": code,
            "name": references.countries[code].name,
            "name_ko": references.countries[code].name_ko,
            "share": share,
        }
        for code, share in snapshot["countries"]
    ]


def _participants(snapshot: Snapshot, references: References) -> list[ParticipantShape]:
    return [
        {**named_document(references.organisations[slug]), "role": role}
        for slug, role in snapshot["participants"]
        if slug in references.organisations
    ]


def _aliases(snapshot: Snapshot, references: References) -> list[AliasShape]:
    documents: list[AliasShape] = []
    for name, language, slug in snapshot["aliases"]:
        source = references.sources.get(slug or "")
        documents.append(
            {
                "name": name,
                "language": language,
                "source": None if source is None else source_document(source),
            }
        )
    return documents


def _codes(snapshot: Snapshot, references: References) -> list[CodeShape]:
    return [
        {
            "vocabulary": vocabulary,
            "code": code,
            "name": references.codes[vocabulary, code].name,
            "name_ko": references.codes[vocabulary, code].name_ko,
            "percentage": percentage,
            "significance": significance,
        }
        for vocabulary, code, percentage, significance in snapshot["codes"]
        if (vocabulary, code) in references.codes
    ]
