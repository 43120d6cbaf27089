"""Facet counts are what a reader of the documents would count."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings

from projects.choices import Status
from projects.filters.project import ProjectFilterSet
from projects.models import PublicRecord
from projects.reports.facets import FACETS, Option, read_labels
from tests.factories import (
    make_area,
    make_country,
    make_fund,
    make_organisation,
    make_participation,
    make_partnership,
    make_plan,
    make_project,
    make_public_project,
    make_status,
    make_territory,
    make_theme,
    publish,
)
from tests.projects.filters.world import (
    State,
    World,
    build,
    counted,
    facets_of,
    found,
    query,
    states,
)
from tests.projects.ledgers import few, few_or, show

pytestmark = pytest.mark.django_db

# What facets are chosen together with: themselves, words, a year, another date.
CHOSEN = (*FACETS, "q", "active_in", "as_of")
# A role narrows by the organisations chosen with it.
WITH_ROLES = ("organisation", "role", "status")
HIDDEN: dict[str, Any] = {"publication_state": "draft"}


def options(text: str, name: str) -> list[Option]:
    facets = facets_of(ProjectFilterSet(QueryDict(text)))
    assert [facet.name for facet in facets] == list(FACETS)
    return next(facet.options for facet in facets if facet.name == name)


def counts(text: str, name: str) -> list[tuple[str, int]]:
    return [(option.value, option.count) for option in options(text, name)]


def test_counts_are_what_a_reader_of_the_documents_would_count() -> None:
    """U10: the oracle counts in Python, for random states, as of any date."""
    build()
    world = World.read()

    def check(state: State) -> None:
        assert counted(ProjectFilterSet(query(state))) == world.counts(state)

    few_or(500, usual=30)(given(states(among=CHOSEN))(check))()
    few_or(100, usual=25)(given(states(among=WITH_ROLES))(check))()


def test_value_with_a_count_finds_as_many_when_it_alone_is_chosen() -> None:
    """U11."""
    build()

    @settings(few, max_examples=2)
    @given(states(among=CHOSEN))
    def check(state: State) -> None:
        for name, values in counted(ProjectFilterSet(query(state))).items():
            for value, count in values.items():
                assert len(found(state | {name: [value]})) == count

    check()


def make_statuses() -> None:
    projects = [make_project(publication_state="published") for _ in range(4)]
    for project, status, code in zip(
        projects, ("ongoing", "ongoing", "completed"), ("VN", "LA", "VN"), strict=False
    ):
        make_status(project, status)
        make_territory(project, code)
    show(*projects)


def test_facets_own_choice_does_not_reduce_its_own_counts() -> None:
    """U10."""
    make_statuses()
    assert counts("status=ongoing", "status") == [("ongoing", 2), ("completed", 1), ("none", 1)]


def test_facet_of_organisations_does_not_reduce_itself_through_the_role() -> None:
    """U10."""
    bodies = []
    for _ in range(2):
        project = make_project()
        bodies.append(make_participation(project).organisation.slug)
        publish(project)
    assert counts(f"organisation={bodies[0]}&role=implementing", "organisation") == [
        (bodies[0], 1),
        (bodies[1], 1),
    ]


def test_other_choices_reduce_the_counts() -> None:
    """U10."""
    make_statuses()
    assert counts("country=VN", "status") == [("completed", 1), ("ongoing", 1)]


def test_what_is_not_reported_is_counted_and_stands_last() -> None:
    """U10."""
    make_public_project()
    make_public_project()
    make_statuses()
    assert counts("", "country") == [("VN", 2), ("LA", 1), ("none", 3)]


def test_chosen_value_stays_when_nothing_carries_it_any_more() -> None:
    """U11."""
    make_statuses()
    make_country("KH")
    assert [
        (option.value, option.count, option.is_selected)
        for option in options("country=KH&status=completed", "country")
    ] == [("VN", 1, False), ("KH", 0, True)]
    assert counts("status=suspended&country=VN", "status") == [
        ("completed", 1),
        ("ongoing", 1),
        ("suspended", 0),
    ]


def test_drafts_are_not_counted() -> None:
    """U12."""
    make_statuses()
    hidden = make_project()
    make_status(hidden)
    make_territory(hidden, "VN")
    assert counts("", "country") == [("VN", 2), ("LA", 1), ("none", 1)]


def test_option_bears_the_names_of_both_languages() -> None:
    make_country("VN", name="Viet Nam", name_ko="베트남")
    project = make_project()
    make_territory(project, "VN")
    publish(project)
    assert options("", "country") == [
        Option(value="VN", label="Viet Nam", label_ko="베트남", count=1, is_selected=False)
    ]


def test_labels_are_those_of_what_the_public_may_see() -> None:
    """T01."""
    plan = make_plan(slug="plan", title="Plan", title_ko="계획")
    make_area(slug="area", plan=plan, number="1.1", title="Trade", title_ko="무역")
    make_area(slug="bare-area", plan=plan, title="Culture")
    make_theme(slug="theme", name="Digital", name_ko="디지털")
    make_country("VN", name="Viet Nam", name_ko="베트남")
    make_fund(slug="fund", name="Cooperation Fund", name_ko="기금", acronym="ACF")
    make_fund(slug="bare-fund", name="Other Fund")
    make_organisation(slug="body", name="Agency", name_ko="기관", acronym="A")
    make_plan(slug="secret-plan", **HIDDEN)
    make_plan(slug="secret-plan-2", partnership=make_partnership(**HIDDEN))
    make_area(slug="secret-area", **HIDDEN, plan=plan)
    make_theme(slug="secret-theme", **HIDDEN)
    make_fund(slug="secret-fund", **HIDDEN)
    make_organisation(slug="secret-body", **HIDDEN)
    assert read_labels() == {
        "plan": {"plan": ("Plan", "계획")},
        "status": {status.value: (str(status.label), "") for status in Status},
        "signature": {},
        "theme": {"theme": ("Digital", "디지털")},
        "country": {"VN": ("Viet Nam", "베트남")},
        "fund": {"fund": ("ACF", "기금"), "bare-fund": ("Other Fund", "")},
        "area": {"area": ("1.1 Trade", "1.1 무역"), "bare-area": ("Culture", "")},
        "organisation": {"body": ("Agency (A)", "기관")},
        "missing": {},
    }


def test_counting_takes_as_many_queries_at_thirty_records_as_at_one() -> None:
    """S14."""
    taken = []
    for number in (1, 29):
        projects = [make_project(publication_state="published") for _ in range(number)]
        for project in projects:
            make_status(project)
        show(*projects)
        with CaptureQueriesContext(connection) as queries:
            facets_of(ProjectFilterSet())
        taken.append((PublicRecord.objects.count(), len(queries)))
    assert taken == [(1, 2), (30, 2)]
