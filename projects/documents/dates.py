"""A project's dates, each with its source, the first plan and what other sources say."""

from __future__ import annotations

from collections.abc import Collection

from projects.choices import PeriodBasis
from projects.documents.shapes import CurrentDateShape, DateShape, DatesShape, PeriodShape


def dates_document(periods: list[PeriodShape], corrected: Collection[str] = ()) -> DatesShape:
    """Planned and actual start and end.

    ``periods`` are oldest first; ``corrected`` are the keys of those that were never right, which
    the periods can't tell: a correction may be of a later day or give no such date.
    """
    return {
        "planned_start": _current(_starts(periods, PeriodBasis.PLANNED), corrected),
        "planned_end": _current(_ends(periods, PeriodBasis.PLANNED), corrected),
        "actual_start": _current(_starts(periods, PeriodBasis.ACTUAL), corrected),
        "actual_end": _current(_ends(periods, PeriodBasis.ACTUAL), corrected),
    }


def _starts(periods: list[PeriodShape], basis: PeriodBasis) -> list[DateShape]:
    return [
        {"date": it["starts_on"], "precision": it["starts_precision"], "entry": it}
        for it in periods
        if it["basis"] == basis and it["starts_on"] is not None
    ]


def _ends(periods: list[PeriodShape], basis: PeriodBasis) -> list[DateShape]:
    return [
        {"date": it["ends_on"], "precision": it["ends_precision"], "entry": it}
        for it in periods
        if it["basis"] == basis and it["ends_on"] is not None
    ]


def _current(dates: list[DateShape], corrected: Collection[str]) -> CurrentDateShape | None:
    """The latest date that counts; the first one tells the slippage.

    A correction leaves no trace here, a revision does: the first plan was a plan.
    """
    counted = [it for it in dates if it["entry"]["is_counted"]]
    speaking = [it for it in counted if not it["entry"]["is_superseded"]]
    if not speaking:
        return None
    others = [
        it for it in dates if not it["entry"]["is_counted"] and not it["entry"]["is_superseded"]
    ]
    plans = [it for it in counted if it["entry"]["id"] not in corrected]
    return {**speaking[-1], "first": plans[0], "also_reported": others}
