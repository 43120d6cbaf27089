"""The date of a whole view, which every list takes as one more parameter."""

from __future__ import annotations

from datetime import date
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from projects.filters.fields import AsOfField


class AsOfFilter(django_filters.Filter):
    """A day or a meeting's address; the rows are read for it before any filter narrows them."""

    field_class = AsOfField

    def filter(self, qs: QuerySet[Any], value: date | None) -> QuerySet[Any]:
        """Nothing more to do."""
        return qs


class AsOfFilterSet(django_filters.FilterSet):
    """A list as of a date."""

    as_of = AsOfFilter(label=_("As of"))

    @cached_property
    def as_of_date(self) -> date | None:
        """The past date that the view speaks of; None is today."""
        self.errors  # noqa: B018 - validates
        found: date | None = self.form.cleaned_data.get("as_of")
        return found

    @property
    def on(self) -> date:
        """The date that the view speaks of."""
        return self.as_of_date or timezone.localdate()
