"""Every address of the site and who may open it; test_addresses.py fails for one not declared.

What is declared public is crawled by test_visibility.py, so a new page is covered by being
declared here.
"""

from __future__ import annotations

from enum import Enum


class Audience(Enum):
    """Who may open an address."""

    PUBLIC = "anyone"
    STAFF = "who is signed in as staff"
    OPERATOR = "anyone, but it says nothing about the data"


# Name of a public address → the arguments of one that exists in tests/house/world.py.
PUBLIC: dict[str, dict[str, str | int]] = {
    "projects:overview": {},
    "projects:project-list": {},
    "projects:project-detail": {"slug": "flagship"},
    "projects:plan-list": {},
    "projects:plan-detail": {"slug": "plan-a"},
    "projects:source-list": {},
    "projects:source-detail": {"slug": "release"},
}

OPERATOR = {"health-live", "health-ready"}

# What stands behind the sign-in, by the first part of its path.
STAFF_PREFIXES = ("admin/",)

# Views of one listing, for the filters, facets, totals, pages, and dates that they bring.
STATES = (
    "",
    "signature=true",
    "signature=false",
    "plan=plan-a",
    "plan=none",
    "area=area",
    "line=line",
    "country=VN",
    "organisation=agency",
    "organisation=agency&role=funding",
    "role=funding",
    "fund=fund",
    "theme=theme",
    "status=ongoing",
    "status=cancelled",
    "status=none",
    "parent=flagship",
    "parent=none",
    "missing=funding",
    "missing=outcome",
    "flag=end_passed",
    "flag=delayed",
    "stale=30",
    "q=flagship",
    "q=hush",
    "plan=hush",
    "organisation=hush",
    "parent=hush",
    "active_in=2027",
    "committed_min=1",
    "ordering=-updated",
    "ordering=-end",
    "page_size=1&page=2",
    "as_of=2022-06-30",
    "as_of=2024-10-01",
    "as_of=dialogue",
    "as_of=hush",
    "as_of=2022-06-30&status=approved&signature=true",
    "status=ongoing&status=none&country=VN",
    "unheard-of=1",
)
