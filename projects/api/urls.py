"""Every address of the API, version 1."""

from django.urls import path, re_path

from projects.api import document_change, facets, plan_changes, progress, totals
from projects.api.action_line import LINES
from projects.api.assessment import ASSESSMENTS
from projects.api.claim import CLAIMS
from projects.api.country import COUNTRIES
from projects.api.documentation import DocsView, IndexView, SchemaView, UnknownView
from projects.api.focus_area import AREAS
from projects.api.fund import FUNDS
from projects.api.funding_entry import FUNDING
from projects.api.indicator import INDICATORS
from projects.api.meeting import MEETINGS
from projects.api.milestone import MILESTONES
from projects.api.organisation import ORGANISATIONS
from projects.api.partnership import PARTNERSHIPS
from projects.api.period import PERIODS
from projects.api.plan import PLANS
from projects.api.reading import READINGS
from projects.api.release import RELEASES
from projects.api.source import SOURCES
from projects.api.status_update import STATUS_UPDATES
from projects.api.writes import decision
from projects.api.writes import project as project_writes
from projects.api.writes.appending import urls_of

app_name = "api"

RESOURCES = (
    PLANS,
    AREAS,
    LINES,
    ASSESSMENTS,
    CLAIMS,
    STATUS_UPDATES,
    PERIODS,
    FUNDING,
    MILESTONES,
    INDICATORS,
    READINGS,
    FUNDS,
    MEETINGS,
    PARTNERSHIPS,
    ORGANISATIONS,
    COUNTRIES,
    SOURCES,
    RELEASES,
)
NAMES = (
    "changes",
    "projects",
    "projects/facets",
    "projects/totals",
    *(it.name for it in RESOURCES),
)

urlpatterns = [
    path("", IndexView.as_view(names=NAMES), name="index"),
    path("schema/", SchemaView.as_view(), name="schema"),
    path("docs/", DocsView.as_view(), name="docs"),
    # Before the address of one project, which they would otherwise be taken for.
    *facets.urlpatterns,
    *totals.urlpatterns,
    *project_writes.urlpatterns,
    *decision.urlpatterns,
    *progress.urlpatterns,
    *plan_changes.urlpatterns,
    *document_change.urlpatterns,
    *(address for it in RESOURCES for address in urls_of(it)),
    # A dot would leave out addresses with a line break.
    re_path(r"^[\s\S]*$", UnknownView.as_view(), name="unknown"),
]
