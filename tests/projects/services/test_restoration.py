"""Restoring an earlier version or a deleted record (S18, T48)."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from projects.choices import PublicationState, ReviewState
from projects.models import (
    FormerAddress,
    Fund,
    Membership,
    Organisation,
    OrganisationAlias,
    Participation,
    Project,
    ProjectAlias,
    ProjectCountry,
    PublicRecord,
    Reading,
    ReadingPart,
    StatusUpdate,
    Theme,
    one_save,
)
from projects.services.history import delete_with_history, save_with_history
from projects.services.ledger import publish_entries, record_entry
from projects.services.project import publish_project
from projects.services.publishable import save_noun
from projects.services.restoration import restore_deleted, restore_version
from tests.factories import (
    make_country,
    make_fund,
    make_indicator,
    make_organisation,
    make_participation,
    make_partnership,
    make_plan,
    make_project,
    make_public_project,
    make_reading,
    make_source,
    make_status,
    make_territory,
    make_theme,
    make_user,
)
from tests.projects.tables import contents

pytestmark = pytest.mark.django_db


def moment(row):
    return type(row).history.filter(pk__isnull=False, id=row.pk).latest("history_id").history_date


def edit(row, reason="Edited", many=None, **values):
    for name, value in values.items():
        setattr(row, name, value)
    save_with_history(row, by=None, reason=reason, many=many)


def restore(row, at, by=None):
    restore_version(row, at=at, by=by, reason="As it was")
    row.refresh_from_db()


def test_restored_project_holds_all_that_it_held():
    themes, plan, agency = [make_theme(), make_theme()], make_plan(), make_organisation()
    project = make_project(title="Before", acronym="B", parent=make_project())
    with one_save():
        edit(project, many={"themes": themes, "plans": [plan]})
        territory = make_territory(project, "VN", share=40)
        gone = make_participation(project, organisation=agency)
        ProjectAlias.objects.create(project=project, name="Known as")
    at, before = moment(project), contents()

    edit(project, title="After", acronym="", parent=None, many={"themes": themes[:1], "plans": []})
    edit(territory, share=60)
    delete_with_history(gone, by=None, reason="Left")
    ProjectCountry.objects.create(project=project, country=make_country("LA"))
    ProjectAlias.objects.create(project=project, name="Never again")
    Participation.objects.create(project=project, organisation=agency, role="funding")
    restore(project, at)

    after = contents()
    # The country itself was made in the meantime.
    after["projects.Country"] = before["projects.Country"]
    assert after == before


def test_restoring_is_a_new_version_with_who_and_why():
    user, project = make_user(), make_project(title="Before")
    at = moment(project)
    edit(project, title="After")
    restore(project, at, by=user)
    row = Project.history.latest("history_id")
    assert (project.title, project.version) == ("Before", 3)
    assert (row.history_type, row.version, row.history_user, row.history_change_reason) == (
        "~",
        3,
        user,
        "As it was",
    )
    assert Project.history.filter(id=project.pk).count() == 3


def test_all_that_a_restoration_changes_is_one_save():
    project = make_project()
    at = moment(project)
    ProjectAlias.objects.create(project=project, name="Later")
    edit(project, title="After")
    restore(project, at)
    assert Project.history.latest("history_id").history_date == (
        ProjectAlias.history.latest("history_id").history_date
    )


def test_restored_project_changes_only_the_working_copy():
    project = make_public_project(title="Before")
    at = moment(project)
    edit(project, title="After")
    publish_project(project, by=None)
    restore(project, at)
    record = PublicRecord.objects.get(pk=project.pk)
    assert (project.title, record.title) == ("Before", "After")
    assert project.publication_state == PublicationState.PUBLISHED


def test_restored_public_noun_is_shown_at_once_and_leaves_a_redirect():
    fund = make_fund(name="Before", slug="before")
    at = moment(fund)
    fund.name, fund.slug = "After", "after"
    save_noun(fund, by=None, reason="Renamed")
    restore(fund, at)
    assert (fund.name, fund.slug) == ("Before", "before")
    assert list(FormerAddress.objects.values_list("slug", "leads_to")) == [("after", "before")]


def test_restored_draft_version_of_what_is_public_stays_public():
    fund = make_fund(name="Before", publication_state=PublicationState.DRAFT)
    at = moment(fund)
    edit(fund, name="After", publication_state=PublicationState.PUBLISHED)
    restore(fund, at)
    assert (fund.name, fund.publication_state) == ("Before", PublicationState.PUBLISHED)


def test_what_stands_beside_a_public_noun_is_restored_too():
    partnership, source = make_partnership(), make_source()
    at = moment(partnership)
    values = {"country": make_country(), "side": "asean", "source": source}
    Membership.objects.create(partnership=partnership, **values)
    restore(partnership, at)
    assert Membership.objects.count() == 0


def test_draft_entry_is_restored():
    entry = make_status(make_project(), note="Before", review_state=ReviewState.DRAFT)
    at = moment(entry)
    edit(entry, note="After", review_state=ReviewState.SUBMITTED)
    restore(entry, at)
    assert (entry.note, entry.review_state) == ("Before", ReviewState.SUBMITTED)


def test_published_entry_is_not_restored():
    entry = make_status(make_project(), note="Before", review_state=ReviewState.DRAFT)
    at = moment(entry)
    edit(entry, note="After")
    publish_entries([entry], by=None)
    with pytest.raises(ValidationError) as refused:
        restore(entry, at)
    assert refused.value.messages == [
        "A published entry is never overwritten: supersede it by a new one."
    ]
    assert StatusUpdate.objects.get(pk=entry.pk).note == "After"


def test_version_whose_address_is_taken_is_not_restored():
    project = make_project(slug="taken")
    at = moment(project)
    edit(project, slug="moved")
    make_project(slug="taken")
    with pytest.raises(ValidationError) as refused:
        restore(project, at)
    assert refused.value.message_dict == {"slug": ["Project with this Address already exists."]}


def test_version_that_names_what_is_deleted_is_not_restored():
    parent, theme = make_project(), make_theme(publication_state=PublicationState.DRAFT)
    project = make_project(parent=parent)
    edit(project, many={"themes": [theme]})
    at = moment(project)
    edit(project, parent=None, many={"themes": []})
    delete_with_history(parent, by=None, reason="Entered twice")
    delete_with_history(theme, by=None, reason="Unused")
    with pytest.raises(ValidationError) as refused:
        restore(project, at)
    assert refused.value.messages == [
        "“part of”: the project that it named is deleted. Restore that first.",
        "“themes”: the theme that it named is deleted. Restore that first.",
    ]


def test_moment_before_the_record_was_there_is_refused():
    early = moment(make_project())
    project = make_project()
    with pytest.raises(ValidationError) as refused:
        restore(project, early)
    assert refused.value.messages == ["It was not there at that moment: choose a later one."]


def test_deleted_project_is_there_again_with_all_that_it_held():
    themes = [make_theme(), make_theme()]
    project = make_project()
    edit(project, many={"themes": themes})
    ProjectAlias.objects.create(project=project, name="Known as")
    lost = ProjectAlias.objects.create(project=project, name="Lost before")
    delete_with_history(lost, by=None, reason="Wrong")
    make_territory(project, "VN")
    before, key, created_at = contents(), project.pk, project.created_at
    delete_with_history(project, by=None, reason="Entered twice")
    user = make_user(username="restorer")
    restore_deleted(Project, key, by=user, reason="It is another")
    after = contents()
    after["auth.User"] = [row for row in after["auth.User"] if row["username"] != "restorer"]
    assert after == before
    assert Project.objects.get(pk=key).created_at == created_at


def test_history_of_a_restored_record_goes_on():
    user, project = make_user(), make_project()
    edit(project, title="After")
    key = project.pk
    delete_with_history(project, by=None, reason="Entered twice")
    restore_deleted(Project, key, by=user, reason="It is another")
    rows = Project.history.filter(id=key).order_by("history_id")
    assert list(rows.values_list("history_type", "version")) == [
        ("+", 1),
        ("~", 2),
        ("-", 2),
        ("+", 3),
    ]
    assert (rows.last().history_user, rows.last().history_change_reason) == (user, "It is another")


def test_deleted_noun_is_there_again_with_what_was_deleted_with_it():
    organisation = make_organisation(publication_state=PublicationState.DRAFT)
    alias = OrganisationAlias.objects.create(organisation=organisation, name="Other")
    key = organisation.pk
    delete_with_history(organisation, by=None, reason="Entered twice")
    restore_deleted(Organisation, key, by=None, reason="It is another")
    assert list(OrganisationAlias.objects.values_list("pk", "name")) == [(alias.pk, "Other")]


def test_deleted_draft_entry_is_there_again():
    user, reading = make_user(), make_reading(make_indicator(project=make_project()))
    draft = Reading(
        indicator=reading.indicator, value=7, effective_on=date(2024, 5, 1), source=reading.source
    )
    record_entry(draft, by=user)
    ReadingPart.objects.create(reading=draft, dimension="sex", label="women", value=3)
    before, key = contents(), draft.pk
    delete_with_history(draft, by=user, reason="Wrong")
    restore_deleted(Reading, key, by=user, reason="Right")
    assert contents() == before


def test_record_that_is_there_is_not_restored_twice():
    theme = make_theme()
    key = theme.pk
    delete_with_history(theme, by=None, reason="Unused")
    restore_deleted(Theme, key, by=None, reason="Used")
    with pytest.raises(ValidationError) as refused:
        restore_deleted(Theme, key, by=None, reason="Used")
    assert refused.value.messages == ["It is there: somebody restored it already."]


def test_deleted_record_whose_address_is_taken_stays_deleted():
    theme = make_theme(slug="taken")
    key = theme.pk
    delete_with_history(theme, by=None, reason="Unused")
    make_theme(slug="taken")
    with pytest.raises(ValidationError) as refused:
        restore_deleted(Theme, key, by=None, reason="Used")
    assert refused.value.message_dict == {"slug": ["Theme with this Address already exists."]}


def test_record_without_history_is_not_restored():
    with pytest.raises(ValidationError) as refused:
        restore_deleted(Fund, 4711, by=None, reason="Missed")
    assert refused.value.messages == ["Its history does not tell what it held."]
