"""Entries come into the ledgers as drafts, under the rules of the staff site."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from projects.api.writes.appending import INPUTS
from projects.choices import StaffRole, TokenScope
from projects.models import (
    LedgerEntry,
    Project,
    Reading,
    ReportingPeriod,
    StatusUpdate,
    history_of,
)
from projects.services.ledger import return_entry, revise_entry
from projects.services.project import publish_project
from tests.factories import (
    make_fund,
    make_indicator,
    make_line,
    make_meeting,
    make_member,
    make_plan,
    make_project,
    make_public_project,
    make_rate,
    make_reporting_period,
    make_source,
    make_staff,
    make_status,
)
from tests.projects.api.conftest import BASE, Program, program_of

pytestmark = pytest.mark.django_db

COMMON = {"effective_on": "2025-06-30", "source": "paper"}
OF_PROJECTS = ("status-updates", "periods", "funding", "milestones")
ABOUT = {
    "status-updates": {"project": "academy", "status": "ongoing"},
    "periods": {"project": "academy", "basis": "planned", "ends_on": "2028-12-31"},
    "funding": {"project": "academy", "kind": "budget", "amount": "1000.00", "currency": "USD"},
    "milestones": {"project": "academy", "title": "Review", "due_on": "2027-06-30"},
    "readings": {"indicator": "trained", "value": "10"},
    "assessments": {"line": "line", "state": "delivered"},
    "claims": {"plan": "plan", "verb": "implemented", "percentage": "95"},
}
# The addresses that are there; the others come with their lists.
LEDGERS = tuple(name for name in INPUTS if name in ABOUT)


@pytest.fixture
def owned(erin: User) -> Project:
    project = make_project(slug="academy", title="Academy")
    project.owners.add(erin)
    make_source(slug="paper")
    make_indicator(slug="trained", project=project)
    return project


def errors(response: Any) -> Any:
    assert response["Content-Type"] == "application/problem+json", response.content.decode()
    return response.status_code, response.json()["errors"]


@pytest.mark.parametrize("ledger", LEDGERS)
def test_an_entry_is_a_draft_in_the_name_of_its_author(ledger: str, owned: Project) -> None:
    plan = make_plan(slug="plan")
    make_line(slug="line", plan=plan)
    staff = make_staff()
    response = program_of(staff).send(
        "POST", f"{ledger}/", {**COMMON, **ABOUT[ledger], "change_message": "By mail"}
    )
    assert response.status_code == 201, response.content.decode()
    model: Any = INPUTS[ledger].Meta.model  # type: ignore[attr-defined]
    entry: LedgerEntry = model.objects.get()
    assert (entry.review_state, entry.entered_by) == ("draft", staff)
    assert (entry.effective_on.isoformat(), entry.source.slug) == ("2025-06-30", "paper")
    [told] = history_of(model).all()
    assert (told.history_user, told.history_change_reason) == (staff, "By mail")
    assert told.history_origin == "api"
    answer = {**response.json()}
    assert answer["document"]["id"] == answer["id"] == str(entry.pk)
    del answer["document"]
    assert answer == {
        "ledger": ledger,
        "about": next(iter(ABOUT[ledger].values())),
        "id": str(entry.pk),
        "version": 1,
        "review_state": "draft",
        "returned_reason": "",
        "effective_on": "2025-06-30",
    }
    there = f"{ledger}/{entry.pk}/"
    assert response["Location"] == f"http://testserver{BASE}{there}?state=working"
    found = program_of(staff, TokenScope.READ).send("GET", f"{there}?state=working")
    assert (found.status_code, found.json()) == (200, response.json())
    assert (found["Cache-Control"], "Access-Control-Allow-Origin" in found) == ("no-store", False)
    assert Client().get(BASE + there).status_code == 404


def test_an_entry_says_what_became_of_it(program: Program, owned: Project) -> None:
    body = {**COMMON, **ABOUT["status-updates"]}
    entered = program.send("POST", "status-updates/", body)
    there = entered["Location"].removeprefix(f"http://testserver{BASE}")
    entry = StatusUpdate.objects.get()

    def said() -> tuple[str, str, int]:
        found = program.send("GET", there).json()
        return found["review_state"], found["returned_reason"], found["version"]

    assert said() == ("draft", "", 1)
    return_entry(entry, by=None, reason="Give the page.")
    assert said() == ("returned", "Give the page.", 2)
    revise_entry(entry, by=None, reason="Page given")
    publish_project(owned, by=None)
    assert said() == ("published", "", 4)
    refused = program.send("GET", f"{there}&expand=project")
    assert errors(refused)[1].keys() == {"expand"}


def test_it_waits_beside_the_working_copy(program: Program, owned: Project) -> None:
    before = program.etag("academy")
    response = program.send("POST", "status-updates/", {**COMMON, **ABOUT["status-updates"]})
    assert program.working("academy")["pending_entries"] == [response.json()]
    assert program.etag("academy") != before


def test_every_member_of_an_entry_is_stored(program: Program, owned: Project) -> None:
    make_fund(slug="fund")
    rate = make_rate(currency="KRW", source=make_source(slug="bank"))
    body = {
        **COMMON,
        **ABOUT["funding"],
        "currency": "KRW",
        "qualifier": "about",
        "fund": "fund",
        "exchange_rate": {"on": rate.on.isoformat(), "source": "bank"},
        "precision": "year",
        "locator": "p. 4",
        "note": "In public",
        "internal_note": "Among us",
        "is_counted": False,
        "counting_reason": "Older",
    }
    response = program.send("POST", "funding/", body)
    assert response.status_code == 201, response.content.decode()
    document = response.json()["document"]
    assert document["fund"]["slug"] == "fund"
    assert document["exchange_rate"]["on"] == rate.on.isoformat()
    assert {name: document[name] for name in ("precision", "locator", "note")} == {
        "precision": "year",
        "locator": "p. 4",
        "note": "In public",
    }
    assert "Among us" not in response.content.decode()
    wrong = {**body, "exchange_rate": {"on": "1999-01-01", "source": "bank"}}
    assert errors(program.send("POST", "funding/", wrong))[1].keys() == {"exchange_rate"}


def test_a_reading_brings_its_parts(program: Program, owned: Project) -> None:
    body = {**COMMON, **ABOUT["readings"]}
    parts = [{"dimension": "sex", "label": "women", "value": "6"}]
    response = program.send("POST", "readings/", {**body, "parts": parts})
    assert response.json()["document"]["parts"] == parts
    twice = program.send("POST", "readings/", {**body, "parts": parts * 2})
    assert (errors(twice)[0], set(errors(twice)[1])) == (400, {"parts"})
    assert Reading.objects.count() == 1


def test_what_is_published_is_superseded_never_changed(program: Program, owned: Project) -> None:
    earlier = make_status(owned)
    body = {**COMMON, **ABOUT["status-updates"], "status": "completed"}
    response = program.send(
        "POST", "status-updates/", {**body, "supersedes": str(earlier.pk), "is_correction": True}
    )
    assert response.status_code == 201, response.content.decode()
    later = StatusUpdate.objects.get(status="completed")
    assert (later.supersedes, later.is_correction) == (earlier, True)
    other = make_status(make_project())
    for named in (str(other.pk), "nonsense", "00000000-0000-4000-8000-000000000009"):
        refused = program.send("POST", "status-updates/", {**body, "supersedes": named})
        assert errors(refused) == (
            400,
            {"supersedes": [f"There is no status update “{named}”."]},
        )


def test_the_services_refuse_in_the_words_of_the_staff_site(
    program: Program, owned: Project
) -> None:
    body = {**COMMON, **ABOUT["status-updates"], "effective_on": "2999-01-01"}
    status, told = errors(program.send("POST", "status-updates/", body))
    sentence = (
        "2999-01-01 is in the future: give the date from which this is true, "
        f"{timezone.localdate()} at the latest."
    )
    assert (status, told) == (400, {"effective_on": [sentence]})
    empty = program.send("POST", "milestones/", {**COMMON, "project": "academy", "title": "?"})
    assert empty.json()["detail"] == "Give the day it is due, or the day it was done."
    assert not StatusUpdate.objects.exists()


def test_a_locked_reporting_period_keeps_its_figures(owned: Project) -> None:
    plan = make_plan()
    owned.plans.add(plan)
    staff = make_staff()
    period: ReportingPeriod = make_reporting_period(plan=plan, locked_by=staff)
    body = {**COMMON, **ABOUT["status-updates"], "effective_on": period.begins_on.isoformat()}
    response = program_of(staff).send("POST", "status-updates/", body)
    assert response.status_code == 400
    [sentence] = response.json()["errors"]["effective_on"]
    assert "locked" in sentence
    assert not StatusUpdate.objects.exists()


def test_what_one_may_not_see_can_not_be_named(program: Program, owned: Project) -> None:
    make_project(slug="hush")
    make_indicator(slug="hush-indicator", project=Project.objects.get(slug="hush"))
    for ledger, column, hidden in (
        ("status-updates", "project", "hush"),
        ("readings", "indicator", "hush-indicator"),
    ):
        told = [
            errors(program.send("POST", f"{ledger}/", {**COMMON, **ABOUT[ledger], column: named}))
            for named in (hidden, "nowhere")
        ]
        assert [status for status, _ in told] == [400, 400]
        assert told[0][1] == {column: [f"There is no {column} “{hidden}”."]}
        assert told[1][1] == {column: [f"There is no {column} “nowhere”."]}


def test_nobody_writes_about_what_others_keep(program: Program, owned: Project) -> None:
    make_public_project(slug="known")
    body = {**COMMON, **ABOUT["status-updates"], "project": "known"}
    response = program.send("POST", "status-updates/", body)
    assert (response.status_code, response.json()["detail"]) == (403, "You may not do this.")
    many = program.send("POST", "status-updates/", [body])
    assert errors(many) == (403, {"0": ["You may not do this."]})
    viewer = program_of(make_member(StaffRole.VIEWER), TokenScope.PUBLISH)
    assert viewer.send("POST", "status-updates/", {}).status_code == 403
    assert not StatusUpdate.objects.exists()


def test_of_several_all_are_entered_or_none(program: Program, owned: Project) -> None:
    good = {**COMMON, **ABOUT["status-updates"]}
    wrong = {**good, "source": "nowhere", "effective_on": "yesterday"}
    status, told = errors(program.send("POST", "status-updates/", [good, good, wrong]))
    assert (status, set(told)) == (400, {"2.source", "2.effective_on"})
    assert told["2.source"] == ["There is no source “nowhere”."]
    assert not StatusUpdate.objects.exists()
    done = program.send("POST", "status-updates/", [good, {**good, "status": "completed"}])
    assert [it["document"]["status"] for it in done.json()["results"]] == ["ongoing", "completed"]
    assert StatusUpdate.objects.count() == 2


@pytest.mark.parametrize("ledger", LEDGERS)
def test_nothing_else_of_an_entry_can_be_set(ledger: str, owned: Project) -> None:
    """Every field of the model, but those that are meant (T06)."""
    plan = make_plan(slug="plan")
    make_line(slug="line", plan=plan)
    make_meeting(slug="meeting")
    program = program_of(make_staff(), TokenScope.PUBLISH)
    model: Any = INPUTS[ledger].Meta.model  # type: ignore[attr-defined]
    known = set(INPUTS[ledger]().fields)
    names = {
        name
        for field in model._meta.get_fields()
        for name in (field.name, getattr(field, "attname", field.name))
    }
    secret = {"review_state", "entered_by", "entered_at", "publish_at", "version", "id"}
    assert secret <= names - known
    for name in sorted(names - known):
        body = {**COMMON, **ABOUT[ledger], name: 1}
        status, told = errors(program.send("POST", f"{ledger}/", body))
        assert (name, status, set(told)) == (name, 400, {name})
    assert not model.objects.exists()
