"""Projects: the working copy that staff edit, and the words that choose among them."""

from projects.models.project.gaps import GAPS
from projects.models.project.project import Project
from projects.models.project.queryset import ProjectQuerySet

__all__ = ["GAPS", "Project", "ProjectQuerySet"]
