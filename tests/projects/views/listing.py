"""Projects to list, and reading the list of them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.test import Client

from projects.models import Project
from tests.factories import make_funding, make_project, make_status, publish
from tests.projects.views.reading import Element, read


def make_listed(
    title: str, *, status: str = "", budget: str = "", on: date = date(2024, 5, 16), **values: Any
) -> Project:
    project = make_project(title=title, **values)
    if status:
        make_status(project, status, effective_on=on)
    if budget:
        make_funding(project, budget, effective_on=on)
    publish(project)
    return project


def listed(client: Client, query: str = "", prefix: str = "") -> Element:
    return read(client.get(f"{prefix}/projects/{query}"))


def titles(page: Element) -> list[str]:
    return [row.one("h3").text for row in page.all("li", class_="row")]
