"""The list's filters: what the panel counts, the chips lead to and a bad value says."""

import pytest
from django.test import Client

from projects.choices import Status
from tests.factories import make_area, make_plan, make_project, make_status, make_theme, publish
from tests.projects.views.listing import listed, make_listed, titles
from tests.projects.views.reading import Element

pytestmark = pytest.mark.django_db


def facet(page: Element, name: str) -> dict[str, str]:
    """The options of a facet: value → label and count."""
    boxes = [
        label
        for label in page.all("label", class_="option")
        if label.one("input").attributes["name"] == name
    ]
    return {box.one("input").attributes["value"]: box.text for box in boxes}


def chips(page: Element) -> dict[str, str]:
    return {chip.text: chip.attributes["href"] for chip in page.all("a", class_="chip")}


# Facets


def test_facets_count_under_the_other_filters(client: Client) -> None:
    """U10: a facet's own values are alternatives and don't reduce its own counts."""
    make_listed("A", status=Status.ONGOING, is_signature=True)
    make_listed("B", status=Status.ONGOING)
    make_listed("C", status=Status.COMPLETED)
    make_listed("D")
    page = listed(client, "?status=ongoing")
    assert facet(page, "status") == {
        "ongoing": "Ongoing (2)",
        "completed": "Completed (1)",
        "none": "Not reported (1)",
    }
    assert facet(page, "signature") == {"false": "No (1)", "true": "Yes (1)"}


def test_facet_keeps_a_chosen_value_that_nothing_carries(client: Client) -> None:
    """U11"""
    plan = make_plan(title="Old plan")
    make_listed("A")
    page = listed(client, f"?plan={plan.slug}")
    assert titles(page) == []
    assert facet(page, "plan") == {plan.slug: "Old plan (0)", "none": "Not reported (1)"}


def test_each_option_leads_to_as_many_projects_as_it_counts(client: Client) -> None:
    """U11"""
    theme, area = make_theme(), make_area()
    for number in range(3):
        project = make_project(title=f"A{number}", is_signature=number == 0)
        project.themes.add(theme)
        if number:
            project.focus_areas.add(area)
            make_status(project, Status.ONGOING)
        publish(project)
    page = listed(client)
    for name in ("status", "signature", "theme", "area", "plan", "missing"):
        for value, label in facet(page, name).items():
            found = titles(listed(client, f"?{name}={value}"))
            assert (name, label, label.endswith(f"({len(found)})")) == (name, label, True)


# Chips and addresses


def test_chips_lead_to_the_view_without_them(client: Client) -> None:
    """U8"""
    make_listed("Asian waste", status=Status.ONGOING)
    query = "?q=waste&status=completed&status=ongoing&as_of=2025-01-01"
    page = listed(client, query)
    assert chips(page) == {
        "Remove filter Words waste": (
            "/projects/?status=completed&status=ongoing&as_of=2025-01-01"
        ),
        "Remove filter Status Completed": "/projects/?q=waste&status=ongoing&as_of=2025-01-01",
        "Remove filter Status Ongoing": "/projects/?q=waste&status=completed&as_of=2025-01-01",
    }
    assert page.one("a", class_="chip-clear").attributes["href"] == "/projects/?as_of=2025-01-01"


def test_submitted_form_ends_at_the_one_address_of_its_state(client: Client) -> None:
    """U3"""
    response = client.get(
        "/projects/?status=ongoing&q=+waste+&active_in=&ordering=title&page=1&page_size=25"
    )
    assert (response.status_code, response["Location"]) == (
        302,
        "/projects/?q=waste&status=ongoing",
    )


def test_unknown_parameter_is_ignored(client: Client) -> None:
    make_listed("A")
    assert titles(listed(client, "?utm_source=letter")) == ["A"]


def test_language_link_stays_on_the_view(client: Client) -> None:
    """U32"""
    link = listed(client, "?status=ongoing&q=waste").one("p", class_="masthead-language").one("a")
    assert (link.text, link.attributes["lang"]) == ("한국어", "ko")
    assert link.attributes["href"] == "/ko/projects/?status=ongoing&q=waste"


# What can't be read


def test_bad_value_is_named_beside_its_field_and_the_others_apply(client: Client) -> None:
    """U6"""
    make_listed("A", status=Status.ONGOING)
    make_listed("B", status=Status.COMPLETED)
    page = listed(client, "?status=ongoing&starts_after=soon")
    box = page.one("input", id="filter-starts_after")
    assert titles(page) == ["A"]
    assert (box.attributes["value"], box.attributes["aria-invalid"]) == ("soon", "true")
    assert (
        page.one("p", id=box.attributes["aria-describedby"]).text == "Enter a day like 2025-05-16."
    )
    assert "open" in page.one("details", class_="filters").attributes
    assert "open" in page.one("details", class_="facet-more").attributes
    assert page.one("div", class_="notice").one("p").text == (
        "One filter could not be read; the others are applied."
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("q", "+".join(f"a{number}" for number in range(800))),
        ("q", "%00"),
        ("plan", "%00"),
        ("country", "%F0%9F%98%80"),
        ("starts_after", "03/01/2025"),
        ("committed_min", "1e400"),
        ("active_in", "99999999999999999999"),
        ("stale", "-1"),
        ("line", "no-such-line"),
        ("updated_since", "soon"),
    ],
)
def test_no_value_breaks_the_page(client: Client, name: str, value: str) -> None:
    """U6: the others apply, and the page says which one does not."""
    make_listed("A", status=Status.ONGOING)
    make_listed("B")
    page = listed(client, f"?{name}={value}&status=ongoing")
    assert titles(page) == ["A"]
    assert len(page.one("div", class_="notice").all("li")) == 1


def test_bad_value_of_a_facet_is_named_at_the_facet(client: Client) -> None:
    """U6"""
    make_listed("A")
    page = listed(client, "?plan=no-such-plan")
    assert page.one("p", id="error-plan").text == (
        "There is no “no-such-plan” here: choose one from the list, or “none”."
    )
    assert titles(page) == ["A"]


def test_bad_date_of_the_view_is_named_at_the_picker(client: Client) -> None:
    """U6"""
    make_listed("A")
    page = listed(client, "?as_of=tomorrow")
    assert page.one("input", id="as-of-day").attributes["value"] == "tomorrow"
    assert page.one("p", id="as-of-error").text == (
        "“tomorrow” is neither a date, like 2025-05-16, nor the address of a meeting."
    )
    assert titles(page) == ["A"]
