"""The staff site in both languages: ours and Django's own words, dates, and the way across."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.utils.formats import date_format, localize_input
from django.utils.translation import override

from projects.models import StatusUpdate
from tests.factories import make_project, make_status
from tests.projects.admin.forms import url
from tests.projects.views.reading import Element, read


def korean(client: Client, page: str) -> Element:
    return read(client.get(f"/ko{page}"))


def test_a_korean_list_is_korean_throughout(desk: Client) -> None:
    make_status(project=make_project(title="Waste"), effective_on=date(2025, 5, 16))
    page = korean(desk, url(StatusUpdate, "changelist"))
    assert page.one("html").attributes["lang"] == "ko"
    table = page.one("table", id="result_list")
    assert table.one("th", class_="column-review_state").text == "검토 상태"
    assert table.one("td", class_="field-effective_on").text == "2025년 5월 16일"
    # Django's own words beside ours.
    assert page.one("button", name="index").text == "실행"


@pytest.mark.parametrize(
    ("language", "day", "short", "moment"),
    [
        ("en", "16 May 2025", "16 May 2025", "16 May 2025, 14:05"),
        ("ko", "2025년 5월 16일", "2025.5.16.", "2025년 5월 16일 14:05"),
    ],
)
def test_dates_of_the_staff_site_cannot_be_misread(
    language: str, day: str, short: str, moment: str
) -> None:
    """U33"""
    then = datetime(2025, 5, 16, 14, 5, tzinfo=UTC)
    with override(language):
        assert (
            date_format(then.date()),
            date_format(then.date(), "SHORT_DATE_FORMAT"),
            date_format(then, "DATETIME_FORMAT"),
            localize_input(then.date()),
        ) == (day, short, moment, "2025-05-16")


@pytest.mark.parametrize(
    ("address", "label", "target"),
    [
        ("/admin/?attention=overdue", "한국어", "/ko/admin/?attention=overdue"),
        ("/ko/admin/", "English", "/admin/"),
    ],
)
def test_every_staff_page_leads_to_itself_in_the_other_language(
    desk: Client, address: str, label: str, target: str
) -> None:
    """U32"""
    tools = read(desk.get(address)).one("div", id="user-tools")
    assert [
        (link.text, link.attributes["href"])
        for link in tools.all("a")
        if "hreflang" in link.attributes
    ] == [(label, target)]


def test_staff_may_sign_in_in_either_language(client: Client, db: None) -> None:
    page = korean(client, "/admin/login/?next=/ko/admin/")
    assert page.one("label", for_="id_username").text == "사용자 이름"
    link = page.one("p", class_="language").one("a", lang="en")
    assert link.attributes["href"] == "/admin/login/?next=/ko/admin/"
