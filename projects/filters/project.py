"""The one FilterSet: page, API, facets, downloads and feeds read the same parameters with it.

A parameter may repeat: its values are alternatives; different parameters narrow each other. What
a value may be is checked against what the public may see, so that a hidden record's address and
one that never existed are the same bad value.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any, ClassVar, cast

import django_filters
from django.db.models import F, OrderBy, Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from projects.choices import Role, Status
from projects.documents.terms import searchable
from projects.filters.as_of import AsOfFilterSet
from projects.filters.fiction import names_fiction
from projects.filters.fields import storable_moment
from projects.filters.parameters import (
    ChoicesFilter,
    DayFilter,
    TermFilter,
    WholeNumberFilter,
    stored_values,
)
from projects.models import (
    ActionLine,
    Country,
    FocusArea,
    Fund,
    Organisation,
    Plan,
    PublicRecord,
    Theme,
)
from projects.models.public_record import PublicRecordQuerySet
from projects.reports.facets import FACETS, MISSING, NONE

FLAGS = ("end_passed", "delayed")
BOOLEANS = ("true", "false")
ORDERINGS: dict[str, str | OrderBy] = {
    "title": "sort_title",
    "-title": "-sort_title",
    "updated": "updated_at",
    "-updated": "-updated_at",
    "start": F("shown_start_on").asc(nulls_last=True),
    "-start": F("shown_start_on").desc(nulls_last=True),
    "end": F("shown_end_on").asc(nulls_last=True),
    "-end": F("shown_end_on").desc(nulls_last=True),
    "status_on": F("shown_status_on").asc(nulls_last=True),
    "-status_on": F("shown_status_on").desc(nulls_last=True),
    "committed": F("shown_committed_usd").asc(nulls_last=True),
    "-committed": F("shown_committed_usd").desc(nulls_last=True),
}
DEFAULT_ORDERING = "title"


def _slugs_of(model: Any) -> Callable[[Collection[str]], Collection[str]]:
    """A look-up of which addresses the public may see, run only when one is given."""

    def known(values: Collection[str]) -> Collection[str]:
        found = model.objects.published().filter(slug__in=values)
        return list(found.values_list("slug", flat=True))

    return known


def _codes(values: Collection[str]) -> Collection[str]:
    return list(Country.objects.filter(code__in=values).values_list("code", flat=True))


class ProjectFilterSet(AsOfFilterSet):
    """Which public records are meant, as of when and in which order.

    ``qs`` holds the records with the ``shown_…`` annotations of PublicRecordQuerySet.as_of();
    a parameter with a bad value is left out of it and named in ``errors``.
    """

    # A longer one makes a condition deeper than a database can hold.
    q = django_filters.CharFilter(method="filter_words", label=_("Words"), max_length=200)
    plan = TermFilter(known=_slugs_of(Plan), label=_("Plan"))
    area = TermFilter(known=_slugs_of(FocusArea), label=_("Focus area"))
    line = TermFilter(known=_slugs_of(ActionLine), label=_("Action line"))
    status = ChoicesFilter(values=[*Status.values, NONE], method="filter_status", label=_("Status"))
    signature = ChoicesFilter(
        values=BOOLEANS, method="filter_signature", label=_("Signature project")
    )
    country = TermFilter(known=_codes, label=_("Country"))
    organisation = TermFilter(known=_slugs_of(Organisation), label=_("Organisation"))
    role = ChoicesFilter(values=Role.values, method="filter_role", label=_("Role"))
    fund = TermFilter(known=_slugs_of(Fund), label=_("Fund"))
    theme = TermFilter(known=_slugs_of(Theme), label=_("Theme"))
    parent = TermFilter(known=_slugs_of(PublicRecord), method="filter_parent", label=_("Part of"))
    missing = ChoicesFilter(values=MISSING, method="filter_missing", label=_("Not reported"))
    flag = ChoicesFilter(values=FLAGS, method="filter_flag", label=_("Flag"))
    stale = WholeNumberFilter(
        method="filter_stale",
        label=_("Not confirmed for … days"),
        min_value=1,
        max_value=36500,
    )
    active_in = WholeNumberFilter(
        method="filter_active_in", label=_("Active in"), min_value=1900, max_value=2200
    )
    starts_after = DayFilter("shown_start_on", "gte", label=_("Starts after"))
    starts_before = DayFilter("shown_start_on", "lte", label=_("Starts before"))
    ends_after = DayFilter("shown_end_on", "gte", label=_("Ends after"))
    ends_before = DayFilter("shown_end_on", "lte", label=_("Ends before"))
    committed_min = django_filters.NumberFilter(
        "shown_committed_usd", "gte", label=_("Committed, at least (USD)"), max_digits=18
    )
    committed_max = django_filters.NumberFilter(
        "shown_committed_usd", "lte", label=_("Committed, at most (USD)"), max_digits=18
    )
    updated_since = django_filters.IsoDateTimeFilter(
        "updated_at", "gte", label=_("Changed since"), validators=[storable_moment]
    )
    ordering = ChoicesFilter(values=list(ORDERINGS), method="filter_ordering", label=_("Order"))

    class Meta:
        model = PublicRecord
        fields: ClassVar[list[str]] = []

    # The parameters that the query being built does without.
    left_out: Collection[str] = ()

    def __init__(self, data: QueryDict | None = None) -> None:
        query = QueryDict() if data is None else data
        super().__init__(query, PublicRecord.objects.published())
        self.is_fictional = names_fiction(query)

    @classmethod
    def unknown_parameters(cls, data: QueryDict, *, also: Collection[str] = ()) -> list[str]:
        """The parameters in ``data`` that are neither filters nor in ``also``."""
        return sorted(set(data) - set(cls.base_filters) - set(also))

    def selected(self, name: str) -> list[str]:
        """The valid values chosen for a parameter, as text."""
        self.errors  # noqa: B018 - validates
        value = self.form.cleaned_data.get(name)
        if value in (None, "", []):
            return []
        return [str(it) for it in value] if isinstance(value, list) else [str(value)]

    def selections(self) -> dict[str, list[str]]:
        """The chosen values of every facet that has any."""
        chosen = {name: self.selected(name) for name in FACETS}
        return {name: values for name, values in chosen.items() if values}

    def without(self, name: str) -> PublicRecordQuerySet:
        """The records under every filter but ``name``, in no order."""
        return self._narrow(leaving_out={name, "ordering"})

    def filter_queryset(self, queryset: QuerySet[Any]) -> PublicRecordQuerySet:
        """The records under every valid filter, ordered, the primary key last."""
        narrowed = self._narrow(leaving_out={"ordering"})
        order = self.selected("ordering") or [DEFAULT_ORDERING]
        return narrowed.order_by(*(ORDERINGS[it] for it in order), "pk")

    def _narrow(self, *, leaving_out: Collection[str]) -> PublicRecordQuerySet:
        self.left_out = leaving_out
        records = PublicRecord.objects.published().as_of(self.as_of_date)
        records = records.fictional() if self.is_fictional else records.factual()
        for name, value in self.form.cleaned_data.items():
            if name not in leaving_out:
                records = cast(PublicRecordQuerySet, self.filters[name].filter(records, value))
        return records.order_by()

    def filter_words(
        self, records: PublicRecordQuerySet, name: str, value: str
    ) -> PublicRecordQuerySet:
        """Every word somewhere in the names or summaries, in either language."""
        return records.containing(searchable(value))

    def filter_status(
        self, records: PublicRecordQuerySet, name: str, value: list[str]
    ) -> PublicRecordQuerySet:
        """The status shown, or none reported."""
        return records.with_status(stored_values(value)) if value else records

    def filter_signature(
        self, records: PublicRecordQuerySet, name: str, value: list[str]
    ) -> PublicRecordQuerySet:
        """Signature projects, the others, or both."""
        return records.with_term("signature", value) if value else records

    def filter_role(
        self, records: PublicRecordQuerySet, name: str, value: list[str]
    ) -> PublicRecordQuerySet:
        """Any organisation in the role; with ``organisation``, that one in that role."""
        paired = [] if "organisation" in self.left_out else self.selected("organisation")
        organisations = [it for it in paired if it != NONE]
        if not value:
            return records
        if not organisations:
            return records.with_term("role", value)
        pairs = [f"{slug}/{role}" for slug in organisations for role in value]
        return records.with_term("participation", pairs)

    def filter_parent(
        self, records: PublicRecordQuerySet, name: str, value: list[str]
    ) -> PublicRecordQuerySet:
        """Components of the projects named; “none” chooses the roots."""
        return records.filter(parent_slug__in=stored_values(value)) if value else records

    def filter_missing(
        self, records: PublicRecordQuerySet, name: str, value: list[str]
    ) -> PublicRecordQuerySet:
        """Without one of the things named."""
        if not value:
            return records
        lacking = Q()
        for what in value:
            found = PublicRecord.objects.published().missing(what, on=self.as_of_date)
            lacking |= Q(pk__in=found.values("pk"))
        return records.filter(lacking)

    def filter_flag(
        self, records: PublicRecordQuerySet, name: str, value: list[str]
    ) -> PublicRecordQuerySet:
        """Carrying one of the flags on the date of the view."""
        if not value:
            return records
        flagged = Q()
        shown = PublicRecord.objects.published().as_of(self.as_of_date)
        if "end_passed" in value:
            flagged |= Q(pk__in=shown.end_passed(on=self.on).values("pk"))
        if "delayed" in value:
            flagged |= Q(pk__in=shown.delayed(on=self.on).values("pk"))
        return records.filter(flagged)

    def filter_stale(
        self, records: PublicRecordQuerySet, name: str, value: int
    ) -> PublicRecordQuerySet:
        """Neither given a status nor confirmed in so many days up to the date of the view."""
        return records.stale(on=self.on, days=value)

    def filter_active_in(
        self, records: PublicRecordQuerySet, name: str, value: int
    ) -> PublicRecordQuerySet:
        """Running on at least one day of the year, by the dates that are known."""
        return records.active_in(value)

    def filter_ordering(
        self, records: PublicRecordQuerySet, name: str, value: list[str]
    ) -> PublicRecordQuerySet:
        """Nothing to narrow: see filter_queryset()."""
        return records
