"""Raising the data version, and telling under it what became of the public documents."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from projects.models import CoordinatorTerm, DataVersion, Membership
from projects.services.document_change import (
    may_show_elsewhere,
    note_other_kinds,
    put_under_version,
)

# What the publication under way has asked for: of each call, whether it was for projects alone.
_publication: ContextVar[list[bool] | None] = ContextVar("publication", default=None)


def raise_data_version(*, projects_only: bool = False) -> None:
    """Count one more change that the public can see, and put what was noted under its number.

    Call it last in the transaction that makes the change: the row's lock then holds other
    publishers back only for the commit, and the changes of documents stand in the order in which
    they became public. Unless ``projects_only``, all other documents are compared with what was
    noted of them.
    """
    asked = _publication.get()
    if asked is not None:
        asked.append(projects_only)
        return
    now = timezone.now()
    with transaction.atomic(savepoint=False):
        version = hold_data_version()
        # By the day, members join who were named before.
        is_new_day = timezone.localdate(version.raised_at) != timezone.localdate(now)
        version.number += 1
        version.raised_at = now
        version.save()
        if not projects_only or is_new_day or may_show_elsewhere():
            note_other_kinds()
        put_under_version(version.number, at=now)


def hold_data_version() -> DataVersion:
    """The data version, which nobody else raises until the transaction ends."""
    held = DataVersion.objects.select_for_update().filter(pk=1).first()
    return held or DataVersion(number=0)


@contextmanager
def one_publication() -> Iterator[None]:
    """Within the block the data version is not raised, but once at its end if it was to be.

    Without it everything that is published one by one is compared one by one.
    """
    if _publication.get() is not None:
        yield
        return
    asked: list[bool] = []
    token = _publication.set(asked)
    try:
        yield
    finally:
        _publication.reset(token)
    if asked:
        raise_data_version(projects_only=all(asked))


def show_new_day(*, on: date) -> None:
    """Raise the data version if the day ``on`` shows what the days before it did not."""
    version = DataVersion.objects.published().first()
    if version is None:
        return
    since = timezone.localdate(version.raised_at)
    begun = Q(starts_on__gt=since, starts_on__lte=on)
    roles = (Membership.objects.published(), CoordinatorTerm.objects.published())
    if any(rows.filter(begun).exists() for rows in roles):
        raise_data_version()
