"""Facets: how many public records carry each value, under the filters chosen.

Within one facet the chosen values are alternatives, so a facet's own filter does not reduce its
own counts; all other filters do. “Not reported” is counted like a value.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, Count, F, Value

from projects.choices import Status
from projects.models import (
    Country,
    FocusArea,
    Fund,
    Organisation,
    Plan,
    Term,
    Theme,
)
from projects.models.public_record import PublicRecordQuerySet
from projects.models.term import FICTION

FACETS = (
    "plan",
    "status",
    "signature",
    "theme",
    "country",
    "fund",
    "area",
    "organisation",
    "missing",
)
MISSING = ("dates", "funding", "outcome", "source")
# The value that stands for “not reported” in addresses; in the terms it is the empty string.
NONE = "none"


@dataclass(frozen=True)
class Option:
    """One value of a facet; ``label_ko`` is empty where there is no Korean name."""

    value: str
    label: str
    label_ko: str
    count: int
    is_selected: bool


@dataclass(frozen=True)
class Facet:
    """A facet with its options, the most frequent first, “not reported” last."""

    name: str
    options: list[Option]


Labels = dict[str, dict[str, tuple[str, str]]]


def count_facets(
    everything: PublicRecordQuerySet,
    *,
    without: Mapping[str, PublicRecordQuerySet],
    selected: Mapping[str, list[str]],
    labels: Labels,
    on: date | None,
) -> list[Facet]:
    """Count every facet over the records of ``everything``.

    ``without`` gives, for each facet with a selection, the records under all other filters.
    ``on`` is the date the page speaks of, None for today: then the status and what is missing
    come from the terms like the rest, otherwise from the ledgers.
    """
    dated = set() if on is None else {"status", "missing"}
    plain = [name for name in FACETS if name not in without and name not in dated]
    counts = _count_terms(everything, plain)
    for name in FACETS:
        records = without.get(name, everything)
        if name in dated and on is not None:
            counts[name] = (
                records.count_by_status() if name == "status" else _count_missing(records, on)
            )
        elif name in without:
            counts |= _count_terms(records, [name])
    return [
        Facet(name=name, options=_options(counts[name], selected.get(name, []), labels[name]))
        for name in FACETS
    ]


def read_labels() -> Labels:
    """The names of every value of every facet, in English and Korean, in one query."""
    labels: Labels = {name: {} for name in FACETS}
    labels["status"] = {value: (str(label), "") for value, label in Status.choices}
    first, *others = (
        _names("plan", Plan.objects.published(), title="title"),
        _names("theme", Theme.objects.published()),
        _names("country", Country.objects.all(), key="code"),
        _names("fund", Fund.objects.published(), beside="acronym"),
        _names("area", FocusArea.objects.published(), title="title", beside="number"),
        _names("organisation", Organisation.objects.published(), beside="acronym"),
    )
    for facet, key, beside, name, name_ko in first.union(*others, all=True):
        labels[facet][key] = _written(facet, beside, name, name_ko)
    return labels


def _names(
    facet: str, rows: Any, *, key: str = "slug", title: str = "name", beside: str = ""
) -> Any:
    """The rows of one facet's values, in the columns that all of them share."""
    return rows.order_by().values_list(
        Value(facet, output_field=CharField()),
        key,
        F(beside) if beside else Value("", output_field=CharField()),
        title,
        f"{title}_ko",
    )


def _written(facet: str, beside: str, name: str, name_ko: str) -> tuple[str, str]:
    """A value's names with what stands beside them: a number before, an acronym in or after."""
    if facet == "area":
        return f"{beside} {name}".strip(), f"{beside} {name_ko}".strip() if name_ko else ""
    if facet == "fund":
        return beside or name, name_ko
    if facet == "organisation" and beside:
        return f"{name} ({beside})", name_ko
    return name, name_ko


def _count_terms(records: PublicRecordQuerySet, names: list[str]) -> dict[str, dict[str, int]]:
    """One grouped read of the terms of the facets ``names``."""
    counts: dict[str, dict[str, int]] = {name: {} for name in names}
    terms = Term.objects.filter(facet__in=names)
    if records.is_narrowed:
        terms = terms.filter(record__in=records.order_by().values("pk"))
    elif records.is_factual:
        # As above, without gathering every record there is.
        terms = terms.exclude(record__in=Term.objects.filter(facet=FICTION).values("record"))
    for facet, value, count in (
        terms.order_by().values_list("facet", "value").annotate(count=Count("pk"))
    ):
        counts[facet][value] = count
    return counts


def _count_missing(records: PublicRecordQuerySet, on: date) -> dict[str, int]:
    return {name: records.missing(name, on=on).count() for name in MISSING}


def _options(
    counts: dict[str, int], selected: list[str], labels: dict[str, tuple[str, str]]
) -> list[Option]:
    """Most frequent first; a selected value stays even when nothing carries it any more."""
    values = {value or NONE: count for value, count in counts.items()}
    for value in selected:
        values.setdefault(value, 0)
    options = [
        Option(
            value=value,
            label=labels.get(value, (value, ""))[0],
            label_ko=labels.get(value, (value, ""))[1],
            count=count,
            is_selected=value in selected,
        )
        for value, count in values.items()
        if count or value in selected
    ]
    return sorted(options, key=lambda it: (it.value == NONE, -it.count, it.label, it.value))
