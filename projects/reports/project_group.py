"""Some projects that a page tells of: those of one fund, plan, organisation or country."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from projects.choices import Status
from projects.models import PublicRecord, Term
from projects.models.public_record import PublicRecordQuerySet


@dataclass(frozen=True)
class ProjectGroup:
    """The records that carry a value of a facet, by title, and how many have each status."""

    records: PublicRecordQuerySet
    by_status: dict[str, int]

    @property
    def count(self) -> int:
        """How many there are."""
        return sum(self.by_status.values())


def group_projects(facet: str, values: Collection[str], *, on: date | None) -> ProjectGroup:
    """The projects that carry one of ``values`` on the date ``on``; None is today.

    One query, and another for whoever reads the records.
    """
    records = PublicRecord.objects.published().as_of(on).with_term(facet, list(values))
    counts = records.count_by_status()
    return ProjectGroup(
        records=records.order_by("sort_title", "pk"),
        by_status={it: counts[it] for it in [*Status.values, ""] if counts.get(it)},
    )


def count_projects(facet: str, values: Collection[str], *, on: date | None) -> dict[str, int]:
    """How many projects carry each of ``values``, in one query; what none carries is left out."""
    records = PublicRecord.objects.published().as_of(on).order_by().values("pk")
    terms = Term.objects.filter(facet=facet, value__in=values, record__in=records)
    return dict(terms.order_by().values_list("value").annotate(projects=Count("pk")))
