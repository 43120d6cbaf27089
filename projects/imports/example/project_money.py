"""The made-up money: in two currencies, revised, refunded, nothing, not applicable, not told."""

from __future__ import annotations

from datetime import date, timedelta

from projects.imports.example.parties import OTHER_SOURCE, RATES, RATES_SOURCE
from projects.imports.example.project_ledgers import LAST_DAY, NEVER_STARTED, ended_on
from projects.imports.example.project_stories import Story
from projects.imports.example.words import Item, report_on, slug

WON_PER_DOLLAR = 1200
# Whose commitment was raised, and whose money came back.
RAISED = {9, 21, 28}
REFUNDED = {16, 32}


def funding_of(story: Story) -> list[Item]:
    """Budget, commitment, what was paid year by year, and for what is finished what was spent."""
    number, start = story.number, story.starts_on
    if story.course == "silent":
        return []
    size = 200_000 + number * 37 % 23 * 150_000
    budget = _sum(story, "budget", start - timedelta(days=100), size)
    if story.course in NEVER_STARTED:
        return [budget]
    if story.course == "in-kind":
        return [{**_entry(story, "commitment", start), "is_not_applicable": True}]
    if story.course == "unspent":
        return [
            budget,
            _sum(story, "commitment", start, size),
            _sum(story, "disbursement", start + timedelta(days=200), 0),
        ]
    told = [budget, _sum(story, "commitment", start, size)]
    if number in RAISED:
        raised = _sum(story, "commitment", start + timedelta(days=300), size + size // 4, "-raised")
        told.append({**raised, "supersedes": told[-1]["key"], "note": "Prices rose."})
    for part in range(3):
        on = start + timedelta(days=60 + 365 * part)
        if on <= min(LAST_DAY, ended_on(story)):
            told.append(_sum(story, "disbursement", on, size // 4, f"-{part}"))
    if number in REFUNDED:
        on = ended_on(story)
        told.append(_sum(story, "disbursement", on, -size // 8, "-refund"))
    if story.course in {"on-time", "late"} and ended_on(story) <= LAST_DAY:
        told.append(_sum(story, "expenditure", ended_on(story), size // 4 * 2))
    if story.course == "disputed":
        other = _sum(story, "commitment", date(2024, 11, 5), size * 10, "-article")
        told.append(
            {
                **other,
                "qualifier": "about",
                "source": OTHER_SOURCE,
                "is_counted": False,
                "counting_reason": "A slip of the article: ten times what the report says.",
            }
        )
    return told


def _sum(story: Story, kind: str, on: date, dollars: int, suffix: str = "") -> Item:
    """A sum in the project's currency; a year without a rate leaves its won unconverted."""
    if story.number % 2 == 0:
        return {**_entry(story, kind, on, suffix), "amount": dollars, "currency": "USD"}
    told = _entry(story, kind, on, suffix)
    told |= {"amount": dollars * WON_PER_DOLLAR, "currency": "KRW"}
    if on.year in RATES:
        told["exchange_rate"] = ("KRW", date(on.year, 1, 1), RATES_SOURCE)
    return told


def _entry(story: Story, kind: str, on: date, suffix: str = "") -> Item:
    fund = slug("won-fund" if story.number % 2 else "fund")
    return {
        "key": slug(f"{story.slug}-{kind}{suffix}"),
        "kind": kind,
        "effective_on": on,
        "source": report_on(on),
        "fund": fund if story.number % 5 else None,
        "provider": None if story.number % 5 else slug("ministry"),
    }
