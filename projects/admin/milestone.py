"""Milestones."""

from django.contrib import admin

from projects.admin.project_entry import ProjectEntryAdmin
from projects.models import Milestone


@admin.register(Milestone)
class MilestoneAdmin(ProjectEntryAdmin[Milestone]):
    """What projects should reach, or reached."""

    what = ["project", "title", "title_ko", ("due_on", "done_on")]
    list_display = ["title", "project", "due_on", "done_on", "source", "review_state"]
    search_fields = ["title", "title_ko", *ProjectEntryAdmin.search_fields]
