"""The working copy: its tree, and what is overdue on a date."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from projects.choices import PublicationState, ReviewState, Status
from projects.models import Project
from tests.factories import (
    make_period,
    make_project,
    make_public_project,
    make_status,
)

pytestmark = pytest.mark.django_db

END = date(2024, 12, 31)


def running(ends_on: date = END) -> Project:
    project = make_project()
    make_status(project, effective_on=date(2022, 1, 1))
    make_period(project, ends_on=ends_on, effective_on=date(2022, 1, 1))
    return project


def overdue(on: date) -> list[Project]:
    return list(Project.objects.overdue(on=on))


def test_project_can_not_be_part_of_its_own_component() -> None:
    top = make_project()
    middle = make_project(parent=top)
    top.parent = make_project(parent=middle)
    with pytest.raises(ValidationError) as refusal:
        top.full_clean()
    assert refusal.value.message_dict == {"parent": ["That project is itself part of this one."]}


@pytest.mark.parametrize("phases_between", [0, 1, 2])
def test_project_can_not_follow_its_own_next_phase(phases_between: int) -> None:
    first = make_project()
    last = make_project(follows=first)
    for _ in range(phases_between):
        last = make_project(follows=last)
    first.follows = last
    with pytest.raises(ValidationError) as refusal:
        first.full_clean()
    assert refusal.value.message_dict == {"follows": ["That project is itself a phase after this."]}


def test_chain_of_phases_may_be_long() -> None:
    project = make_project()
    for _ in range(5):
        project = make_project(follows=project)
    project.full_clean()


def test_circle_further_up_is_found_and_not_run_in_forever() -> None:
    one = make_project()
    two = make_project(parent=one)
    Project.objects.filter(pk=one.pk).update(parent=two)
    outside = make_project(parent=Project.objects.get(pk=two.pk))
    with pytest.raises(ValidationError) as refusal:
        Project.objects.get(pk=outside.pk).full_clean()
    assert refusal.value.message_dict == {"parent": ["That project is itself part of this one."]}


def test_tree_of_projects_may_be_deep() -> None:
    project = make_project()
    for _ in range(5):
        project = make_project(parent=project)
    project.full_clean()


def test_roots_are_part_of_nothing() -> None:
    top = make_project()
    make_project(parent=top)
    assert list(Project.objects.roots()) == [top]


def test_signature_projects_are_those_labelled_so() -> None:
    make_project()
    labelled = make_project(is_signature=True)
    assert list(Project.objects.signature()) == [labelled]


def test_projects_stand_by_title_and_then_by_key() -> None:
    second, third, first = (make_project(title=title) for title in ("B", "B", "A"))
    assert list(Project.objects.in_order()) == [first, second, third]


def test_published_projects_are_those_whose_state_says_so() -> None:
    for state in PublicationState:
        make_project(publication_state=state, publish_at="2099-01-01T00:00Z")
    assert [it.publication_state for it in Project.objects.published()] == ["published"]


@pytest.mark.parametrize(
    ("on", "found"), [(END, False), (END + timedelta(days=1), True), (date(2030, 1, 1), True)]
)
def test_project_is_overdue_from_the_day_after_its_planned_end(on: date, found: bool) -> None:
    """T55."""
    project = running()
    assert overdue(on) == ([project] if found else [])


@pytest.mark.parametrize("status", [Status.ACTIVITIES_ENDED, Status.COMPLETED, Status.CANCELLED])
def test_project_that_a_source_says_has_ended_is_not_overdue(status: Status) -> None:
    make_status(running(), status)
    assert overdue(date(2025, 1, 1)) == []


def test_project_was_overdue_before_the_source_that_says_it_ended() -> None:
    project = running()
    make_status(project, Status.COMPLETED, effective_on=date(2025, 3, 1))
    assert (overdue(date(2025, 2, 28)), overdue(date(2025, 3, 1))) == ([project], [])


def test_project_whose_end_was_moved_is_not_overdue() -> None:
    project = running()
    make_period(project, ends_on=date(2025, 12, 31))
    assert overdue(date(2025, 12, 31)) == []


def test_unpublished_new_end_moves_nothing() -> None:
    project = running()
    make_period(project, ends_on=date(2025, 12, 31), review_state=ReviewState.DRAFT)
    assert overdue(date(2025, 12, 31)) == [project]


def test_project_without_any_status_can_be_overdue() -> None:
    project = make_project()
    make_period(project, ends_on=END)
    assert overdue(date(2025, 1, 1)) == [project]


def test_project_without_a_planned_end_is_never_overdue() -> None:
    make_status(make_project())
    assert overdue(date(2099, 1, 1)) == []


def test_project_is_named_by_acronym_and_title() -> None:
    assert [str(Project(title="T")), str(Project(title="T", acronym="A"))] == ["T", "A: T"]


def test_history_tells_of_every_change() -> None:
    project = make_public_project(title="Before")
    project.title = "After"
    project.save()
    assert [it.title for it in project.history.all()] == ["After", "Before", "Before"]
