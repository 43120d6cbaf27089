"""manage.py import_projects: what it prints, stores and returns."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from projects.choices import StaffRole
from projects.models import Batch, Project, Rehearsal
from tests.factories import make_member, make_project, make_public_project
from tests.projects.imports.sheets import as_file, exported

pytestmark = pytest.mark.django_db


def run(path: Path, **options: Any) -> tuple[int, list[str]]:
    """The exit code, and what was printed."""
    out = StringIO()
    try:
        call_command("import_projects", path, stdout=out, **options)
    except CommandError as error:
        return error.returncode, [*out.getvalue().splitlines(), str(error)]
    return 0, out.getvalue().splitlines()


def file(folder: Path, *rows: dict[str, str]) -> Path:
    path = folder / "projects.csv"
    path.write_bytes(as_file(list(rows)))
    return path


def test_changes_are_told_and_stored(tmp_path: Path) -> None:
    [row] = exported(make_project(slug="a", title="Old"))
    code, said = run(file(tmp_path, row | {"title": "New", "acronym": "N"}))
    batch = Batch.objects.get()
    assert (code, said) == (
        0,
        [
            "row 2, a, title: change, “Old” → “New”",
            "row 2, a, acronym: change, empty → “N”",
            "0 to add, 1 to change, 0 the same, 0 in conflict, 0 rejected.",
            f"Stored as batch {batch.pk}.",
        ],
    )
    assert Project.objects.get().title == "New"
    assert (batch.label, batch.made_by) == ("projects.csv", None)


def test_a_dry_run_stores_nothing(tmp_path: Path) -> None:
    [row] = exported(make_project(slug="a", title="Old"))
    code, said = run(file(tmp_path, row | {"title": "New"}), dry_run=True)
    assert (code, said[-1]) == (
        0,
        "0 to add, 1 to change, 0 the same, 0 in conflict, 0 rejected.",
    )
    assert (Project.objects.get().title, Rehearsal.objects.count()) == ("Old", 0)


def test_nothing_to_do_is_no_failure(tmp_path: Path) -> None:
    path = file(tmp_path, *exported(make_project()))
    assert run(path) == (0, ["0 to add, 0 to change, 1 the same, 0 in conflict, 0 rejected."])
    assert Batch.objects.count() == 0


def test_a_rejected_row_stores_none(tmp_path: Path) -> None:
    rows = exported(make_project(slug="a", title="Old"), make_project(slug="b"))
    rows[0]["title"], rows[1]["countries"] = "New", "Vietnam"
    code, said = run(file(tmp_path, *rows))
    assert (code, said[1:]) == (
        1,
        [
            "row 3, b, countries: There is no country “Vietnam”: write its address.",
            "0 to add, 1 to change, 0 the same, 0 in conflict, 1 rejected.",
            "Nothing is stored.",
        ],
    )
    assert Project.objects.filter(title="New").count() == 0


def test_a_conflict_stores_nothing(tmp_path: Path) -> None:
    [row] = exported(make_project(slug="a", title="Old"))
    run(file(tmp_path, row | {"title": "Theirs"}))
    code, said = run(file(tmp_path, row | {"title": "Mine"}))
    assert (code, said) == (
        1,
        [
            "row 2, a, title: conflict, “Theirs” → “Mine”",
            "0 to add, 0 to change, 0 the same, 1 in conflict, 0 rejected.",
            "Nothing is stored.",
        ],
    )
    assert Project.objects.get().title == "Theirs"


def test_what_is_no_table_is_rejected(tmp_path: Path) -> None:
    path = tmp_path / "projects.xlsx"
    path.write_bytes(b"PK\3\4 and no more")
    code, [sentence] = run(path)
    assert (code, sentence) == (
        1,
        (
            "The workbook is damaged and can't be read: open it in Excel, save it again as "
            "“Excel Workbook (.xlsx)” and try again."
        ),
    )


def test_rights_are_those_of_the_person_named(tmp_path: Path) -> None:
    project = make_public_project(slug="a", title="Old")
    editor = make_member(StaffRole.EDITOR, username="editor")
    [row] = exported(project)
    path = file(tmp_path, {"slug": "a", "version": row["version"], "title": "New"})
    code, said = run(path, by="editor")
    assert (code, said[0]) == (
        1,
        "row 2, a, slug: This project is not yours to change: take the row out of the file.",
    )
    project.owners.add(editor)
    assert run(path, by="editor")[0] == 0
    assert Batch.objects.get().made_by == editor


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({}, "nowhere.csv can't be read: No such file or directory."),
        ({"by": "nobody"}, "There is no account “nobody”."),
    ],
)
def test_a_wrong_call_has_its_own_code(options: dict[str, str], sentence: str) -> None:
    assert run(Path("nowhere.csv"), **options) == (2, [sentence])
