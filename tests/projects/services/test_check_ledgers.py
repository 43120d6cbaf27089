"""Each kind of drift between what is stored twice is found, told and repaired."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from time import monotonic, sleep

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from projects.choices import PublicationState, ReviewState, Status
from projects.models import (
    DataVersion,
    FundingEntry,
    Project,
    PublicRecord,
    StatusUpdate,
    Term,
)
from projects.services.check_ledgers import Outcome, check_ledgers
from projects.services.status_update import record_status
from projects.services.submission import schedule_project
from tests.factories import (
    ON,
    make_funding,
    make_project,
    make_public_project,
    make_rate,
    make_source,
    make_status,
    make_territory,
    publish,
)

pytestmark = pytest.mark.django_db


def found(*, repair: bool = False) -> list[str]:
    lines: list[str] = []
    check_ledgers(lambda difference: lines.append(str(difference)), repair=repair)
    return lines


def assert_repaired(*lines: str) -> None:
    """Exactly these differences are found, and none is left after the repair."""
    before = DataVersion.objects.get().number
    assert found() == list(lines)
    assert DataVersion.objects.get().number == before
    found(repair=True)
    assert found() == []
    assert DataVersion.objects.get().number == before + 1


@pytest.fixture
def project() -> Project:
    project = make_project(slug="kadif", title="A fund")
    make_territory(project, "VN")
    make_status(project, Status.ONGOING, effective_on=date(2024, 1, 1))
    publish(project)
    return project


@pytest.fixture
def record(project: Project) -> PublicRecord:
    return PublicRecord.objects.get(pk=project.pk)


def test_true_records_show_no_difference_and_raise_no_version(record: PublicRecord) -> None:
    version = DataVersion.objects.get().number
    assert check_ledgers(print, repair=True) == Outcome(found=0, beyond_repair=0)
    assert DataVersion.objects.get().number == version


def test_relatives_published_together_name_each_other() -> None:
    parent = make_project(slug="parent", title="The whole")
    component = make_project(slug="component", title="A part", parent=parent)
    publish(parent)
    publish(component)
    parent.title = "The renamed whole"
    parent.save()
    publish(parent)
    document = json.loads(PublicRecord.objects.get(slug="component").document)
    assert document["parent"]["title"] == "The renamed whole"
    assert found() == []


def test_tampered_column_is_found_and_repaired(record: PublicRecord) -> None:
    PublicRecord.objects.update(status="completed")
    assert_repaired('kadif: status: expected "ongoing", stored "completed"')


def test_tampered_document_is_found_and_repaired(record: PublicRecord) -> None:
    document = json.loads(record.document) | {"acronym": "KADIF"}
    PublicRecord.objects.update(document=json.dumps(document))
    assert_repaired('kadif: document, acronym: expected "", stored "KADIF"')


def test_summary_that_is_no_json_is_found_and_repaired(record: PublicRecord) -> None:
    PublicRecord.objects.update(summary="{")
    lines = found()
    assert [line.split(": ")[:2] for line in lines] == [["kadif", "summary, text"]]
    found(repair=True)
    assert PublicRecord.objects.get().summary == record.summary


def test_tampered_name_is_found_and_repaired_in_every_document_that_shows_it() -> None:
    parent = make_public_project(slug="parent", title="The whole")
    make_public_project(slug="component", title="A part", parent=parent)
    PublicRecord.objects.filter(slug="component").update(title="Tampered", sort_title="tampered")
    lines = found()
    assert lines[:2] == [
        'component: title: expected "A part", stored "Tampered"',
        'component: sort_title: expected "a part", stored "tampered"',
    ]
    found(repair=True)
    assert found() == []
    document = json.loads(PublicRecord.objects.get(slug="parent").document)
    assert [it["title"] for it in document["components"]] == ["A part"]


def test_tampered_relation_is_found_and_repaired(record: PublicRecord) -> None:
    PublicRecord.objects.update(parent_slug="elsewhere")
    assert_repaired('kadif: parent_slug: expected "", stored "elsewhere"')


def test_missing_term_is_found_and_repaired(record: PublicRecord) -> None:
    Term.objects.filter(facet="country", value="VN").delete()
    assert_repaired('kadif: term: expected "country: VN", stored null')


def test_extra_term_is_found_and_repaired(record: PublicRecord) -> None:
    Term.objects.create(record=record, facet="country", value="LA")
    assert_repaired('kadif: term: expected null, stored "country: LA"')


@pytest.mark.parametrize(
    "state",
    [PublicationState.WITHDRAWN, PublicationState.DRAFT, PublicationState.SUBMITTED],
)
def test_record_of_a_hidden_project_is_found_and_removed(
    record: PublicRecord, state: PublicationState
) -> None:
    Project.objects.update(publication_state=state)
    assert_repaired('kadif: public record: expected null, stored "there"')
    assert not PublicRecord.objects.exists()
    assert not Term.objects.exists()


def test_record_stays_while_the_next_version_waits(record: PublicRecord, project: Project) -> None:
    Project.objects.update(title="Next version")
    schedule_project(project, at=record.published_at.replace(year=2100), by=None)
    assert found() == []


def test_missing_record_is_found_and_written(record: PublicRecord) -> None:
    Term.objects.all().delete()
    PublicRecord.objects.all().delete()
    assert_repaired('kadif: public record: expected "there", stored null')
    written = PublicRecord.objects.get()
    assert (written.slug, written.status) == ("kadif", "ongoing")
    assert Term.objects.filter(record=written, facet="country", value="VN").exists()


def test_entry_taken_away_behind_the_record_is_found_and_repaired(record: PublicRecord) -> None:
    StatusUpdate.objects.update(review_state="withdrawn")
    assert len(found()) > 1
    found(repair=True)
    assert found() == []
    assert PublicRecord.objects.get().status == ""


def test_wrong_conversion_is_found_and_repaired_with_what_shows_it(project: Project) -> None:
    entry = make_funding(
        project,
        "1000000.00",
        currency="KRW",
        kind="commitment",
        exchange_rate=make_rate(usd_per_unit=Decimal("0.00075")),
    )
    publish(project)
    FundingEntry.objects.update(usd_amount=Decimal("999.00"))
    assert found()[0] == (
        f'kadif: funding entry {entry.pk} in US dollars: expected "750.00", stored "999.00"'
    )
    found(repair=True)
    assert found() == []
    assert PublicRecord.objects.get().committed_usd == Decimal("750.00")
    assert FundingEntry.history.latest().history_change_reason == "Conversion repaired"


def test_entry_superseding_one_about_another_project_is_left_to_a_person(project: Project) -> None:
    other = make_status(make_project(slug="other"), Status.ONGOING)
    entry = make_status(project, Status.COMPLETED)
    StatusUpdate.objects.filter(pk=entry.pk).update(supersedes=other)
    publish(project)
    outcome = check_ledgers(print, repair=True)
    assert outcome == Outcome(found=1, beyond_repair=1)
    (line,) = found()
    assert line.endswith('supersedes an entry about: expected "kadif", stored "other"')


def test_circle_of_supersession_is_told_once_and_left_to_a_person(project: Project) -> None:
    first = StatusUpdate.objects.get()
    second = make_status(project, Status.COMPLETED, supersedes=first)
    third = make_status(project, Status.COMPLETED, supersedes=second)
    StatusUpdate.objects.filter(pk=first.pk).update(supersedes=third)
    publish(project)
    lines = found(repair=True)
    assert len(lines) == 1
    assert "supersedes itself, through 3 entries" in lines[0]


def test_long_chain_of_supersession_is_no_circle(project: Project) -> None:
    entry = StatusUpdate.objects.get()
    for _ in range(4):
        entry = make_status(project, Status.ONGOING, supersedes=entry, source=make_source())
    publish(project)
    assert found() == []


def test_queries_do_not_grow_with_projects() -> None:
    def counted() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert found() == []
        return len(queries)

    make_status(make_public_project(), Status.ONGOING)
    found(repair=True)
    one = counted()
    for _ in range(5):
        project = make_project()
        make_territory(project, "VN")
        publish(project)
    assert counted() == one


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_people_recording_at_once_leave_no_difference() -> None:
    """On SQLite the second waits before it reads anything; here only the record's lock helps."""
    project = make_public_project()
    source = make_source()

    def record(status: Status) -> None:
        record_status(
            project,
            status=status,
            effective_on=ON,
            source=source,
            by=None,
            state=ReviewState.PUBLISHED,
        )

    def record_elsewhere() -> None:
        try:
            record(Status.COMPLETED)
        finally:
            connection.close()

    def someone_waits() -> bool:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            return bool(cursor.fetchone()[0])

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            record(Status.ONGOING)
            second = pool.submit(record_elsewhere)
            deadline = monotonic() + 10
            while not someone_waits() and monotonic() < deadline:
                sleep(0.01)
            assert someone_waits()
        second.result(timeout=10)
    assert found() == []
    assert len(json.loads(PublicRecord.objects.get().document)["status_history"]) == 2
