"""What readers reported wrong in a public record and were answered, as far as all may read it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from projects.choices import Noun, ReportState
from projects.models import ErrorReport
from projects.reports.former_address import MODELS, present_address

# The column of a noun that holds its English name.
NAMES = {
    Noun.FUND: "name",
    Noun.PARTNERSHIP: "name",
    Noun.ORGANISATION: "name",
}


@dataclass(frozen=True)
class Reportable:
    """A public record in which a reader may find an error."""

    noun: Noun
    key: int
    slug: str
    name: str
    name_ko: str


@dataclass(frozen=True)
class ReaderAnswer:
    """One answer; the words of the reader are not in it."""

    received_on: date
    answered_on: date
    is_accepted: bool
    answer: str
    answer_ko: str


def find_reportable(noun: Noun, slug: str) -> Reportable | None:
    """The public record at an address, or that a former address leads to."""
    rows: Any = MODELS[noun].objects.published()
    row = rows.filter(slug=slug).first()
    if row is None:
        present = present_address(noun, slug)
        row = None if present is None else rows.filter(slug=present).first()
    if row is None:
        return None
    return _reportable(noun, row)


def find_record(report: ErrorReport) -> Reportable | None:
    """The record of a report; None if it is public no more."""
    rows: Any = MODELS[report.noun].objects.published()
    row = rows.filter(pk=report.record.pk).first()
    return None if row is None else _reportable(report.noun, row)


def _reportable(noun: Noun, row: Any) -> Reportable:
    name = NAMES.get(noun, "title")
    return Reportable(
        noun=noun,
        key=row.pk,
        slug=row.slug,
        name=getattr(row, name),
        name_ko=getattr(row, f"{name}_ko", ""),
    )


def read_answers(noun: Noun, slug: str, *, on: date) -> list[ReaderAnswer]:
    """The answers about a public record on the date ``on``, the last one first."""
    column = "project__public_record__slug" if noun == Noun.PROJECT else f"{noun.value}__slug"
    rows = ErrorReport.objects.with_public_answer().answered_by(on).filter(**{column: slug})
    return [
        ReaderAnswer(
            received_on=timezone.localdate(row.received_at),
            answered_on=timezone.localdate(row.answered_at),
            is_accepted=row.state == ReportState.ACCEPTED,
            answer=row.answer,
            answer_ko=row.answer_ko,
        )
        for row in rows.order_by("-answered_at", "-pk")
    ]
