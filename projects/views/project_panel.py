"""The filters of the project list as its panel shows them: facets, fields, chips and errors."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from projects.filters.address import Parameters, query_string, without_value
from projects.filters.project import ProjectFilterSet
from projects.filters.words import flag_labels, value_label
from projects.reports.facets import NONE, Facet, Labels
from projects.templatetags.formats import day_text

# In the order in which people narrow: what, where in the plans, where on the map, by whom.
SHOWN_FACETS = (
    "status",
    "signature",
    "plan",
    "area",
    "theme",
    "country",
    "organisation",
    "fund",
    "missing",
)
SHOWN_OPTIONS = 6
DATES = ("starts_after", "starts_before", "ends_after", "ends_before")
NUMBERS = ("active_in", "committed_min", "committed_max", "stale")
# Neither has a control of its own here: links from other pages and the API set them.
WITHOUT_CONTROL = ("line", "role", "parent", "updated_since")
NOT_CHIPS = {"as_of", "ordering", "page", "page_size"}


@dataclass(frozen=True)
class ShownOption:
    """One checkbox; ``lang`` is set where the label is not in the page's language."""

    value: str
    label: str
    lang: str
    count: int
    is_selected: bool
    is_unknown: bool


@dataclass(frozen=True)
class ShownFacet:
    """One facet, the first options and those that are folded."""

    name: str
    label: str
    error: str
    first: list[ShownOption]
    rest: list[ShownOption]

    @property
    def tells_apart(self) -> bool:
        """Whether choosing in it could change the list: not if all is “not reported”."""
        return bool(self.error) or any(
            not option.is_unknown or option.is_selected for option in self.first
        )


@dataclass(frozen=True)
class Field:
    """One typed filter, with what was typed even where it could not be read."""

    name: str
    label: str
    type: str
    value: str
    error: str


@dataclass(frozen=True)
class Chip:
    """One filter in force, and the address of the view without it."""

    name: str
    label: str
    lang: str
    url: str


@dataclass(frozen=True)
class Panel:
    """All that the list's filter form shows."""

    facets: list[ShownFacet]
    q: Field
    fields: dict[str, Field]
    flags: list[ShownOption]
    flag_error: str
    hidden: list[tuple[str, str]]
    chips: list[Chip]
    problems: list[Field]

    @property
    def more_is_open(self) -> bool:
        """Whether the folded fields must be seen: one is in use, or could not be read."""
        return (
            any(it.value or it.error for it in self.fields.values())
            or bool(self.flag_error)
            or any(it.is_selected for it in self.flags)
        )


def build_panel(
    filters: ProjectFilterSet,
    *,
    parameters: Parameters,
    path: str,
    facets: Iterable[Facet],
    labels: Labels,
) -> Panel:
    """The panel for a validated FilterSet."""
    errors = {name: " ".join(found) for name, found in filters.errors.items()}
    by_name = {facet.name: facet for facet in facets}
    typed = {name: _field(name, filters, parameters, errors) for name in (*DATES, *NUMBERS)}
    return Panel(
        facets=[
            shown
            for shown in (_facet(by_name[name], filters, errors) for name in SHOWN_FACETS)
            if shown.tells_apart
        ],
        q=_field("q", filters, parameters, errors),
        fields=typed,
        flags=[
            ShownOption(value, label, "", 0, value in filters.selected("flag"), False)
            for value, label in flag_labels().items()
        ],
        flag_error=errors.get("flag", ""),
        hidden=[
            (name, value)
            for name in (*WITHOUT_CONTROL, "as_of", "page_size")
            for value in parameters.get(name, [])
        ],
        chips=[
            chip
            for name in parameters
            if name not in NOT_CHIPS and name not in errors
            for chip in _chips(name, filters, parameters, path, labels)
        ],
        problems=[_field(name, filters, parameters, errors) for name in errors if name != "as_of"],
    )


def _facet(facet: Facet, filters: ProjectFilterSet, errors: dict[str, str]) -> ShownFacet:
    options = []
    for option in facet.options:
        names = {facet.name: {option.value: (option.label, option.label_ko)}}
        label, lang = value_label(facet.name, option.value, names)
        options.append(
            ShownOption(
                value=option.value,
                label=label,
                lang=lang,
                count=option.count,
                is_selected=option.is_selected,
                is_unknown=option.value == NONE,
            )
        )
    # What is chosen and what is not reported are never folded away.
    chosen = [it for it in options if it.is_selected and not it.is_unknown]
    others = [it for it in options if not it.is_selected and not it.is_unknown]
    unknown = [it for it in options if it.is_unknown]
    room = max(SHOWN_OPTIONS - len(chosen), 0)
    if len(others) == room + 1:
        room += 1
    return ShownFacet(
        name=facet.name,
        label=str(filters.form.fields[facet.name].label),
        error=errors.get(facet.name, ""),
        first=[*chosen, *others[:room], *unknown],
        rest=others[room:],
    )


def _field(
    name: str, filters: ProjectFilterSet, parameters: Parameters, errors: dict[str, str]
) -> Field:
    error = errors.get(name, "")
    kind = "text"
    # A browser throws away what it can't read as a date or a number, so a bad value stays text.
    if not error and name in DATES:
        kind = "date"
    elif not error and name in NUMBERS:
        kind = "number"
    return Field(
        name=name,
        label=str(filters.form.fields[name].label),
        type=kind,
        value=", ".join(parameters.get(name, [])),
        error=error,
    )


def _chips(
    name: str, filters: ProjectFilterSet, parameters: Parameters, path: str, labels: Labels
) -> list[Chip]:
    chips = []
    for value in parameters[name]:
        label, lang = (day_text(value), "") if name in DATES else value_label(name, value, labels)
        rest = without_value(parameters, name, value)
        chips.append(
            Chip(
                name=str(filters.form.fields[name].label),
                label=label,
                lang=lang,
                url=path + query_string(rest),
            )
        )
    return chips
