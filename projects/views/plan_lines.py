"""All lines of a plan, to be searched, with the state, projects, money and fate of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext

from projects.choices import FateKind, LineState, Noun
from projects.filters.address import (
    Parameters,
    is_tidy,
    parameters_of,
    query_string,
    without_value,
)
from projects.filters.plan_line import FATES, LineFilterForm
from projects.models import FocusArea
from projects.reports.line_list import NONE, LineList, read_line_list
from projects.templatetags.figures import local_plain
from projects.views.former_address import moved
from projects.views.page import Page, public_page
from projects.views.plan_detail import compare_url

FILTERS = ("q", "area", "step", "fate", "origin")
# Not a space: a list of options shows none at the start of a line.
INDENT = "\u2003"


@dataclass(frozen=True)
class Option:
    """One value that a field offers."""

    value: str
    label: str | Promise
    is_selected: bool


@dataclass(frozen=True)
class Chip:
    """A filter in force, and the address of the list without it."""

    name: str
    label: str | Promise
    url: str
    lang: str = ""


@public_page
def plan_lines(request: HttpRequest, page: Page, slug: str) -> HttpResponse:
    """The lines under the filters chosen, as of the date chosen."""
    listed = read_line_list(slug, on=page.on, today=page.is_today)
    if listed is None:
        return moved(page, Noun.PLAN, slug, aspect="lines")
    parameters = parameters_of(request.GET)
    if not is_tidy(request.GET):
        # What a submitted form leaves empty does not belong into the address that gets cited.
        return HttpResponseRedirect(request.path + query_string(parameters))
    form = LineFilterForm(request.GET, areas=[area.slug for area in listed.areas])
    found = listed.matching(form.looked_for)
    labels = _labels(listed)
    chosen = {name: parameters.get(name, []) for name in FILTERS}
    return page.render(
        "projects/plan_lines.html",
        {
            "plan": listed.plan,
            "listed": listed,
            "lines": found,
            "heading": _heading(len(found), len(listed.lines), is_filtered=any(chosen.values())),
            "words": " ".join(chosen["q"]),
            "areas": _options(labels["area"], chosen["area"]),
            "steps": _options(labels["step"], chosen["step"]),
            "fates": _options(labels["fate"], chosen["fate"]),
            "origins": _options(labels["origin"], chosen["origin"]),
            "errors": {name: " ".join(map(str, errors)) for name, errors in form.errors.items()},
            "chips": _chips(form, parameters, labels, request.path),
            "clear_url": request.path + query_string({"as_of": parameters.get("as_of", [])}),
            "compare_url": compare_url(page, slug),
        },
    )


def _heading(found: int, held: int, *, is_filtered: bool) -> str:
    if is_filtered:
        words = ngettext("%(n)s of %(m)s action line", "%(n)s of %(m)s action lines", held)
        return words % {"n": found, "m": held}
    return ngettext("%(m)s action line", "%(m)s action lines", held) % {"m": held}


def _labels(listed: LineList) -> dict[str, dict[str, str | Promise]]:
    """The words for every value that the fields offer, in their order."""
    fates: dict[str, str | Promise] = {
        value: gettext("Not reported") if value == NONE else FateKind(value).label
        for value in FATES
    }
    # Into a line of this plan nothing is dropped.
    origins = {value: label for value, label in fates.items() if value != FateKind.DROPPED}
    return {
        "area": _area_labels(listed.areas),
        "step": {step.value: step.label for step in LineState},
        "fate": fates,
        "origin": origins,
    }


def _area_labels(areas: Iterable[FocusArea]) -> dict[str, str | Promise]:
    """The areas as the document lists them, each indented below the one that it is part of."""
    rows = list(areas)
    inside: dict[int | None, list[FocusArea]] = {}
    keys = {area.pk for area in rows}
    for area in rows:
        above = area.parent_id if area.parent_id in keys else None
        inside.setdefault(above, []).append(area)
    labels: dict[str, str | Promise] = {}

    def add(above: int | None, depth: int) -> None:
        for area in inside.get(above, []):
            name = f"{area.number} {local_plain(area, 'title')}".strip()
            labels[area.slug] = INDENT * depth + name
            add(area.pk, depth + 1)

    add(None, 0)
    return labels


def _options(labels: Mapping[str, str | Promise], chosen: Iterable[str]) -> list[Option]:
    selected = set(chosen)
    return [
        Option(value=value, label=label, is_selected=value in selected)
        for value, label in labels.items()
    ]


def _chips(
    form: LineFilterForm,
    parameters: Parameters,
    labels: Mapping[str, Mapping[str, str | Promise]],
    path: str,
) -> list[Chip]:
    return [
        Chip(
            name=str(form.fields[name].label),
            label=str(labels.get(name, {}).get(value, value)).strip(),
            url=path + query_string(without_value(parameters, name, value)),
        )
        for name in FILTERS
        for value in parameters.get(name, [])
    ]
