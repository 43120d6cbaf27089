"""The kinds of parameters that a list understands."""

from __future__ import annotations

from typing import Any, cast

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from projects.filters.fields import ChoicesField, KeysField
from projects.models.public_record import PublicRecordQuerySet
from projects.reports.facets import NONE


class TermFilter(django_filters.Filter):
    """Records that carry one of the chosen values under the facet it is named after."""

    field_class = KeysField

    def filter(self, qs: QuerySet[Any], value: list[str]) -> QuerySet[Any]:
        """Narrow to the chosen values; “none” is what is not reported."""
        if not value:
            return qs
        return cast(PublicRecordQuerySet, qs).with_term(str(self.field_name), stored_values(value))


class ChoicesFilter(django_filters.Filter):
    """Values out of a fixed list, which a method of the FilterSet turns into a query."""

    field_class = ChoicesField


class WholeNumberFilter(django_filters.Filter):
    """A number of days, or a year."""

    field_class = forms.IntegerField


class DayFilter(django_filters.DateFilter):
    """A day in ISO 8601 alone: any other way of writing one depends on who reads it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["error_messages"] = {"invalid": _("Enter a day like 2025-05-16.")}
        super().__init__(*args, input_formats=["%Y-%m-%d"], **kwargs)


def stored_values(values: list[str]) -> list[str]:
    """Values as the terms store them: “none” in an address is the empty term."""
    return ["" if value == NONE else value for value in values]
