"""What changed for a plan between two dates, and that it can't disagree with the pages."""

import json
from dataclasses import asdict
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.serializers.json import DjangoJSONEncoder
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from projects.choices import LineState, PublicationState, Status
from projects.models import Plan, Project, PublicRecord
from projects.reports.changes import PlanChanges, find_plan, read_changes
from projects.reports.changes.ledgers import read_ledgers
from projects.reports.plan_account import read_account
from projects.reports.project_documents import documents_as_of
from tests.factories import (
    make_assessment,
    make_claim,
    make_funding,
    make_indicator,
    make_line,
    make_milestone,
    make_period,
    make_plan,
    make_project,
    make_rate,
    make_reading,
    make_reported_value,
    make_source,
    make_status,
    publish,
)
from tests.projects.ledgers import DAYS, FIRST, Ledgers, few, ledgers, show, store, undone

pytestmark = pytest.mark.django_db

SINCE, ON = date(2023, 6, 30), date(2024, 6, 30)
BEFORE, BETWEEN, AFTER = date(2023, 3, 1), date(2024, 3, 1), date(2024, 9, 1)


@pytest.fixture
def plan() -> Plan:
    return make_plan(slug="plan")


def changes(since: date = SINCE, on: date = ON) -> PlanChanges:
    plan = find_plan("plan")
    assert plan is not None
    return read_changes(plan, since=since, on=on, today=False)


def in_plan(plan: Plan, **values: object) -> Project:
    project = make_project(**values)
    project.plans.add(plan)
    return project


# What is told


def test_status_is_told_before_and_after_with_its_source(plan: Plan) -> None:
    project = in_plan(plan, slug="flagship")
    make_status(project, Status.APPROVED, effective_on=BEFORE)
    said = make_status(project, Status.ONGOING, effective_on=BETWEEN, source=make_source(slug="s"))
    make_status(project, Status.COMPLETED, effective_on=AFTER)
    publish(project)
    (change,) = changes().statuses
    assert change.project["slug"] == "flagship"
    assert change.before is not None
    assert change.after is not None
    assert (change.before["status"], change.after["status"]) == ("approved", "ongoing")
    assert (change.after["id"], change.after["source"]["slug"]) == (str(said.pk), "s")
    assert (change.has_begun, change.has_ended, change.is_cancelled) == (True, False, False)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (None, Status.ONGOING, (True, False, False)),
        (Status.SUSPENDED, Status.ONGOING, (False, False, False)),
        (Status.ONGOING, Status.ACTIVITIES_ENDED, (False, True, False)),
        (Status.ACTIVITIES_ENDED, Status.COMPLETED, (False, False, False)),
        (Status.ONGOING, Status.CANCELLED, (False, False, True)),
    ],
)
def test_begun_ended_and_cancelled_are_told_apart(
    plan: Plan, before: Status | None, after: Status, told: tuple[bool, bool, bool]
) -> None:
    project = in_plan(plan)
    if before is not None:
        make_status(project, before, effective_on=BEFORE)
    make_status(project, after, effective_on=BETWEEN)
    publish(project)
    (change,) = changes().statuses
    assert (change.has_begun, change.has_ended, change.is_cancelled) == told


def test_first_day_is_left_out_and_last_day_counts(plan: Plan) -> None:
    for slug, on in (("on-the-first", SINCE), ("on-the-last", ON)):
        project = in_plan(plan, slug=slug)
        make_status(project, Status.APPROVED, effective_on=BEFORE)
        make_status(project, Status.ONGOING, effective_on=on)
        publish(project)
    assert [it.project["slug"] for it in changes().statuses] == ["on-the-last"]


def test_same_status_said_again_is_no_change(plan: Plan) -> None:
    project = in_plan(plan)
    make_status(project, Status.ONGOING, effective_on=BEFORE)
    make_status(project, Status.ONGOING, effective_on=BETWEEN)
    publish(project)
    told = changes()
    assert (len(told.statuses), len(told.restated), told.silent) == (0, 1, 0)


def test_project_is_new_once_a_source_speaks_of_it(plan: Plan) -> None:
    for slug, on in (("old", BEFORE), ("new", BETWEEN), ("later", AFTER)):
        project = in_plan(plan, slug=slug)
        make_period(project, starts_on=on, effective_on=on)
        publish(project)
    told = changes()
    assert [(it.project["slug"], it.known_on) for it in told.new] == [("new", "2024-03-01")]
    assert told.new[0].entry is not None
    assert (told.projects, told.silent) == (2, 1)


def test_date_that_moved_is_told_and_one_that_stayed_is_not(plan: Plan) -> None:
    project = in_plan(plan)
    make_period(
        project, starts_on=date(2022, 1, 1), ends_on=date(2024, 12, 31), effective_on=BEFORE
    )
    make_period(project, ends_on=date(2026, 2, 28), effective_on=BETWEEN)
    publish(project)
    (change,) = changes().dates
    assert change.before is not None
    assert change.after is not None
    assert (change.which, change.before["date"], change.after["date"]) == (
        "planned_end",
        "2024-12-31",
        "2026-02-28",
    )


def test_money_is_told_by_kind_and_currency_and_never_added(plan: Plan) -> None:
    project = in_plan(plan, slug="root")
    make_funding(project, "1000000.00", effective_on=BEFORE)
    make_funding(project, "500000.00", effective_on=BETWEEN)
    make_funding(project, "2000000000.00", currency="KRW", effective_on=BETWEEN)
    publish(project)
    told = [
        (
            it.kind,
            it.currency,
            it.before and it.before.amount,
            it.after and it.after.amount,
            it.difference,
            len(it.added),
        )
        for it in changes().money
    ]
    assert told == [
        ("budget", "KRW", None, Decimal("2000000000.00"), None, 1),
        (
            "budget",
            "USD",
            Decimal("1000000.00"),
            Decimal("1500000.00"),
            Decimal("500000.00"),
            1,
        ),
    ]


def test_money_of_a_component_is_told_and_not_added(plan: Plan) -> None:
    root = in_plan(plan, slug="root")
    publish(root)
    part = in_plan(plan, slug="part", parent=root)
    make_funding(part, effective_on=BETWEEN)
    publish(part)
    (change,) = changes().money
    assert (change.before, change.after) == (None, None)
    assert [it.project and it.project["slug"] for it in change.added] == ["part"]


def test_reading_is_told_beside_the_one_before(plan: Plan) -> None:
    indicator = make_indicator(project=in_plan(plan), title="Trained")
    make_reading(indicator, "10", effective_on=BEFORE)
    make_reading(indicator, "25", effective_on=BETWEEN)
    publish(indicator.project)
    own = make_indicator(plan=plan, title="Of the plan")
    make_reading(own, "3", effective_on=BETWEEN)
    told = [
        (
            it.indicator["title"],
            it.project is None,
            it.before and it.before["value"],
            it.after and it.after["value"],
        )
        for it in changes().readings
    ]
    assert told == [("Of the plan", True, None, "3"), ("Trained", False, "10", "25")]


def test_line_is_told_with_its_step_and_what_moved_it(plan: Plan) -> None:
    counted, assessed, same = (make_line(plan=plan, position=n) for n in range(3))
    project = in_plan(plan, slug="serving")
    project.action_lines.add(counted)
    make_status(project, Status.APPROVED, effective_on=BEFORE)
    make_status(project, Status.ONGOING, effective_on=BETWEEN)
    publish(project)
    entry = make_assessment(assessed, LineState.DELIVERED, effective_on=BETWEEN)
    make_assessment(same, LineState.ADDRESSED, effective_on=BEFORE)
    told = changes()
    assert [
        (
            it.line["slug"],
            it.before.value,
            it.after.value,
            [assessment["id"] for assessment in it.assessments],
            [serving["slug"] for serving in it.projects],
        )
        for it in told.lines
    ] == [
        (counted.slug, "addressed", "under_way", [], ["serving"]),
        (assessed.slug, "not_addressed", "delivered", [str(entry.pk)], []),
    ]
    assert [(it.step.value, it.before, it.after, it.denominator) for it in told.rates] == [
        ("addressed", 2, 3, 3),
        ("under_way", 0, 2, 3),
        ("delivered", 0, 1, 3),
        ("outcome_achieved", 0, 0, 3),
    ]


def test_line_is_told_when_a_new_project_serves_it(plan: Plan) -> None:
    line = make_line(plan=plan)
    project = in_plan(plan, slug="new")
    project.action_lines.add(line)
    make_status(project, Status.PROPOSED, effective_on=BETWEEN)
    publish(project)
    (change,) = changes().lines
    assert (change.has_moved, [it["slug"] for it in change.joined]) == (False, ["new"])


def test_claims_milestones_and_other_figures_in_between_are_told(plan: Plan) -> None:
    project = in_plan(plan)
    for on in (BEFORE, BETWEEN, AFTER):
        make_claim(plan, effective_on=on)
        make_milestone(project, effective_on=on)
        make_reported_value(plan=plan, effective_on=on)
    publish(project)
    told = changes()
    assert [it["effective_on"] for it in told.claims] == ["2024-03-01"]
    assert [it.entry["effective_on"] for it in told.milestones] == ["2024-03-01"]
    assert [(it.project, it.entry["effective_on"]) for it in told.reported] == [
        (None, "2024-03-01")
    ]


def test_correction_names_the_wrong_figure_and_the_right_one(plan: Plan) -> None:
    project = in_plan(plan)
    wrong = make_funding(project, "7000000.00", effective_on=BEFORE, entered_on=BEFORE)
    make_funding(
        project,
        "700000.00",
        effective_on=BEFORE,
        entered_on=BETWEEN,
        supersedes=wrong,
        is_correction=True,
    )
    publish(project)
    told = changes()
    assert [
        (it.kind, it.wrong["amount"], it.right and it.right["amount"], it.entered_on)
        for it in told.corrections
    ] == [("funding", "7000000.00", "700000.00", "2024-03-01")]
    assert told.money == []


def test_revision_is_no_correction(plan: Plan) -> None:
    project = in_plan(plan)
    first = make_funding(project, effective_on=BEFORE)
    make_funding(project, "2000000.00", effective_on=BETWEEN, supersedes=first)
    publish(project)
    told = changes()
    assert told.corrections == []
    (change,) = told.money
    assert (change.before and change.before.amount, change.after and change.after.amount) == (
        Decimal("1000000.00"),
        Decimal("2000000.00"),
    )


def test_correction_that_takes_effect_later_leaves_its_place_open(plan: Plan) -> None:
    claim = make_claim(plan, effective_on=BETWEEN)
    make_claim(plan, effective_on=AFTER, supersedes=claim, is_correction=True)
    told = changes()
    assert told.claims == []
    assert [(it.kind, it.right, it.entered_on) for it in told.corrections] == [
        ("claim", None, None)
    ]


def test_nothing_said_is_nothing_changed(plan: Plan) -> None:
    project = in_plan(plan)
    make_status(project, effective_on=BEFORE)
    publish(project)
    told = changes()
    assert (told.is_empty, told.projects, told.silent) == (True, 1, 1)


def test_what_is_hidden_is_not_told(plan: Plan) -> None:
    public = in_plan(plan)
    make_status(public, effective_on=BEFORE)
    publish(public)
    indicator = make_indicator(plan=plan, publication_state=PublicationState.DRAFT)
    without = changes()
    hidden = in_plan(plan)
    line = make_line(plan=plan, publication_state=PublicationState.DRAFT)
    make_status(hidden, effective_on=BETWEEN)
    make_funding(hidden, effective_on=BETWEEN)
    make_reading(indicator, effective_on=BETWEEN)
    make_assessment(line, effective_on=BETWEEN)
    make_status(public, Status.CANCELLED, effective_on=BETWEEN, review_state="submitted")
    make_claim(plan, effective_on=BETWEEN, review_state="draft")
    assert changes() == without
    assert without.is_empty


def test_report_can_be_served_as_json(plan: Plan) -> None:
    project = in_plan(plan)
    project.action_lines.add(make_line(plan=plan))
    make_status(project, effective_on=BETWEEN)
    make_funding(project, effective_on=BETWEEN)
    publish(project)
    told = json.loads(json.dumps(asdict(changes()), cls=DjangoJSONEncoder))
    assert told["statuses"][0]["after"]["status"] == "ongoing"
    assert told["money"][0]["after"]["amount"] == "1000000.00"
    assert (told["since"], told["on"]) == ("2023-06-30", "2024-06-30")


# That it can't disagree with the pages


@few
@given(st.lists(ledgers, min_size=1, max_size=3), st.integers(0, DAYS - 2), st.integers(1, DAYS))
def test_both_states_are_those_of_the_pages(drawn: list[Ledgers], day: int, length: int) -> None:
    since, on = FIRST + timedelta(days=day), FIRST + timedelta(days=day + length)
    with undone():
        plan = make_plan(slug="plan", starts_on=FIRST)
        line = make_line(plan=plan)
        source, won = make_source(), make_rate(on=FIRST)
        projects = [store(it, source, won) for it in drawn]
        for project in projects:
            project.action_lines.add(line)
        show(*projects)
        keys = [it.pk for it in projects]
        read = read_ledgers(plan, keys, since=since, on=on)
        told = changes(since, on)
        accounts = {it: read_account("plan", on=it, today=False) for it in (since, on)}
        for shown_on, figures, place in (
            (since, read.figures_before(), "before"),
            (on, read.figures_after(), "after"),
        ):
            records = list(PublicRecord.objects.filter(pk__in=figures))
            for record, page in zip(records, documents_as_of(records, on=shown_on), strict=True):
                ours = figures[record.pk]
                for key in ("status", "dates", "money", "funds", "status_history", "periods"):
                    assert ours[key] == page[key], key
            account = accounts[shown_on]
            assert account is not None
            assert [getattr(it, place) for it in told.rates] == [
                it.numerator for it in account.rates
            ]
            sums = {
                (kind.kind, it.currency): it
                for kind in account.totals.kinds
                for it in kind.currencies
            }
            for change in told.money:
                assert getattr(change, place) == sums.get((change.kind, change.currency))
        statuses = {
            it.slug: it.status
            for it in accounts[since].projects  # type: ignore[union-attr]
        }
        assert {it.project["slug"]: it.before and it.before["status"] for it in told.statuses} == {
            it.project["slug"]: statuses.get(it.project["slug"]) or None for it in told.statuses
        }


def test_queries_are_the_same_however_much_changed(
    plan: Plan, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    def add() -> Project:
        line = make_line(plan=plan)
        project = in_plan(plan, publication_state=PublicationState.PUBLISHED)
        project.action_lines.add(line)
        make_status(project, Status.APPROVED, effective_on=BEFORE)
        make_status(project, effective_on=BETWEEN)
        make_period(project, effective_on=BETWEEN)
        make_funding(project, effective_on=BETWEEN)
        make_milestone(project, effective_on=BETWEEN)
        make_reported_value(project=project, effective_on=BETWEEN)
        make_reading(make_indicator(project=project), effective_on=BETWEEN)
        make_assessment(line, effective_on=BETWEEN)
        make_claim(plan, effective_on=BETWEEN)
        return project

    for count in (1, 29):
        show(*(add() for _ in range(count)))
        with django_assert_num_queries(12):
            changes()
