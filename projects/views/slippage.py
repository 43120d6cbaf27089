"""How far a date has moved from the first plan, in words."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext, ngettext

from projects.documents.shapes import CurrentDateShape, DateShape, DatesShape


def start_slippage(dates: DatesShape) -> str:
    """How the start compares with the first plan; empty where one is unknown or both agree."""
    gap = _gap(dates["actual_start"] or dates["planned_start"], dates["planned_start"])
    if gap is None:
        return ""
    is_actual = dates["actual_start"] is not None
    if gap[0] > 0:
        pattern = (
            gettext("started %(time)s later than first planned")
            if is_actual
            else gettext("starts %(time)s later than first planned")
        )
    else:
        pattern = (
            gettext("started %(time)s earlier than first planned")
            if is_actual
            else gettext("starts %(time)s earlier than first planned")
        )
    return pattern % {"time": gap[1]}


def end_slippage(dates: DatesShape) -> str:
    """How the end compares with the first plan; empty where one is unknown or both agree."""
    gap = _gap(dates["actual_end"] or dates["planned_end"], dates["planned_end"])
    if gap is None:
        return ""
    is_actual = dates["actual_end"] is not None
    if gap[0] > 0:
        pattern = (
            gettext("ended %(time)s later than first planned")
            if is_actual
            else gettext("ends %(time)s later than first planned")
        )
    else:
        pattern = (
            gettext("ended %(time)s earlier than first planned")
            if is_actual
            else gettext("ends %(time)s earlier than first planned")
        )
    return pattern % {"time": gap[1]}


def shift(before: DateShape | None, after: DateShape | None) -> str:
    """How far a date moved between two states; empty where one is unknown or nothing moved."""
    if before is None or after is None:
        return ""
    gap = _between(after, before)
    if gap is None:
        return ""
    pattern = gettext("%(time)s later") if gap[0] > 0 else gettext("%(time)s earlier")
    return pattern % {"time": gap[1]}


def _gap(
    current: CurrentDateShape | None, planned: CurrentDateShape | None
) -> tuple[int, str] | None:
    """The days between a date and the one first planned, and their number in words."""
    if current is None or planned is None:
        return None
    return _between(current, planned["first"])


def _between(later: DateShape, earlier: DateShape) -> tuple[int, str] | None:
    """The days from one date to another, and their number in words; None where both agree.

    Dates known only to the year are compared by year: a day within one is not a delay.
    """
    now, first = date.fromisoformat(later["date"]), date.fromisoformat(earlier["date"])
    precisions = {later["precision"], earlier["precision"]}
    if "year" in precisions:
        years = now.year - first.year
        return None if years == 0 else (years, _months(abs(years) * 12))
    months = (now.year - first.year) * 12 + now.month - first.month
    if "month" in precisions:
        return None if months == 0 else (months, _months(abs(months)))
    days = (now - first).days
    if days == 0:
        return None
    if abs(days) < 31 or months == 0:
        return days, ngettext("%(n)s day", "%(n)s days", abs(days)) % {"n": abs(days)}
    return days, _months(abs(months))


def _months(months: int) -> str:
    return ngettext("%(n)s month", "%(n)s months", months) % {"n": months}
