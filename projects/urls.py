"""The public pages, and the one of the staff site that shows what a public page would be."""

from collections.abc import Callable

from django.http.response import HttpResponseBase
from django.urls import URLPattern, path

from projects.admin.site import staff_site
from projects.views.accessibility import accessibility
from projects.views.country_detail import country_detail
from projects.views.data import data
from projects.views.embed import embed_plan_progress, embed_project_detail, embed_project_list
from projects.views.error_report import report_error
from projects.views.feed import meeting_feed, plan_feed, project_feed, project_list_feed
from projects.views.fund_detail import fund_detail
from projects.views.fund_list import fund_list
from projects.views.meeting_detail import meeting_detail
from projects.views.meeting_list import meeting_list
from projects.views.methodology import methodology
from projects.views.organisation_detail import organisation_detail
from projects.views.overview import overview
from projects.views.partnership_detail import partnership_detail
from projects.views.plan_changes import plan_changes
from projects.views.plan_detail import plan_detail
from projects.views.plan_lines import plan_lines
from projects.views.plan_list import plan_list
from projects.views.project_detail import project_detail
from projects.views.project_download import project_download
from projects.views.project_history import project_history
from projects.views.project_list import project_list
from projects.views.project_preview import project_preview
from projects.views.source_detail import source_detail
from projects.views.source_list import source_list

app_name = "projects"


def feeds(noun: str, view: Callable[..., HttpResponseBase]) -> list[URLPattern]:
    """The addresses below a record's page at which it is followed."""
    return [
        path(f"{noun}s/<slug:slug>/feed.{form}", view, {"form": form}, name=f"{noun}-feed-{form}")
        for form in ("atom", "json")
    ]


urlpatterns: list[URLPattern] = [
    path("", overview, name="overview"),
    path("plans/", plan_list, name="plan-list"),
    path("plans/<slug:slug>/", plan_detail, name="plan-detail"),
    path("plans/<slug:slug>/changes/", plan_changes, name="plan-changes"),
    path("plans/<slug:slug>/lines/", plan_lines, name="plan-lines"),
    *feeds("plan", plan_feed),
    path("projects/", project_list, name="project-list"),
    path("projects.atom", project_list_feed, {"form": "atom"}, name="project-atom"),
    path("projects.feed.json", project_list_feed, {"form": "json"}, name="project-feed"),
    path("projects.csv", project_download, {"extension": "csv"}, name="project-csv"),
    path("projects.xlsx", project_download, {"extension": "xlsx"}, name="project-xlsx"),
    path("projects.json", project_download, {"extension": "json"}, name="project-json"),
    path("projects/<slug:slug>/", project_detail, name="project-detail"),
    path("projects/<slug:slug>/history/", project_history, name="project-history"),
    *feeds("project", project_feed),
    *feeds("meeting", meeting_feed),
    path("funds/", fund_list, name="fund-list"),
    path("funds/<slug:slug>/", fund_detail, name="fund-detail"),
    path("meetings/", meeting_list, name="meeting-list"),
    path("meetings/<slug:slug>/", meeting_detail, name="meeting-detail"),
    path(
        "partnerships/<slug:slug>/",
        partnership_detail,
        name="partnership-detail",
    ),
    path(
        "organisations/<slug:slug>/",
        organisation_detail,
        name="organisation-detail",
    ),
    path("countries/<slug:code>/", country_detail, name="country-detail"),
    path("embed/projects/", embed_project_list, name="embed-project-list"),
    path("embed/projects/<slug:slug>/", embed_project_detail, name="embed-project-detail"),
    path("embed/plans/<slug:slug>/progress/", embed_plan_progress, name="embed-plan-progress"),
    path("report/", report_error, name="report-error"),
    path("sources/", source_list, name="source-list"),
    path("sources/<slug:slug>/", source_detail, name="source-detail"),
    path("methodology/", methodology, name="methodology"),
    path("data/", data, name="data"),
    path("accessibility/", accessibility, name="accessibility"),
]

# The admin and the public pages know nothing of each other; here they meet.
staff_urlpatterns: list[URLPattern] = [
    path(
        "admin/projects/project/<int:pk>/preview/",
        staff_site().admin_view(project_preview),
        name="project-preview",
    ),
]
