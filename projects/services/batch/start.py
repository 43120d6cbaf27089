"""Beginning a batch."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser

from projects.choices import BatchKind
from projects.models import Batch

LABEL_LENGTH = 200
REASON_LENGTH = 100


def start_batch(
    kind: BatchKind, label: str, *, by: AbstractBaseUser | None, reason: str = ""
) -> Batch:
    """Store a new batch; what is changed ``with recorded_as(…, batch=batch)`` belongs to it.

    Call it in the transaction that makes the changes: a batch of nothing tells nothing.
    """
    return Batch.objects.create(
        kind=kind,
        label=label[:LABEL_LENGTH],
        reason=reason[:REASON_LENGTH],
        made_by_id=None if by is None else by.pk,
    )
