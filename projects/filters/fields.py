"""Form fields for what a query string says: each error says what would be right."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from projects.models import Meeting
from projects.reports.facets import NONE


class Repeated(forms.Field):
    """A parameter that may repeat; its value is the list of what was given, blanks dropped."""

    widget = forms.SelectMultiple

    def to_python(self, value: Sequence[str] | None) -> list[str]:
        """The values in the order given, each once."""
        return list(dict.fromkeys(it.strip() for it in value or [] if it.strip()))

    def validate(self, value: list[str]) -> None:
        """Refuse a character that no database can hold."""
        super().validate(value)
        for it in value:
            ProhibitNullCharactersValidator()(it)


class ChoicesField(Repeated):
    """Values out of a fixed list."""

    def __init__(self, *, values: Collection[str], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.values = values

    def validate(self, value: list[str]) -> None:
        """Refuse what is not in the list, naming the list."""
        super().validate(value)
        unknown = [it for it in value if it not in self.values]
        if unknown:
            raise ValidationError(
                _("“%(value)s” is not known here. Choose from: %(known)s.")
                % {"value": unknown[0], "known": ", ".join(self.values)}
            )


class KeysField(Repeated):
    """Addresses or codes of records that the public may see, or “none” for not reported."""

    def __init__(
        self, *, known: Callable[[Collection[str]], Collection[str]], **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.known = known

    def validate(self, value: list[str]) -> None:
        """Refuse what the public can't see: it might as well not exist."""
        super().validate(value)
        named = [it for it in value if it != NONE]
        if not named:
            return
        known = set(self.known(named))
        unknown = [it for it in named if it not in known]
        if unknown:
            raise ValidationError(
                _("There is no “%(value)s” here: choose one from the list, or “none”.")
                % {"value": unknown[0]}
            )


# The day ASEAN was founded: no partnership with it is older.
EARLIEST = date(1967, 8, 8)


class AsOfField(forms.CharField):
    """A date, or a meeting's address, which stands for the meeting's last day.

    ``meetings`` are the last days of the public meetings, where the caller has read them already.
    """

    def __init__(self, *, meetings: Mapping[str, date] | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.meetings = meetings

    def clean(self, value: Any) -> date | None:
        """The date; today and no date at all are None.

        Raises ValidationError for what is neither, and for a day that has not come.
        """
        text = super().clean(value)
        if not text:
            return None
        on = self._date_of(text)
        today = timezone.localdate()
        if on < EARLIEST:
            raise ValidationError(
                _("%(day)s is before there was anything to track: choose %(first)s or later.")
                % {"day": on.isoformat(), "first": EARLIEST.isoformat()}
            )
        if on > today:
            raise ValidationError(
                _("%(day)s has not come yet: choose today or an earlier day.")
                % {"day": on.isoformat()}
            )
        return None if on == today else on

    def _date_of(self, text: str) -> date:
        try:
            on = parse_date(text)
        except ValueError as error:
            raise ValidationError(_("“%(value)s” is not a day.") % {"value": text}) from error
        on = on or self._last_day_of(text)
        if on is None:
            raise ValidationError(
                _("“%(value)s” is neither a date, like 2025-05-16, nor the address of a meeting.")
                % {"value": text}
            )
        return on

    def _last_day_of(self, slug: str) -> date | None:
        if self.meetings is not None:
            return self.meetings.get(slug)
        meeting = Meeting.objects.published().filter(slug=slug).first()
        return None if meeting is None else meeting.last_on


def storable_moment(value: datetime) -> None:
    """Accept a moment that stays one in every time zone.

    Raises ValidationError at the ends of the calendar, where SQLite's UTC would overflow.
    """
    if not date.min.year < value.year < date.max.year:
        raise ValidationError(_("%(year)s is not a year here.") % {"year": value.year})
