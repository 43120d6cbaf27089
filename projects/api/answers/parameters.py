"""Strict reading of the query string, and filters for the lists of other nouns than projects."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any, ClassVar, TypeVar

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet
from django.http import QueryDict

from projects.api.answers.problems import BadParameters
from projects.filters.as_of import AsOfFilterSet
from projects.filters.fields import ChoicesField, KeysField, Repeated
from projects.reports.facets import NONE

Row = TypeVar("Row", bound=Model)
Rows = Callable[[], QuerySet[Any]]
NOTHING_GIVEN = "No value is given here: give one, or leave the parameter out."
BOOLEANS = {"true": True, "false": False}


class KeysFilter(django_filters.Filter):
    """Rows that name one of the chosen records; “none” is those that name none the public sees."""

    field_class = KeysField

    def __init__(self, field_name: str, published: Rows, *, key: str = "slug", **extra: Any):
        super().__init__(field_name, known=self._known, **extra)
        self.published = published
        self.key = key

    def filter(self, qs: QuerySet[Any], value: list[str]) -> QuerySet[Any]:
        """Narrow to the chosen records."""
        if not value:
            return qs
        chosen = self.published().filter(**{f"{self.key}__in": value})
        found = Q(**{f"{self.field_name}__in": chosen.values("pk")})
        if NONE in value:
            found |= ~Q(**{f"{self.field_name}__in": self.published().values("pk")})
        return qs.filter(found)

    def _known(self, values: Collection[str]) -> Collection[str]:
        found = self.published().filter(**{f"{self.key}__in": values})
        return list(found.values_list(self.key, flat=True))


class WordsFilter(django_filters.Filter):
    """Rows with one of the chosen values of a fixed list."""

    field_class = ChoicesField

    def filter(self, qs: QuerySet[Any], value: list[str]) -> QuerySet[Any]:
        """Narrow to the chosen values."""
        return qs.filter(**{f"{self.field_name}__in": value}) if value else qs


class TruthFilter(WordsFilter):
    """Rows of which something is true, or false."""

    def __init__(self, field_name: str, **extra: Any):
        super().__init__(field_name, values=list(BOOLEANS), **extra)

    def filter(self, qs: QuerySet[Any], value: list[str]) -> QuerySet[Any]:
        """Narrow to the chosen answers."""
        chosen = [BOOLEANS[it] for it in value]
        return qs.filter(**{f"{self.field_name}__in": chosen}) if value else qs


class NounFilterSet(AsOfFilterSet):
    """The parameters of a noun's address; ``rows`` gives what was public on a date."""

    class Meta:
        fields: ClassVar[list[str]] = []

    def __init__(self, data: QueryDict, rows: Callable[[date | None], QuerySet[Any]]) -> None:
        super().__init__(data, rows(None))
        self.rows = rows

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The rows of the date under every filter."""
        return super().filter_queryset(self.rows(self.as_of_date))


class LedgerFilterSet(NounFilterSet):
    """The parameters that every ledger has."""

    counted = TruthFilter("is_counted")
    superseded = TruthFilter("is_superseded")
    effective_after = django_filters.DateFilter("effective_on", "gte")
    effective_before = django_filters.DateFilter("effective_on", "lte")


def refuse_what_is_wrong(
    filters: django_filters.FilterSet,
    data: QueryDict,
    *,
    also: Collection[str] = (),
    fields: Mapping[str, forms.Field] | None = None,
) -> None:
    """Raise BadParameters naming every unknown parameter and every bad value in ``data``.

    ``also`` are known parameters that are read elsewhere, and ``fields`` read further ones.
    """
    further = fields or {}
    known = sorted({*filters.base_filters, *also, *further})
    errors: dict[str, list[str]] = {}
    for name, values in data.lists():
        if name not in known:
            errors[name] = [f"There is no such parameter here; there are: {', '.join(known)}."]
        elif any("\0" in value for value in values):
            errors[name] = ["Null characters are not allowed."]
        elif name not in also and not all(value.strip() for value in values):
            # Else a value that its sender forgot would leave out a filter in silence.
            errors[name] = [NOTHING_GIVEN]
        elif len(values) > 1 and not _may_repeat(filters, name, further):
            errors[name] = ["This parameter is given more than once."]
        elif name in further:
            errors |= _errors_of(name, further[name], values)
    if not any("\0" in value for values in dict(data.lists()).values() for value in values):
        # Looking values up in the database is safe now.
        errors |= {name: [str(it) for it in texts] for name, texts in filters.errors.items()}
    if errors:
        raise BadParameters(errors)


def filters_in_force(filters: django_filters.FilterSet, data: QueryDict) -> dict[str, list[str]]:
    """What narrows and orders an answer, parameter by parameter, as it was asked."""
    given = {
        name: list(dict.fromkeys(it.strip() for it in data.getlist(name) if it.strip()))
        for name in filters.base_filters
        if name != "as_of"
    }
    return {name: values for name, values in given.items() if values}


def field_of(filters: type[django_filters.FilterSet], name: str) -> forms.Field:
    """The form field that reads a parameter."""
    field: forms.Field = filters.base_filters[name].field
    return field


def _may_repeat(
    filters: django_filters.FilterSet, name: str, further: Mapping[str, forms.Field]
) -> bool:
    field = further.get(name)
    if field is None and name in filters.base_filters:
        field = field_of(type(filters), name)
    return isinstance(field, Repeated)


def _errors_of(name: str, field: forms.Field, values: Collection[str]) -> dict[str, list[str]]:
    try:
        field.clean(values if isinstance(field, Repeated) else [*values][-1])
    except ValidationError as error:
        return {name: error.messages}
    return {}
