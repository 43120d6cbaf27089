"""Who may undo a batch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Model

from projects.models import Batch
from projects.models.history import in_parts
from projects.services.access import Person, editable_by, standing_of
from projects.services.batch.step import Step


def may_undo(user: Person, batch: Batch, steps: Iterable[Step]) -> bool:
    """Whether the person may take the steps back.

    Administrators may; others if the batch is their own, and if they may still change every
    record of it.
    """
    if standing_of(user).administers:
        return True
    if user.pk is None or batch.made_by_id != user.pk:
        return False
    touched: dict[type[Model], set[Any]] = defaultdict(set)
    for step in steps:
        touched[step.record[0]].add(step.record[1])
    return all(
        not model._base_manager.filter(pk__in=part)
        .exclude(pk__in=editable_by(user, model._default_manager.filter(pk__in=part)).values("pk"))
        .exists()
        for model, keys in touched.items()
        for part in in_parts(list(keys))
    )
