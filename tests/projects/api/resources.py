"""Every list of the API, with the address of one of its rows in tests/house/world.py."""

from __future__ import annotations

from django.urls import reverse

from tests.house.addresses import ENTRY_ID, WRITES

DETAILS: dict[str, str] = {
    "plans": "plan-a",
    "areas": "sub-area",
    "lines": "line",
    "assessments": ENTRY_ID,
    "claims": ENTRY_ID,
    "projects": "flagship",
    "status-updates": ENTRY_ID,
    "periods": ENTRY_ID,
    "funding": ENTRY_ID,
    "milestones": ENTRY_ID,
    "indicators": "trained",
    "readings": ENTRY_ID,
    "funds": "fund",
    "meetings": "dialogue",
    "partnerships": "partnership",
    "organisations": "agency",
    "countries": "VN",
    "sources": "release",
    "releases": "1",
}
LEDGERS = (
    "assessments",
    "claims",
    "status-updates",
    "periods",
    "funding",
    "milestones",
    "readings",
)
REPORTS = ("projects/facets/", "projects/totals/", "plans/plan-a/progress/")
LISTS = tuple(f"{name}/" for name in DETAILS)
PATHS = (
    "",
    *LISTS,
    *(f"{name}/{key}/" for name, key in DETAILS.items()),
    *REPORTS,
    "changes/",
    "plans/plan-a/changes/",
)


def written(path: str) -> set[str]:
    """The methods, beside reading, that an address below /api/v1/ has for programs."""
    found = {
        reverse(name, kwargs=arguments): set(methods)
        for name, (arguments, methods) in WRITES.items()
    }
    return found.get(f"/api/v1/{path}", set())
