"""The links at the head of every public page."""

from __future__ import annotations

from typing import Any

from django import template
from django.http import HttpRequest
from django.template import Context
from django.utils.translation import gettext_lazy as _

register = template.Library()

# The first part of the name of every address in a section, the section's own page, its label.
SECTIONS = [
    ("plan", "plan-list", _("Plans")),
    ("project", "project-list", _("Projects")),
    ("fund", "fund-list", _("Funds")),
    ("meeting", "meeting-list", _("Meetings")),
    ("data", "data", _("Data")),
]


@register.inclusion_tag("_components/main_nav.html", takes_context=True)
def main_nav(context: Context) -> dict[str, Any]:
    """The sections, with the one that this page is (``page``) or belongs to (``true``) marked."""
    here = _name_of(context.get("request"))
    return {
        "sections": [
            (f"projects:{name}", label, _current(here, section, name))
            for section, name, label in SECTIONS
        ],
        "as_of_query": context.get("as_of_query", ""),
    }


def _current(here: str, section: str, name: str) -> str:
    if here == name:
        return "page"
    return "true" if here.partition("-")[0] == section else ""


def _name_of(request: HttpRequest | None) -> str:
    """The name of the address being read; none on a page that stands in for one."""
    match = request.resolver_match if request else None
    return (match.url_name or "") if match else ""
