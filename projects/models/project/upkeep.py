"""When somebody last looked at a project, and when somebody should again."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import (
    DateField,
    Expression,
    F,
    Func,
    IntegerField,
    Max,
    OuterRef,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce, Greatest, Least, NullIf

from projects.choices import ReviewState
from projects.models.confirmation import Confirmation
from projects.models.plan import DEFAULT_REVIEW_DAYS, Plan
from projects.models.status_update import StatusUpdate

# A project is due from so many days before its interval is over; one that is looked at more often
# than every four weeks, from the middle of its interval, or it would be due all the time.
NOTICE_DAYS = 14

# Greatest() of a null is null on SQLite: a day before all others stands in for it.
NEVER = Value(date.min, output_field=DateField())

# A status that was returned is not yet one.
LOOKED_AT = frozenset(ReviewState.values) - {ReviewState.RETURNED, ReviewState.WITHDRAWN}


class DaysAfter(Func):
    """A day, and the day so many days later; null if either is."""

    arity = 2
    template = "(%(expressions)s)"
    arg_joiner = " + "
    output_field = DateField()

    def as_sqlite(self, compiler: Any, connection: Any, **options: Any) -> Any:
        """Move a date, which is a text there, by a number of days in words."""
        return self.as_sql(
            compiler,
            connection,
            template="date(%(expressions)s || ' days')",
            arg_joiner=", ",
            **options,
        )


def looked_at_on(on: date) -> Expression:
    """The last day, up to ``on``, that somebody vouched for an outer project; null for never.

    A confirmation; the status in force, from the day it is effective; and a status that a member
    of staff entered, published or not: who wrote a draft today need not be reminded tomorrow. An
    edit vouches for nothing. Needs ``status_then_on``.
    """
    ours = {"project": OuterRef("pk")}
    confirmed = Confirmation.objects.as_of(on).filter(**ours)
    entered = StatusUpdate.objects.filter(
        **ours, entered_by__isnull=False, entered_on__lte=on, review_state__in=LOOKED_AT
    )
    days = [
        F("status_then_on"),
        _latest(confirmed, "confirmed_on"),
        _latest(entered, "entered_on"),
    ]
    return NullIf(Greatest(*(Coalesce(day, NEVER) for day in days)), NEVER)


def interval_days() -> Expression:
    """The project's own interval, else the shortest of its plans', else the default."""
    plans = Plan.objects.filter(projects=OuterRef("pk")).order_by("review_interval_days")
    return Coalesce(
        F("review_interval_days"),
        Subquery(plans.values("review_interval_days")[:1]),
        Value(DEFAULT_REVIEW_DAYS),
        output_field=IntegerField(),
    )


def notice_days() -> Expression:
    """How long before the end of ``review_days`` a project is due."""
    return Least(Value(NOTICE_DAYS), F("review_days") / Value(2))


def _latest(rows: Any, column: str) -> Subquery:
    grouped = rows.order_by().values("project").annotate(latest=Max(column))
    return Subquery(grouped.values("latest"), output_field=DateField())
