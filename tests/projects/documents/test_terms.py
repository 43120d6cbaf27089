"""What a record is found and counted by."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projects.choices import ReviewState, Role, Status
from projects.documents.terms import search_text_of, searchable
from projects.models import Project, ProjectAlias, PublicRecord, Term
from tests.factories import (
    make_area,
    make_fund,
    make_funding,
    make_line,
    make_organisation,
    make_participation,
    make_plan,
    make_project,
    make_public_project,
    make_source,
    make_status,
    make_territory,
    make_theme,
    publish,
)
from tests.projects.ledgers import few

NOT_REPORTED = {
    ("plan", ""),
    ("area", ""),
    ("country", ""),
    ("organisation", ""),
    ("fund", ""),
    ("theme", ""),
    ("status", ""),
}
MISSING = {("missing", name) for name in ("dates", "funding", "outcome", "source")}


def terms_of(project: Project) -> set[tuple[str, str]]:
    return set(Term.objects.filter(record=project.pk).values_list("facet", "value"))


@pytest.mark.django_db
def test_project_of_which_nothing_is_reported_says_so_under_every_facet() -> None:
    """U10."""
    assert terms_of(make_public_project()) == {*NOT_REPORTED, *MISSING, ("signature", "false")}


@pytest.mark.django_db
def test_project_is_found_by_all_that_its_document_names() -> None:
    plan = make_plan(slug="p")
    pillar = make_area(slug="pillar", plan=plan)
    area = make_area(slug="area", plan=plan, parent=pillar)
    sub = make_area(slug="sub", plan=plan, parent=area)
    project = make_project(is_signature=True)
    project.action_lines.add(make_line(slug="line", plan=plan, focus_area=sub))
    project.themes.add(make_theme(slug="digital"))
    project.sources.add(make_source())
    make_territory(project, "VN")
    make_participation(project, organisation=make_organisation(slug="koica"), role=Role.FUNDING)
    make_funding(project, fund=make_fund(slug="akcf"))
    make_status(project, Status.COMPLETED)
    publish(project)
    assert terms_of(project) == {
        ("plan", "p"),
        ("area", "pillar"),
        ("area", "area"),
        ("area", "sub"),
        ("line", "line"),
        ("theme", "digital"),
        ("country", "VN"),
        ("organisation", "koica"),
        ("role", "funding"),
        ("participation", "koica/funding"),
        ("fund", "akcf"),
        ("status", "completed"),
        ("signature", "true"),
        ("missing", "dates"),
        ("missing", "outcome"),
    }


@pytest.mark.django_db
def test_area_above_a_hidden_one_is_no_term() -> None:
    """T01: a hidden area hides the way up."""
    plan = make_plan()
    top = make_area(slug="top", plan=plan)
    hidden = make_area(slug="hidden", plan=plan, parent=top, publication_state="draft")
    project = make_project()
    project.focus_areas.add(make_area(slug="below", plan=plan, parent=hidden))
    publish(project)
    assert {value for facet, value in terms_of(project) if facet == "area"} == {"below"}


@pytest.mark.django_db
def test_money_that_does_not_count_finds_no_fund() -> None:
    project = make_project()
    make_funding(
        project, fund=make_fund(), is_counted=False, counting_reason="Another source is nearer"
    )
    publish(project)
    assert {("fund", ""), ("missing", "funding")} <= terms_of(project)


@pytest.mark.django_db
def test_draft_entries_are_no_terms() -> None:
    """T01."""
    project = make_public_project()
    make_status(project, review_state=ReviewState.DRAFT)
    make_funding(project, fund=make_fund(), review_state=ReviewState.SUBMITTED)
    publish(make_project(parent=project))
    assert terms_of(project) == {*NOT_REPORTED, *MISSING, ("signature", "false")}


@pytest.mark.django_db
def test_search_text_holds_every_name_in_both_languages() -> None:
    project = make_project(
        slug="kadif",
        acronym="KADIF",
        title="Digital Innovation Flagship",
        title_ko="한·아세안 디지털 혁신",
        summary="Skills",
        summary_ko="역량",
    )
    ProjectAlias.objects.create(project=project, name="Digital Flagship Project")
    record = publish(project)
    assert record.search_text == (
        "kadif kadif digital innovation flagship 한·아세안 디지털 혁신 "
        "digital flagship project skills 역량"
    )
    assert search_text_of(json.loads(PublicRecord.objects.get().document)) == record.search_text


@pytest.mark.parametrize(
    "typed",
    [
        "디지털",
        unicodedata.normalize("NFD", "디지털"),
        "  디지털\n",
    ],
)
def test_hangul_is_found_however_it_was_typed(typed: str) -> None:
    """U34."""
    assert searchable(typed) == "디지털"


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("CAFÉ", "café"),
        ("Cafe\u0301", "café"),
        ("Straße", "strasse"),
        ("ΣΊΣΥΦΟΣ", "σίσυφοσ"),
        ("a\u00a0 b\t\nc", "a b c"),
        ("", ""),
    ],
)
def test_letters_are_folded_and_white_space_collapsed(typed: str, folded: str) -> None:
    """U34."""
    assert searchable(typed) == folded


@few
@given(st.text())
def test_searchable_text_is_searchable_as_it_is(text: str) -> None:
    """U34."""
    once = searchable(text)
    assert searchable(once) == once


@few
@given(st.text())
def test_both_normal_forms_are_searched_alike(text: str) -> None:
    """U34."""
    assert searchable(unicodedata.normalize("NFD", text)) == searchable(
        unicodedata.normalize("NFC", text)
    )
