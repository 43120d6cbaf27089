"""Tells Django that the domain lives here, and which site the staff work on."""

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps
from django.utils.translation import gettext_lazy as _


class ProjectsConfig(AppConfig):
    name = "projects"
    label = "projects"
    verbose_name = _("Plans and projects")
    default_auto_field = "django.db.models.BigAutoField"


class StaffSiteConfig(admin_apps.AdminConfig):
    """Django's admin with our site as its default one; settings name it in INSTALLED_APPS."""

    # Two configurations stand in this module: this one is not the domain's.
    default = False
    default_site = "projects.admin.site.staff_site"
