"""A reader reports an error in a record, and reads on its page what readers were answered."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from projects.models import ErrorReport, FormerAddress, Project, ReportSender
from projects.services.error_report import ADDRESS_LIMIT, save_report
from tests.factories import (
    make_error_report,
    make_fund,
    make_plan,
    make_project,
    make_public_project,
    make_source,
)

pytestmark = pytest.mark.django_db

FORM = "/report/?record=projects/rice"
SAID = {
    "problem": "It began in 2024 & not <b>2023</b>",
    "correction": "2024",
    "source_url": "https://example.org/release",
    "email": "reader@example.org",
    "language": "en",
    "website": "",
}


@pytest.fixture
def rice() -> Project:
    return make_public_project(slug="rice", title="Rice reserve")


def send(client: Client, **values: Any) -> Any:
    return client.post(FORM, SAID | values)


def test_link_at_the_foot_leads_to_the_form_with_the_record_filled_in(
    client: Client, rice: Project
) -> None:
    for path, record in {
        "/projects/rice/": "projects/rice",
        f"/plans/{make_plan(slug='p').slug}/": "plans/p",
        f"/sources/{make_source(slug='s').slug}/": "sources/s",
        f"/funds/{make_fund(slug='f').slug}/": "funds/f",
    }.items():
        assert f'href="/report/?record={record}"' in client.get(path).content.decode(), path
    assert "/report/" not in client.get("/projects/").content.decode()
    assert "Rice reserve" in client.get(FORM).content.decode()


@pytest.mark.parametrize(
    ("folder", "make"),
    [
        ("funds", make_fund),
        ("plans", make_plan),
        ("sources", make_source),
    ],
)
def test_errors_are_taken_in_public_records_of_every_noun_and_in_no_others(
    client: Client, folder: str, make: Any
) -> None:
    public, hidden = make(slug="public"), make(slug="hidden", publication_state="draft")
    assert client.get(f"/report/?record={folder}/{public.slug}").status_code == 200
    assert client.get(f"/report/?record={folder}/{hidden.slug}").status_code == 404


@pytest.mark.parametrize(
    "record", ["", "projects", "projects/", "projects/unheard-of", "projects/secret", "users/rice"]
)
def test_hidden_and_unheard_of_records_are_the_same(
    client: Client, rice: Project, record: str
) -> None:
    make_project(slug="secret", title="Hush")
    told = client.get(f"/report/?record={record}")
    assert told.status_code == 404
    assert "Hush" not in told.content.decode()
    assert client.post(f"/report/?record={record}", SAID).status_code == 404
    assert ErrorReport.objects.count() == 0


def test_former_address_leads_to_the_record(client: Client, rice: Project) -> None:
    FormerAddress.objects.create(noun="project", slug="old-rice", leads_to="rice")
    assert client.post("/report/?record=projects/old-rice", SAID)["Location"] == f"{FORM}&sent=yes"
    assert ErrorReport.objects.get().project == rice


def test_report_is_stored_and_the_reader_told_what_comes_next(
    client: Client, rice: Project
) -> None:
    answer = send(client)
    assert (answer.status_code, answer["Location"]) == (302, f"{FORM}&sent=yes")
    page = client.get(answer["Location"]).content.decode()
    assert "<h1>Your report is with us</h1>" in page
    report = ErrorReport.objects.get()
    told = (report.project, report.problem, report.correction, report.source_url, report.language)
    assert told == (rice, SAID["problem"], "2024", "https://example.org/release", "en")
    assert ReportSender.objects.get().email == "reader@example.org"


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"problem": " "}, "Say what is wrong: without it nobody can look for it."),
        ({"problem": "x" * 2001}, "at most 2000 characters"),
        ({"source_url": "javascript:alert(1)"}, "Give an address such as https://example.org"),
        ({"source_url": "ftp://example.org/x"}, "Give an address such as https://example.org"),
        ({"email": "reader"}, "Give an address such as name@example.org."),
    ],
)
def test_mistake_is_said_beside_what_was_typed(
    client: Client, rice: Project, wrong: dict[str, str], sentence: str
) -> None:
    answer = send(client, **wrong)
    page = answer.content.decode()
    assert (answer.status_code, sentence in page) == (200, True)
    # Without script, too, the keyboard begins at what is to be put right.
    assert '<div class="notice" role="alert" tabindex="-1" autofocus>' in page
    assert "&lt;b&gt;2023" in page or "problem" in wrong
    assert "<b>2023" not in page
    assert ErrorReport.objects.count() == 0


def test_machine_that_fills_in_everything_is_thanked_and_forgotten(
    client: Client, rice: Project
) -> None:
    assert send(client, website="https://spam.example")["Location"] == f"{FORM}&sent=yes"
    assert ErrorReport.objects.count() == 0


def test_one_address_reports_so_often(client: Client, rice: Project) -> None:
    for _ in range(ADDRESS_LIMIT):
        assert send(client).status_code == 302
    refused = send(client)
    assert (refused.status_code, refused["Retry-After"]) == (429, "3600")
    assert "Several reports came from your network" in refused.content.decode()
    assert "It began in 2024" in refused.content.decode()
    assert ErrorReport.objects.count() == ADDRESS_LIMIT


def test_forged_form_is_not_taken(rice: Project) -> None:
    forger = Client(enforce_csrf_checks=True)
    assert send(forger).status_code == 403
    assert ErrorReport.objects.count() == 0
    page = forger.get(FORM)
    assert "no-store" in page["Cache-Control"]
    token = page.context["csrf_token"]
    assert send(forger, csrfmiddlewaretoken=str(token)).status_code == 302


def test_reading_sets_no_cookie_even_after_a_report(client: Client, rice: Project) -> None:
    client.get(FORM)
    answer = client.get("/projects/rice/")
    assert (dict(answer.cookies), "Cookie" in answer.get("Vary", "")) == ({}, False)
    assert answer["Cache-Control"] == "public, max-age=0, must-revalidate"


def test_nothing_is_taken_while_the_site_only_reads(
    client: Client, rice: Project, settings: Settings
) -> None:
    settings.READ_ONLY = True
    page = client.get(FORM)
    assert (page.status_code, "<textarea" in page.content.decode()) == (200, False)
    assert "read-only for maintenance" in page.content.decode()
    refused = send(client)
    assert (refused.status_code, "Retry-After" in refused) == (503, True)
    assert "It began in 2024" in refused.content.decode()
    assert ErrorReport.objects.count() == 0


def test_page_shows_the_answer_and_never_the_report(client: Client, rice: Project) -> None:
    make_public_project(slug="other")
    send(client, problem="Words of a reader")
    report = ErrorReport.objects.get()
    assert "Errors that readers reported" not in client.get("/projects/rice/").content.decode()
    report.state, report.answer, report.answer_ko = "accepted", "It says 2024 now.", "고쳤습니다."
    save_report(report, by=None, reason="Answered")
    english = client.get("/projects/rice/").content.decode()
    korean = client.get("/ko/projects/rice/").content.decode()
    assert "It says 2024 now." in english
    assert "고쳤습니다." in korean
    for page in (english, korean):
        assert "Words of a reader" not in page
        assert "reader@example.org" not in page
    assert "It says 2024 now." not in client.get("/projects/other/").content.decode()


def test_answer_stands_there_from_its_day_on(client: Client, rice: Project) -> None:
    answered = timezone.now() - timedelta(days=3)
    make_error_report(project=rice, state="declined", answer="The source", answered_at=answered)
    save_report(ErrorReport.objects.get(), by=None, reason="Looked at once more")
    make_error_report(project=rice, state="accepted", answer="Not shown", is_answer_public=False)
    days: dict[int, date] = {n: timezone.localdate() - timedelta(days=n) for n in (2, 5)}
    shown = {
        n: "The source" in client.get(f"/projects/rice/?as_of={day}").content.decode()
        for n, day in days.items()
    }
    assert shown == {2: True, 5: False}
    assert "Not shown" not in client.get("/projects/rice/").content.decode()


def test_form_costs_the_same_with_1_and_30_reports(
    client: Client, rice: Project, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(30):
        make_error_report(project=rice, state="accepted")
    with django_assert_num_queries(1):
        client.get(FORM)
