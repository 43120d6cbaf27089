"""Handing in, taking back, returning and approving: each once, each with what was looked at."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from time import monotonic, sleep
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone
from django.utils.formats import localize

from projects.choices import Decision, PublicationState, ReviewState
from projects.models import Project, PublicRecord, Submission
from projects.services.history import save_with_history
from projects.services.ledger import return_entry, revise_entry
from projects.services.project import publish_project, withdraw_project
from projects.services.submission import (
    later_changes,
    return_project,
    schedule_project,
    submit_project,
    take_back,
)
from projects.services.working_copy import read_working_copy
from tests.factories import (
    make_indicator,
    make_project,
    make_public_project,
    make_reading,
    make_status,
    make_user,
)

pytestmark = pytest.mark.django_db

MOMENT = datetime(2030, 1, 1, 9, tzinfo=UTC)
DRAFT: dict[str, Any] = {"review_state": ReviewState.DRAFT}


@pytest.fixture
def amina(db: None) -> User:
    return make_user(username="amina")


@pytest.fixture
def binh(db: None) -> User:
    return make_user(username="binh")


@pytest.fixture
def edited(db: None) -> Project:
    """A public project whose next version is ready."""
    project = make_public_project(title="As published")
    return edit(project, title="As edited")


def edit(project: Project, by: User | None = None, **values: object) -> Project:
    for name, value in values.items():
        setattr(project, name, value)
    save_with_history(project, by=by, reason="Edited")
    return project


def refusal_of(act: Callable[[], object]) -> str:
    with pytest.raises(ValidationError) as refusal:
        act()
    return " ".join(refusal.value.messages)


def states(*rows: Any) -> list[str]:
    for row in rows:
        row.refresh_from_db()
    return [getattr(row, "review_state", None) or row.publication_state for row in rows]


def decisions(project: Project) -> list[tuple[str, str, str, str]]:
    return [
        (it.decision, str(it.submitted_by), str(it.decided_by), it.reason)
        for it in project.submissions.order_by("pk")
    ]


# Handing in


def test_submitting_hands_in_the_project_its_drafts_and_its_indicators(amina: User) -> None:
    project = make_project()
    indicator = make_indicator(project=project, publication_state=PublicationState.DRAFT)
    rows = [make_status(project, **DRAFT), make_reading(indicator, **DRAFT), indicator]
    returned = make_status(project, review_state=ReviewState.RETURNED, returned_reason="Page?")
    submission = submit_project(project, by=amina, note="The ministry waits for it")
    assert states(project, *rows, returned) == ["submitted"] * 4 + ["returned"]
    assert (submission.version, submission.note, submission.decision) == (
        project.version,
        "The ministry waits for it",
        "waiting",
    )
    assert read_working_copy(project).contents == submission.contents
    assert project.history.latest().history_user == amina


def test_public_project_stays_as_it_is_while_its_next_version_waits(
    edited: Project, amina: User
) -> None:
    before = list(PublicRecord.objects.values())
    submit_project(edited, by=amina)
    assert states(edited) == ["published"]
    assert list(PublicRecord.objects.values()) == before


def test_project_is_not_submitted_twice(edited: Project, amina: User, binh: User) -> None:
    submit_project(edited, by=amina)
    assert refusal_of(lambda: submit_project(edited, by=binh)) == (
        f"Submitted by amina on {localize(timezone.localdate())}; it waits for a reviewer."
    )
    assert Submission.objects.count() == 1


def test_nothing_new_is_not_submitted(amina: User) -> None:
    project = make_public_project()
    assert refusal_of(lambda: submit_project(project, by=amina)) == (
        "The public sees all of it already: there is nothing to review."
    )


def test_unfit_project_is_not_submitted(amina: User) -> None:
    project = make_project()
    Project.objects.update(title="")
    assert refusal_of(lambda: submit_project(project, by=amina)) == "This field cannot be blank."
    assert states(project) == ["draft"]


# Taking back


def test_what_is_taken_back_is_a_draft_again(amina: User) -> None:
    project = make_project()
    entry = make_status(project, **DRAFT)
    indicator = make_indicator(project=project, publication_state=PublicationState.DRAFT)
    submission = submit_project(project, by=amina)
    take_back(submission, by=amina)
    assert states(project, entry, indicator) == ["draft", "draft", "draft"]
    assert decisions(project) == [("taken_back", "amina", "amina", "")]


def test_what_is_approved_for_later_can_be_taken_back(edited: Project, amina: User) -> None:
    submission = schedule_project(edited, at=MOMENT, by=None)
    take_back(submission, by=amina)
    assert list(Submission.objects.due(at=MOMENT)) == []
    assert states(edited) == ["published"]


# Returning


def test_returned_project_is_a_draft_with_the_reason_on_record(amina: User, binh: User) -> None:
    project = make_project()
    rows = [
        make_status(project, **DRAFT),
        make_indicator(project=project, publication_state=PublicationState.DRAFT),
    ]
    return_project(submit_project(project, by=amina), by=binh, reason="Which page?")
    assert states(project, *rows) == ["draft", "draft", "draft"]
    assert decisions(project) == [("returned", "amina", "binh", "Which page?")]


def test_only_the_entries_named_are_returned_themselves(amina: User, binh: User) -> None:
    project = make_project()
    wrong, right = make_status(project, **DRAFT), make_status(project, **DRAFT)
    submission = submit_project(project, by=amina)
    wrong.refresh_from_db()
    return_project(submission, by=binh, reason="Which page?", entries=[wrong])
    assert states(wrong, right) == ["returned", "draft"]
    assert wrong.returned_reason == "Which page?"


def test_nothing_is_returned_without_a_reason(edited: Project, amina: User) -> None:
    submission = submit_project(edited, by=amina)
    assert refusal_of(lambda: return_project(submission, by=None, reason="")) == (
        "Say what has to change before it can be published."
    )
    assert decisions(edited) == [("waiting", "amina", "None", "")]


def test_whole_history_of_decisions_is_kept(edited: Project, amina: User, binh: User) -> None:
    for reason in ("Which page?", "Which year?"):
        return_project(submit_project(edited, by=amina), by=binh, reason=reason)
    submit_project(edited, by=amina)
    publish_project(edited, by=binh)
    assert decisions(edited) == [
        ("returned", "amina", "binh", "Which page?"),
        ("returned", "amina", "binh", "Which year?"),
        ("published", "amina", "binh", ""),
    ]


# Deciding at the same time


def deciding(submission: Submission, by: User) -> dict[str, Callable[[], object]]:
    project = submission.project
    return {
        "publish": lambda: publish_project(project, by=by, submission=submission),
        "return": lambda: return_project(submission, by=by, reason="Which page?"),
        "take back": lambda: take_back(submission, by=by),
        "approve": lambda: schedule_project(project, at=MOMENT, by=by, submission=submission),
    }


AT = localize(timezone.localtime(MOMENT))


@pytest.mark.parametrize("second", ["publish", "return", "take back", "approve"])
@pytest.mark.parametrize(
    ("first", "told"),
    [
        ("publish", "Published by binh on {day}."),
        ("return", "Returned by binh on {day}: “Which page?”"),
        ("take back", "Taken back by binh on {day}."),
        ("approve", "Approved by binh on {day}, to be published on " + AT + "."),
    ],
)
def test_second_decision_is_told_of_the_first(
    edited: Project, amina: User, binh: User, first: str, second: str, told: str
) -> None:
    submission = submit_project(edited, by=amina)
    as_seen_by_the_other = Submission.objects.get()
    deciding(submission, binh)[first]()
    before = list(Submission.objects.values()), list(PublicRecord.objects.values())
    refusal = refusal_of(deciding(as_seen_by_the_other, amina)[second])
    decision = told.format(day=localize(timezone.localdate()))
    assert refusal == f"Nothing was done. It is decided already: {decision}"
    assert (list(Submission.objects.values()), list(PublicRecord.objects.values())) == before


def test_entry_published_meanwhile_is_not_returned_with_the_rest(edited: Project) -> None:
    entry = make_status(edited, **DRAFT)
    submission = submit_project(edited, by=None)
    entry.refresh_from_db()
    stale = type(entry).objects.get(pk=entry.pk)
    entry.review_state = ReviewState.PUBLISHED
    save_with_history(entry, by=None, reason="Published")
    assert refusal_of(
        lambda: return_project(submission, by=None, reason="Page?", entries=[stale])
    ) == ("Nothing was done. It is decided already: Published")
    assert states(entry) == ["published"]


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_reviewers_at_the_same_moment_make_one_decision() -> None:
    """On SQLite the second waits before it reads anything; here only the project's lock helps."""
    project = edit(make_public_project(title="As published"), title="As edited")
    submission = submit_project(project, by=None)
    as_seen_by_the_other = Submission.objects.get()

    def publish_elsewhere() -> str:
        try:
            return refusal_of(
                lambda: publish_project(project, by=None, submission=as_seen_by_the_other)
            )
        finally:
            connection.close()

    def someone_waits() -> bool:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            return bool(cursor.fetchone()[0])

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            return_project(submission, by=None, reason="Which page?")
            second = pool.submit(publish_elsewhere)
            deadline = monotonic() + 10
            while not someone_waits() and monotonic() < deadline:
                sleep(0.01)
            assert someone_waits()
        assert second.result().startswith("Nothing was done. It is decided already: Returned by")
    assert PublicRecord.objects.get().title == "As published"


# Looking at what is decided on


def test_only_what_was_looked_at_is_published(edited: Project, binh: User) -> None:
    seen = read_working_copy(edited).fingerprint
    make_status(edited, **DRAFT)
    sentence = "Something changed since you looked; nothing is published yet. Look again."
    assert refusal_of(lambda: publish_project(edited, by=binh, fingerprint=seen)) == sentence
    assert (
        refusal_of(lambda: schedule_project(edited, at=MOMENT, by=binh, fingerprint=seen))
        == sentence
    )
    assert PublicRecord.objects.get().title == "As published"
    assert Submission.objects.count() == 0
    again = read_working_copy(edited).fingerprint
    assert publish_project(edited, by=binh, fingerprint=again).title == "As edited"


def test_fingerprint_follows_every_change_the_public_would_see(edited: Project) -> None:
    entry = make_status(edited, **DRAFT)
    seen = {read_working_copy(edited).fingerprint}
    entry.note = "Handed over"
    revise_entry(entry, by=None, reason="Edited")
    seen.add(read_working_copy(edited).fingerprint)
    edited.aliases.create(name="Known as")
    seen.add(read_working_copy(edited).fingerprint)
    edit(edited, summary="Trains.")
    seen.add(read_working_copy(edited).fingerprint)
    edit(edited, review_interval_days=30)
    seen.add(read_working_copy(edited).fingerprint)
    assert len(seen) == 4


def test_later_changes_are_those_since_it_was_handed_in(edited: Project, amina: User) -> None:
    submission = submit_project(edited, by=None)
    assert later_changes(submission, read_working_copy(edited)) == []
    edited.refresh_from_db()
    edit(edited, amina, summary="Trains.")
    entry = make_status(edited, **DRAFT)
    assert [
        (str(it.by), it.what) for it in later_changes(submission, read_working_copy(edited))
    ] == [("amina", "summary"), ("None", f"“{entry}”")]


# Approving for later


def test_first_publication_under_embargo_is_told_on_the_project(amina: User, binh: User) -> None:
    project = make_project()
    submit_project(project, by=amina)
    submission = schedule_project(project, at=MOMENT, by=binh)
    assert states(project) == ["scheduled"]
    assert (project.publish_at, submission.publish_at) == (MOMENT, MOMENT)
    assert decisions(project) == [("scheduled", "amina", "binh", "")]
    assert not PublicRecord.objects.exists()


def test_embargo_of_a_next_version_leaves_the_public_project_alone(
    edited: Project, binh: User
) -> None:
    before = list(PublicRecord.objects.values())
    schedule_project(edited, at=MOMENT, by=binh)
    assert states(edited) == ["published"]
    assert edited.publish_at is None
    assert list(PublicRecord.objects.values()) == before


def test_embargo_can_be_moved(binh: User) -> None:
    project = make_project()
    schedule_project(project, at=MOMENT, by=None)
    later = MOMENT.replace(year=2031)
    submission = schedule_project(project, at=later, by=binh)
    project.refresh_from_db()
    assert (submission.publish_at, project.publish_at) == (later, later)
    assert decisions(project) == [("scheduled", "None", "binh", "")]


def test_withdrawing_a_project_ends_its_embargo(edited: Project, binh: User) -> None:
    schedule_project(edited, at=MOMENT, by=None)
    withdraw_project(edited, by=binh, reason="Announced too early")
    assert decisions(edited) == [("returned", "None", "binh", "Announced too early")]
    assert states(edited) == ["withdrawn"]


def test_withdrawn_project_stays_so_while_it_is_reviewed_again(edited: Project) -> None:
    withdraw_project(edited, by=None, reason="Too early")
    submission = submit_project(edited, by=None)
    assert states(edited) == ["withdrawn"]
    return_project(submission, by=None, reason="Still too early")
    assert states(edited) == ["withdrawn"]


# Contents


def test_contents_less_what_was_released_or_returned_since_are_within_them(
    edited: Project,
) -> None:
    gone, kept = make_status(edited, **DRAFT), make_status(edited, **DRAFT)
    approved = read_working_copy(edited).contents
    return_entry(gone, by=None, reason="Page?")
    assert read_working_copy(edited).is_within(approved)
    kept.note = "Handed over"
    revise_entry(kept, by=None, reason="Edited")
    assert not read_working_copy(edited).is_within(approved)


@pytest.mark.parametrize("decision", sorted(Decision))
def test_every_decision_has_its_sentence(decision: str) -> None:
    assert Submission(decision=decision, submitted_at=MOMENT).standing
