"""Writing history: one row for each save, its many-valued fields included."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from simple_history.manager import HistoricalQuerySet, HistoryManager
from simple_history.models import HistoricalRecords

from projects.choices import Origin
from projects.models.batch import Batch
from projects.models.history.provenance import (
    DETAIL_LENGTH,
    Provenance,
    current_batch,
    current_detail,
    current_origin,
    current_provenance,
    provenance,
)


@dataclass
class Change:
    """A change of one row that the save under way has not recorded yet."""

    records: History
    row: models.Model
    kind: str
    came_from: Provenance


@dataclass
class Save:
    """A save under way: what it has changed so far, and when it began to."""

    changes: dict[tuple[type[models.Model], Any], Change] = field(default_factory=dict)

    @cached_property
    def at(self) -> datetime:
        """The moment of the first change: by then its row is locked."""
        return timezone.now()


_save: ContextVar[Save | None] = ContextVar("save", default=None)


@contextmanager
def one_save() -> Iterator[None]:
    """Within the block, every row leaves one history row, and all of them bear one moment.

    Without it a new project with three themes and two plans leaves three history rows: the row
    itself, and one for each many-valued field that is set after it. They are written at the end
    of the block, in its transaction.
    """
    if _save.get() is not None:
        yield
        return
    with transaction.atomic():
        save = Save()
        token = _save.set(save)
        try:
            yield
            for change in save.changes.values():
                _write(change)
        finally:
            _save.reset(token)


def _write(change: Change) -> None:
    with provenance(change.came_from):
        change.records.write(change.row, change.kind)


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


class ReadyManager(HistoryManager.from_queryset(HistoricalQuerySet)):  # type: ignore[misc]  # untyped
    """The library's manager, made once: it makes a class anew whenever a history is asked for.

    That was a tenth of the time that saving a row takes.
    """

    @classmethod
    def from_queryset(cls, queryset_class: Any, class_name: str | None = None) -> type:
        """What is made already."""
        return cls


class History(HistoricalRecords):  # type: ignore[misc]  # untyped
    """The history of one model's rows, in a table of its own."""

    def __init__(self, **options: Any) -> None:
        super().__init__(bases=[HistoryRow], history_manager=ReadyManager, **options)

    def create_historical_record(
        self, instance: models.Model, history_type: str, using: str | None = None
    ) -> None:
        """Record a change: at once, or at the end of the save that it is part of."""
        save = _save.get()
        if save is None:
            super().create_historical_record(instance, history_type, using=using)
            return
        key = (type(instance), instance.pk)
        earlier = save.changes.pop(key, None)
        if history_type == "-":
            # Now, because the row is about to lose its key; what came and went leaves no trace.
            if earlier is None or earlier.kind != "+":
                self.write(instance, history_type)
            return
        kind = history_type if earlier is None else earlier.kind
        # The first change sets the moment of them all.
        _ = save.at
        save.changes[key] = Change(self, instance, kind, current_provenance())

    def write(self, row: models.Model, kind: str) -> None:
        """Write the history row of a change, dated as the save that it is part of."""
        save = _save.get()
        if save is not None:
            vars(row)["_history_date"] = save.at
        try:
            super().create_historical_record(row, kind)
        finally:
            vars(row).pop("_history_date", None)

    def create_historical_record_m2ms(self, history_instance: Any, instance: models.Model) -> None:
        """Keep what the row's relations name, without loading what they name, as the library does.

        It would be two thirds of the time that saving a project takes.
        """
        for relation in self.get_m2m_fields_from_model(type(instance)):
            kept: Any = self.m2m_models[relation]
            through: Any = relation.remote_field.through
            names = [it.attname for it in through._meta.concrete_fields]
            links = through.objects.filter(**{relation.m2m_field_name(): instance.pk})
            kept.objects.bulk_create(
                kept(history=history_instance, **link) for link in links.values(*names)
            )

    def m2m_changed(
        self, instance: models.Model, action: str, attr: str, pk_set: Any, reverse: bool, **_: Any
    ) -> None:
        """Record a change of a many-valued field.

        Raises TypeError if it is changed from the other side, which would leave no history.
        """
        if reverse and action.startswith("pre_"):
            raise TypeError(f"Change “{attr}” from the side that keeps a history of it.")
        if not reverse:
            super().m2m_changed(instance, action, attr, pk_set, reverse)

    def get_history_user(self, instance: models.Model) -> Any:
        """Who made the change: named on the row, else by the block, else by the request."""
        if "_history_user" in vars(instance):
            return vars(instance)["_history_user"]
        return current_provenance().by or super().get_history_user(instance)

    def get_change_reason_for_object(
        self, instance: models.Model, history_type: str, using: str | None
    ) -> str | None:
        """Why: told on the row, else by the block."""
        told = super().get_change_reason_for_object(instance, history_type, using)
        return told or current_provenance().reason
