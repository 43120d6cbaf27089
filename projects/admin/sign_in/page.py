"""A page of the staff site that is about no record."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.template.response import TemplateResponse


def page(
    site: AdminSite, request: HttpRequest, template: str, context: dict[str, Any], status: int = 200
) -> TemplateResponse:
    """The template with what every page of the site shows."""
    context = {**site.each_context(request), "subtitle": None, **context}
    return TemplateResponse(request, template, context, status=status)
