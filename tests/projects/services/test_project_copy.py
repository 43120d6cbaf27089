"""Working copies are stored whole: one history row, nothing lost that their author can't see."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from projects.choices import StaffRole
from projects.models import Organisation, Participation, Project, ProjectAlias, history_of
from projects.services.project_copy import store_project
from tests.factories import (
    make_member,
    make_organisation,
    make_plan,
    make_project,
    make_source,
    make_theme,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def erin() -> User:
    return make_member(StaffRole.EDITOR)


def test_a_new_project_leaves_one_history_row_with_all_its_lists(erin: User) -> None:
    plan, theme = make_plan(), make_theme()
    project = Project()
    values = {"slug": "academy", "title": "Academy", "plans": [plan], "themes": [theme]}
    assert store_project(project, values, by=erin, reason="Entered")
    [told] = history_of(Project).all()
    assert (told.history_user, told.history_change_reason) == (erin, "Entered")
    assert [it.plan for it in told.plans.all()] == [plan]
    assert list(project.owners.all()) == [erin]


def test_parts_leave_their_own_history(erin: User) -> None:
    agency: Organisation = make_organisation()
    project = make_project()
    project.owners.add(erin)
    said = [{"organisation": agency, "role": "funding"}]
    assert store_project(project, {"participations": said}, by=erin, reason="Agreed")
    assert not store_project(project, {"participations": said}, by=erin, reason="Again")
    store_project(project, {"participations": []}, by=erin, reason="Left")
    told = history_of(Participation).order_by("history_id")
    assert [(it.history_type, it.history_change_reason) for it in told] == [
        ("+", "Agreed"),
        ("-", "Left"),
    ]
    assert project.version == 3


def test_what_is_refused_is_not_stored(erin: User) -> None:
    plan = make_plan()
    project = make_project(title="Before")
    twice = [{"name": "AC", "source": make_source()}, {"name": "AC", "source": None}]
    with pytest.raises(ValidationError) as refused:
        store_project(
            project, {"title": "After", "plans": [plan], "aliases": twice}, by=erin, reason=""
        )
    assert set(refused.value.message_dict) == {"aliases"}
    project.refresh_from_db()
    assert (project.title, project.version, project.plans.count()) == ("Before", 1, 0)
    assert not ProjectAlias.objects.exists()


def test_what_its_author_can_not_see_stays(erin: User) -> None:
    viewer = make_member(StaffRole.VIEWER)
    hidden = make_organisation(publication_state="draft")
    known = make_organisation()
    project = make_project(follows=make_project())
    project.owner_organisations.add(hidden)
    Participation.objects.create(project=project, organisation=hidden, role="funding")
    said = {"follows": None, "owner_organisations": [known], "participations": []}
    assert store_project(project, said, by=viewer, reason="Edited")
    project.refresh_from_db()
    assert project.follows is not None
    assert set(project.owner_organisations.all()) == {hidden, known}
    assert Participation.objects.get().organisation == hidden
