"""The history that every tracked row keeps: who, when and why, and from where."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from projects.choices import Origin
from projects.models.batch import Batch

DETAIL_LENGTH = 200


@dataclass(frozen=True)
class Provenance:
    """Where the changes of the moment come from."""

    origin: Origin = Origin.SYSTEM
    # The row of an import file, the name of a token.
    detail: str = ""
    batch: int | None = None


# Frozen, so no default to be changed by accident.
NOWHERE = Provenance()
_provenance: ContextVar[Provenance] = ContextVar("provenance", default=NOWHERE)


@contextmanager
def recorded_as(
    origin: Origin, *, batch: Batch | None = None, detail: str = ""
) -> Iterator[Provenance]:
    """Within the block, every history row says that its change came from here."""
    now = Provenance(origin, detail[:DETAIL_LENGTH], None if batch is None else batch.pk)
    token = _provenance.set(now)
    try:
        yield now
    finally:
        _provenance.reset(token)


def current_origin() -> str:
    """The origin of the changes of the moment."""
    return _provenance.get().origin.value


def current_detail() -> str:
    """Where in the origin the changes of the moment come from."""
    return _provenance.get().detail


def current_batch() -> int | None:
    """The primary key of the batch that the changes of the moment belong to."""
    return _provenance.get().batch


class HistoryRow(models.Model):
    """What a history row tells besides who, when and why; filled in by itself."""

    history_origin = models.CharField(
        _("from where"), max_length=8, choices=Origin, default=current_origin, editable=False
    )
    history_detail = models.CharField(
        _("where in it"), max_length=DETAIL_LENGTH, default=current_detail, editable=False
    )
    history_batch = models.ForeignKey(
        Batch,
        verbose_name=_("batch"),
        on_delete=models.PROTECT,
        null=True,
        default=current_batch,
        editable=False,
        related_name="+",
    )

    class Meta:
        abstract = True


class History(HistoricalRecords):  # type: ignore[misc]  # untyped
    """The history of one model's rows, in a table of its own."""

    def __init__(self, **options: Any) -> None:
        super().__init__(bases=[HistoryRow], **options)
