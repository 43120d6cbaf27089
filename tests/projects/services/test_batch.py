"""Undoing a batch as a whole (S19, T48)."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from projects.choices import BatchKind, Origin, PublicationState, ReviewState
from projects.models import (
    Batch,
    FormerAddress,
    Participation,
    Project,
    ProjectAlias,
    ProjectCountry,
    PublicRecord,
    Source,
    StatusUpdate,
    recorded_as,
)
from projects.services.batch import UndoRefusedError, plan_undo, start_batch, undo_batch
from projects.services.confirmation import confirm_project
from projects.services.history import delete_with_history, save_with_history
from projects.services.ledger import publish_entries, record_entry
from projects.services.project import publish_project
from projects.services.publishable import publish_noun, save_noun
from tests.factories import (
    make_country,
    make_fund,
    make_organisation,
    make_participation,
    make_plan,
    make_project,
    make_public_project,
    make_source,
    make_territory,
    make_theme,
    make_user,
)
from tests.projects.tables import contents

pytestmark = pytest.mark.django_db

DRAFT = {"publication_state": PublicationState.DRAFT}


def begin(kind=BatchKind.IMPORT, label="sheet.xlsx", by=None):
    return start_batch(kind, label, by=by, reason="New figures")


def from_row(batch, number):
    return recorded_as(Origin.IMPORT, batch=batch, detail=f"row {number}")


def told(obstacles):
    return [
        (model.__name__, key, it.sentence, it.by, it.why)
        for it in obstacles
        for model, key in [it.record]
    ]


def draft_status(project, **values):
    entry = StatusUpdate(
        **{
            "project": project,
            "status": "ongoing",
            "effective_on": date(2024, 5, 1),
            "source": values.get("source") or make_source(),
        }
        | values
    )
    record_entry(entry, by=None, reason="Import")
    return entry


def rename(row, by=None, reason="Import", **values):
    for name, value in values.items():
        setattr(row, name, value)
    save_with_history(row, by=by, reason=reason)


def test_undoing_leaves_every_table_as_it_was():
    themes, plans = [make_theme() for _ in range(3)], [make_plan() for _ in range(2)]
    first, second, third = (make_public_project() for _ in range(3))
    agency, country = make_organisation(), make_country("LA")
    save_with_history(first, by=None, reason="Before", many={"themes": themes[:2], "plans": plans})
    kept = make_participation(first, organisation=agency)
    territory = make_territory(first, "VN", share=30)
    alias = ProjectAlias.objects.create(project=second, name="Old name")
    entry = draft_status(second)
    gone = make_project(title="To be deleted", created_at=None)
    save_with_history(gone, by=None, reason="Before", many={"themes": themes})
    ProjectAlias.objects.create(project=gone, name="Goes with it")
    draft_theme, known = make_theme(**DRAFT), make_source()
    save_with_history(third, by=None, reason="Before", many={"themes": [draft_theme, themes[0]]})
    created_at = gone.created_at
    before = contents()

    batch = begin()
    with from_row(batch, 2):
        first.title, first.parent = "Renamed", second
        save_with_history(first, by=None, reason="Import", many={"themes": themes[1:], "plans": []})
        delete_with_history(kept, by=None, reason="Import")
        Participation.objects.create(project=first, organisation=agency, role="funding")
        rename(territory, share=None)
        ProjectCountry.objects.create(project=first, country=country)
    with from_row(batch, 3):
        rename(alias, name="Newer name")
        rename(entry, note="Said otherwise", review_state=ReviewState.SUBMITTED)
        rename(second, title="Once", acronym="O")
        rename(second, title="Twice")
    with from_row(batch, 4):
        source = Source(slug="from-sheet", title="From the sheet", url="https://example.org/s")
        save_with_history(source, by=None, reason="Import")
        new = Project(slug="new", title="New", parent=first)
        save_with_history(
            new, by=None, reason="Import", many={"themes": themes, "sources": [source, known]}
        )
        ProjectAlias.objects.create(project=new, name="Also new")
        draft_status(new, source=source)
        rename(third, follows=new)
    with from_row(batch, 5):
        delete_with_history(gone, by=None, reason="Import")
        delete_with_history(draft_theme, by=None, reason="Import")
    assert contents() != before

    undo_batch(batch, by=make_user(username="undoer"), reason="Wrong file")

    after = contents()
    after["auth.User"] = [row for row in after["auth.User"] if row["username"] != "undoer"]
    assert after == before
    assert Project.objects.get(title="To be deleted").created_at == created_at


def test_undoing_goes_backwards_where_records_swapped_what_only_one_can_have():
    one, other = make_project(slug="one"), make_project(slug="other")
    batch = begin()
    with from_row(batch, 2):
        rename(one, slug="between")
        rename(other, slug="one")
        rename(one, slug="other")
        save_with_history(Project(slug="between", title="New"), by=None, reason="Import")
    undo_batch(batch, by=None, reason="Wrong file")
    assert dict(Project.objects.values_list("pk", "slug")) == {one.pk: "one", other.pk: "other"}


def test_undoing_is_a_batch_of_its_own_with_who_why_and_where():
    user, project = make_user(), make_project(title="Before")
    batch = begin()
    with from_row(batch, 7):
        rename(project, title="After")
    with recorded_as(Origin.STAFF):
        undoing = undo_batch(batch, by=user, reason="Wrong file")
    batch.refresh_from_db()
    row = Project.history.filter(id=project.pk).latest("history_id")
    assert (undoing.kind, undoing.label, undoing.reason) == ("undo", "sheet.xlsx", "Wrong file")
    assert (undoing.made_by, undoing.undoes, batch.undone_by) == (user, batch, user)
    assert batch.undone_at >= undoing.made_at
    assert (row.title, row.version, row.history_user, row.history_change_reason) == (
        "Before",
        3,
        user,
        "Wrong file",
    )
    assert (row.history_origin, row.history_detail, row.history_batch) == (
        "staff",
        "row 7",
        undoing,
    )


def test_every_record_leaves_one_history_row_of_its_undoing():
    project, theme = make_project(), make_theme()
    batch = begin()
    with from_row(batch, 2):
        rename(project, title="Once")
        rename(project, title="Twice")
        new = make_project()
        new.themes.add(theme)
    undoing = undo_batch(batch, by=None, reason="Wrong file")
    rows = Project.history.filter(history_batch=undoing).order_by("history_id")
    assert sorted(rows.values_list("id", "history_type")) == [(project.pk, "~"), (new.pk, "-")]


def test_later_edit_forbids_the_whole_and_is_named():
    user, edited, other = make_user(), make_project(), make_project(title="Before")
    batch = begin()
    with from_row(batch, 2):
        rename(edited, title="Import")
        rename(other, title="Import")
    rename(edited, by=user, reason="A better title", title="Better")
    with pytest.raises(UndoRefusedError) as refused:
        undo_batch(batch, by=None, reason="Wrong file")
    other.refresh_from_db()
    batch.refresh_from_db()
    assert told(refused.value.obstacles) == [
        ("Project", edited.pk, "It was changed later.", user, "A better title")
    ]
    assert (other.title, batch.undone_at) == ("Import", None)
    assert not Batch.objects.filter(kind=BatchKind.UNDO).exists()


def test_later_edit_of_what_stands_beside_a_record_forbids_it_too():
    project = make_project()
    batch = begin()
    with from_row(batch, 2):
        alias = ProjectAlias.objects.create(project=project, name="Import")
    rename(alias, reason="Spelling", name="Imported")
    assert told(plan_undo(batch).obstacles) == [
        ("ProjectAlias", alias.pk, "It was changed later.", None, "Spelling")
    ]


def test_later_deletion_forbids_it():
    user, project = make_user(), make_project()
    batch = begin()
    with from_row(batch, 2):
        rename(project, title="Import")
    key = project.pk
    delete_with_history(project, by=user, reason="Entered twice")
    assert told(plan_undo(batch).obstacles) == [
        ("Project", key, "It was changed later.", user, "Entered twice")
    ]


def test_new_record_that_others_name_meanwhile_is_not_undone():
    user, source = make_user(), make_source()
    batch = begin()
    with from_row(batch, 2):
        new, theme = make_project(), make_theme(source=source, **DRAFT)
    component = make_project()
    rename(component, by=user, reason="Belongs to it", parent=new)
    themed = make_project()
    save_with_history(themed, by=user, reason="Fits", many={"themes": [theme]})
    alias = ProjectAlias(project=new, name="Also")
    save_with_history(alias, by=user, reason="Also called so")
    names = "It names a record that the batch made."
    assert sorted(told(plan_undo(batch).obstacles)) == [
        ("Project", component.pk, names, user, "Belongs to it"),
        ("Project", themed.pk, names, user, "Fits"),
        ("ProjectAlias", alias.pk, names, user, "Also called so"),
    ]


def test_entry_published_meanwhile_is_not_undone():
    user, project, source = make_user(), make_public_project(), make_source()
    batch = begin()
    with from_row(batch, 2):
        entry = draft_status(project, source=source)
    publish_entries([entry], by=user, reason="Checked")
    assert told(plan_undo(batch).obstacles) == [
        ("StatusUpdate", entry.pk, "It was changed later.", user, "Checked")
    ]


def test_what_the_batch_itself_published_is_not_undone():
    project, theme, status = make_project(), make_theme(**DRAFT), draft_status(make_project())
    batch = begin(BatchKind.BULK, "Publish selected")
    with recorded_as(Origin.STAFF, batch=batch):
        publish_project(project, by=None)
        publish_noun(theme, by=None)
        publish_entries([status], by=None)
    sentence = "It was published or withdrawn with it: withdraw or publish it by itself."
    assert sorted(told(plan_undo(batch).obstacles)) == [
        ("Project", project.pk, sentence, None, ""),
        ("StatusUpdate", status.pk, sentence, None, ""),
        ("Theme", theme.pk, sentence, None, ""),
    ]


def test_project_that_the_batch_published_once_more_is_not_undone():
    project = make_public_project()
    batch = begin(BatchKind.BULK, "Publish selected")
    with recorded_as(Origin.STAFF, batch=batch):
        publish_project(project, by=None)
    assert told(plan_undo(batch).obstacles) == [
        ("Project", project.pk, "The public sees it as the batch left it.", None, "")
    ]


def test_record_that_named_what_is_deleted_meanwhile_is_not_undone():
    theme, project = make_theme(**DRAFT), make_project()
    save_with_history(project, by=None, reason="Before", many={"themes": [theme]})
    batch = begin()
    with from_row(batch, 2):
        save_with_history(project, by=None, reason="Import", many={"themes": []})
    delete_with_history(theme, by=None, reason="Unused")
    assert told(plan_undo(batch).obstacles) == [
        ("Project", project.pk, "What it named before is deleted: restore that first.", None, "")
    ]


def test_record_whose_place_is_taken_meanwhile_is_not_undone():
    project = make_project(slug="taken")
    batch = begin()
    with from_row(batch, 2):
        rename(project, slug="moved")
    make_project(slug="taken")
    with pytest.raises(ValidationError) as refused:
        undo_batch(batch, by=None, reason="Wrong file")
    assert refused.value.message_dict == {"slug": ["Project with this Address already exists."]}


def test_batch_is_undone_once():
    batch = begin()
    undo_batch(batch, by=None, reason="Wrong file")
    with pytest.raises(UndoRefusedError) as refused:
        undo_batch(batch, by=None, reason="Wrong file")
    assert refused.value.messages == ["It is undone already."]


def test_undoing_is_not_undone():
    undoing = undo_batch(begin(), by=None, reason="Wrong file")
    with pytest.raises(UndoRefusedError) as refused:
        undo_batch(undoing, by=None, reason="After all")
    assert refused.value.messages == ["Undoing is not undone: make the change again."]


def test_public_noun_is_shown_again_as_it_was():
    fund = make_fund(name="Before", slug="before")
    theme = make_theme(name="Theme before")
    project = make_project()
    project.themes.add(theme)
    publish_project(project, by=None)
    batch = begin()
    with from_row(batch, 2):
        fund.name, fund.slug = "After", "after"
        save_noun(fund, by=None, reason="Import")
        theme.name = "Theme after"
        save_noun(theme, by=None, reason="Import")
    assert "Theme after" in PublicRecord.objects.get(pk=project.pk).document
    undo_batch(batch, by=None, reason="Wrong file")
    record = PublicRecord.objects.get(pk=project.pk)
    assert ("Theme before" in record.document, "Theme after" in record.document) == (True, False)
    assert list(FormerAddress.objects.values_list("slug", "leads_to")) == [("after", "before")]


def test_confirmation_undone_is_no_longer_public():
    project = make_public_project()
    batch = begin(BatchKind.BULK, "Still accurate")
    with recorded_as(Origin.STAFF, batch=batch):
        confirm_project(project, on=date(2024, 6, 1), by=None)
    assert PublicRecord.objects.get(pk=project.pk).confirmed_on == date(2024, 6, 1)
    undo_batch(batch, by=None, reason="Wrong list")
    assert PublicRecord.objects.get(pk=project.pk).confirmed_on is None


def test_planning_changes_nothing():
    project = make_project()
    batch = begin()
    with from_row(batch, 2):
        rename(project, title="Import")
        make_project()
    before = contents(without=set()), Project.history.count()
    plan_undo(batch)
    assert (contents(without=set()), Project.history.count()) == before


def test_planning_costs_the_same_for_1_and_30_records(django_assert_num_queries):
    for rows in (1, 30):
        batch = begin()
        for number in range(rows):
            project = make_project()
            with from_row(batch, number):
                rename(project, title="Import")
                ProjectAlias.objects.create(project=project, name="New")
        with django_assert_num_queries(53):
            plan_undo(batch)


def test_undoing_brings_back_which_korean_texts_were_outdated():
    fund = make_fund(name="One", name_ko="하나")
    rename(fund, name="First")
    theme = make_theme(name="Two", name_ko="둘")
    batch = begin()
    with from_row(batch, 2):
        rename(fund, name_ko="첫째")
        rename(theme, name="Second")
    assert (fund.outdated_translations, theme.outdated_translations) == ([], ["name"])
    undo_batch(batch, by=None, reason="Wrong file")
    fund.refresh_from_db()
    theme.refresh_from_db()
    assert (fund.outdated_translations, theme.outdated_translations) == (["name"], [])
