from projects.choices import BatchKind, Origin
from projects.models import Batch, Project, Provenance, recorded_as
from projects.services.history import save_with_history
from tests.factories import make_project, make_status, make_theme


def _told(row):
    versions = type(row).history.filter(id=row.pk).order_by("history_id")
    return list(versions.values_list("history_origin", "history_detail", "history_batch"))


def test_history_row_says_that_the_system_made_it_unless_told_otherwise(db):
    assert _told(make_project()) == [("system", "", None)]


def test_history_row_says_from_where_it_comes(db):
    batch = Batch.objects.create(kind=BatchKind.IMPORT, label="sheet.xlsx")
    project = make_project()

    with recorded_as(Origin.IMPORT, batch=batch, detail="row 12"):
        save_with_history(project, by=None, reason="Import")
        Project.objects.get(pk=project.pk).delete()
    save_with_history(project, by=None, reason="Put back")

    assert _told(project)[1:] == [
        ("import", "row 12", batch.pk),
        ("import", "row 12", batch.pk),
        ("system", "", None),
    ]


def test_many_valued_field_changed_in_the_block_comes_from_there_too(db):
    project, theme = make_project(), make_theme()
    with recorded_as(Origin.IMPORT, detail="row 3"):
        project.themes.add(theme)
    assert _told(project) == [("system", "", None), ("import", "row 3", None)]


def test_what_follows_the_block_comes_from_where_it_came_before():
    with recorded_as(Origin.STAFF) as outer:
        with recorded_as(Origin.IMPORT, detail="row 1"):
            pass
        with recorded_as(Origin.STAFF) as again:
            assert again == outer == Provenance(Origin.STAFF)


def test_version_counts_the_saves_of_an_entry_too(db):
    project = make_project()
    update = make_status(project)
    save_with_history(update, by=None, reason="Edited")
    update.refresh_from_db()
    assert update.version == 2
