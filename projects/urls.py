"""The public pages."""

from django.urls import URLPattern, path

from projects.views.overview import overview
from projects.views.project_list import project_list

app_name = "projects"

urlpatterns: list[URLPattern] = [
    path("", overview, name="overview"),
    path("projects/", project_list, name="project-list"),
]
