"""Storing the example: by natural key, never over a staff edit, like the reference data."""

from __future__ import annotations

from typing import Final

from projects.imports.example import parties, plans, projects
from projects.imports.reference import Content, Outcome, load_records, order_records
from projects.imports.reference.records import Record

# Goes into the history beside every row of the example that nobody has edited.
REASON: Final = "Fictional example"


def example_records() -> list[Record]:
    """Every record of the example; the same each time."""
    content: Content = {
        "countries": parties.countries(),
        "sources": parties.sources(),
        "exchange_rates": parties.exchange_rates(),
        "organisations": parties.organisations(),
        "partnerships": parties.partnerships(),
        "meetings": parties.meetings(),
        "themes": parties.themes(),
        "plans": plans.plans(),
        "line_fates": plans.line_fates(),
        "funds": parties.funds(),
        "projects": projects.projects(),
    }
    return order_records([("the example", content)])


def load_example() -> Outcome:
    """Store and publish the example, or what is missing of it; all of it or nothing."""
    return load_records(example_records(), reason=REASON)
