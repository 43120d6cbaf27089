"""What is saved, published or withdrawn of a noun follows into the records that name it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from projects.choices import Vocabulary
from projects.models import (
    Classification,
    DataVersion,
    FormerAddress,
    Indicator,
    Plan,
    Project,
    PublicRecord,
    Source,
    Term,
    VocabularyCode,
)
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
    make_rate,
    make_reading,
    make_source,
    make_status,
    make_territory,
    make_theme,
    make_user,
    publish,
)

pytestmark = pytest.mark.django_db

HIDDEN: dict[str, Any] = {"publication_state": "draft"}


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


@pytest.mark.parametrize(
    ("make", "relate", "key"),
    [
        (make_plan, lambda project, row: project.plans.add(row), "plans"),
        (make_area, lambda project, row: project.focus_areas.add(row), "areas"),
        (make_line, lambda project, row: project.action_lines.add(row), "lines"),
        (make_theme, lambda project, row: project.themes.add(row), "themes"),
        (
            make_organisation,
            lambda project, row: make_participation(project, organisation=row),
            "organisations",
        ),
        (make_source, lambda project, row: project.sources.add(row), "sources"),
        (make_fund, lambda project, row: make_funding(project, fund=row), "funds"),
    ],
)
def test_noun_that_moved_is_named_by_its_new_address(
    make: Callable[..., Any], relate: Callable[[Project, Any], Any], key: str
) -> None:
    row, project = make(slug="before"), make_project()
    relate(project, row)
    publish(project)
    row.slug = "after"
    save_noun(row, by=None, reason="Moved")
    assert [it["slug"] for it in document_of(project)[key]] == ["after"]


def test_new_title_of_a_source_is_shown_beside_the_figures_that_cite_it() -> None:
    entry = make_status(make_project())
    publish(entry.project)
    entry.source.title = "After"
    save_noun(entry.source, by=None, reason="Corrected")
    assert document_of(entry.project)["status"]["source"]["title"] == "After"


def test_new_title_of_a_source_is_shown_beside_readings_baselines_and_conversions() -> None:
    source, project = make_source(), make_project()
    indicator = make_indicator(
        project=project, baseline_value=1, baseline_year=2020, baseline_source=source
    )
    reading = make_reading(indicator)
    rate = make_rate()
    make_funding(project, currency="KRW", exchange_rate=rate)
    publish(project)
    for row in (source, reading.source, rate.source):
        row.title = "After"
        save_noun(row, by=None, reason="Corrected")
    document = document_of(project)
    assert [
        document["indicators"][0]["baseline"]["source"]["title"],
        document["indicators"][0]["reading"]["source"]["title"],
        document["funding"][0]["exchange_rate"]["source"]["title"],
    ] == ["After"] * 3


def test_new_title_of_an_area_is_shown_where_a_line_brings_it() -> None:
    area = make_area()
    project = make_project()
    project.action_lines.add(make_line(plan=area.plan, focus_area=area))
    publish(project)
    area.title = "After"
    save_noun(area, by=None, reason="Corrected")
    assert [it["title"] for it in document_of(project)["areas"]] == ["After"]


def test_new_name_of_a_code_is_shown() -> None:
    code = VocabularyCode.objects.create(vocabulary=Vocabulary.SDG_GOAL, code="9", name="Before")
    project = make_project()
    Classification.objects.create(project=project, code=code)
    publish(project)
    code.name = "After"
    save_noun(code, by=None, reason="Corrected")
    assert [it["name"] for it in document_of(project)["codes"]] == ["After"]


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


def test_withdrawn_area_takes_its_lines_along() -> None:
    """T07."""
    area = make_area()
    project = make_project()
    project.action_lines.add(make_line(plan=area.plan, focus_area=area))
    publish(project)
    withdraw_noun(area, by=None, reason="Not adopted after all")
    document = document_of(project)
    assert (document["areas"], document["lines"]) == ([], [])


@pytest.mark.parametrize("levels", [1, 2])
def test_withdrawn_area_is_no_longer_above_another(levels: int) -> None:
    """T07: its address is gone from the terms too."""
    above = area = make_area(slug="secret")
    for _ in range(levels):
        area = make_area(plan=above.plan, parent=area)
    project = make_project()
    project.focus_areas.add(area)
    publish(project)
    assert "secret" in values_of(project, "area")
    withdraw_noun(above, by=None, reason="Not adopted after all")
    assert not Term.objects.filter(value="secret").exists()


@pytest.mark.parametrize(
    ("make", "relation"), [(make_area, "focus_areas"), (make_line, "action_lines")]
)
def test_withdrawn_partnership_takes_areas_and_lines_along(
    make: Callable[..., Any], relation: str
) -> None:
    """T07."""
    row, project = make(), make_project()
    getattr(project, relation).add(row)
    publish(project)
    withdraw_noun(row.plan.partnership, by=None, reason="Not adopted after all")
    document = document_of(project)
    assert (document["plans"], document["areas"], document["lines"]) == ([], [], [])


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


def test_published_indicator_shows_its_baseline_with_its_source() -> None:
    """T01: what is cited is public, and its history says by whom."""
    source, user = make_source(**HIDDEN), make_user()
    project = make_public_project()
    indicator = make_indicator(
        project=project, baseline_value=1, baseline_year=2020, baseline_source=source, **HIDDEN
    )
    publish_noun(indicator, by=user)
    source.refresh_from_db()
    assert (source.publication_state, source.history.first().history_user) == ("published", user)
    (shown,) = document_of(project)["indicators"]
    assert shown["baseline"]["source"]["slug"] == source.slug


@pytest.mark.parametrize("state", ["withdrawn", "scheduled"])
def test_indicator_is_not_published_over_a_hidden_source(state: str) -> None:
    """T01."""
    source = make_source(title="Secret", publication_state=state, publish_at="2099-01-01T00:00Z")
    project = make_public_project()
    indicator = make_indicator(
        project=project, baseline_value=1, baseline_year=2020, baseline_source=source, **HIDDEN
    )
    with pytest.raises(ValidationError):
        publish_noun(indicator, by=None)
    assert "Secret" not in PublicRecord.objects.get(pk=project.pk).document
    assert Indicator.objects.get().publication_state == "draft"


@pytest.mark.parametrize("what", ["baseline", "conversion"])
def test_source_that_a_baseline_or_a_conversion_rests_on_can_not_be_withdrawn(what: str) -> None:
    """T07: or else the documents would go on naming it."""
    rate, project = make_rate(), make_project()
    if what == "baseline":
        make_indicator(
            project=project, baseline_value=1, baseline_year=2020, baseline_source=rate.source
        )
    else:
        make_funding(project, currency="KRW", exchange_rate=rate)
    publish(project)
    with pytest.raises(ValidationError) as refusal:
        withdraw_noun(rate.source, by=None, reason="Asked for it")
    assert refusal.value.messages == [
        "Published figures rest on this source: withdraw or supersede them first."
    ]
    assert Source.objects.get(pk=rate.source_id).publication_state == "published"


def test_rate_that_sums_were_converted_at_can_not_be_corrected() -> None:
    """What is shown stays true to the rate beside it."""
    rate = make_rate()
    entry = make_funding(make_project(), "1000", currency="KRW", exchange_rate=rate)
    publish(entry.project)
    before = version(), PublicRecord.objects.values().get()
    rate.usd_per_unit = Decimal("0.0008")
    with pytest.raises(ValidationError) as refusal:
        save_noun(rate, by=None, reason="Corrected")
    assert refusal.value.messages == [
        "Sums were converted at this rate: enter the new one beside it."
    ]
    assert (version(), PublicRecord.objects.values().get()) == before
    publish(entry.project)
    (shown,) = document_of(entry.project)["funding"]
    converted = Decimal(shown["amount"]) * Decimal(shown["exchange_rate"]["usd_per_unit"])
    assert converted == Decimal(shown["usd_amount"])


def test_noun_that_the_public_never_saw_raises_nothing() -> None:
    """T01."""
    plan = make_plan(publication_state="draft")
    make_public_project()
    before = version()
    plan.title = "After"
    save_noun(plan, by=None, reason="Corrected")
    assert (Plan.objects.get().title, version()) == ("After", before)


@pytest.mark.parametrize("make", [make_area, make_line])
def test_part_of_a_hidden_plan_raises_nothing(make: Callable[..., Any]) -> None:
    """T01: published itself, it waits for its plan."""
    row = make(plan=make_plan(**HIDDEN), **HIDDEN)
    make_public_project()
    before = version()
    publish_noun(row, by=None)
    row.refresh_from_db()
    assert (row.publication_state, version()) == ("published", before)


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


def test_noun_changed_under_embargo_is_a_draft_again() -> None:
    plan = make_plan(publication_state="scheduled", publish_at="2099-01-01T00:00Z")
    plan = Plan.objects.get()
    plan.title = "What nobody approved"
    save_noun(plan, by=make_user(), reason="Edited")
    stored = Plan.objects.get()
    assert (stored.publication_state, stored.publish_at) == ("draft", None)


def test_noun_saved_unchanged_keeps_its_embargo() -> None:
    make_plan(publication_state="scheduled", publish_at="2099-01-01T00:00Z")
    save_noun(Plan.objects.get(), by=make_user(), reason="Looked")
    assert Plan.objects.get().publication_state == "scheduled"


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
    with pytest.raises(TypeError):
        schedule_noun(project, at=datetime(2099, 1, 1, tzinfo=UTC), by=None)
    assert Project.objects.get().publication_state == project_state
