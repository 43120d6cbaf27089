"""The only place that writes public records writes no more than it must."""

from __future__ import annotations

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from projects.choices import Status
from projects.models import Plan, Project, PublicRecord, Term
from projects.services.project import publish_projects
from projects.services.public_record import (
    records_naming,
    relatives_of,
    remove_public_records,
    write_public_records,
)
from tests.factories import (
    make_plan,
    make_project,
    make_public_project,
    make_status,
    make_theme,
    publish,
)

pytestmark = pytest.mark.django_db


def test_record_that_did_not_change_keeps_its_moment() -> None:
    project = make_public_project()
    before = PublicRecord.objects.get().updated_at
    write_public_records([project.pk])
    assert PublicRecord.objects.get().updated_at == before


def test_record_that_changed_tells_when() -> None:
    project = make_public_project()
    before = PublicRecord.objects.get().updated_at
    make_status(project)
    write_public_records([project.pk])
    assert PublicRecord.objects.get().updated_at > before


def test_project_without_a_record_is_passed_over() -> None:
    """T01."""
    write_public_records([make_project().pk])
    assert list(PublicRecord.objects.all()) == []


def test_terms_become_exactly_those_of_the_document() -> None:
    project = make_project()
    make_status(project)
    publish(project)
    kept = Term.objects.get(facet="plan")
    make_status(project, Status.COMPLETED)
    Term.objects.create(record_id=project.pk, facet="status", value="invented")
    write_public_records([project.pk])
    assert list(Term.objects.filter(facet="status").values_list("value", flat=True)) == [
        "completed"
    ]
    assert Term.objects.get(facet="plan") == kept


def test_writing_many_records_takes_as_many_queries_as_one() -> None:
    counts = []
    keys: list[int] = []
    for number in (1, 29):
        projects = [make_project() for _ in range(number)]
        publish_projects(projects, by=None)
        for project in projects:
            make_status(project)
            keys.append(project.pk)
        # Every one of them differs from what is stored.
        PublicRecord.objects.update(status="approved")
        with CaptureQueriesContext(connection) as queries:
            write_public_records(keys)
        counts.append(len(queries))
    assert set(PublicRecord.objects.values_list("status", flat=True)) == {"ongoing"}
    assert counts[1] - counts[0] <= 2  # SQLite takes so many values a statement.


def test_removing_a_record_leaves_the_others() -> None:
    gone, kept = make_public_project(), make_public_project()
    remove_public_records([gone.pk])
    assert [record.pk for record in PublicRecord.objects.all()] == [kept.pk]
    assert set(Term.objects.values_list("record", flat=True)) == {kept.pk}


def test_relatives_are_those_above_below_before_and_after() -> None:
    above, before = make_public_project(), make_public_project()
    project = make_public_project(parent=above, follows=before)
    below, after = make_public_project(parent=project), make_public_project(follows=project)
    make_public_project()
    assert relatives_of([project.pk]) == {above.pk, before.pk, below.pk, after.pk}


def test_relatives_are_those_of_the_published_versions_not_of_the_working_copies() -> None:
    above, before = make_public_project(), make_public_project()
    project = make_public_project(parent=above, follows=before)
    below, after = make_public_project(parent=project), make_public_project(follows=project)
    Project.objects.filter(pk__in=[project.pk, below.pk, after.pk]).update(
        parent=make_public_project(), follows=None
    )
    make_project(parent=project)
    assert relatives_of([project.pk]) == {above.pk, before.pk, below.pk, after.pk}


def test_records_are_found_by_whole_keys_only() -> None:
    """T06: “plan:1” must find neither “plan:12” nor “theme:1”."""
    plan, others = make_plan(pk=12), [make_plan(pk=1), make_plan(pk=2), make_theme(pk=12)]
    project = make_project()
    project.plans.add(plan)
    publish(project)
    assert records_naming([plan]) == {project.pk}
    assert records_naming([*others, plan]) == {project.pk}
    assert records_naming(others) == set()
    assert records_naming([]) == set()


def test_records_naming_any_of_a_thousand_rows_are_found() -> None:
    """A partnership may have as many lines, and SQLite refuses so many alternatives."""
    plan, project = make_plan(pk=1200), make_project()
    project.plans.add(plan)
    publish(project)
    assert records_naming(Plan(pk=key) for key in range(1, 1201)) == {project.pk}


def test_stored_json_is_compact_and_keeps_every_script() -> None:
    record = make_public_project(title="한국").public_record
    assert '"title":"한국"' in record.document
    assert json.loads(record.snapshot)["title"] == "한국"
