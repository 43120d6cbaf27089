"""Saving and deleting with history (T12)."""

import pytest
from django.db.models import ProtectedError

from projects.models import (
    Organisation,
    OrganisationAlias,
    Project,
    ProjectAlias,
    PublishedEntryError,
    StatusUpdate,
)
from projects.services.history import delete_with_history, save_with_history
from tests.factories import (
    make_organisation,
    make_plan,
    make_project,
    make_status,
    make_theme,
    make_user,
)

pytestmark = pytest.mark.django_db


def last(model):
    row = model.history.latest("history_id")
    return row.history_type, row.history_user, row.history_change_reason


def test_saving_with_many_values_is_one_version_and_one_history_row():
    user, project = make_user(), make_project()
    themes, plan = [make_theme(), make_theme()], make_plan()
    many = {"themes": themes, "plans": [plan]}
    save_with_history(project, by=user, reason="Serves them", many=many)
    row = Project.history.latest("history_id")
    assert Project.history.count() == 2
    assert (row.version, row.history_user, row.history_change_reason) == (2, user, "Serves them")
    assert {link.theme_id for link in row.themes.all()} == {theme.pk for theme in themes}
    assert {link.plan_id for link in row.plans.all()} == {plan.pk}


def test_deletion_tells_who_and_why_of_what_goes_with_it_too():
    user, organisation = make_user(), make_organisation()
    OrganisationAlias.objects.create(organisation=organisation, name="Other")
    delete_with_history(organisation, by=user, reason="Entered twice")
    assert last(Organisation) == ("-", user, "Entered twice")
    assert last(OrganisationAlias) == ("-", user, "Entered twice")
    assert Organisation.objects.count() == OrganisationAlias.objects.count() == 0


def test_deletion_and_what_goes_with_it_bear_one_moment():
    project = make_project()
    ProjectAlias.objects.create(project=project, name="Other")
    delete_with_history(project, by=None, reason="Entered twice")
    assert Project.history.latest("history_id").history_date == (
        ProjectAlias.history.latest("history_id").history_date
    )


def test_record_that_named_a_deleted_one_tells_that_it_does_no_more():
    user, theme, other = make_user(), make_theme(), make_theme()
    project = make_project()
    save_with_history(project, by=None, reason="Before", many={"themes": [theme, other]})
    delete_with_history(theme, by=user, reason="Unused")
    row = Project.history.latest("history_id")
    assert list(project.themes.all()) == [other]
    assert [link.theme_id for link in row.themes.all()] == [other.pk]
    assert (row.history_user, row.history_change_reason, row.version) == (user, "Unused", 3)


def test_record_that_another_needs_is_not_deleted():
    parent = make_project()
    make_project(parent=parent)
    with pytest.raises(ProtectedError):
        delete_with_history(parent, by=None, reason="Entered twice")
    assert last(Project) == ("+", None, None)


def test_published_entry_is_not_deleted():
    status = make_status(make_project())
    with pytest.raises(PublishedEntryError):
        delete_with_history(status, by=None, reason="Wrong")
    assert last(StatusUpdate) == ("+", None, None)
