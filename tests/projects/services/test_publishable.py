"""What is saved, published or withdrawn of a noun follows into the records that name it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from projects.models import DataVersion, FormerAddress, Plan, Project, PublicRecord, Term
from projects.services.publishable import publish_noun, save_noun, schedule_noun, withdraw_noun
from tests.factories import (
    make_area,
    make_country,
    make_fund,
    make_funding,
    make_indicator,
    make_line,
    make_organisation,
    make_participation,
    make_plan,
    make_project,
    make_public_project,
    make_reading,
    make_source,
    make_territory,
    make_theme,
    make_user,
    publish,
)

pytestmark = pytest.mark.django_db


def version() -> int:
    found = DataVersion.objects.first()
    return 0 if found is None else found.number


def document_of(project: Project) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(PublicRecord.objects.get(pk=project.pk).document)
    return found


def values_of(project: Project, facet: str) -> set[str]:
    return set(Term.objects.filter(record=project.pk, facet=facet).values_list("value", flat=True))


def test_new_title_of_a_plan_is_shown_in_every_project_that_names_it() -> None:
    plan = make_plan(title="Before")
    area, line = make_area(plan=plan), make_line(plan=plan)
    projects = [make_project() for _ in range(3)]
    projects[0].plans.add(plan)
    projects[1].focus_areas.add(area)
    projects[2].action_lines.add(line)
    for project in projects:
        publish(project)
    before = version()
    plan.title = "After"
    save_noun(plan, by=None, reason="Title corrected")
    assert [[it["name"] for it in document_of(one)["plans"]] for one in projects] == [["After"]] * 3
    assert version() == before + 1


def test_new_names_of_area_line_theme_and_country_are_shown() -> None:
    area, line, theme = make_area(), make_line(), make_theme()
    country = make_country("VN", name="Before")
    project = make_project()
    project.focus_areas.add(area)
    project.action_lines.add(line)
    project.themes.add(theme)
    make_territory(project, "VN")
    publish(project)
    area.title = line.text = theme.name = country.name = "After"
    for noun in (area, line, theme, country):
        save_noun(noun, by=None, reason="Corrected")
    document = document_of(project)
    assert [
        [it["title"] for it in document["areas"]],
        [it["text"] for it in document["lines"]],
        [it["name"] for it in document["themes"]],
        [it["name"] for it in document["countries"]],
    ] == [["After"]] * 4


def test_new_title_of_a_describing_source_is_shown() -> None:
    source, project = make_source(), make_project()
    project.sources.add(source)
    publish(project)
    source.title = "After"
    save_noun(source, by=None, reason="Corrected")
    assert [it["title"] for it in document_of(project)["sources"]] == ["After"]


def test_withdrawn_organisation_is_gone_from_every_project() -> None:
    """T07."""
    body = make_organisation(slug="secret-body", name="Secret")
    partner, payee = make_project(), make_project()
    make_participation(partner, organisation=body)
    make_funding(payee, provider=body)
    for project in (partner, payee):
        publish(project)
        assert "Secret" in PublicRecord.objects.get(pk=project.pk).document
    withdraw_noun(body, by=None, reason="Asked for it")
    for record in PublicRecord.objects.all():
        assert "secret" not in (record.document + record.summary).lower()
    assert values_of(partner, "organisation") == {""}
    assert values_of(partner, "participation") == set()


def test_withdrawn_plan_takes_its_areas_and_lines_along() -> None:
    """T07."""
    plan = make_plan()
    area = make_area(plan=plan)
    line = make_line(plan=plan, focus_area=area)
    project = make_project()
    project.action_lines.add(line)
    publish(project)
    withdraw_noun(plan, by=None, reason="Not adopted after all")
    document = document_of(project)
    assert (document["plans"], document["areas"], document["lines"]) == ([], [], [])
    assert [values_of(project, facet) for facet in ("plan", "area", "line")] == [{""}, {""}, set()]


def test_fund_published_later_appears_where_it_paid() -> None:
    fund = make_fund(publication_state="draft")
    project = make_project()
    make_funding(project, fund=fund)
    publish(project)
    assert values_of(project, "fund") == {""}
    publish_noun(fund, by=None)
    assert [it["slug"] for it in document_of(project)["funds"]] == [fund.slug]
    assert values_of(project, "fund") == {fund.slug}


def test_indicator_published_later_appears_in_its_project() -> None:
    project = make_public_project()
    indicator = make_indicator(project=project, publication_state="draft")
    make_reading(indicator)
    publish_noun(indicator, by=None)
    assert [it["slug"] for it in document_of(project)["indicators"]] == [indicator.slug]
    assert "outcome" not in document_of(project)["missing"]


def test_noun_that_the_public_never_saw_raises_nothing() -> None:
    """T01."""
    plan = make_plan(publication_state="draft")
    make_public_project()
    before = version()
    plan.title = "After"
    save_noun(plan, by=None, reason="Corrected")
    assert (Plan.objects.get().title, version()) == ("After", before)


def test_history_says_who_changed_a_noun_and_why() -> None:
    user, plan = make_user(), make_plan()
    plan.title = "After"
    save_noun(plan, by=user, reason="Title corrected")
    row = plan.history.first()
    assert (row.history_user, row.history_change_reason, row.title, row.version) == (
        user,
        "Title corrected",
        "After",
        2,
    )


def test_unfit_noun_is_refused_and_nothing_changes() -> None:
    """T14."""
    plan = make_plan(title="Before")
    before = version()
    plan.title = ""
    with pytest.raises(ValidationError) as refusal:
        save_noun(plan, by=None, reason="Corrected")
    assert refusal.value.message_dict == {"title": ["This field cannot be blank."]}
    assert (Plan.objects.get().title, plan.history.count(), version()) == ("Before", 1, before)


def test_public_noun_that_moves_leaves_its_former_address() -> None:
    plan = make_plan(slug="one")
    plan.slug = "two"
    save_noun(plan, by=None, reason="Moved")
    assert list(FormerAddress.objects.values_list("noun", "slug", "leads_to")) == [
        ("plan", "one", "two")
    ]


def test_draft_noun_that_moves_leaves_nothing() -> None:
    """T01."""
    plan = make_plan(slug="secret", publication_state="draft")
    plan.slug = "two"
    save_noun(plan, by=None, reason="Moved")
    publish_noun(plan, by=None)
    assert list(FormerAddress.objects.all()) == []


def test_noun_under_embargo_is_not_shown() -> None:
    """T01."""
    moment = datetime(2099, 1, 1, tzinfo=UTC)
    plan = make_plan(publication_state="draft")
    project = make_project()
    project.plans.add(plan)
    publish(project)
    before = version()
    schedule_noun(plan, at=moment, by=None)
    stored = Plan.objects.get()
    assert (stored.publication_state, stored.publish_at) == ("scheduled", moment)
    assert (document_of(project)["plans"], version()) == ([], before)


def test_publishing_a_noun_ends_its_embargo() -> None:
    plan = make_plan(publication_state="scheduled", publish_at="2099-01-01T00:00Z")
    publish_noun(plan, by=None)
    stored = Plan.objects.get()
    assert (stored.publication_state, stored.publish_at) == ("published", None)


@pytest.mark.parametrize("project_state", ["draft", "published"])
def test_project_is_published_by_its_own_service_only(project_state: str) -> None:
    project = make_project(publication_state=project_state)
    with pytest.raises(TypeError):
        publish_noun(project, by=None)
    with pytest.raises(TypeError):
        withdraw_noun(project, by=None, reason="x")
    assert Project.objects.get().publication_state == project_state
