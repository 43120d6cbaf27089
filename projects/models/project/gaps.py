"""What a project should say and may not say yet."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Exists, F, OuterRef, Q, Sum

from projects.choices import FundingKind, ReviewState
from projects.models.funding_entry import FundingEntryQuerySet

if TYPE_CHECKING:
    from projects.models.project.project import Project

# What a project lacks → the relation that is empty then, in the order in which people mend it.
RELATIONS = {
    "owner": ("owners", "owner_organisations"),
    "plan": ("plans",),
    "source": ("sources",),
    "status": ("status_updates",),
    "dates": ("periods",),
    "funding": ("funding_entries",),
    "country": ("territories",),
    "participant": ("participations",),
    "indicator": ("indicators",),
}
GAPS = tuple(RELATIONS)

# Less than the smallest coin: SQLite adds sums of money up in binary fractions.
LESS_THAN_A_CENT = Decimal("0.005")


def lacking(project: type[Project], what: str) -> Q:
    """The condition that a project says nothing of ``what``, one of GAPS.

    An entry that waits to be published is no gap. Raises KeyError for any other word.
    """
    condition = Q()
    for relation in RELATIONS[what]:
        condition &= ~Q(Exists(_related(project, relation)))
    return condition


def above_commitment(entries: FundingEntryQuerySet) -> Any:
    """The projects, by key, that were paid more than was committed, by these ``entries``.

    Two currencies are never added: where there are several, the stored conversions are compared,
    and nothing is said of a project that has a sum without one.
    """
    committed, disbursed = Q(kind=FundingKind.COMMITMENT), Q(kind=FundingKind.DISBURSEMENT)
    totals = (
        entries.filter(committed | disbursed, is_not_applicable=False)
        .order_by()
        .values("project")
        .annotate(
            currencies=Count("currency", distinct=True),
            unconverted=Count("pk", filter=Q(usd_amount__isnull=True)),
            committed=Sum("amount", filter=committed),
            disbursed=Sum("amount", filter=disbursed),
            committed_usd=Sum("usd_amount", filter=committed),
            disbursed_usd=Sum("usd_amount", filter=disbursed),
        )
    )
    return totals.filter(
        Q(currencies=1, disbursed__gt=F("committed") + LESS_THAN_A_CENT)
        | Q(
            currencies__gt=1,
            unconverted=0,
            disbursed_usd__gt=F("committed_usd") + LESS_THAN_A_CENT,
        )
    ).values("project")


def _related(project: type[Project], relation: str) -> Any:
    field: Any = project._meta.get_field(relation)
    if field.many_to_many:
        return field.remote_field.through._default_manager.filter(project=OuterRef("pk"))
    rows = field.related_model._default_manager.filter(project=OuterRef("pk"))
    if hasattr(field.related_model, "review_state"):
        return rows.exclude(review_state=ReviewState.WITHDRAWN)
    return rows
