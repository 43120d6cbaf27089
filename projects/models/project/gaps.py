"""What a project should say and may not say yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, Q

from projects.choices import ReviewState

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


def lacking(project: type[Project], what: str) -> Q:
    """The condition that a project says nothing of ``what``, one of GAPS.

    An entry that waits to be published is no gap. Raises KeyError for any other word.
    """
    condition = Q()
    for relation in RELATIONS[what]:
        condition &= ~Q(Exists(_related(project, relation)))
    return condition


def _related(project: type[Project], relation: str) -> Any:
    field: Any = project._meta.get_field(relation)
    if field.many_to_many:
        return field.remote_field.through._default_manager.filter(project=OuterRef("pk"))
    rows = field.related_model._default_manager.filter(project=OuterRef("pk"))
    if hasattr(field.related_model, "review_state"):
        return rows.exclude(review_state=ReviewState.WITHDRAWN)
    return rows
