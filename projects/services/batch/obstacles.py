"""Why undoing a batch would lose what others did, or what the public has seen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Max, Model
from django.utils.translation import gettext as _

from projects.choices import PublicationState
from projects.models import (
    Batch,
    LedgerEntry,
    Project,
    PublicRecord,
    Publishable,
    ReportCompletion,
    history_of,
    tracked_models,
)
from projects.models.history import State, column_of_key, in_parts
from projects.models.ledger import RELEASED
from projects.services.batch.step import Step, first_steps
from projects.services.references import (
    Record,
    Reference,
    missing,
    references_from,
    references_to,
)


@dataclass(frozen=True)
class Obstacle:
    """A record because of which a batch can't be undone; for a later edit, whose and why."""

    record: Record
    sentence: str
    by: AbstractBaseUser | None = None
    at: datetime | None = None
    why: str = ""


def obstacles_to(steps: Iterable[Step], batch: Batch) -> list[Obstacle]:
    """What forbids taking the steps back; the first reason for each record."""
    first = first_steps(steps)
    found: dict[Record, Obstacle] = {}
    for obstacle in (
        *_later_edits(first, batch),
        *_unknown_past(first),
        *_seen_by_the_public(steps),
        *_published_versions(first),
        *_locked_since(first),
        *_named_elsewhere(first),
        *_naming_what_is_gone(first),
    ):
        found.setdefault(obstacle.record, obstacle)
    return list(found.values())


def _later_edits(first: Mapping[Record, Step], batch: Batch) -> Iterator[Obstacle]:
    """Records that somebody changed after the batch did."""
    for model, keys in _by_model(first).items():
        for key, row in _newest_rows(model, keys, not_of=batch).items():
            if row.history_id > first[model, key].row.history_id:
                yield _told((model, key), row, _("It was changed later."))


def _unknown_past(first: Mapping[Record, Step]) -> Iterator[Obstacle]:
    """Records of which the history does not tell what they held before."""
    for record, step in first.items():
        if step.kind != "+" and step.before is None:
            yield Obstacle(record, _("What it held before is not on record."))


def _seen_by_the_public(steps: Iterable[Step]) -> Iterator[Obstacle]:
    """Records that the batch published or withdrew: what the public saw is not undone."""
    for step in steps:
        before, after = _standing(step, step.before), _standing(step, step.after)
        if before != after:
            yield Obstacle(
                step.record,
                _("It was published or withdrawn with it: withdraw or publish it by itself."),
            )


def _standing(step: Step, state: State | None) -> str:
    """How the public sees a record in a state; empty if it does not."""
    model, _key = step.record
    if state is None:
        return ""
    if issubclass(model, LedgerEntry):
        review = state.columns["review_state"]
        return review if review in RELEASED else ""
    if issubclass(model, Publishable):
        publication = state.columns["publication_state"]
        return publication if publication == PublicationState.PUBLISHED else ""
    return ""


def _published_versions(first: Mapping[Record, Step]) -> Iterator[Obstacle]:
    """Projects that the batch, or somebody after it, published once more as they stand."""
    versions = {
        key: step.after.columns["version"]
        for (model, key), step in first.items()
        if model is Project
    }
    for keys in in_parts(list(versions)):
        public = PublicRecord.objects.filter(pk__in=keys).values_list("pk", "version")
        for key, version in public:
            if version >= versions[key]:
                yield Obstacle((Project, key), _("The public sees it as the batch left it."))


def _locked_since(first: Mapping[Record, Step]) -> Iterator[Obstacle]:
    """Projects that the batch completed for a reporting period that is locked by now."""
    keys = [key for model, key in first if model is ReportCompletion]
    for part in in_parts(keys):
        rows = ReportCompletion.objects.filter(pk__in=part).select_related("reporting_period")
        for row in rows.filter(reporting_period__locked_at__isnull=False):
            yield Obstacle((ReportCompletion, row.pk), row.reporting_period.lock)


def _named_elsewhere(first: Mapping[Record, Step]) -> Iterator[Obstacle]:
    """Records that name one which the batch made, and still would after the undoing."""
    made = {record for record, step in first.items() if step.kind == "+"}
    left: dict[type[Model], set[Any]] = defaultdict(set)
    for model, keys in _by_model(made).items():
        for reference in references_to(model, keys):
            holder, key = reference.holder
            if reference.holder not in made and not _turns_away(first, reference):
                left[holder].add(key)
    for model, keys in left.items():
        sentence = _("It names a record that the batch made.")
        rows = _newest_rows(model, keys) if model in tracked_models() else {}
        for key in keys:
            if key in rows:
                yield _told((model, key), rows[key], sentence)
            else:
                yield Obstacle((model, key), sentence)


def _turns_away(first: Mapping[Record, Step], reference: Reference) -> bool:
    """Whether the holder of a reference will not have it any more once the batch is undone."""
    step = first.get(reference.holder)
    if step is None or step.before is None:
        return False
    return reference not in references_from(reference.holder, step.before)


def _naming_what_is_gone(first: Mapping[Record, Step]) -> Iterator[Obstacle]:
    """Records that would name again what somebody has deleted in the meantime."""
    wanted: dict[type[Model], dict[Any, list[Record]]] = defaultdict(lambda: defaultdict(list))
    for record, step in first.items():
        for reference in () if step.before is None else references_from(record, step.before):
            model, key = reference.named
            put_back = first.get(reference.named)
            if put_back is None or put_back.before is None:
                wanted[model][key].append(record)
    for model, holders in wanted.items():
        for key in missing(model, holders):
            for record in holders[key]:
                yield Obstacle(record, _("What it named before is deleted: restore that first."))


def _by_model(records: Iterable[Record]) -> Mapping[type[Model], set[Any]]:
    keys: dict[type[Model], set[Any]] = defaultdict(set)
    for model, key in records:
        keys[model].add(key)
    return keys


def _newest_rows(
    model: type[Model], keys: Iterable[Any], *, not_of: Batch | None = None
) -> dict[Any, Any]:
    """The newest history row of each record, but for those of one batch."""
    history = history_of(model)
    column = column_of_key(model)
    rows = history.all() if not_of is None else history.exclude(history_batch=not_of)
    found: dict[Any, Any] = {}
    for part in in_parts(list(keys)):
        newest = (
            rows.filter(**{f"{column}__in": part})
            .order_by()
            .values(column)
            .annotate(newest=Max("history_id"))
            .values_list("newest", flat=True)
        )
        for row in history.select_related("history_user").filter(history_id__in=list(newest)):
            found[getattr(row, column)] = row
    return found


def _told(record: Record, row: Any, sentence: str) -> Obstacle:
    why = row.history_change_reason or ""
    return Obstacle(record, sentence, by=row.history_user, at=row.history_date, why=why)
