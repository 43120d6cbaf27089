"""Rows of projects: as the list shows them, and every page that names some."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from projects.choices import FINAL_STATUSES, FundingKind
from projects.documents.shapes import (
    CurrentDateShape,
    MoneyShape,
    ProjectSummaryShape,
)
from projects.models.public_record import PublicRecordQuerySet
from projects.reports.project_documents import STORED, summaries_as_of
from projects.reports.totals import KindTotal, Totals
from projects.templatetags.formats import to_date
from projects.views.page import Page
from projects.views.time_bar import Axis, TimeBar, axis_of, time_bar

# A quarter: what nobody spoke of for longer is marked, in words.
STALE_AFTER_DAYS = 90
# A promise before a plan before a payment: the first that anyone reported stands in the row, by
# its own name.
MONEY_ORDER = (
    FundingKind.COMMITMENT,
    FundingKind.BUDGET,
    FundingKind.PLEDGE,
    FundingKind.DISBURSEMENT,
    FundingKind.EXPENDITURE,
)


@dataclass(frozen=True)
class Row:
    """One project as the list shows it."""

    project: ProjectSummaryShape
    start: CurrentDateShape | None
    end: CurrentDateShape | None
    end_is_planned: bool
    money: MoneyShape | None
    bar: TimeBar | None
    spoken_on: date | None
    is_confirmed: bool
    is_stale: bool


@dataclass(frozen=True)
class Rows:
    """Some projects with the years that their bars span."""

    rows: list[Row]
    axis: Axis


def project_rows(records: PublicRecordQuerySet, page: Page) -> Rows:
    """The rows of a few records, in their order, as of the date of the page."""
    documents = _documents(records, page)
    axis = axis_of(documents, on=page.on)
    return Rows(
        rows=[_row(document, bar=time_bar(document, axis), on=page.on) for document in documents],
        axis=axis,
    )


def main_total(totals: Totals) -> KindTotal | None:
    """The total that stands for all: of the first kind of money that anyone reported."""
    by_kind = {it.kind: it for it in totals.kinds}
    return next((by_kind[kind] for kind in MONEY_ORDER if kind in by_kind), None)


def main_money(money: Sequence[MoneyShape]) -> MoneyShape | None:
    """The money that stands for a project: of the first kind that anyone reported."""
    by_kind = {it["kind"]: it for it in reversed(money)}
    return next((by_kind[kind] for kind in MONEY_ORDER if kind in by_kind), None)


def _documents(records: PublicRecordQuerySet, page: Page) -> list[ProjectSummaryShape]:
    """The records' documents: as stored today, composed anew for another day."""
    if page.is_today:
        return [json.loads(it) for it in records.values_list("summary", flat=True)]
    return summaries_as_of(list(records.only(*STORED)), on=page.on)


def _row(document: ProjectSummaryShape, *, bar: TimeBar | None, on: date) -> Row:
    dates, status = document["dates"], document["status"]
    confirmed_on = to_date(document["confirmed_on"])
    stated_on = to_date(status["effective_on"]) if status else None
    spoken_on = max(filter(None, (confirmed_on, stated_on)), default=None)
    # Of what is completed or cancelled no news is due.
    is_final = status is not None and status["status"] in FINAL_STATUSES
    return Row(
        project=document,
        start=dates["actual_start"] or dates["planned_start"],
        end=dates["actual_end"] or dates["planned_end"],
        end_is_planned=dates["actual_end"] is None,
        money=main_money(document["money"]),
        bar=bar,
        spoken_on=spoken_on,
        is_confirmed=spoken_on == confirmed_on,
        is_stale=not is_final and (spoken_on is None or (on - spoken_on).days > STALE_AFTER_DAYS),
    )
