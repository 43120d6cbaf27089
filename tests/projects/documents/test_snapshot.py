"""The published version: what the working copy said, other records by their keys."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from projects.choices import Role, Vocabulary
from projects.documents.snapshot import take_snapshots
from projects.models import Classification, Project, ProjectAlias, VocabularyCode
from tests.factories import (
    make_area,
    make_line,
    make_organisation,
    make_participation,
    make_plan,
    make_project,
    make_source,
    make_territory,
    make_theme,
)

pytestmark = pytest.mark.django_db


def test_snapshot_holds_every_word_and_relation_of_the_working_copy() -> None:
    whole, before = make_project(), make_project()
    plans = [make_plan(), make_plan()]
    area, line, theme, source, body = (
        make_area(),
        make_line(),
        make_theme(),
        make_source(),
        make_organisation(),
    )
    code = VocabularyCode.objects.create(vocabulary=Vocabulary.SDG_GOAL, code="9", name="I")
    project = make_project(
        slug="kadif",
        acronym="KADIF",
        title="Flagship",
        title_ko="사업",
        summary="Skills",
        summary_ko="역량",
        is_signature=True,
        parent=whole,
        follows=before,
    )
    project.plans.add(*plans)
    project.focus_areas.add(area)
    project.action_lines.add(line)
    project.themes.add(theme)
    project.sources.add(source)
    make_territory(project, "VN", share=Decimal("12.50"))
    make_territory(project, "LA")
    make_participation(project, organisation=body, role=Role.FUNDING)
    Classification.objects.create(project=project, code=code, percentage=Decimal(100))
    ProjectAlias.objects.create(project=project, name="Other", source=source)
    ProjectAlias.objects.create(project=project, name="이름", language="ko")
    assert take_snapshots([project]) == {
        project.pk: {
            "slug": "kadif",
            "acronym": "KADIF",
            "title": "Flagship",
            "title_ko": "사업",
            "summary": "Skills",
            "summary_ko": "역량",
            "is_signature": True,
            "parent": f"project:{whole.pk}",
            "follows": f"project:{before.pk}",
            "plans": sorted(f"plan:{plan.pk}" for plan in plans),
            "areas": [f"focusarea:{area.pk}"],
            "lines": [f"actionline:{line.pk}"],
            "themes": [f"theme:{theme.pk}"],
            "sources": [f"source:{source.pk}"],
            "countries": [("country:LA", None), ("country:VN", "12.5")],
            "participants": [(f"organisation:{body.pk}", "funding")],
            "codes": [(f"vocabularycode:{code.pk}", "100", None)],
            "aliases": [("Other", "en", f"source:{source.pk}"), ("이름", "ko", None)],
        }
    }


def test_renaming_what_a_snapshot_names_does_not_change_it() -> None:
    plan, project = make_plan(slug="before"), make_project()
    project.plans.add(plan)
    snapshot = take_snapshots([project])
    plan.slug = "after"
    plan.save()
    assert take_snapshots([Project.objects.get(pk=project.pk)]) == snapshot


def test_thirty_snapshots_take_as_many_queries_as_one() -> None:
    counts = []
    for number in (1, 29):
        for _ in range(number):
            project = make_project(parent=make_project(), acronym="here")
            make_territory(project)
            make_participation(project)
            project.plans.add(make_plan())
        with CaptureQueriesContext(connection) as queries:
            found = take_snapshots(Project.objects.filter(acronym="here"))
        counts.append((len(found), len(queries)))
    assert [number for number, _ in counts] == [1, 30]
    assert counts[0][1] == counts[1][1]
