"""The two dates of a comparison, as an address gives them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from projects.filters.fields import AsOfField


@dataclass(frozen=True)
class Side:
    """One of the two dates: what was asked for, the day it means, or what is wrong with it."""

    value: str
    on: date | None
    error: str = ""


@dataclass(frozen=True)
class Comparison:
    """From when to when; ``error`` says why the two days can't be compared."""

    since: Side
    on: Side
    is_chosen: bool
    error: str = ""

    @property
    def days(self) -> tuple[date, date] | None:
        """The two days, where they can be compared."""
        if self.error or self.since.on is None or self.on.on is None:
            return None
        return self.since.on, self.on.on


def read_comparison(
    query: QueryDict, *, on: str, since: Callable[[date], str], meetings: Mapping[str, date]
) -> Comparison:
    """The comparison that “from” and “to” ask for.

    Where “to” is not given it is ``on``, where “from” is not, what ``since`` gives for the day
    that “to” means. ``meetings`` are the last days of the public meetings by their addresses.
    """
    first, last = (query.get(name, "").strip() for name in ("from", "to"))
    later = _side(last or on, meetings)
    earlier = _side(first or since(later.on or timezone.localdate()), meetings)
    return Comparison(
        since=earlier,
        on=later,
        is_chosen=bool(first or last),
        error=_disorder(earlier, later),
    )


def _side(value: str, meetings: Mapping[str, date]) -> Side:
    try:
        day = AsOfField(required=False, meetings=meetings).clean(value)
    except ValidationError as error:
        return Side(value=value, on=None, error=" ".join(error.messages))
    return Side(value=value, on=day or timezone.localdate())


def _disorder(since: Side, on: Side) -> str:
    if since.on is None or on.on is None or since.on < on.on:
        return ""
    if since.on == on.on:
        return _("Both are the same day: choose an earlier day to compare from.")
    return _("The first day is after the second: choose an earlier day to compare from.")
