"""Dates and money in words, in the language of the page."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation

from django.utils import dateformat
from django.utils.translation import get_language, gettext, ngettext, pgettext

from projects.choices import DatePrecision, Qualifier

# Written out here because Django's own English short formats can be misread (03/01/2025).
DAY_FORMATS = {"en": "j F Y", "ko": "Y년 n월 j일"}
MONTH_FORMATS = {"en": "F Y", "ko": "Y년 n월"}
YEAR_FORMATS = {"en": "Y", "ko": "Y년"}
# What is smaller than a coin is no sum but a rate.
CENT = Decimal("0.01")
# Above a million; below it a sum is short enough to be exact.
SHORT_FROM = 1_000_000
UNITS = {
    "en": ((10**12, " trillion"), (10**9, " billion"), (10**6, " million")),
    "ko": ((10**12, "조"), (10**8, "억"), (10**4, "만")),
}


def language() -> str:
    """The language of the page: “en” or “ko”."""
    return "ko" if (get_language() or "").startswith("ko") else "en"


def to_date(value: str | date | None) -> date | None:
    """A date out of a document's ISO 8601 string; a moment gives its day."""
    if value is None or value == "":
        return None
    if isinstance(value, date):
        return value
    return date.fromisoformat(value[:10])


def day_text(value: str | date | None, precision: str = DatePrecision.DAY) -> str:
    """A date in words, no more exact than its precision."""
    on = to_date(value)
    if on is None:
        return ""
    formats = {
        DatePrecision.MONTH.value: MONTH_FORMATS,
        DatePrecision.YEAR.value: YEAR_FORMATS,
    }.get(str(precision), DAY_FORMATS)
    return dateformat.format(on, formats[language()])


def short_day_text(value: str | date | None, precision: str = DatePrecision.DAY) -> str:
    """The same with the month cut short, for a picture: “28 Sep 2024”."""
    on = to_date(value)
    if on is None or language() == "ko" or precision == DatePrecision.YEAR:
        return day_text(value, precision)
    return dateformat.format(on, "M Y" if precision == DatePrecision.MONTH else "j M Y")


def machine_date(value: str | date | None, precision: str = DatePrecision.DAY) -> str:
    """A date for ``<time datetime>``, no more exact than its precision."""
    on = to_date(value)
    if on is None:
        return ""
    length = {DatePrecision.MONTH.value: 7, DatePrecision.YEAR.value: 4}.get(str(precision), 10)
    return on.isoformat()[:length]


def age_text(value: str | date | None, on: date) -> str:
    """How long before the date ``on`` something was: “12 days ago”."""
    then = to_date(value)
    if then is None:
        return ""
    days = (on - then).days
    if days <= 0:
        return gettext("today")
    if days < 60:
        return ngettext("%(n)s day ago", "%(n)s days ago", days) % {"n": days}
    months = days * 12 // 365
    if months < 24:
        return ngettext("%(n)s month ago", "%(n)s months ago", months) % {"n": months}
    years = days // 365
    return ngettext("%(n)s year ago", "%(n)s years ago", years) % {"n": years}


def to_decimal(value: object) -> Decimal | None:
    """A number out of a document's decimal string; None if it is none."""
    if value is None or value == "":
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def amount_text(value: object) -> str:
    """A number in full, in groups of three, without a fraction that is nothing but zeros."""
    number = to_decimal(value)
    if number is None:
        return ""
    if number == number.to_integral_value():
        number = number.quantize(Decimal(1))
    elif number.quantize(CENT) != number:
        # A rate is stored with ten places: its last zeros say nothing.
        number = number.normalize()
    return f"{number:,f}".replace("-", "−")


def short_amount_text(value: object) -> str:
    """A number to read rather than to compare: “7.3 million”."""
    number = to_decimal(value)
    if number is None:
        return ""
    for size, unit in UNITS[language()]:
        if abs(number) >= max(size, SHORT_FROM):
            part = number / size
            places = Decimal("0.01") if abs(part) < 10 else Decimal("0.1")
            text = f"{part.quantize(places):,f}".rstrip("0").rstrip(".")
            return text.replace("-", "−") + unit
    return amount_text(number)


def hedged(text: str, qualifier: str) -> str:
    """A number with the word with which its source hedges it."""
    patterns = {
        Qualifier.ABOUT.value: pgettext("hedged number", "about %(value)s"),
        Qualifier.MORE_THAN.value: pgettext("hedged number", "more than %(value)s"),
        Qualifier.AT_LEAST.value: pgettext("hedged number", "at least %(value)s"),
        Qualifier.UP_TO.value: pgettext("hedged number", "up to %(value)s"),
    }
    pattern = patterns.get(str(qualifier))
    return pattern % {"value": text} if pattern else text


def money_words(amount: str, currency: str, qualifier: str) -> str:
    """An amount already in words, with its currency and its hedge."""
    return hedged(f"{currency} {amount}".strip(), qualifier) if amount else gettext("Not reported")
