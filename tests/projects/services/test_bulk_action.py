"""One thing done to many records: rehearsed, then done exactly so or not at all (S16, T10)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils import timezone

from projects.choices import ListChange, StaffRole
from projects.models import Batch, Confirmation, Project, PublicRecord, Source, StatusUpdate
from projects.services.bulk_action import (
    BulkAction,
    ChangedSinceError,
    Order,
    Rehearsal,
    carry_out,
    rehearse,
)
from projects.services.bulk_action import entries as entry_actions
from projects.services.bulk_action import nouns as noun_actions
from projects.services.bulk_action import projects as project_actions
from projects.services.check_ledgers import check_ledgers
from projects.services.confirmation import confirm_project
from projects.services.history import save_with_history
from tests.factories import (
    make_fund,
    make_member,
    make_organisation,
    make_plan,
    make_project,
    make_public_project,
    make_source,
    make_staff,
    make_status,
    make_theme,
)
from tests.projects.tables import contents

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff() -> User:
    return make_staff()


def order(by: User, **answers: Any) -> Order:
    return Order(by=by, on=timezone.localdate(), reason="As agreed", answers=answers)


def rehearsed(action: BulkAction, rows: list[Any], asked: Order) -> Rehearsal[None]:
    model, keys = type(rows[0]), [row.pk for row in rows]
    return rehearse(action, model, keys, asked, tell=lambda outcome: None)


def done(action: BulkAction, rows: list[Any], asked: Order) -> list[str]:
    """Rehearse it and carry it out; the sentences of those that refused it."""
    outcome = rehearsed(action, rows, asked).outcome
    model, keys = type(rows[0]), [row.pk for row in rows]
    carry_out(action, model, keys, asked, fingerprint=outcome.fingerprint)
    return [why for _row, why in outcome.refused]


def test_rehearsal_leaves_everything_as_it_is(staff: User) -> None:
    project = make_public_project()
    make_status(project, review_state="draft")
    save_with_history(project, by=None, reason="x")
    before = contents(without=set()), Batch.objects.count(), project.history.count()
    outcome = rehearsed(project_actions.PUBLISH, [project], order(staff)).outcome
    after = contents(without=set()), Batch.objects.count(), project.history.count()
    assert (outcome.done, after) == ([project], before)


def test_rehearsal_tells_each_step_by_its_record(staff: User) -> None:
    first, second = make_project(), make_project()
    entry = make_status(second, source=make_source(publication_state="draft"), review_state="draft")
    outcome = rehearsed(project_actions.PUBLISH, [first, second], order(staff)).outcome
    steps = {
        key: [(model.__name__, own) for step in steps for model, own in [step.record]]
        for key, steps in outcome.steps.items()
    }
    assert steps == {
        first.pk: [("Project", first.pk)],
        second.pk: [("Project", second.pk), ("StatusUpdate", entry.pk)],
        None: [("Source", entry.source_id)],
    }


def test_carrying_out_leaves_one_history_row_a_record_in_one_batch(staff: User) -> None:
    projects = [make_project(), make_project()]
    asked = order(staff, is_signature=True)
    done(project_actions.SIGNATURE, projects, asked)
    [batch] = Batch.objects.all()
    assert (batch.kind, batch.label, batch.reason, batch.made_by) == (
        "bulk",
        "projects: Signature project",
        "As agreed",
        staff,
    )
    for project in projects:
        project.refresh_from_db()
        newest = project.history.latest()
        assert (project.is_signature, project.version, project.history.count()) == (True, 2, 2)
        assert (newest.history_batch, newest.history_user, newest.history_change_reason) == (
            batch,
            staff,
            "As agreed",
        )


def test_record_changed_since_the_rehearsal_stops_all_of_it(staff: User) -> None:
    projects = [make_project(), make_project()]
    asked = order(staff, is_signature=True)
    outcome = rehearsed(project_actions.SIGNATURE, projects, asked).outcome
    save_with_history(projects[1], by=None, reason="By a colleague")
    with pytest.raises(ChangedSinceError):
        carry_out(
            project_actions.SIGNATURE,
            Project,
            [project.pk for project in projects],
            asked,
            fingerprint=outcome.fingerprint,
        )
    assert set(Project.objects.values_list("is_signature", flat=True)) == {False}
    assert Batch.objects.count() == 0


def test_record_gone_since_the_rehearsal_stops_all_of_it(staff: User) -> None:
    projects = [make_project(), make_project()]
    asked = order(staff, is_signature=True)
    outcome = rehearsed(project_actions.SIGNATURE, projects, asked).outcome
    keys = [project.pk for project in projects]
    projects[0].delete()
    with pytest.raises(ChangedSinceError):
        carry_out(project_actions.SIGNATURE, Project, keys, asked, fingerprint=outcome.fingerprint)
    assert set(Project.objects.values_list("is_signature", flat=True)) == {False}


def test_entry_added_since_the_rehearsal_is_not_published_unseen(staff: User) -> None:
    project = make_project()
    outcome = rehearsed(project_actions.PUBLISH, [project], order(staff)).outcome
    make_status(project, review_state="draft")
    with pytest.raises(ChangedSinceError):
        carry_out(
            project_actions.PUBLISH,
            Project,
            [project.pk],
            order(staff),
            fingerprint=outcome.fingerprint,
        )
    assert PublicRecord.objects.count() == 0


def test_other_answers_than_rehearsed_stop_it(staff: User) -> None:
    project = make_project()
    asked = order(staff, review_interval_days=30)
    outcome = rehearsed(project_actions.REVIEW_INTERVAL, [project], asked).outcome
    with pytest.raises(ChangedSinceError):
        carry_out(
            project_actions.REVIEW_INTERVAL,
            Project,
            [project.pk],
            order(staff, review_interval_days=60),
            fingerprint=outcome.fingerprint,
        )


def test_nothing_to_do_is_not_done(staff: User) -> None:
    project = make_project(is_signature=True)
    asked = order(staff, is_signature=True)
    outcome = rehearsed(project_actions.SIGNATURE, [project], asked).outcome
    assert (outcome.done, outcome.refused) == ([], [(project, "It is so already.")])
    with pytest.raises(ChangedSinceError):
        carry_out(
            project_actions.SIGNATURE,
            Project,
            [project.pk],
            asked,
            fingerprint=outcome.fingerprint,
        )
    assert Batch.objects.count() == 0


def test_too_many_records_are_refused_with_their_number(staff: User) -> None:
    projects = [make_project() for _ in range(3)]
    with pytest.raises(ValidationError) as refusal:
        rehearsed(replace(project_actions.PUBLISH, at_most=2), projects, order(staff))
    assert refusal.value.messages == ["3 records are selected; this can be done to 2 at once."]


def test_records_of_others_are_left_as_they_are() -> None:
    agency = make_organisation()
    editor = make_member(StaffRole.EDITOR, organisations=[agency])
    mine, theirs = make_project(), make_project()
    mine.owner_organisations.add(agency)
    refused = done(project_actions.SIGNATURE, [mine, theirs], order(editor, is_signature=True))
    assert refused == ["You can't change it: it is not yours, or it is closed."]
    assert dict(Project.objects.values_list("pk", "is_signature")) == {
        mine.pk: True,
        theirs.pk: False,
    }


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        (ListChange.ADD, [{"A", "C"}, {"A", "B", "C"}]),
        (ListChange.REMOVE, [{"A"}, {"A", "B"}]),
        (ListChange.REPLACE, [{"C"}, {"C"}]),
    ],
)
def test_lists_are_added_to_taken_from_and_replaced(
    staff: User, how: str, expected: list[set[str]]
) -> None:
    a, b, c = (make_theme(name=name) for name in "ABC")
    projects = [make_project(), make_project()]
    projects[0].themes.set([a])
    projects[1].themes.set([a, b] if how != ListChange.REMOVE else [a, b, c])
    if how == ListChange.REMOVE:
        projects[0].themes.add(c)
    done(project_actions.THEMES, projects, order(staff, how=how, which=[c]))
    found = [set(project.themes.values_list("name", flat=True)) for project in projects]
    assert found == expected


def test_list_that_would_stay_the_same_is_not_saved(staff: User) -> None:
    plan, project = make_plan(), make_project()
    project.plans.add(plan)
    asked = order(staff, how=ListChange.ADD, which=[plan])
    outcome = rehearsed(project_actions.PLANS, [project], asked).outcome
    assert outcome.refused == [(project, "It is so already.")]


def test_confirming_many_shows_the_same_as_confirming_one(staff: User) -> None:
    """S24: the public records are written once for all, and stay what the ledgers give."""
    projects = [make_public_project(), make_public_project(), make_project()]
    done(project_actions.CONFIRM, projects, order(staff))
    today = timezone.localdate()
    found = Confirmation.objects.values_list("project", "confirmed_on", "confirmed_by")
    assert sorted(found) == sorted((project.pk, today, staff.pk) for project in projects)
    assert set(PublicRecord.objects.values_list("confirmed_on", flat=True)) == {today}
    told: list[str] = []
    check_ledgers(told.append)
    assert told == []


def test_confirming_an_earlier_day_leaves_the_latest_shown(staff: User) -> None:
    project = make_public_project()
    today = timezone.localdate()
    confirm_project(project, on=today, by=None)
    done(project_actions.CONFIRM, [project], replace(order(staff), on=date(2020, 1, 1)))
    told: list[str] = []
    check_ledgers(told.append)
    assert (PublicRecord.objects.get().confirmed_on, told) == (today, [])


def test_publishing_publishes_all_that_are_fit(staff: User) -> None:
    new, public = make_project(), make_public_project()
    assert done(project_actions.PUBLISH, [new, public], order(staff)) == [
        "The public sees all of it already."
    ]
    assert set(PublicRecord.objects.values_list("pk", flat=True)) == {new.pk, public.pk}


def test_one_that_can_not_be_published_holds_no_other_back(staff: User) -> None:
    projects = [make_project() for _ in range(4)]
    withdrawn = make_source(title="Release", publication_state="withdrawn")
    make_status(projects[2], review_state="draft", source=withdrawn)
    assert done(project_actions.PUBLISH, projects, order(staff)) == [
        "Its source, “Release”, is withdrawn or under embargo: choose another."
    ]
    public = set(PublicRecord.objects.values_list("pk", flat=True))
    assert public == {project.pk for project in projects} - {projects[2].pk}


def test_own_changes_wait_for_a_second_person(staff: User) -> None:
    plan = make_plan(title="The plan", needs_two_people=True)
    mine, theirs = make_project(), make_project()
    for project in (mine, theirs):
        project.plans.add(plan)
    save_with_history(mine, by=staff, reason="x")
    mine.title = "Changed by me"
    save_with_history(mine, by=staff, reason="x")
    [sentence] = done(project_actions.PUBLISH, [mine, theirs], order(staff))
    assert sentence.startswith("“The plan” needs two people.")
    assert [record.pk for record in PublicRecord.objects.all()] == [theirs.pk]


def test_submitting_and_withdrawing_projects(staff: User) -> None:
    new, public = make_project(), make_public_project()
    assert done(project_actions.SUBMIT, [new, public], order(staff)) == [
        "The public sees all of it already."
    ]
    assert done(project_actions.WITHDRAW, [new, public], order(staff)) == [
        "The public does not see it."
    ]
    assert dict(Project.objects.values_list("pk", "publication_state")) == {
        new.pk: "submitted",
        public.pk: "withdrawn",
    }
    assert PublicRecord.objects.count() == 0


@pytest.mark.parametrize(
    ("action", "expected", "sentences"),
    [
        (
            entry_actions.SUBMIT,
            {"draft": "submitted", "returned": "returned", "published": "published"},
            [
                "Only a draft can be submitted. This entry is: Returned with a reason.",
                "You can't change it: it is not yours, or it is closed.",
            ],
        ),
        (
            entry_actions.PUBLISH,
            {"draft": "published", "returned": "published", "published": "published"},
            ["It is published already."],
        ),
        (
            entry_actions.RETURN,
            {"draft": "returned", "returned": "returned", "published": "published"},
            ["Nothing was done. It is decided already: Published"],
        ),
        (
            entry_actions.WITHDRAW,
            {"draft": "draft", "returned": "returned", "published": "withdrawn"},
            ["The public does not see it."] * 2,
        ),
    ],
)
def test_entries_are_taken_as_far_as_they_can_go(
    staff: User, action: BulkAction, expected: dict[str, str], sentences: list[str]
) -> None:
    project = make_public_project()
    rows = [
        make_status(project, locator=state, review_state=state, returned_reason=reason)
        for state, reason in (("draft", ""), ("returned", "Which page?"), ("published", ""))
    ]
    refused = done(action, rows, order(staff))
    assert dict(StatusUpdate.objects.values_list("locator", "review_state")) == expected
    assert refused == sentences


def test_nouns_are_published_and_withdrawn(staff: User) -> None:
    public, draft = make_fund(), make_fund(publication_state="draft")
    assert done(noun_actions.PUBLISH, [public, draft], order(staff)) == ["It is published already."]
    assert done(noun_actions.WITHDRAW, [public, draft], order(staff)) == []
    assert {type(public).objects.get(pk=row.pk).publication_state for row in (public, draft)} == {
        "withdrawn"
    }


def test_source_that_figures_rest_on_is_not_withdrawn(staff: User) -> None:
    cited, free = make_source(), make_source()
    make_status(make_public_project(), source=cited)
    assert done(noun_actions.WITHDRAW, [cited, free], order(staff)) == [
        "Published figures rest on this source: withdraw or supersede them first."
    ]
    assert Source.objects.get(pk=cited.pk).publication_state == "published"
