"""The public document: all that was published, nothing hidden, in a constant number of queries."""

from __future__ import annotations

import json
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from projects.choices import FundingKind, PublicationState, Role, Status, Vocabulary
from projects.documents.entries import named_document, source_document
from projects.documents.project import compose, summary_of
from projects.documents.references import Published
from projects.documents.shapes import ProjectShape, ProjectSummaryShape
from projects.documents.snapshot import take_snapshots
from projects.models import (
    Classification,
    Confirmation,
    Project,
    ProjectAlias,
    PublicRecord,
    Reading,
    VocabularyCode,
)
from tests.factories import (
    ON,
    make_area,
    make_country,
    make_fund,
    make_funding,
    make_indicator,
    make_line,
    make_milestone,
    make_organisation,
    make_participation,
    make_partnership,
    make_period,
    make_plan,
    make_project,
    make_public_project,
    make_reading,
    make_reported_value,
    make_source,
    make_status,
    make_target,
    make_territory,
    make_theme,
    publish,
)

pytestmark = pytest.mark.django_db

HIDDEN: dict[str, Any] = {
    "publication_state": PublicationState.SCHEDULED,
    "publish_at": "2099-01-01T00:00Z",
}


def document_of(project: Project, on: date | None = None) -> ProjectShape:
    record = PublicRecord.objects.get(pk=project.pk)
    if on is None:
        stored: ProjectShape = json.loads(record.document)
        return stored
    return compose({record.pk: Published.of(record)}, on=on)[record.pk].document


def make_full_project() -> Project:
    """A public project with at least one of everything that a document can name."""
    project = make_full_draft(parent=make_public_project(), follows=make_public_project())
    publish(project)
    make_public_project(parent=project)
    make_public_project(follows=project)
    return project


def make_full_draft(**values: Any) -> Project:
    plan = make_plan()
    area = make_area(plan=plan)
    source = make_source()
    project = make_project(is_signature=True, **values)
    project.plans.add(plan)
    project.focus_areas.add(area)
    project.action_lines.add(make_line(plan=plan, focus_area=area))
    project.themes.add(make_theme())
    project.sources.add(source)
    make_territory(project, "VN", share=Decimal("12.5"))
    make_participation(project, role=Role.FUNDING)
    Classification.objects.create(
        project=project,
        code=VocabularyCode.objects.get_or_create(
            vocabulary=Vocabulary.SDG_GOAL, code="9", defaults={"name": "Industry"}
        )[0],
    )
    ProjectAlias.objects.create(project=project, name="Another name", source=source)
    make_status(project)
    make_period(project, ends_on=date(2028, 12, 31))
    make_funding(project, fund=make_fund(), provider=make_organisation())
    make_milestone(project)
    make_reported_value(project=project)
    indicator = make_indicator(
        project=project, baseline_value=0, baseline_year=2020, baseline_source=source
    )
    make_reading(indicator)
    make_target(indicator)
    Confirmation.objects.create(project=project, confirmed_on=ON)
    return project


def test_bare_project_says_that_nothing_is_known() -> None:
    """U18."""
    project = make_public_project(slug="bare", title="Bare")
    record = project.public_record
    assert document_of(project) == {
        "slug": "bare",
        "acronym": "",
        "title": "Bare",
        "title_ko": "",
        "is_fictional": False,
        "summary": "",
        "summary_ko": "",
        "is_signature": False,
        "parent": None,
        "plans": [],
        "areas": [],
        "lines": [],
        "countries": [],
        "organisations": [],
        "funds": [],
        "themes": [],
        "status": None,
        "dates": {
            "planned_start": None,
            "planned_end": None,
            "actual_start": None,
            "actual_end": None,
        },
        "money": [],
        "confirmed_on": None,
        "missing": ["dates", "funding", "outcome", "source"],
        "aliases": [],
        "follows": None,
        "next_phases": [],
        "components": [],
        "codes": [],
        "sources": [],
        "status_history": [],
        "periods": [],
        "funding": [],
        "indicators": [],
        "milestones": [],
        "reported_values": [],
        "confirmations": [],
        "version": record.version,
        "published_at": record.published_at.isoformat(),
    }


def test_full_project_leaves_nothing_empty() -> None:
    document = document_of(make_full_project())
    empty = {"acronym", "title_ko", "is_fictional", "summary", "summary_ko", "missing"}
    assert {name for name, value in document.items() if not value} == empty


def test_project_serves_the_plans_and_areas_of_its_lines() -> None:
    """Named outright or through an area or a line: the plan is the same one."""
    plan = make_plan(slug="p")
    area = make_area(slug="a", number="1", title="Trade", title_ko="무역", plan=plan)
    project = make_project()
    project.action_lines.add(
        make_line(slug="l", number="1.1", text="Do", text_ko="하다", plan=plan, focus_area=area)
    )
    publish(project)
    document = document_of(project)
    assert document["plans"] == [named_document(plan)]
    assert document["areas"] == [
        {"slug": "a", "plan": "p", "number": "1", "title": "Trade", "title_ko": "무역"}
    ]
    assert document["lines"] == [
        {"slug": "l", "plan": "p", "number": "1.1", "text": "Do", "text_ko": "하다"}
    ]


def test_plans_stand_oldest_first() -> None:
    project = make_project()
    newer = make_plan(starts_on=date(2021, 1, 1))
    older = make_plan(starts_on=date(2016, 1, 1))
    project.plans.add(newer, older)
    publish(project)
    assert [it["slug"] for it in document_of(project)["plans"]] == [older.slug, newer.slug]


def test_country_shows_its_share_and_zero_is_not_unknown() -> None:
    """U18."""
    project = make_project()
    make_territory(project, "KH", share=Decimal(0))
    make_territory(project, "LA")
    make_territory(project, "VN", share=Decimal("12.50"))
    publish(project)
    assert [(it["code"], it["share"]) for it in document_of(project)["countries"]] == [
        ("KH", "0"),
        ("LA", None),
        ("VN", "12.5"),
    ]


def test_one_organisation_may_have_two_roles() -> None:
    project, body = make_project(), make_organisation(slug="koica")
    make_participation(project, organisation=body, role=Role.IMPLEMENTING)
    make_participation(project, organisation=body, role=Role.FUNDING)
    publish(project)
    assert document_of(project)["organisations"] == [
        {**named_document(body), "role": "funding"},
        {**named_document(body), "role": "implementing"},
    ]


def test_status_that_counts_stands_beside_what_others_say() -> None:
    project = make_project()
    make_status(project, Status.PROPOSED, effective_on=date(2023, 1, 1))
    make_status(project, Status.ONGOING)
    make_status(
        project, Status.COMPLETED, is_counted=False, counting_reason="The press alone says so"
    )
    publish(project)
    document = document_of(project)
    assert document["status"] is not None
    assert document["status"]["status"] == "ongoing"
    assert [it["status"] for it in document["status"]["also_reported"]] == ["completed"]
    assert [it["status"] for it in document["status_history"]] == [
        "proposed",
        "ongoing",
        "completed",
    ]


def test_status_is_unknown_while_only_uncounted_sources_speak() -> None:
    project = make_project()
    make_status(project, is_counted=False, counting_reason="The press alone says so")
    publish(project)
    assert document_of(project)["status"] is None


def test_superseded_status_stays_in_the_history() -> None:
    project = make_project()
    first = make_status(project)
    make_status(project, Status.CANCELLED, supersedes=first, is_correction=True)
    publish(project)
    assert [
        (it["status"], it["is_superseded"]) for it in document_of(project)["status_history"]
    ] == [
        ("ongoing", True),
        ("cancelled", False),
    ]


def test_document_of_a_day_knows_nothing_of_later_days() -> None:
    project = make_full_project()
    before = document_of(project, on=ON - timedelta(days=1))
    assert {
        name: before[name]
        for name in (
            *("status", "money", "confirmed_on", "status_history", "periods", "funding"),
            *("milestones", "reported_values", "confirmations", "funds"),
        )
    } == {
        "status": None,
        "money": [],
        "confirmed_on": None,
        "status_history": [],
        "periods": [],
        "funding": [],
        "milestones": [],
        "reported_values": [],
        "confirmations": [],
        "funds": [],
    }
    assert before["missing"] == ["dates", "funding", "outcome"]
    assert [(it["reading"], it["target"]) for it in before["indicators"]] == [(None, None)]


def test_only_money_that_counts_today_names_its_fund() -> None:
    project = make_project()
    counted, uncounted, replaced = (make_fund(name=name) for name in ("C", "U", "R"))
    make_funding(project, fund=uncounted, is_counted=False, counting_reason="Another is nearer")
    old = make_funding(project, fund=replaced, kind=FundingKind.PLEDGE)
    make_funding(project, fund=counted, kind=FundingKind.PLEDGE, supersedes=old)
    publish(project)
    assert document_of(project)["funds"] == [named_document(counted)]


def test_alias_and_documents_carry_their_sources() -> None:
    project, source = make_project(), make_source()
    project.sources.add(source)
    ProjectAlias.objects.create(project=project, name="KADIF", source=source)
    ProjectAlias.objects.create(project=project, name="카디프", language="ko")
    publish(project)
    document = document_of(project)
    assert document["sources"] == [source_document(source)]
    assert document["aliases"] == [
        {"name": "KADIF", "language": "en", "source": source_document(source)},
        {"name": "카디프", "language": "ko", "source": None},
    ]


def test_summary_is_part_of_the_document() -> None:
    """T05: lists show these keys and no others."""
    project = make_full_project()
    record = PublicRecord.objects.get(pk=project.pk)
    document, summary = json.loads(record.document), json.loads(record.summary)
    assert list(summary) == list(ProjectSummaryShape.__annotations__)
    assert summary == {name: document[name] for name in summary}
    assert summary == summary_of(document)


def test_document_has_the_keys_of_its_shape_and_no_others() -> None:
    """T05."""
    assert set(document_of(make_full_project())) == set(ProjectShape.__annotations__)


@pytest.mark.parametrize("state", ["draft", "submitted", "withdrawn"])
def test_hidden_records_are_left_out_of_document_terms_and_columns(state: str) -> None:
    """T01: each hidden record here bears a name that would be seen anywhere it leaked."""
    hidden: dict[str, Any] = {"publication_state": state}
    plan = make_plan()
    project = make_project(
        parent=make_project(slug="secret-parent", title="Secret parent", **hidden),
        follows=make_project(slug="secret-phase", title="Secret phase", **hidden),
    )
    project.plans.add(
        make_plan(slug="secret-plan", title="Secret", **hidden),
        make_plan(slug="secret-plan-2", title="Secret", partnership=make_partnership(**hidden)),
    )
    project.focus_areas.add(
        make_area(slug="secret-area", title="Secret", plan=plan, **hidden),
        make_area(slug="secret-area-2", title="Secret", plan=make_plan(**hidden)),
    )
    project.action_lines.add(
        make_line(slug="secret-line", text="Secret", plan=plan, **hidden),
        make_line(slug="secret-line-2", text="Secret", plan=make_plan(**hidden)),
    )
    project.themes.add(make_theme(slug="secret-theme", name="Secret", **hidden))
    make_participation(
        project, organisation=make_organisation(slug="secret-body", name="Secret", **hidden)
    )
    make_funding(
        project,
        fund=make_fund(slug="secret-fund", name="Secret", **hidden),
        provider=make_organisation(slug="secret-payer", name="Secret", **hidden),
    )
    make_project(slug="secret-part", title="Secret", parent=project, **hidden)
    make_project(slug="secret-next", title="Secret", follows=project, **hidden)
    record = publish(project)
    record.refresh_from_db()
    seen = [record.document, record.summary, record.search_text, record.parent_slug]
    seen += [record.follows_slug, *record.terms.values_list("value", flat=True)]
    assert [text for text in seen if "secret" in text.lower()] == []
    document = document_of(project)
    assert [document[name] for name in ("parent", "follows", "components", "next_phases")] == [
        None,
        None,
        [],
        [],
    ]


def test_entries_and_indicators_under_embargo_are_left_out() -> None:
    """T01."""
    project = make_project()
    entry = {"review_state": "scheduled", "publish_at": "2099-01-01T00:00Z", "note": "Secret"}
    make_status(project, **entry)
    make_period(project, **entry)
    make_funding(project, **entry)
    make_milestone(project, **entry)
    make_reported_value(project=project, **entry)
    shown = make_indicator(project=project)
    make_reading(shown, **entry)
    make_target(shown, **entry)
    make_reading(make_indicator(project=project, title="Secret", **HIDDEN))
    record = publish(project)
    assert "secret" not in record.document.lower()
    assert record.first_known_on is None
    assert [it["readings"] for it in document_of(project)["indicators"]] == [[]]


def test_internal_notes_never_reach_a_document() -> None:
    """T05."""
    project = make_project()
    make_status(project, internal_note="secret", returned_reason="secret")
    Confirmation.objects.create(project=project, confirmed_on=ON, note="secret")
    record = publish(project)
    assert "secret" not in record.document


def test_composing_thirty_records_takes_as_many_queries_as_one() -> None:
    """S14: the budget is the same at 1 and 30 records."""
    counts = []
    projects: list[Project] = []
    for number in (1, 29):
        projects += [make_full_draft() for _ in range(number)]
        versions = {
            key: Published(
                snapshot=snapshot, version=1, published_at="", parent_slug="", follows_slug=""
            )
            for key, snapshot in take_snapshots(projects).items()
        }
        with CaptureQueriesContext(connection) as queries:
            found = compose(versions, on=timezone.localdate())
        counts.append((len(found), len(queries)))
    assert counts == [(1, 19), (30, 19)]


def test_reading_by_country_stays_in_its_parts() -> None:
    project = make_project()
    reading = make_reading(make_indicator(project=project), "10")
    reading.parts.create(dimension="country", label="VN", value=4)
    reading.parts.create(dimension="country", label="LA", value=0)
    publish(project)
    (indicator,) = document_of(project)["indicators"]
    assert indicator["reading"] is not None
    assert (indicator["reading"]["value"], indicator["reading"]["parts"]) == (
        "10",
        [
            {"dimension": "country", "label": "LA", "value": "0"},
            {"dimension": "country", "label": "VN", "value": "4"},
        ],
    )
    assert Reading.objects.get().value == 10


def test_text_is_stored_as_it_was_written() -> None:
    """T24: escaping is the surface's work; a document keeps every script as it is."""
    title = "<script>alert('한')</script> & “quotes” 🙂"
    project = make_public_project(title=title)
    assert document_of(project)["title"] == title
    assert title.split("“", maxsplit=1)[0] in PublicRecord.objects.get(pk=project.pk).document


def test_country_named_in_korean_is_shown_so() -> None:
    make_country("VN", name="Viet Nam", name_ko="베트남")
    project = make_project()
    make_territory(project, "VN")
    publish(project)
    assert document_of(project)["countries"] == [
        {"code": "VN", "name": "Viet Nam", "name_ko": "베트남", "share": None}
    ]
