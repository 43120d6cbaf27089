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
    project = make_project(
        slug="kadif",
        acronym="KADIF",
        title="Flagship",
        title_ko="사업",
        summary="Skills",
        summary_ko="역량",
        is_signature=True,
        parent=make_project(slug="whole"),
        follows=make_project(slug="phase-1"),
    )
    project.plans.add(make_plan(slug="plan-b"), make_plan(slug="plan-a"))
    project.focus_areas.add(make_area(slug="area"))
    project.action_lines.add(make_line(slug="line"))
    project.themes.add(make_theme(slug="theme"))
    source = make_source(slug="report")
    project.sources.add(source)
    make_territory(project, "VN", share=Decimal("12.50"))
    make_territory(project, "LA")
    make_participation(project, organisation=make_organisation(slug="koica"), role=Role.FUNDING)
    Classification.objects.create(
        project=project,
        code=VocabularyCode.objects.create(vocabulary=Vocabulary.SDG_GOAL, code="9", name="I"),
        percentage=Decimal(100),
    )
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
            "parent": "whole",
            "follows": "phase-1",
            "plans": ["plan-a", "plan-b"],
            "areas": ["area"],
            "lines": ["line"],
            "themes": ["theme"],
            "sources": ["report"],
            "countries": [("LA", None), ("VN", "12.5")],
            "participants": [("koica", "funding")],
            "codes": [("sdg_goal", "9", "100", None)],
            "aliases": [("Other", "en", "report"), ("이름", "ko", None)],
        }
    }


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
