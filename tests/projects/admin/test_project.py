"""The project's own form: a working copy, with ledgers that only append."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from projects.models import (
    FundingEntry,
    Period,
    Project,
    ProjectAlias,
    PublicRecord,
    StatusUpdate,
)
from projects.services.status_update import record_status
from tests.factories import (
    make_funding,
    make_period,
    make_plan,
    make_project,
    make_public_project,
    make_source,
    make_status,
)
from tests.projects.admin.forms import (
    changes,
    fields_of,
    new_entry,
    opened,
    send,
    sentences,
    shown,
    url,
)


def change(project: Project) -> str:
    return url(Project, "change", project.pk)


def test_saving_changes_the_working_copy_and_nothing_public(desk: Client, staff: User) -> None:
    project = make_public_project(title="As published")
    plan, version = make_plan(), project.version
    send(desk, change(project), {"title": "As edited", "plans": [plan.pk], "why": "New name"})
    project.refresh_from_db()
    assert (project.title, project.version, list(project.plans.all())) == (
        "As edited",
        version + 1,
        [plan],
    )
    assert PublicRecord.objects.get(pk=project.pk).title == "As published"
    last = project.history.latest()
    assert (last.history_user, last.history_change_reason) == (staff, "New name")


def test_saving_says_what_the_public_sees(desk: Client) -> None:
    project = make_public_project(title="Named")
    address = change(project)
    typed = shown(opened(desk, address)) | {"acronym": "N"}
    response = desk.post(address, typed, follow=True)
    assert [str(message) for message in response.context["messages"]] == [
        (
            "“N: Named” is saved. The public still sees the published version: "
            "“Publish…” shows what would change."
        )
    ]


def test_history_shows_the_fields_that_changed_with_who_and_why(desk: Client, staff: User) -> None:
    project = make_project(title="Before")
    send(desk, change(project), {"title": "After", "why": "Official name"})
    last = changes(desk, project)[0]
    assert (last.by, last.why, fields_of(last)) == (
        staff,
        "Official name",
        [("Title", "Before", "After")],
    )


def test_new_ledger_rows_become_drafts_of_who_entered_them(desk: Client, staff: User) -> None:
    project, source = make_project(), make_source()
    send(
        desk,
        change(project),
        new_entry(
            "funding_entries",
            kind="commitment",
            qualifier="exactly",
            amount="7",
            currency="USD",
            effective_on="2024-01-01",
            source=source.pk,
        ),
    )
    entry = FundingEntry.objects.get()
    assert (entry.project, entry.review_state, entry.entered_by) == (project, "draft", staff)


@pytest.mark.parametrize(
    ("prefix", "values", "sentence"),
    [
        (
            "periods",
            {"basis": "planned", "starts_on": "2025-02-01", "ends_on": "2025-01-01"},
            "The end is before the start: check both, or give only the one you know.",
        ),
        (
            "funding_entries",
            {"kind": "budget", "qualifier": "exactly", "amount": "7"},
            (
                "An amount needs its currency, like USD; or tick “not applicable” and leave both "
                "empty."
            ),
        ),
        (
            "status_updates",
            {"status": "ongoing", "verification": "reported", "source": ""},
            "Name the document that says so: every entry needs a source.",
        ),
        (
            "milestones",
            {
                "title": "Handed over",
                "done_on": (timezone.localdate() + timedelta(days=2)).isoformat(),
            },
            "“Done on” is in the future: leave it empty until the day has come.",
        ),
    ],
)
def test_bad_row_is_refused_and_nothing_is_half_saved(
    desk: Client, prefix: str, values: dict[str, str], sentence: str
) -> None:
    project = make_project(title="Before")
    common: dict[str, Any] = {"effective_on": "2024-01-01", "source": make_source().pk}
    precisions = {"starts_precision": "day", "ends_precision": "day"}
    response = send(
        desk,
        change(project),
        {"title": "After"} | new_entry(prefix, **precisions | common | values),
    )
    project.refresh_from_db()
    assert sentences(response) == [sentence]
    assert (project.title, project.version, project.history.count()) == ("Before", 1, 1)


def test_rows_that_contradict_each_other_are_refused_together(desk: Client) -> None:
    """Each is right by itself: only the service, storing the second, sees the first."""
    response = send(
        desk,
        url(Project, "add"),
        {"title": "New", "slug": "new", "periods-TOTAL_FORMS": 2}
        | {
            f"periods-{row}-{name}": value
            for row, dates in enumerate(({"starts_on": "2025-02-01"}, {"ends_on": "2025-01-01"}))
            for name, value in (
                dates
                | {
                    "basis": "planned",
                    "starts_precision": "day",
                    "ends_precision": "day",
                    "effective_on": "2024-01-01",
                    "effective_precision": "day",
                    "is_counted": "on",
                    "source": str(make_source().pk),
                }
            ).items()
        },
    )
    assert sentences(response) == [
        (
            "The end, 2025-01-01, is before the start on record, 2025-02-01: "
            "give a later end, or enter the new start with it."
        )
    ]
    assert (Project.objects.count(), Period.objects.count()) == (0, 0)


def test_input_that_names_an_entry_on_record_is_refused(desk: Client) -> None:
    project = make_public_project(title="Before")
    entry = make_status(project, "ongoing")
    forged = new_entry(
        "status_updates",
        id=entry.pk,
        status="cancelled",
        verification="reported",
        effective_on="2024-05-16",
        source=entry.source_id,
    )
    response = send(
        desk, change(project), forged | {"status_updates-INITIAL_FORMS": 1, "title": "After"}
    )
    project.refresh_from_db()
    assert sentences(response) == [
        "An entry on record can't be changed here: open it, and supersede it there."
    ]
    assert [(row.pk, row.status) for row in StatusUpdate.objects.all()] == [(entry.pk, "ongoing")]
    assert project.title == "Before"


def test_entry_on_record_is_not_deleted_by_a_forged_tick(desk: Client) -> None:
    project = make_project()
    entry = make_status(project, review_state="draft")
    send(
        desk,
        change(project),
        {
            "status_updates-TOTAL_FORMS": 1,
            "status_updates-INITIAL_FORMS": 1,
            "status_updates-0-id": entry.pk,
            "status_updates-0-DELETE": "on",
        },
    )
    assert list(StatusUpdate.objects.all()) == [entry]


def test_page_shows_the_newest_entries_and_where_the_others_are(desk: Client) -> None:
    project = make_project()
    for year in range(2015, 2022):
        make_funding(project, f"{year}.00", effective_on=date(year, 1, 1))
    response = desk.get(change(project))
    [formset] = [
        inline.formset
        for inline in response.context["inline_admin_formsets"]
        if inline.formset.model is FundingEntry
    ]
    assert [entry.effective_on.year for entry in formset.shown] == [2021, 2020, 2019, 2018, 2017]
    assert formset.forms == []
    assert desk.get(formset.list_url).context["cl"].result_count == 7


def test_alias_saved_beside_the_project_keeps_the_reason(desk: Client, staff: User) -> None:
    project = make_project()
    send(
        desk,
        change(project),
        {
            "aliases-TOTAL_FORMS": 1,
            "aliases-0-name": "Other name",
            "aliases-0-language": "en",
            "why": "In the press",
        },
    )
    first = ProjectAlias.objects.get().history.get()
    assert (first.history_user, first.history_change_reason) == (staff, "In the press")


def test_published_project_is_not_deleted(desk: Client) -> None:
    project = make_public_project()
    response = desk.post(url(Project, "delete", project.pk), {"post": "yes", "reason": "Twice"})
    assert (response.status_code, Project.objects.count()) == (403, 1)


def test_project_once_published_is_not_deleted_after_its_withdrawal(desk: Client) -> None:
    project = make_public_project()
    desk.post(url(Project, "withdraw", project.pk), {"reason": "Announced too early"})
    response = desk.post(url(Project, "delete", project.pk), {"post": "yes", "reason": "Twice"})
    assert (response.status_code, Project.objects.count()) == (403, 1)


def test_draft_project_is_deleted(desk: Client) -> None:
    project = make_project()
    desk.post(url(Project, "delete", project.pk), {"post": "yes", "reason": "Twice"})
    assert Project.objects.count() == 0


def test_confirming_is_one_press_of_a_button(desk: Client, staff: User) -> None:
    project = make_public_project()
    updated_at = project.updated_at
    desk.post(url(Project, "confirm", project.pk))
    confirmation = project.confirmations.get()
    project.refresh_from_db()
    assert (confirmation.confirmed_on, confirmation.confirmed_by) == (timezone.localdate(), staff)
    assert PublicRecord.objects.get(pk=project.pk).confirmed_on == timezone.localdate()
    assert project.updated_at == updated_at


def test_confirming_by_a_link_is_refused(desk: Client) -> None:
    project = make_project()
    assert desk.get(url(Project, "confirm", project.pk)).status_code == 403
    assert project.confirmations.count() == 0


FILTERS = {
    "attention=overdue": ["late"],
    "attention=stale": ["late"],
    "attention=due": [],
    "attention=overspent": [],
    "attention=pending": ["draft"],
    "whose=mine": ["mine"],
    "missing=owner": ["draft", "late", "public"],
    "missing=source": ["draft", "late", "mine"],
    "missing=dates": ["draft", "mine", "public"],
    "missing=funding": ["draft", "late", "public"],
    "missing=status": ["mine", "public"],
    "missing=plan": ["draft", "late", "mine", "public"],
    "missing=country": ["draft", "late", "mine", "public"],
    "missing=participant": ["draft", "late", "mine", "public"],
    "missing=indicator": ["draft", "late", "mine", "public"],
    "publication_state__exact=published": ["public"],
    "is_signature__exact=1": ["mine"],
    "q=acronym": ["draft"],
}


def test_list_filters_say_the_words_of_projects(desk: Client, staff: User) -> None:
    today = timezone.localdate()
    late = make_project(slug="late")
    make_status(late, effective_on=today - timedelta(days=100))
    make_period(late, ends_on=today - timedelta(days=1))
    mine = make_project(slug="mine", is_signature=True)
    mine.owners.add(staff)
    make_funding(mine)
    draft = make_project(slug="draft", acronym="ACRONYM")
    record_status(draft, status="ongoing", effective_on=today, source=make_source(), by=staff)
    make_public_project(slug="public").sources.add(make_source())
    # Neither has a status on record, but somebody looked today.
    for project in Project.objects.exclude(slug="late"):
        project.confirmations.create()
    answers = {query: desk.get(f"{url(Project, 'changelist')}?{query}") for query in FILTERS}
    assert {
        query: sorted(row.slug for row in answer.context["cl"].result_list)
        for query, answer in answers.items()
    } == FILTERS
