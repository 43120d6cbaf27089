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


# The identifiers of the entries, public and hidden, that tests/house/world.py makes.
ENTRY_ID = "00000000-0000-4000-8000-000000000001"
HIDDEN_ID = "00000000-0000-4000-8000-000000000002"

# Name of a public address → the arguments of one that exists in tests/house/world.py.
PUBLIC: dict[str, dict[str, str | int]] = {
    "projects:overview": {},
    "projects:project-list": {},
    "projects:project-atom": {},
    "projects:project-feed": {},
    "projects:project-feed-atom": {"slug": "flagship"},
    "projects:project-feed-json": {"slug": "flagship"},
    "projects:plan-feed-atom": {"slug": "plan-a"},
    "projects:plan-feed-json": {"slug": "plan-a"},
    "projects:meeting-feed-atom": {"slug": "dialogue"},
    "projects:meeting-feed-json": {"slug": "dialogue"},
    "projects:project-csv": {},
    "projects:project-xlsx": {},
    "projects:project-json": {},
    "projects:project-detail": {"slug": "flagship"},
    "projects:project-history": {"slug": "flagship"},
    "projects:plan-list": {},
    "projects:plan-detail": {"slug": "plan-a"},
    "projects:plan-changes": {"slug": "plan-a"},
    "projects:plan-lines": {"slug": "plan-a"},
    "projects:fund-list": {},
    "projects:fund-detail": {"slug": "fund"},
    "projects:meeting-list": {},
    "projects:meeting-detail": {"slug": "dialogue"},
    "projects:partnership-detail": {"slug": "partnership"},
    "projects:organisation-detail": {"slug": "agency"},
    "projects:country-detail": {"code": "VN"},
    "projects:embed-project-list": {},
    "projects:embed-project-detail": {"slug": "flagship"},
    "projects:embed-plan-progress": {"slug": "plan-a"},
    "projects:source-list": {},
    "projects:source-detail": {"slug": "release"},
    "projects:methodology": {},
    "projects:data": {},
    "projects:accessibility": {},
    "api:index": {},
    "api:schema": {},
    "api:docs": {},
    "api:change-list": {},
    "api:project-list": {},
    "api:project-detail": {"slug": "flagship"},
    "api:project-facets": {},
    "api:project-totals": {},
    "api:plan-list": {},
    "api:plan-detail": {"slug": "plan-a"},
    "api:plan-progress": {"slug": "plan-a"},
    "api:plan-changes": {"slug": "plan-a"},
    "api:focus-area-list": {},
    "api:focus-area-detail": {"slug": "area"},
    "api:action-line-list": {},
    "api:action-line-detail": {"slug": "line"},
    "api:assessment-list": {},
    "api:assessment-detail": {"id": ENTRY_ID},
    "api:claim-list": {},
    "api:claim-detail": {"id": ENTRY_ID},
    "api:status-update-list": {},
    "api:status-update-detail": {"id": ENTRY_ID},
    "api:period-list": {},
    "api:period-detail": {"id": ENTRY_ID},
    "api:milestone-list": {},
    "api:milestone-detail": {"id": ENTRY_ID},
    "api:funding-entry-list": {},
    "api:funding-entry-detail": {"id": ENTRY_ID},
    "api:indicator-list": {},
    "api:indicator-detail": {"slug": "trained"},
    "api:reading-list": {},
    "api:reading-detail": {"id": ENTRY_ID},
    "api:fund-list": {},
    "api:fund-detail": {"slug": "fund"},
    "api:meeting-list": {},
    "api:meeting-detail": {"slug": "dialogue"},
    "api:partnership-list": {},
    "api:partnership-detail": {"slug": "partnership"},
    "api:organisation-list": {},
    "api:organisation-detail": {"slug": "agency"},
    "api:country-list": {},
    "api:country-detail": {"code": "VN"},
    "api:source-list": {},
    "api:source-detail": {"slug": "release"},
    "api:release-list": {},
    "api:release-detail": {"number": 1},
}

# Forms that anyone may send: each takes something, so it is stored nowhere and crawled by its own
# tests. Name → the query of one that exists in tests/house/world.py.
FORMS: dict[str, str] = {"projects:report-error": "record=projects/flagship"}

# What a program may write to, with a token or a session: name → the arguments of one that exists in
# tests/house/world.py, and the scope that each method needs.
WRITES: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "api:project-list": ({}, {"POST": "propose", "PATCH": "propose"}),
    "api:project-detail": ({"slug": "flagship"}, {"PATCH": "propose"}),
    "api:project-submit": ({"slug": "flagship"}, {"POST": "propose"}),
    "api:project-publish": ({"slug": "flagship"}, {"POST": "publish"}),
    "api:project-return": ({"slug": "flagship"}, {"POST": "publish"}),
    "api:project-withdraw": ({"slug": "flagship"}, {"POST": "publish"}),
    "api:project-confirm": ({"slug": "flagship"}, {"POST": "propose"}),
    "api:status-update-list": ({}, {"POST": "propose"}),
    "api:period-list": ({}, {"POST": "propose"}),
    "api:funding-entry-list": ({}, {"POST": "propose"}),
    "api:milestone-list": ({}, {"POST": "propose"}),
    "api:reading-list": ({}, {"POST": "propose"}),
    "api:assessment-list": ({}, {"POST": "propose"}),
    "api:claim-list": ({}, {"POST": "propose"}),
}

# What answers for every address below /api/v1/ that does not exist.
NOWHERE = {"api:unknown"}

OPERATOR = {"health-live", "health-ready"}

# What stands behind the sign-in, by the first part of its path.
STAFF_PREFIXES = ("admin/",)

# The way in itself, below those: open to everybody, and silent about who has an account.
STAFF_DOORS = {
    "/admin/login/",
    "/admin/login/code/",
    "/admin/login/set-up/",
    "/admin/password-reset/",
    "/admin/password-reset/sent/",
}

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

# Views of the other lists, and of what is compared.
LIST_STATES: dict[str, tuple[str, ...]] = {
    "projects:plan-lines": (
        "step=delivered&fate=carried_over",
        "area=hush",
        "q=hush",
        "as_of=2026-06-30",
    ),
    "projects:project-history": ("ordering=-published",),
    "projects:plan-changes": (
        "from=2021-01-01&to=2024-10-01",
        "from=2022-06-30&to=dialogue",
        "from=hush&to=dialogue",
        "from=dialogue&to=2022-06-30",
    ),
    "api:plan-changes": ("from=2022-06-30&to=dialogue", "from=hush&to=dialogue"),
    "projects:meeting-list": ("partnership=hush", "partnership=partnership&kind=dialogue"),
    "api:plan-list": (
        "partnership=hush",
        "cursor=&page_size=1",
        "as_of=2024-10-01",
        "expand=partnership.plans,adopted_at,succeeds,successors.reported_values.source",
        "format=csv",
    ),
    "api:partnership-list": ("expand=plans.successors,funds,members.country", "format=csv"),
    "api:change-list": (
        "expand=document",
        "resource=projects&resource=sources&expand=document",
        "resource=indicators&page_size=1",
        "since=1",
        "format=csv",
    ),
    "api:focus-area-list": ("parent=none", "parent=area", "parent=hush"),
    "api:action-line-list": (
        "area=none",
        "area=area",
        "area=hush",
        "expand=area,fates.successor.area,origins.line",
        "format=csv",
    ),
    "api:assessment-list": ("counted=true", "superseded=false", "source=hush"),
    "api:claim-list": ("counted=true", "meeting=none", "plan=hush", "meeting=hush"),
    "api:status-update-list": (
        "counted=true",
        "superseded=false",
        "page_size=1",
        "project=hush",
        "expand=project.components,project.follows,project.plans",
    ),
    "api:funding-entry-list": ("counted=true", "fund=none", "fund=hush", "kind=budget"),
    "api:indicator-list": ("plan=none", "fund=none", "project=none", "project=hush"),
    "api:reading-list": ("counted=true", "project=flagship", "project=none", "project=hush"),
    "api:project-list": (
        "cursor=&page_size=1",
        "cursor=&page_size=1&ordering=-updated",
        "expand=funding.source,sources,components,plans.successors",
        "format=csv",
        "fields=slug,sources.slug&as_of=2022-06-30",
    ),
}
