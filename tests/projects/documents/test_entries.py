"""Numbers, money and days as text: exact, and unknown is null."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone

from projects.documents.entries import (
    day,
    funding_document,
    money,
    named_document,
    number,
    source_document,
    status_document,
)
from projects.models import FundingEntry, LedgerEntry, StatusUpdate
from tests.factories import (
    ON,
    make_fund,
    make_funding,
    make_organisation,
    make_plan,
    make_project,
    make_rate,
    make_source,
    make_status,
    make_theme,
)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, None),
        ("0", "0"),
        ("0.0000", "0"),
        ("100", "100"),
        ("1E+2", "100"),
        ("0.5000", "0.5"),
        ("0.004", "0.004"),
        ("-1.50", "-1.5"),
        ("1000000000000000.0001", "1000000000000000.0001"),
    ],
)
def test_number_is_exact_and_without_an_exponent(value: str | None, text: str | None) -> None:
    """U18."""
    assert number(None if value is None else Decimal(value)) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, None),
        ("0", "0.00"),
        ("7.3", "7.30"),
        ("-1", "-1.00"),
        ("1E+15", "1" + "0" * 15 + ".00"),
    ],
)
def test_money_has_two_decimals(value: str | None, text: str | None) -> None:
    """U18."""
    assert money(None if value is None else Decimal(value)) == text


def test_day_is_iso_or_null() -> None:
    assert (day(date(2024, 5, 16)), day(None)) == ("2024-05-16", None)


def known(entry: LedgerEntry) -> LedgerEntry:
    return type(entry)._default_manager.known(timezone.localdate()).get(pk=entry.pk)


@pytest.mark.django_db
def test_entry_tells_all_that_is_public_of_it_and_nothing_else() -> None:
    """T05: internal notes, names of colleagues and review stay inside."""
    entry = make_status(
        make_project(),
        locator="p. 4",
        note="Signed",
        note_ko="서명",
        internal_note="secret",
        returned_reason="secret",
        counting_reason="The ministry's own word",
    )
    later = known(make_status(entry.project, "completed", supersedes=entry, is_correction=True))
    assert isinstance(later, StatusUpdate)
    source = source_document(entry.source)
    assert status_document(known(entry)) == {  # type: ignore[arg-type]
        "id": str(entry.pk),
        "effective_on": "2024-05-16",
        "precision": "day",
        "source": source,
        "locator": "p. 4",
        "note": "Signed",
        "note_ko": "서명",
        "is_counted": True,
        "counting_reason": "The ministry's own word",
        "is_correction": False,
        "supersedes": None,
        "is_superseded": True,
        "status": "ongoing",
        "verification": "reported",
    }
    document = status_document(later)
    assert (document["supersedes"], document["is_correction"]) == (str(entry.pk), True)


@pytest.mark.django_db
def test_source_tells_where_it_is_found() -> None:
    source = make_source(
        slug="report",
        title="Report",
        published_on=ON,
        published_precision="month",
        dating_note="Dated by its cover",
        accessed_on=None,
        url="https://example.org/r",
    )
    assert source_document(source) == {
        "slug": "report",
        "title": "Report",
        "publisher": "",
        "url": "https://example.org/r",
        "file_name": "",
        "language": "en",
        "published_on": "2024-05-16",
        "published_precision": "month",
        "dating_note": "Dated by its cover",
        "accessed_on": None,
    }


@pytest.mark.django_db
def test_sum_tells_its_rate_and_the_source_of_the_rate() -> None:
    """U23."""
    rate = make_rate(usd_per_unit=Decimal("0.00075"))
    entry = known(make_funding(make_project(), "1000", currency="KRW", exchange_rate=rate))
    assert isinstance(entry, FundingEntry)
    document = funding_document(entry)
    assert (document["amount"], document["currency"], document["usd_amount"]) == (
        "1000.00",
        "KRW",
        "0.75",
    )
    assert document["exchange_rate"] == {
        "usd_per_unit": "0.0007500000",
        "on": "2024-05-16",
        "source": source_document(rate.source),
    }


@pytest.mark.django_db
@pytest.mark.parametrize("state", ["draft", "submitted", "withdrawn"])
def test_hidden_fund_and_provider_are_left_out_of_a_sum(state: str) -> None:
    """T01."""
    entry = known(
        make_funding(
            make_project(),
            fund=make_fund(publication_state=state),
            provider=make_organisation(publication_state=state),
        )
    )
    assert isinstance(entry, FundingEntry)
    document = funding_document(entry)
    assert (document["fund"], document["provider"]) == (None, None)


@pytest.mark.django_db
def test_other_records_are_named_by_address_and_name() -> None:
    rows = [
        make_plan(slug="plan", title="Plan", title_ko="계획"),
        make_theme(slug="theme", name="Theme"),
        make_fund(slug="fund", name="Fund", acronym="F"),
        make_organisation(slug="body", name="Body", name_ko="기관", acronym="B"),
    ]
    assert [named_document(row) for row in rows] == [
        {"slug": "plan", "name": "Plan", "name_ko": "계획", "acronym": ""},
        {"slug": "theme", "name": "Theme", "name_ko": "", "acronym": ""},
        {"slug": "fund", "name": "Fund", "name_ko": "", "acronym": "F"},
        {"slug": "body", "name": "Body", "name_ko": "기관", "acronym": "B"},
    ]
