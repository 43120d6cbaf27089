"""The one address of a view: empty and default parameters dropped, in a fixed order.

The same state always gives the same query string, so that addresses can be compared, cached and
cited.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from urllib.parse import urlencode

from django.http import QueryDict

from projects.filters.meeting import MeetingFilterSet
from projects.filters.project import DEFAULT_ORDERING, ProjectFilterSet

PAGE_SIZE = 25
DEFAULTS = {"ordering": DEFAULT_ORDERING, "page": "1", "page_size": str(PAGE_SIZE)}
# The date stands last among the filters: it is about all the others.
PARAMETERS = (
    *(name for name in ProjectFilterSet.base_filters if name != "as_of"),
    "step",
    "fate",
    "origin",
    *(name for name in MeetingFilterSet.base_filters),
    "from",
    "to",
    "as_of",
    "page",
    "page_size",
)

# What the list of projects understands, and whatever is taken along from it.
LISTING = (*ProjectFilterSet.base_filters, "page", "page_size")

Parameters = dict[str, list[str]]


def parameters_of(query: QueryDict, *, among: Collection[str] = PARAMETERS) -> Parameters:
    """What a query string asks for, each value once; parameters not ``among`` are left out."""
    return _tidied({name: query.getlist(name) for name in among if name in query})


def query_string(parameters: Mapping[str, list[str]]) -> str:
    """The query string of a state, “?” included; empty when everything is at its default."""
    tidy = _tidied(parameters)
    return "?" + urlencode(tidy, doseq=True) if tidy else ""


def is_tidy(query: QueryDict) -> bool:
    """Whether no known parameter is given empty, at its default or twice."""
    given = {name: sorted(query.getlist(name)) for name in PARAMETERS if name in query}
    return given == parameters_of(query)


def with_values(parameters: Mapping[str, list[str]], **values: object) -> Parameters:
    """The state with other values; None removes. Any change but of the page leads to page 1."""
    changed = {name: list(given) for name, given in parameters.items()}
    if set(values) != {"page"}:
        changed.pop("page", None)
    for name, value in values.items():
        several = value if isinstance(value, list | tuple) else [value]
        changed[name] = [str(it) for it in several if it is not None]
    return _tidied(changed)


def without_value(parameters: Mapping[str, list[str]], name: str, value: str = "") -> Parameters:
    """The state without one value of a parameter, or without all of them; on page 1."""
    left = [it for it in parameters.get(name, []) if value and it != value]
    return with_values(parameters, **{name: left})


def _tidied(parameters: Mapping[str, list[str]]) -> Parameters:
    tidy = {
        name: sorted({it.strip() for it in parameters.get(name, [])} - {"", DEFAULTS.get(name)})
        for name in PARAMETERS
    }
    return {name: values for name, values in tidy.items() if values}
