"""What changed in a record, in words (S18)."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from projects.choices import BatchKind, Origin
from projects.models import (
    Participation,
    Project,
    ProjectAlias,
    StatusUpdate,
    Theme,
    one_save,
    recorded_as,
)
from projects.reports.history import (
    Asked,
    Reader,
    batch_changes,
    changes_in,
    compare_moments,
    fields_in,
    people_in,
    rows_asked_for,
    rows_of_batch,
)
from projects.reports.history.words import LONGEST, Part, parts_of
from projects.services.batch import start_batch
from projects.services.history import delete_with_history, save_with_history
from tests.factories import (
    make_organisation,
    make_project,
    make_status,
    make_theme,
    make_user,
)

pytestmark = pytest.mark.django_db

EVERYTHING = Reader(lambda rows: rows, sees_deleted=True)
NOTHING = Reader(lambda rows: rows.none())


def edit(row, reason="Edited", by=None, many=None, **values):
    for name, value in values.items():
        setattr(row, name, value)
    save_with_history(row, by=by, reason=reason, many=many)


def changes(row, reader=EVERYTHING, **asked):
    refs = list(rows_asked_for(type(row), row.pk, Asked(**asked)))
    return changes_in(type(row), refs, reader)


def told(change):
    return [
        (it.label, it.old, it.new, it.went, it.came)
        for event in change.events
        for it in event.touched.differences
    ]


def values(touched):
    return {value.label: value.text for value in touched.values}


def test_words_that_came_went_and_stayed():
    assert parts_of("The old bridge of Hue", "The new stone bridge of Hue") == [
        Part("same", "The "),
        Part("went", "old"),
        Part("came", "new stone"),
        Part("same", " bridge of Hue"),
    ]


def test_words_of_a_text_too_long_to_compare_change_as_one_stretch():
    old = " ".join(f"old{number}" for number in range(LONGEST))
    new = " ".join(f"new{number}" for number in range(LONGEST))
    assert parts_of(f"A {old} Z", f"A {new} Z") == [
        Part("same", "A "),
        Part("went", old),
        Part("came", new),
        Part("same", " Z"),
    ]


def test_every_kind_of_field_is_told_in_the_words_of_its_form():
    parent = make_project(title="Programme", acronym="P")
    themes = [make_theme(name=name) for name in ("Air", "Soil", "Water")]
    entry = make_status(make_project(), review_state="draft", status="ongoing")
    project = make_project(title="Before", is_signature=True)
    edit(project, many={"themes": themes[:2]})
    edit(
        project,
        parent=parent,
        is_signature=False,
        review_interval_days=1234,
        many={"themes": themes[1:]},
    )
    edit(entry, status="cancelled", effective_on=date(2024, 6, 1))
    assert told(changes(project)[0]) == [
        ("Signature project", "Yes", "No", [], []),
        ("Part of", "", "P: Programme", [], []),
        ("Review every … days", "", "1234", [], []),
        ("Themes", "", "", ["Air"], ["Water"]),
    ]
    assert told(changes(entry)[0]) == [
        ("Effective on", "16 May 2024", "1 June 2024", [], []),
        ("Status", "Ongoing", "Cancelled", [], []),
    ]


def test_change_tells_who_when_why_and_from_where():
    user, project = make_user(), make_project()
    batch = start_batch(BatchKind.IMPORT, "sheet.xlsx", by=user)
    with recorded_as(Origin.IMPORT, batch=batch, detail="row 12"):
        edit(project, "New figures", user, title="After")
    change = changes(project)[0]
    assert (change.by, change.why, change.origin, change.detail, change.batch) == (
        user,
        "New figures",
        "Import",
        "row 12",
        batch,
    )
    assert change.at == project.history.latest().history_date


def test_rows_beside_a_record_are_told_with_the_save_they_are_part_of():
    project, agency = make_project(), make_organisation(name="Agency")
    with one_save():
        edit(project, title="After")
        alias = ProjectAlias(project=project, name="Known as")
        edit(alias)
        edit(Participation(project=project, organisation=agency, role="funding"))
    delete_with_history(alias, by=None, reason="Wrong")
    first, second, _created = changes(project)
    assert [(it.touched.noun, it.touched.name, it.touched.kind) for it in first.events] == [
        ("Other name", "Known as", "-")
    ]
    assert [(it.touched.noun, it.touched.name, it.touched.kind) for it in second.events] == [
        ("Project", "", "~"),
        ("Other name", "Known as", "+"),
        ("Participant", "Agency", "+"),
    ]
    assert values(second.events[2].touched) == {"Organisation": "Agency", "Role": "Funding"}


def test_new_record_is_told_with_all_that_it_held():
    project = make_project(title="New", acronym="N", slug="new")
    (change,) = changes(project)
    assert values(change.events[0].touched) == {
        "Address": "new",
        "Acronym": "N",
        "Title": "New",
        "Signature project": "No",
        "Publication state": "Draft",
    }


def test_what_the_reader_may_not_see_has_no_name():
    hidden = make_project(title="Secret parent")
    theme = make_theme(name="Secret theme")
    project = make_project()
    edit(project, parent=hidden, many={"themes": [theme]})
    assert told(changes(project, NOTHING)[0]) == [
        ("Part of", "", "a project you may not see", [], []),
        ("Themes", "", "", [], ["a theme you may not see"]),
    ]


def test_what_is_deleted_is_named_to_those_alone_who_see_what_is_deleted():
    theme = make_theme(name="Gone")
    project = make_project()
    edit(project, many={"themes": [theme]})
    delete_with_history(theme, by=None, reason="Unused")
    assert told(changes(project)[1]) == [("Themes", "", "", [], ["Gone (deleted)"])]
    assert told(changes(project, NOTHING)[1]) == [("Themes", "", "", [], ["a deleted theme"])]


def test_changes_are_found_by_field_person_and_day():
    user, project, theme = make_user(), make_project(), make_theme()
    edit(project, "Title", title="After")
    edit(project, "Theme", user, many={"themes": [theme]})
    alias = ProjectAlias(project=project, name="Known as")
    edit(alias, "Alias")
    edit(project, "Acronym", acronym="A")
    today = timezone.localdate()

    def whys(**asked):
        return [change.why for change in changes(project, **asked)]

    assert whys(field="title") == ["Title", ""]
    assert whys(field="themes") == ["Theme"]
    assert whys(field="projectalias") == ["Alias"]
    assert whys(by=user.pk) == ["Theme"]
    assert whys(by=user.pk, field="acronym") == []
    assert whys(since=today, until=today) == ["Acronym", "Alias", "Theme", "Title", ""]
    assert whys(until=today - timedelta(days=1)) == []
    assert people_in(Project, project.pk) == [user]


def test_fields_to_choose_from_are_those_of_the_form_and_what_stands_beside():
    names = dict(fields_in(Project))
    assert (names["title"], names["themes"], names["participation"]) == (
        "Title",
        "Themes",
        "Participants",
    )
    assert not {"version", "updated_at", "outdated_translations", "id"} & names.keys()


def test_two_moments_are_compared_with_what_stands_beside_the_record():
    project = make_project(title="One")
    since = project.history.latest().history_date
    edit(project, title="Two")
    alias = ProjectAlias(project=project, name="Known as")
    edit(alias)
    edit(project, title="One", acronym="A")
    touched = compare_moments(
        Project, project.pk, since=since, until=timezone.now(), reader=EVERYTHING
    )
    assert [
        (it.noun, it.kind, [(one.label, one.old, one.new) for one in it.differences], values(it))
        for it in touched
    ] == [
        ("Project", "~", [("Acronym", "", "A")], {}),
        ("Other name", "+", [], {"Name": "Known as", "Language": "English"}),
    ]


def test_restored_record_is_told_as_new():
    theme = make_theme()
    key = theme.pk
    delete_with_history(theme, by=None, reason="Unused")
    rows = list(rows_asked_for(Theme, key, Asked()))
    kinds = [it.events[0].touched.kind for it in changes_in(Theme, rows, EVERYTHING)]
    assert kinds == ["-", "+"]


def test_batch_is_told_row_by_row_each_record_by_its_name():
    project, source = make_project(title="Old"), make_status(make_project()).source
    batch = start_batch(BatchKind.IMPORT, "sheet.xlsx", by=None)
    with recorded_as(Origin.IMPORT, batch=batch, detail="row 2"), one_save():
        edit(project, title="New")
        edit(ProjectAlias(project=project, name="Known as"))
    with recorded_as(Origin.IMPORT, batch=batch, detail="row 3"):
        edit(
            StatusUpdate(
                project=project, status="ongoing", effective_on=date(2024, 1, 1), source=source
            )
        )
    told = batch_changes(list(rows_of_batch(batch)), EVERYTHING)
    assert [
        (change.detail, [(named.name, it.noun, it.kind) for named, it in change.touched])
        for change in told
    ] == [
        ("row 2", [("New", "Project", "~"), ("New", "Other name", "+")]),
        ("row 3", [("Ongoing (2024-01-01)", "Status update", "+")]),
    ]


def test_history_costs_the_same_for_1_10_and_50_rows():
    costs = []
    for rows in (1, 10, 50):
        project = make_project()
        for number in range(rows):
            theme = make_theme()
            with one_save():
                edit(
                    project,
                    title=f"Title {number}",
                    parent=make_project(),
                    many={"themes": [theme]},
                )
                edit(ProjectAlias(project=project, name=f"Alias {number}"))
        with CaptureQueriesContext(connection) as queries:
            assert len(changes(project)) == rows + 1
        costs.append(len(queries))
    assert costs == [19, 19, 19]
