"""The smallest entry documents, for what is computed from documents alone."""

from __future__ import annotations

import itertools
from typing import Any, cast

from projects.documents.shapes import EntryShape, FundingShape, PeriodShape

_keys = itertools.count(1)


def make_entry(**values: Any) -> EntryShape:
    entry = {
        "id": f"entry-{next(_keys)}",
        "effective_on": "2024-05-16",
        "precision": "day",
        "source": {
            "slug": "source",
            "title": "Title",
            "publisher": "",
            "url": "https://example.org/",
            "file_name": "",
            "language": "en",
            "published_on": None,
            "published_precision": "day",
            "dating_note": "",
            "accessed_on": None,
        },
        "locator": "",
        "note": "",
        "note_ko": "",
        "is_counted": True,
        "counting_reason": "",
        "is_correction": False,
        "supersedes": None,
        "is_superseded": False,
    }
    return cast(EntryShape, entry | values)


def make_sum(amount: str | None, **values: Any) -> FundingShape:
    entry = {
        **make_entry(),
        "kind": "budget",
        "qualifier": "exactly",
        "amount": amount,
        "currency": "USD",
        "is_not_applicable": False,
        "usd_amount": amount,
        "exchange_rate": None,
        "fund": None,
        "provider": None,
    }
    return cast(FundingShape, entry | values)


def make_dates(starts_on: str | None, ends_on: str | None, **values: Any) -> PeriodShape:
    entry = {
        **make_entry(),
        "basis": "planned",
        "starts_on": starts_on,
        "starts_precision": "day",
        "ends_on": ends_on,
        "ends_precision": "year",
    }
    return cast(PeriodShape, entry | values)
