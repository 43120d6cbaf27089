"""Which meetings are meant."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from projects.choices import MeetingKind
from projects.filters.parameters import ChoicesFilter, TermFilter
from projects.models import Meeting, Partnership
from projects.models.meeting import MeetingQuerySet


def _partnerships(values: Collection[str]) -> Collection[str]:
    found = Partnership.objects.published().filter(slug__in=values)
    return list(found.values_list("slug", flat=True))


class MeetingFilterSet(django_filters.FilterSet):
    """The meetings under the filters chosen; a bad value is left out and named in ``errors``."""

    partnership = TermFilter(
        known=_partnerships, method="filter_partnership", label=_("Partnership")
    )
    kind = ChoicesFilter(values=MeetingKind.values, method="filter_kind", label=_("Kind"))

    class Meta:
        model = Meeting
        fields: ClassVar[list[str]] = []

    def selected(self, name: str) -> list[str]:
        """The valid values chosen for a parameter."""
        self.errors  # noqa: B018 - validates
        return list(self.form.cleaned_data.get(name) or [])

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The meetings under every valid filter."""
        found = queryset
        for name, value in self.form.cleaned_data.items():
            found = self.filters[name].filter(found, value)
        return found

    def filter_partnership(
        self, meetings: MeetingQuerySet, name: str, value: list[str]
    ) -> MeetingQuerySet:
        """Those of one of the partnerships."""
        return meetings.filter(partnership__slug__in=value) if value else meetings

    def filter_kind(
        self, meetings: MeetingQuerySet, name: str, value: list[str]
    ) -> MeetingQuerySet:
        """Those of one of the kinds."""
        return meetings.filter(kind__in=value) if value else meetings
