"""The page of what is to be mended in a plan: each word leads to where it is mended."""

from __future__ import annotations

import re
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from projects.choices import StaffRole
from projects.models import ActionLine, Claim, Indicator, Plan, Project
from projects.reports.completeness import CHECKS
from tests.factories import (
    make_claim,
    make_indicator,
    make_line,
    make_member,
    make_plan,
    make_project,
    make_public_project,
    make_status,
)
from tests.projects.admin.forms import url

# What an empty project fails: all that can be missing, for its title alone is there.
CHECKED = CHECKS.keys() - {"overdue", "overspent"}
WITHOUT = reverse("admin:projects_plan_completeness_without")


def page(client: Client, plan: Plan | None, query: str = "") -> Any:
    return client.get((WITHOUT if plan is None else url(Plan, "completeness", plan.pk)) + query)


def with_project(**values: Any) -> tuple[Plan, Project]:
    plan, project = make_plan(), make_project(**values)
    project.plans.add(plan)
    return plan, project


def test_project_stands_with_all_that_it_lacks(desk: Client) -> None:
    plan, project = with_project()
    make_status(project, effective_on=timezone.localdate())
    make_indicator(project=project)
    make_project()
    [row] = page(desk, plan).context["rows"]
    change = url(Project, "change", project.pk)
    assert row.project == project
    assert [(str(way.label), way.url) for way in row.ways] == [
        ("No owner", f"{change}#id_owners"),
        ("No source", f"{change}#id_sources"),
        ("No dates", f"{change}#periods-group"),
        ("No funding", f"{change}#funding_entries-group"),
        ("No country", f"{change}#territories-group"),
        ("No participant", f"{change}#participations-group"),
        ("Missing Korean", f"{change}#id_title_ko"),
    ]


def test_what_has_a_form_of_its_own_leads_there(desk: Client) -> None:
    plan, project = with_project()
    [row] = page(desk, plan).context["rows"]
    urls = {str(way.label): way.url for way in row.ways}
    record = url(Project, "record_status", project.pk)
    indicator = f"{url(Indicator, 'add')}?project={project.pk}"
    assert [urls[it] for it in ("Stale", "No status", "No indicator")] == [
        record,
        record,
        indicator,
    ]
    form = desk.get(indicator).context["adminform"].form
    assert str(form["project"].value()) == str(project.pk)


def test_every_way_leads_to_a_place_that_is_there(desk: Client) -> None:
    plan, _ = with_project()
    [row] = page(desk, plan).context["rows"]
    for way in row.ways:
        address, _, anchor = way.url.partition("#")
        text = desk.get(address).content.decode()
        assert not anchor or re.search(f'id="{anchor}"', text), way.url


def test_counts_lead_to_the_list_of_those_that_lack_it(desk: Client) -> None:
    plan, _ = with_project()
    make_project().plans.add(plan)
    make_project()
    counts = page(desk, plan).context["counts"]
    assert len(counts) == len(CHECKED)
    assert [(it.label, 2) for it in counts] == [
        (it.label, desk.get(it.url).context["cl"].result_count) for it in counts
    ]


def test_projects_without_a_plan_have_a_page_of_their_own(desk: Client) -> None:
    with_project()
    loose = make_project()
    seen = page(desk, None).context
    assert [row.project for row in seen["rows"]] == [loose]
    assert [desk.get(it.url).context["cl"].result_count for it in seen["counts"]] == [1] * len(
        CHECKED
    )


def test_lines_without_a_project_lead_to_a_new_one_that_serves_them(desk: Client) -> None:
    plan = make_plan()
    line = make_line(plan=plan)
    [row] = page(desk, plan).context["lines"]
    assert (row.line, row.url) == (line, url(ActionLine, "change", line.pk))
    form = desk.get(row.add_url).context["adminform"].form
    assert [form[name].value() for name in ("plans", "action_lines")] == [
        [str(plan.pk)],
        [str(line.pk)],
    ]


def test_claims_without_numbers_lead_to_their_form(desk: Client) -> None:
    plan = make_plan()
    claim = make_claim(plan)
    assert [row.url for row in page(desk, plan).context["claims"]] == [
        url(Claim, "change", claim.pk)
    ]


def test_long_plan_is_shown_page_by_page(desk: Client) -> None:
    plan = make_plan()
    for _ in range(51):
        make_project().plans.add(plan)
    assert [len(page(desk, plan, query).context["rows"]) for query in ("", "?p=2")] == [50, 1]


def test_page_names_only_what_its_reader_may_know_of(client: Client, db: None) -> None:
    """T03."""
    plan, _ = with_project(title="Hush hush")
    public = make_public_project()
    public.plans.add(plan)
    make_claim(plan, verb="hushed", review_state="draft")
    client.force_login(make_member(StaffRole.EDITOR))
    seen = page(client, plan)
    assert [row.project for row in seen.context["rows"]] == [public]
    assert "ush" not in seen.content.decode().replace("ublish", "")
    assert {count.count for count in seen.context["counts"]} == {1}


def test_page_of_a_plan_that_one_may_not_see_does_not_open(client: Client, db: None) -> None:
    client.force_login(make_member(StaffRole.VIEWER))
    hidden = page(client, make_plan(title="Hush plan", publication_state="draft"))
    assert hidden.status_code == 404
    assert b"Hush" not in hidden.content


def test_page_is_reached_from_the_plan_and_from_the_list(desk: Client) -> None:
    plan = make_plan()
    tools = desk.get(url(Plan, "change", plan.pk)).context["tools"]
    listed = desk.get(url(Plan, "changelist"))
    address = url(Plan, "completeness", plan.pk)
    assert address in [tool.url for tool in tools]
    assert f'href="{address}"' in listed.content.decode()
    assert WITHOUT in [tool.url for tool in listed.context["list_tools"]]


def test_page_costs_the_same_with_1_and_30_projects(
    desk: Client, django_assert_num_queries: Any
) -> None:
    plan, _ = with_project()
    make_line(plan=plan)
    make_claim(plan)
    page(desk, plan)
    with django_assert_num_queries(21):
        page(desk, plan)
    for _ in range(29):
        make_project().plans.add(plan)
        make_line(plan=plan)
        make_claim(plan)
    with django_assert_num_queries(21):
        page(desk, plan)
