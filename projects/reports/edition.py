"""The edition: what an answer is as fresh as, known before any other query.

Everything public follows from the data version, the day (a page says how old its figures are) and
the release of the program; so an answer's validators are known from one indexed read.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from typing import Any

from django.conf import settings
from django.db.models import Exists, Subquery
from django.utils import timezone

from projects.models import DataVersion, ErrorReport, Plan
from projects.models.fiction import made_up


@dataclass(frozen=True)
class Edition:
    """The data version, when it was raised, and the day in the tracker's time zone."""

    number: int
    raised_at: datetime
    today: date
    # Whether any record shows what a reader was answered: most often none does.
    has_answers: bool = False
    # The address of the made-up plan that the site holds as an example, if it does.
    example: str = ""

    def etag(self, *, language: str = "") -> str:
        """The strong validator of an address in this edition, quotes included."""
        parts = [str(self.number), self.today.isoformat(), settings.RELEASE, language]
        return '"' + "-".join(part for part in parts if part) + '"'

    @property
    def last_modified(self) -> datetime:
        """When an answer of this edition last changed: at the publication, or at midnight."""
        return max(self.raised_at, timezone.make_aware(datetime.combine(self.today, time.min)))


def read_edition() -> Edition:
    """The present edition, in one query; before the first publication its number is 0."""
    today = timezone.localdate()
    told: Any = next(iter(DataVersion.objects.raw(*_question())), None)
    if told is None:
        return Edition(0, timezone.make_aware(datetime.combine(today, time.min)), today)
    return Edition(told.number, told.raised_at, today, bool(told.has_answers), told.example or "")


@cache
def _question() -> tuple[str, tuple[Any, ...]]:
    """The query and its parameters, the same for every visitor.

    To have Django write it takes ten times as long as asking it.
    """
    plans = Plan.objects.published().filter(made_up("slug")).order_by("starts_on", "slug")
    versions = DataVersion.objects.published().annotate(
        has_answers=Exists(ErrorReport.objects.with_public_answer()),
        example=Subquery(plans.values("slug")[:1]),
    )
    question: tuple[str, tuple[Any, ...]] = versions.query.sql_with_params()
    return question
