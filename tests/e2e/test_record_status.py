"""The weekly work from end to end: staff record a status, and the public reads it everywhere."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import APIRequestContext, Page, expect

from projects.models import Source

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PLAN = "asean-rok-2021-2025"


def answer(api: APIRequestContext, path: str, **parameters: str) -> dict[str, Any]:
    response = api.get(path, params=parameters)
    assert response.status == 200, response.text()
    found: dict[str, Any] = response.json()
    return found


def slugs(api: APIRequestContext, site: str, **parameters: str) -> list[str]:
    results = answer(api, f"{site}/api/v1/projects/", page_size="100", **parameters)["results"]
    return [project["slug"] for project in results]


def test_recorded_status_shows_everywhere_from_its_day_on(
    desk_of: Callable[[str], Page], reference_site: str
) -> None:
    site, page = reference_site, desk_of("minh")
    source = Source.objects.get(slug="rok-mofa-2025-05-16")
    today = timezone.localdate()
    ended_on, day_before = str(today - timedelta(days=2)), str(today - timedelta(days=3))
    ongoing_before = slugs(page.request, site, status="ongoing")
    assert "team" in ongoing_before

    # Find the project, record the status: by keyboard.
    page.goto(f"{site}/admin/projects/project/?q=TEAM")
    page.locator("#result_list th").get_by_role("link", name="TEAM: Technical").click()
    page.get_by_role("link", name="Record status").press("Enter")
    page.get_by_label("Status:").focus()
    page.keyboard.type("Activities")
    page.get_by_label("Effective on:").fill(ended_on)
    page.locator(".field-source .select2-selection").press("Enter")
    page.keyboard.type("29th ASEAN-ROK Dialogue")
    expect(page.locator(".select2-results__option--highlighted")).to_contain_text(source.title)
    page.keyboard.press("Enter")
    page.get_by_label("Note for the public:").fill("The last course is over.")
    page.get_by_role("button", name="Save as draft").press("Enter")
    expect(page.get_by_role("link", name="Record status")).to_be_visible()

    # Nothing unpublished shows.
    assert slugs(page.request, site, status="ongoing") == ongoing_before

    page.get_by_role("link", name="Publish…").press("Enter")
    expect(page.get_by_text(f"Activities ended ({ended_on})")).to_be_visible()
    page.get_by_role("button", name="Publish").press("Enter")
    expect(page.get_by_role("link", name="Record status")).to_be_visible()

    # The listing, its facet and the project page.
    page.goto(f"{site}/projects/?status=activities_ended")
    expect(page.get_by_role("heading", level=1)).to_contain_text("1 project")
    expect(page.get_by_role("link", name="TEAM").first).to_be_visible()
    facet = page.locator("li, label, div").filter(has=page.locator("input[value=activities_ended]"))
    expect(facet.last).to_contain_text("1")
    page.goto(f"{site}/projects/team/")
    expect(page.get_by_text("The last course is over.").first).to_be_visible()
    expect(page.get_by_text("Activities ended").first).to_be_visible()

    # The plan.
    page.goto(f"{site}/plans/{PLAN}/")
    link = page.locator(f'a[href*="status=activities_ended"][href*="plan={PLAN}"]').first
    expect(link).to_have_text(re.compile(r"Activities ended\s+1"))

    # The API: the list, the facets, the plan's progress.
    api = page.request
    assert slugs(api, site, status="activities_ended") == ["team"]
    assert slugs(api, site, status="ongoing") == [it for it in ongoing_before if it != "team"]
    assert _count(api, site, "activities_ended") == 1
    progress = answer(api, f"{site}/api/v1/plans/{PLAN}/progress/")
    assert {"status": "activities_ended", "projects": 1} in progress["projects_by_status"]

    # The day before it was still what it had been, on every surface.
    assert slugs(api, site, status="activities_ended", as_of=day_before) == []
    assert "team" in slugs(api, site, status="ongoing", as_of=day_before)
    assert _count(api, site, "activities_ended", as_of=day_before) == 0
    page.goto(f"{site}/projects/team/?as_of={day_before}")
    expect(page.get_by_text("The last course is over.")).to_have_count(0)
    expect(page.get_by_text("Ongoing").first).to_be_visible()
    page.goto(f"{site}/plans/{PLAN}/?as_of={day_before}")
    expect(page.locator('a[href*="status=activities_ended"]')).to_have_count(0)


def _count(api: APIRequestContext, site: str, status: str, **parameters: str) -> int:
    facets = answer(api, f"{site}/api/v1/projects/facets/", **parameters)["facets"]
    options = next(facet["options"] for facet in facets if facet["name"] == "status")
    return sum(option["count"] for option in options if option["value"] == status)
