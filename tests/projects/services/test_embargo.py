"""What is under embargo is published at its moment and not before."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from django.utils.formats import localize

from projects.choices import PublicationState, ReviewState, Status
from projects.models import (
    DataVersion,
    Plan,
    Project,
    PublicRecord,
    StatusUpdate,
    Submission,
)
from projects.services.embargo import Outcome, publish_due
from projects.services.history import save_with_history
from projects.services.ledger import record_entry, schedule_entry
from projects.services.publishable import schedule_noun
from projects.services.submission import schedule_project
from tests.factories import (
    ON,
    make_area,
    make_indicator,
    make_plan,
    make_project,
    make_public_project,
    make_source,
    make_status,
    make_user,
)

pytestmark = pytest.mark.django_db

MOMENT = datetime(2030, 1, 1, 9, tzinfo=UTC)
BEFORE = MOMENT - timedelta(microseconds=1)


def scheduled_status(project: Project) -> StatusUpdate:
    entry = StatusUpdate(
        project=project, status=Status.COMPLETED, effective_on=ON, source=make_source()
    )
    record_entry(entry, by=None)
    schedule_entry(entry, at=MOMENT, by=None)
    return entry


def test_nothing_due_publishes_nothing_and_raises_no_version() -> None:
    make_public_project()
    version = DataVersion.objects.get().number
    assert publish_due(at=MOMENT).published == 0
    assert DataVersion.objects.get().number == version


def test_entry_is_published_at_its_moment_and_not_before() -> None:
    project = make_public_project()
    entry = scheduled_status(project)
    assert publish_due(at=BEFORE).published == 0
    assert PublicRecord.objects.get().status == ""
    assert "completed" not in PublicRecord.objects.get().document
    assert publish_due(at=MOMENT).published == 1
    assert PublicRecord.objects.get().status == "completed"
    entry.refresh_from_db()
    assert (entry.review_state, entry.publish_at) == (ReviewState.PUBLISHED, None)
    assert publish_due(at=MOMENT).published == 0


def test_entry_of_a_project_not_yet_public_waits_for_the_project() -> None:
    project = make_project()
    scheduled_status(project)
    assert publish_due(at=MOMENT).published == 1
    assert not PublicRecord.objects.exists()


def test_project_is_published_at_its_moment_and_not_before() -> None:
    project = make_project(slug="kadif")
    schedule_project(project, at=MOMENT, by=None)
    assert publish_due(at=BEFORE).published == 0
    assert not PublicRecord.objects.exists()
    assert publish_due(at=MOMENT).published == 1
    assert PublicRecord.objects.get().slug == "kadif"
    project.refresh_from_db()
    assert (project.publication_state, project.publish_at) == (PublicationState.PUBLISHED, None)


def test_plan_is_published_at_its_moment_and_not_before() -> None:
    plan = make_plan(slug="asean-rok-2026-2030", publication_state=PublicationState.DRAFT)
    schedule_noun(plan, at=MOMENT, by=None)
    assert publish_due(at=BEFORE).published == 0
    assert not Plan.objects.published().exists()
    assert publish_due(at=MOMENT).published == 1
    assert Plan.objects.published().get() == plan


def test_project_shows_the_plan_released_with_it() -> None:
    plan = make_plan(slug="next-plan", publication_state=PublicationState.DRAFT)
    area = make_area(plan=plan, slug="next-area")
    public = make_project()
    public.focus_areas.add(area)
    public = Project.objects.get(pk=public.pk)
    scheduled = make_project(slug="scheduled")
    scheduled.focus_areas.add(area)
    schedule_noun(plan, at=MOMENT, by=None)
    schedule_project(scheduled, at=MOMENT, by=None)
    assert publish_due(at=MOMENT).published == 2
    terms = PublicRecord.objects.get(slug="scheduled").terms
    assert set(terms.filter(facet__in=["plan", "area"]).values_list("facet", "value")) == {
        ("plan", "next-plan"),
        ("area", "next-area"),
    }


def test_everything_due_at_once_is_counted() -> None:
    project = make_public_project()
    scheduled_status(project)
    schedule_project(make_project(), at=MOMENT, by=None)
    draft = make_plan(publication_state=PublicationState.DRAFT)
    schedule_noun(draft, at=MOMENT, by=None)
    assert publish_due(at=MOMENT).published == 3


def test_what_can_not_be_published_keeps_nothing_else_back() -> None:
    source = make_source(publication_state=PublicationState.WITHDRAWN)
    stuck = make_indicator(
        project=make_public_project(),
        baseline_value=1,
        baseline_year=2020,
        baseline_source=source,
        publication_state=PublicationState.SCHEDULED,
        publish_at=MOMENT,
    )
    plan = make_plan(publication_state=PublicationState.SCHEDULED, publish_at=MOMENT)
    outcome = publish_due(at=MOMENT)
    why = f"Its source, “{source}”, is withdrawn or under embargo: choose another."
    assert (outcome.published, outcome.refused) == (1, [f"indicator “{stuck}”: {why}"])
    stuck.refresh_from_db()
    plan.refresh_from_db()
    assert (stuck.publication_state, plan.publication_state) == ("scheduled", "published")


def test_next_version_of_a_public_project_is_published_at_its_moment_and_not_before() -> None:
    project = make_public_project(title="As published")
    project.title = "As edited"
    save_with_history(project, by=None, reason="Edited")
    entry = make_status(project, Status.COMPLETED, review_state=ReviewState.DRAFT)
    reviewer = make_user()
    schedule_project(project, at=MOMENT, by=reviewer)
    before = list(PublicRecord.objects.values())
    assert publish_due(at=BEFORE) == Outcome(published=0, refused=[])
    assert list(PublicRecord.objects.values()) == before
    assert publish_due(at=MOMENT) == Outcome(published=1, refused=[])
    assert (PublicRecord.objects.get().title, PublicRecord.objects.get().status) == (
        "As edited",
        "completed",
    )
    entry.refresh_from_db()
    submission = Submission.objects.get()
    assert (entry.review_state, submission.decision) == ("published", "published")
    assert (submission.decided_by, submission.publish_at) == (reviewer, MOMENT)


def test_what_was_changed_after_its_approval_is_not_published() -> None:
    project = make_public_project(title="As published")
    project.title = "As approved"
    save_with_history(project, by=None, reason="Edited")
    schedule_project(project, at=MOMENT, by=None)
    project.refresh_from_db()
    project.title = "As nobody approved"
    save_with_history(project, by=make_user(username="amina"), reason="Edited")
    entry = make_status(project, Status.COMPLETED, review_state=ReviewState.DRAFT)
    before = list(PublicRecord.objects.values())
    day = localize(timezone.localdate())
    assert publish_due(at=MOMENT) == Outcome(
        published=0,
        refused=[
            (
                "project “As nobody approved”: It was changed after it was approved "
                f"(amina on {day}: title; the system on {day}: “{entry}”): review it again."
            )
        ],
    )
    assert list(PublicRecord.objects.values()) == before
    assert Submission.objects.get().decision == "scheduled"


def test_entry_added_after_the_approval_is_not_published_with_it() -> None:
    project = make_project()
    schedule_project(project, at=MOMENT, by=None)
    entry = make_status(project, review_state=ReviewState.DRAFT)
    assert publish_due(at=MOMENT).published == 0
    entry.refresh_from_db()
    assert (entry.review_state, PublicRecord.objects.count()) == ("draft", 0)


def test_what_two_people_approved_is_published_by_the_system() -> None:
    project = make_project()
    project.plans.add(make_plan(needs_two_people=True))
    schedule_project(project, at=MOMENT, by=make_user())
    assert publish_due(at=MOMENT).published == 1
