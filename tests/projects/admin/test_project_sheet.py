"""Taking the list of projects out, and bringing it back (S19, T02, T03, T36)."""

from __future__ import annotations

import csv
import re
from datetime import date
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from projects.admin.project import ProjectAdmin
from projects.choices import StaffRole
from projects.imports.rehearsal import outcome_of
from projects.models import Batch, Project, Rehearsal
from projects.reports.project_sheet import PROJECT_COLUMNS
from tests.factories import (
    make_member,
    make_period,
    make_project,
    make_public_project,
    make_staff,
    make_status,
)
from tests.projects.admin.forms import url
from tests.projects.imports.bombs import cell
from tests.projects.imports.sheets import as_file, exported

pytestmark = pytest.mark.django_db


def downloaded(response: Any) -> list[dict[str, str]]:
    text = response.content.decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text, newline="")))


def export(desk: Client, extension: str = "csv", query: str = "") -> Any:
    return desk.get(url(Project, "export", extension) + query)


def hand_in(desk: Client, content: bytes, name: str = "sheet.csv") -> Any:
    return desk.post(
        url(Project, "import"), {"file": SimpleUploadedFile(name, content)}, follow=True
    )


def words(response: Any) -> str:
    """The page as it is read: without markup, its spaces as one."""
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return re.sub(r"\s+", " ", text)


def step(rehearsal: Rehearsal, page: str, **data: Any) -> str:
    return url(Project, page, rehearsal.pk)


# Taking out


def test_the_list_is_exported_as_it_is_filtered_and_ordered(desk: Client) -> None:
    for year, title in ((2026, "Alpha"), (2028, "Beta"), (2027, "Gamma"), (2029, "Delta")):
        project = make_project(title=title, is_signature=title != "Delta")
        make_period(project, ends_on=date(year, 12, 31))
    # The first column holds the boxes for choosing rows.
    column = 1 + ProjectAdmin.list_display.index("planned_end")
    rows = downloaded(export(desk, query=f"?is_signature__exact=1&o=-{column}"))
    assert [row["title"] for row in rows] == ["Beta", "Gamma", "Alpha"]
    assert list(rows[0]) == list(PROJECT_COLUMNS)


def test_all_pages_of_the_list_are_exported(desk: Client) -> None:
    for _ in range(60):
        make_project()
    assert len(downloaded(export(desk, query="?p=2"))) == 60


def test_a_workbook_says_what_it_holds(desk: Client, staff: User) -> None:
    make_project(title="Alpha", is_signature=True)
    make_project(title="Beta")
    response = export(desk, "xlsx", "?is_signature__exact=1&q=Alpha")
    book = load_workbook(BytesIO(response.content))
    about = dict(row[:2] for row in book.worksheets[1].iter_rows(values_only=True, max_row=7))
    assert (about["Filter"], about["Exported by"], about["Rows"]) == (
        "signature project: Yes; search: “Alpha”",
        str(staff),
        1,
    )
    assert [row[2] for row in book.worksheets[0].iter_rows(values_only=True)] == ["title", "Alpha"]
    assert response["Content-Disposition"] == 'attachment; filename="projects.xlsx"'
    assert "no-store" in response["Cache-Control"]


def test_each_column_says_what_it_means_and_accepts(desk: Client) -> None:
    book = load_workbook(BytesIO(export(desk, "xlsx").content))
    told = {row[0]: row[1:3] for row in book.worksheets[1].iter_rows(values_only=True)}
    assert [name for name in PROJECT_COLUMNS if not all(told.get(name, [None]))] == []


def test_another_kind_of_file_is_not_there(desk: Client) -> None:
    assert export(desk, "exe").status_code == 404


def test_a_text_that_no_cell_holds_leads_back_to_the_list(desk: Client) -> None:
    make_project(summary="a" * 40_000)
    response = desk.get(url(Project, "export", "xlsx"), follow=True)
    [message] = response.context["messages"]
    assert "40000 characters" in str(message)


def test_what_one_must_not_know_of_is_in_no_export(client: Client) -> None:
    """T03: hidden projects, drafts of others, and hidden parents of what is public."""
    hidden = make_project(slug="hush", title="Hush-hush")
    public = make_public_project(title="Known")
    Project.objects.filter(pk=public.pk).update(parent=hidden)
    make_status(public, "ongoing", effective_on=date(2024, 1, 1))
    make_status(public, "cancelled", review_state="draft", note="hush")
    client.force_login(make_member(StaffRole.EDITOR))
    [row] = downloaded(export(client))
    assert (row["title"], row["parent"], row["status"]) == ("Known", "", "ongoing")
    assert b"ush" not in export(client).content


@pytest.mark.parametrize("count", [1, 30])
def test_an_export_costs_the_same_with_1_and_30_rows(
    desk: Client, count: int, django_assert_max_num_queries: Any
) -> None:
    for _ in range(count):
        make_status(make_project(parent=make_project()))
    export(desk)
    with django_assert_max_num_queries(22):
        export(desk)


# Bringing back


def test_a_file_is_shown_before_anything_is_stored(desk: Client) -> None:
    project = make_project(title="Old", acronym="A")
    [row] = exported(project)
    response = hand_in(desk, as_file([row | {"title": "New", "acronym": ""}]))
    assert "“sheet.csv”, read as UTF-8, separated by commas. Nothing is stored yet." in words(
        response
    )
    assert "title Old New acronym A empty" in words(response)
    assert "Store 1 row" in response.content.decode()
    project.refresh_from_db()
    assert (project.title, Batch.objects.count()) == ("Old", 0)


def test_storing_what_was_shown(desk: Client, staff: User) -> None:
    project = make_project(title="Old")
    [row] = exported(project)
    hand_in(desk, as_file([row | {"title": "New"}]))
    rehearsal = Rehearsal.objects.get()
    response = desk.post(step(rehearsal, "apply"), follow=True)
    assert [str(it) for it in response.context["messages"]] == ["“sheet.csv” is stored."]
    assert "1 row of it is stored." in words(response)
    project.refresh_from_db()
    batch = Batch.objects.get()
    assert (project.title, batch.made_by, batch.rehearsal) == ("New", staff, rehearsal)


def test_mistakes_stand_beside_their_cells_and_nothing_can_be_stored(desk: Client) -> None:
    [row] = exported(make_project())
    response = hand_in(desk, as_file([row | {"is_signature": "perhaps"}]))
    assert "is_signature: “perhaps” is neither true nor false: write one of the two." in words(
        response
    )
    assert "1 row has to be put right in the file first" in words(response)
    assert reverse("admin:projects_project_apply", args=[Rehearsal.objects.get().pk]) not in (
        response.content.decode()
    )


@pytest.mark.parametrize("extension", ["csv", "xlsx"])
def test_mistakes_can_be_taken_away_as_a_file(desk: Client, extension: str) -> None:
    good, bad = make_project(), make_project()
    rows = exported(good, bad)
    rows[1]["is_signature"] = "perhaps"
    hand_in(desk, as_file(rows))
    response = desk.get(url(Project, "problems", Rehearsal.objects.get().pk, extension))
    if extension == "csv":
        told = [row["problem"] for row in downloaded(response)]
    else:
        page = load_workbook(BytesIO(response.content)).worksheets[0]
        told = [row[-1] or "" for row in page.iter_rows(values_only=True, min_row=2)]
    assert told == [
        "",
        "is_signature: “perhaps” is neither true nor false: write one of the two.",
    ]


def test_the_file_of_mistakes_is_corrected_and_handed_in(desk: Client) -> None:
    [row] = exported(make_project(title="Old"))
    hand_in(desk, as_file([row | {"is_signature": "perhaps", "title": "New"}]))
    response = desk.get(url(Project, "problems", Rehearsal.objects.get().pk, "csv"))
    [told] = downloaded(response)
    response = hand_in(desk, as_file([told | {"is_signature": "true"}]))
    assert "Store 1 row" in response.content.decode()


@pytest.mark.parametrize(("word", "title"), [("mine", "Mine"), ("theirs", "Theirs")])
def test_conflicts_are_decided_cell_by_cell(desk: Client, word: str, title: str) -> None:
    project = make_project(title="Old")
    [row] = exported(project)
    colleague = Client()
    colleague.force_login(make_staff())
    hand_in(colleague, as_file([row | {"title": "Theirs"}]))
    colleague.post(step(Rehearsal.objects.get(), "apply"))
    response = hand_in(desk, as_file([row | {"title": "Mine", "acronym": "A"}]))
    assert "In 1 cell the file and a colleague say different things." in words(response)
    rehearsal = Rehearsal.objects.get(batch=None)
    desk.post(step(rehearsal, "decide"), {"2:title": word})
    desk.post(step(rehearsal, "apply"))
    project.refresh_from_db()
    assert (project.title, project.acronym) == (title, "A")


def test_all_conflicts_are_decided_at_once(desk: Client) -> None:
    projects = [make_project(title="Old") for _ in range(60)]
    rows = exported(*projects)
    hand_in(desk, as_file([row | {"title": "Theirs"} for row in rows]))
    desk.post(step(Rehearsal.objects.get(), "apply"))
    hand_in(desk, as_file([row | {"title": "Mine"} for row in rows]))
    rehearsal = Rehearsal.objects.get(batch=None)
    response = desk.post(step(rehearsal, "decide"), {"all": "mine"}, follow=True)
    assert "Store 60 rows" in response.content.decode()


def test_what_drifted_is_told_and_shown_anew(desk: Client) -> None:
    project = make_project(title="Old")
    [row] = exported(project)
    hand_in(desk, as_file([row | {"title": "Mine"}]))
    mine = Rehearsal.objects.get()
    hand_in(desk, as_file([row | {"title": "Theirs"}]))
    desk.post(step(Rehearsal.objects.exclude(pk=mine.pk).get(), "apply"), follow=True)
    response = desk.post(step(mine, "apply"), follow=True)
    assert [str(it) for it in response.context["messages"]] == [
        "Something changed since you looked, in these rows: 2. Nothing is stored yet. Look again."
    ]
    assert "title Theirs Mine" in words(response)


def test_rows_are_shown_by_kind_and_page_by_page(desk: Client) -> None:
    rows = exported(*[make_project() for _ in range(60)])
    for row in rows:
        row["title"] = f"Changed {row['slug']}"
    hand_in(desk, as_file([*rows, {"slug": "new", "title": "New"}]))
    address = step(Rehearsal.objects.get(), "rehearsal")
    counts = {
        query: len(desk.get(address + query).context["rows"])
        for query in ("", "?p=3", "?kind=add", "?kind=change&p=2", "?kind=nonsense")
    }
    assert counts == {
        "": 30,
        "?p=3": 1,
        "?kind=add": 1,
        "?kind=change&p=2": 30,
        "?kind=nonsense": 0,
    }


def test_a_hostile_file_is_refused_with_its_reason(desk: Client) -> None:
    response = hand_in(desk, cell("XFD20000"), "sheet.xlsx")
    assert response.context["form"].errors == {
        "file": ["There is something in row 20000: a sheet has at most 10001 rows."]
    }
    assert Rehearsal.objects.count() == 0


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({}, "Choose the file that holds the rows."),
        (
            {"file": SimpleUploadedFile("empty.csv", b"")},
            "The file holds nothing: save it again and choose it anew.",
        ),
    ],
)
def test_no_file_is_no_import(desk: Client, data: dict[str, Any], sentence: str) -> None:
    response = desk.post(url(Project, "import"), data)
    assert response.context["form"].errors == {"file": [sentence]}


def test_looking_stores_nothing(desk: Client) -> None:
    """T36: what changes anything is posted, with its token."""
    [row] = exported(make_project(title="Old"))
    hand_in(desk, as_file([row | {"title": "New"}]))
    rehearsal = Rehearsal.objects.get()
    assert desk.get(step(rehearsal, "apply")).status_code == 403
    assert desk.get(step(rehearsal, "decide")).status_code == 403
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(rehearsal.made_by)
    assert strict.post(step(rehearsal, "apply")).status_code == 403
    assert Batch.objects.count() == 0


def test_a_rehearsal_is_its_makers_alone(desk: Client, client: Client) -> None:
    [row] = exported(make_project())
    hand_in(desk, as_file([row | {"title": "New"}]))
    rehearsal = Rehearsal.objects.get()
    other = Client()
    other.force_login(make_staff())
    assert [
        other.get(step(rehearsal, "rehearsal")).status_code,
        other.post(step(rehearsal, "apply")).status_code,
        other.post(step(rehearsal, "decide")).status_code,
        other.get(url(Project, "problems", rehearsal.pk, "csv")).status_code,
    ] == [404, 404, 404, 404]
    assert Batch.objects.count() == 0


def test_viewers_export_and_import_nothing(client: Client) -> None:
    make_public_project(title="Known")
    client.force_login(make_member(StaffRole.VIEWER))
    assert client.get(url(Project, "import")).status_code == 403
    assert hand_in(client, b"slug,title\nnew,New\n").status_code == 403
    tools = client.get(url(Project, "changelist")).context["list_tools"]
    assert [str(tool.label) for tool in tools] == ["Export XLSX", "Export CSV"]
    assert [row["title"] for row in downloaded(export(client))] == ["Known"]


def test_an_editors_import_keeps_to_what_is_theirs(client: Client) -> None:
    editor = make_member(StaffRole.EDITOR)
    client.force_login(editor)
    theirs = make_public_project(title="Theirs")
    response = hand_in(client, as_file([{"slug": theirs.slug, "title": "Mine"}]))
    assert "This project is not yours to change" in words(response)
    client.post(step(Rehearsal.objects.get(), "apply"))
    theirs.refresh_from_db()
    assert theirs.title == "Theirs"


def test_the_lists_buttons_keep_its_filters(desk: Client) -> None:
    tools = desk.get(url(Project, "changelist") + "?q=alpha").context["list_tools"]
    links = {str(tool.label): tool.url for tool in tools}
    assert links["Export XLSX"] == url(Project, "export", "xlsx") + "?q=alpha"
    assert links["Import…"] == url(Project, "import")


def test_what_was_rehearsed_is_what_is_kept(desk: Client) -> None:
    [row] = exported(make_project(title="Old"))
    hand_in(desk, as_file([row | {"title": "New"}]))
    rehearsal = Rehearsal.objects.get()
    assert rehearsal.digest == outcome_of(rehearsal).digest()


def test_rehearsals_that_nobody_stored_are_forgotten(desk: Client) -> None:
    [row] = exported(make_project())
    hand_in(desk, as_file([row | {"title": "New"}]))
    Rehearsal.objects.update(made_at="2020-01-01T00:00Z")
    hand_in(desk, as_file([row | {"title": "Newer"}]))
    assert Rehearsal.objects.count() == 1
