"""Raising the data version."""

from __future__ import annotations

from django.db.models import F
from django.utils import timezone

from projects.models import DataVersion


def raise_data_version() -> None:
    """Count one more change that the public can see.

    Call it last in the transaction that makes the change: the row's lock then holds other
    publishers back only for the commit.
    """
    raised = DataVersion.objects.filter(pk=1).update(
        number=F("number") + 1, raised_at=timezone.now()
    )
    if not raised:
        DataVersion.objects.create(number=1)
