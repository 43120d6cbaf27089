"""The terms of a document: what its record is found and counted by."""

from __future__ import annotations

import unicodedata

from projects.documents.references import References
from projects.documents.shapes import ProjectShape
from projects.models.fiction import is_fictional
from projects.models.term import FICTION

# The facets whose absence is itself a value: the empty term is “not reported”.
REPORTABLE = ("plan", "area", "country", "organisation", "fund", "theme", "status")

# The facets whose values are the addresses of other records.
NAMING = frozenset(
    {"plan", "area", "line", "country", "organisation", "participation", "fund", "theme"}
)


def terms_of(document: ProjectShape, references: References) -> set[tuple[str, str]]:
    """The (facet, value) pairs of a document; an area brings every area it is part of.

    Nothing made up is found or counted by a real record's address, nor the other way round.
    """
    made_up = is_fictional(document["slug"])
    areas = {
        above.slug
        for area in document["areas"]
        for above in references.with_ancestors(references.areas_by_slug[area["slug"]])
    }
    terms = {
        *(("plan", it["slug"]) for it in document["plans"]),
        *(("area", slug) for slug in areas),
        *(("line", it["slug"]) for it in document["lines"]),
        *(("country", it["code"]) for it in document["countries"]),
        *(("organisation", it["slug"]) for it in document["organisations"]),
        *(("role", it["role"]) for it in document["organisations"]),
        *(("participation", f"{it['slug']}/{it['role']}") for it in document["organisations"]),
        *(("fund", it["slug"]) for it in document["funds"]),
        *(("theme", it["slug"]) for it in document["themes"]),
        *(("missing", name) for name in document["missing"]),
        ("signature", "true" if document["is_signature"] else "false"),
    }
    if document["status"] is not None:
        terms.add(("status", document["status"]["status"]))
    terms = {it for it in terms if it[0] not in NAMING or is_fictional(it[1]) == made_up}
    if made_up:
        terms.add((FICTION, "true"))
    reported = {facet for facet, _ in terms}
    return terms | {(facet, "") for facet in REPORTABLE if facet not in reported}


def search_text_of(document: ProjectShape) -> str:
    """Every name and summary in both languages, ready to be searched."""
    parts = [
        document["slug"],
        document["acronym"],
        document["title"],
        document["title_ko"],
        *(alias["name"] for alias in document["aliases"]),
        document["summary"],
        document["summary_ko"],
    ]
    return searchable(" ".join(part for part in parts if part))


def searchable(text: str) -> str:
    """Text in the form in which both the stored words and the query are compared.

    NFC, case folded, white space collapsed: Hangul typed on any system and accented Latin match
    on both databases, whose own comparison differs.
    """
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    return " ".join(folded.split())
