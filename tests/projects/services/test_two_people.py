"""Where a plan needs two people, nobody publishes their own change."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import Model
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.formats import localize

from projects.choices import FateKind, PublicationState, ReviewState, StaffRole
from projects.models import LedgerEntry, LineFate, Plan, Project, Publishable
from projects.services.history import save_with_history
from projects.services.ledger import publish_entries, schedule_entry
from projects.services.project import publish_project, withdraw_project
from projects.services.publishable import delete_noun, publish_noun, save_noun, schedule_noun
from projects.services.restoration import restore_deleted, restore_version
from projects.services.submission import schedule_project, submit_project
from projects.services.two_people import own_change, plans_asking
from tests.factories import (
    make_area,
    make_assessment,
    make_claim,
    make_fund,
    make_indicator,
    make_line,
    make_meeting,
    make_member,
    make_plan,
    make_project,
    make_public_project,
    make_reading,
    make_reported_value,
    make_source,
    make_staff,
    make_status,
)

pytestmark = pytest.mark.django_db

MOMENT = datetime(2030, 1, 1, 9, tzinfo=UTC)
DRAFT = {"review_state": ReviewState.DRAFT}
UNPUBLISHED = {"publication_state": PublicationState.DRAFT}


@pytest.fixture
def amina(db: None) -> User:
    """A superuser: nobody is an exception."""
    return make_staff(username="amina")


@pytest.fixture
def binh(db: None) -> User:
    return make_staff(username="binh")


@pytest.fixture
def plan(db: None) -> Plan:
    return make_plan(title="The plan", needs_two_people=True)


@pytest.fixture
def project(plan: Plan) -> Project:
    project = make_project(title="Cyber Shield")
    project.plans.add(plan)
    return make_public(project)


def make_public(project: Project) -> Project:
    publish_project(project, by=None)
    return Project.objects.get(pk=project.pk)


def edit(row: Model, by: User, **values: object) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    save_with_history(row, by=by, reason="Edited")


def refusal_of(act: Callable[[], object]) -> str:
    with pytest.raises(ValidationError) as refusal:
        act()
    return " ".join(refusal.value.messages)


def ask(what: str) -> str:
    return (
        f"“The plan” needs two people. Ask another reviewer: you entered or changed {what} "
        f"on {localize(timezone.localdate())}."
    )


def test_author_does_not_publish_the_project_and_another_does(
    project: Project, amina: User, binh: User
) -> None:
    edit(project, amina, title="ASEAN Cyber Shield", summary="Trains.")
    assert refusal_of(lambda: publish_project(project, by=amina)) == ask("title, summary")
    assert project.public_record.title == "Cyber Shield"
    assert publish_project(project, by=binh).title == "ASEAN Cyber Shield"


def test_author_approves_no_embargo_of_their_own(project: Project, amina: User, binh: User) -> None:
    edit(project, amina, title="ASEAN Cyber Shield")
    submit_project(project, by=amina)
    approve = lambda by: schedule_project(project, at=MOMENT, by=by)  # noqa: E731
    assert refusal_of(lambda: approve(amina)) == ask("title")
    assert approve(binh).decision == "scheduled"


def test_one_of_several_authors_is_an_author(project: Project, amina: User, binh: User) -> None:
    edit(project, amina, title="ASEAN Cyber Shield")
    edit(project, binh, summary="Trains.")
    assert own_change(project, by=amina) == ask("title")
    assert own_change(project, by=binh) == ask("summary")


def test_who_entered_what_would_be_released_is_an_author(project: Project, amina: User) -> None:
    entry = make_status(project, **DRAFT)
    indicator = make_indicator(project=project, title="People trained", **UNPUBLISHED)
    edit(entry, amina, note="Handed over")
    edit(indicator, amina, unit="persons")
    assert own_change(project, by=amina) == ask("note for the public, unit")


def test_what_was_published_before_is_no_longer_a_change(
    project: Project, amina: User, binh: User
) -> None:
    edit(project, amina, title="ASEAN Cyber Shield")
    publish_project(project, by=binh)
    edit(Project.objects.get(pk=project.pk), binh, summary="Trains.")
    assert own_change(project, by=amina) == ""


def test_whole_project_is_a_change_of_whoever_wrote_it_first(plan: Plan, amina: User) -> None:
    project = Project(slug="first", title="First")
    save_with_history(project, by=amina, reason="Entered")
    project.plans.add(plan)
    assert own_change(project, by=amina) == ask("“First”, plans")


def test_withdrawn_project_comes_back_by_somebody_else(
    project: Project, amina: User, binh: User
) -> None:
    edit(project, amina, title="ASEAN Cyber Shield")
    withdraw_project(project, by=binh, reason="Too early")
    assert own_change(project, by=amina) == ask("title")
    assert own_change(project, by=binh) == ""


def test_taking_the_plan_off_is_a_change_that_needs_two_people_too(
    project: Project, amina: User
) -> None:
    vars(project)["_history_user"] = amina
    project.plans.clear()
    assert own_change(project, by=amina) == ask("plans")


def test_system_publishes_what_was_approved_before(project: Project, amina: User) -> None:
    edit(project, amina, title="ASEAN Cyber Shield")
    assert publish_project(project, by=None).title == "ASEAN Cyber Shield"


def test_no_plan_asking_leaves_everyone_free_at_the_cost_of_one_query(amina: User) -> None:
    project = make_public_project()
    project.plans.add(make_plan())
    edit(project, amina, title="Mine")
    with CaptureQueriesContext(connection) as queries:
        assert own_change(project, by=amina) == ""
    assert len(queries) == 1


def test_plan_that_asks_for_nothing_is_not_asked(plan: Plan, amina: User) -> None:
    project = make_public_project()
    project.plans.add(make_plan())
    edit(project, amina, title="Mine")
    assert own_change(project, by=amina) == ""


def entries(plan: Plan, project: Project) -> dict[str, LedgerEntry]:
    served = make_indicator(project=project)
    return {
        "of a project": make_status(project, **DRAFT),
        "of a project's indicator": make_reading(served, **DRAFT),
        "of a plan's indicator": make_reading(make_indicator(plan=plan), **DRAFT),
        "claim": make_claim(plan, **DRAFT),
        "assessment": make_assessment(make_line(plan=plan), **DRAFT),
        "reported of a plan": make_reported_value(plan=plan, **DRAFT),
        "reported of a project": make_reported_value(project=project, **DRAFT),
    }


@pytest.mark.parametrize(
    "kind",
    [
        "of a project",
        "of a project's indicator",
        "of a plan's indicator",
        "claim",
        "assessment",
        "reported of a plan",
        "reported of a project",
    ],
)
def test_entry_of_ones_own_is_published_and_approved_by_another(
    plan: Plan, project: Project, amina: User, binh: User, kind: str
) -> None:
    entry = entries(plan, project)[kind]
    edit(entry, amina, note="Mine")
    told = ask("note for the public")
    assert refusal_of(lambda: publish_entries([entry], by=amina)) == told
    assert refusal_of(lambda: schedule_entry(entry, at=MOMENT, by=amina)) == told
    publish_entries([entry], by=binh)
    assert entry.review_state == "published"


def nouns(plan: Plan, project: Project) -> dict[str, Publishable]:
    return {
        "plan": plan,
        "area": make_area(plan=plan, **UNPUBLISHED),
        "line": make_line(plan=plan, **UNPUBLISHED),
        "indicator of a plan": make_indicator(plan=plan, **UNPUBLISHED),
        "indicator of a project": make_indicator(project=project, **UNPUBLISHED),
    }


KINDS = pytest.mark.parametrize(
    "kind", ["plan", "area", "line", "indicator of a plan", "indicator of a project"]
)


@KINDS
def test_noun_of_ones_own_is_published_and_approved_by_another(
    plan: Plan, project: Project, amina: User, binh: User, kind: str
) -> None:
    noun = nouns(plan, project)[kind]
    edit(noun, amina, publication_state=PublicationState.DRAFT, slug="mine")
    assert refusal_of(lambda: publish_noun(noun, by=amina)) == ask("address")
    assert refusal_of(lambda: schedule_noun(noun, at=MOMENT, by=amina)) == ask("address")
    publish_noun(noun, by=binh)
    assert noun.is_published


@KINDS
def test_public_noun_is_not_changed_under_the_eyes_of_the_public(
    plan: Plan, project: Project, amina: User, binh: User, kind: str
) -> None:
    noun = nouns(plan, project)[kind]
    edit(noun, binh, publication_state=PublicationState.PUBLISHED)
    setattr(noun, "slug", "mine")  # noqa: B010 - not every noun is known to have one
    assert refusal_of(lambda: save_noun(noun, by=amina, reason="Mine")) == (
        "“The plan” needs two people, and this would be public at once. Withdraw it, change it, "
        "and ask another reviewer to publish it."
    )
    assert type(noun)._default_manager.filter(slug="mine").count() == 0


def test_how_a_public_plan_is_kept_may_change_at_once(plan: Plan, amina: User) -> None:
    plan.review_interval_days = 30
    plan.needs_two_people = False
    save_noun(plan, by=amina, reason="Nobody else is here in August")
    assert not plans_asking(plan).exists()


def test_nouns_without_a_plan_ask_for_nobody(plan: Plan, amina: User) -> None:
    for noun in (make_source(**UNPUBLISHED), make_fund(**UNPUBLISHED), make_meeting(**UNPUBLISHED)):
        edit(noun, amina, slug="mine")
        publish_noun(noun, by=amina)
        assert noun.is_published


# What became of a line has no draft: it is public with its lines.


def make_fate(plan: Plan, **values: object) -> LineFate:
    return LineFate.objects.create(
        line=make_line(plan=plan, **values), kind=FateKind.DROPPED, source=make_source()
    )


AT_ONCE = (
    "“The plan” needs two people, and this would be public at once. Withdraw the line, say what "
    "became of it, and ask another reviewer to publish the line."
)


def test_fate_of_a_public_line_is_not_entered_by_one_person(plan: Plan, amina: User) -> None:
    fate = LineFate(line=make_line(plan=plan), kind=FateKind.DROPPED, source=make_source())
    assert refusal_of(lambda: save_noun(fate, by=amina, reason="Dropped")) == AT_ONCE
    assert LineFate.objects.count() == 0


def test_fate_of_a_public_line_is_neither_changed_nor_deleted(plan: Plan, amina: User) -> None:
    fate = make_fate(plan)
    fate.reason = "Done already"
    assert refusal_of(lambda: save_noun(fate, by=amina, reason="Why")) == AT_ONCE
    assert refusal_of(lambda: delete_noun(fate, by=amina, reason="Wrong")) == AT_ONCE
    assert LineFate.objects.get().reason == ""


def test_fate_is_not_moved_away_from_a_public_line(plan: Plan, amina: User) -> None:
    fate = make_fate(plan)
    fate.line = make_line(publication_state=PublicationState.DRAFT)
    assert refusal_of(lambda: save_noun(fate, by=amina, reason="Moved")) == AT_ONCE


def test_fate_into_a_line_of_a_plan_that_asks_is_not_entered_by_one_person(
    plan: Plan, amina: User
) -> None:
    fate = LineFate(
        line=make_line(),
        successor=make_line(plan=plan),
        kind=FateKind.RENAMED,
        source=make_source(),
    )
    assert refusal_of(lambda: save_noun(fate, by=amina, reason="Renamed")) == AT_ONCE


def test_who_touched_a_fate_does_not_publish_its_line(plan: Plan, amina: User, binh: User) -> None:
    fate = make_fate(plan, **UNPUBLISHED)
    fate.reason = "Done already"
    save_noun(fate, by=amina, reason="Why")
    delete_noun(fate, by=amina, reason="Wrong")
    line = fate.line
    assert refusal_of(lambda: publish_noun(line, by=amina)) == ask("fates of lines")
    publish_noun(line, by=binh)
    assert line.is_published


def test_earlier_version_of_a_public_noun_is_not_restored_by_one_person(
    plan: Plan, amina: User
) -> None:
    line = make_line(plan=plan, text="Before")
    before = line.history.latest().history_date
    edit(line, amina, text="After")
    restore = lambda by: restore_version(line, at=before, by=by, reason="Back")  # noqa: E731
    assert refusal_of(lambda: restore(amina)) == (
        "“The plan” needs two people, and this would be public at once. Withdraw it, change it, "
        "and ask another reviewer to publish it."
    )
    line.refresh_from_db()
    assert line.text == "After"


def test_deleted_fate_of_a_public_line_is_not_restored_by_one_person(
    plan: Plan, amina: User
) -> None:
    fate = make_fate(plan)
    key = fate.pk
    delete_noun(fate, by=None, reason="Wrong")
    restore = lambda: restore_deleted(LineFate, key, by=amina, reason="Back")  # noqa: E731
    assert refusal_of(restore) == AT_ONCE


# Who decides over the second person.


@pytest.mark.parametrize("role", [StaffRole.REVIEWER, StaffRole.ADMINISTRATOR])
def test_rule_is_switched_off_by_administrators_alone(plan: Plan, role: StaffRole) -> None:
    person = make_member(role, plans=[plan])
    plan.needs_two_people = False
    if role == StaffRole.REVIEWER:
        assert refusal_of(lambda: save_noun(plan, by=person, reason="Off")) == (
            "“needs two people” is for administrators to change: ask one of them."
        )
    else:
        save_noun(plan, by=person, reason="Off")
    stored = Plan.objects.get(pk=plan.pk)
    assert stored.needs_two_people == (role == StaffRole.REVIEWER)


def test_rule_is_not_switched_off_by_restoring_an_earlier_version() -> None:
    plan = make_plan(needs_two_people=False)
    before = plan.history.latest().history_date
    edit(plan, make_staff(), needs_two_people=True)
    person = make_member(StaffRole.REVIEWER, plans=[plan])
    assert refusal_of(lambda: restore_version(plan, at=before, by=person, reason="Back")) == (
        "“needs two people” is for administrators to change: ask one of them."
    )
    assert Plan.objects.get(pk=plan.pk).needs_two_people
