"""Tells Django that the domain lives here."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProjectsConfig(AppConfig):
    name = "projects"
    label = "projects"
    verbose_name = _("Plans and projects")
    default_auto_field = "django.db.models.BigAutoField"
