"""What records are called, to somebody who may not see all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import ForeignKey, Max, Model, QuerySet
from django.utils.translation import gettext as _

from projects.models import Assessment, LineFate, history_of, tracked_models
from projects.models.history import column_of_key, in_parts

# What the names of these are made of besides their own columns.
NAMED_BY: dict[type[Model], tuple[str, ...]] = {Assessment: ("line",), LineFate: ("line",)}


@dataclass(frozen=True)
class Reader:
    """Who reads a history: what they may see of the records that it names."""

    visible: Callable[[QuerySet[Any]], QuerySet[Any]]
    # Of what is deleted no rule can tell any more who might see it.
    sees_deleted: bool = False


def hidden_from(reader: Reader, model: type[Model], keys: Iterable[Any]) -> set[Any]:
    """Those of the records that are not for this reader.

    Of what is deleted no rule can tell any more; it is told to those who see all that it named.
    """
    asked = set(keys)
    there = set(model._base_manager.filter(pk__in=asked).values_list("pk", flat=True))
    seen = set(
        reader.visible(model._default_manager.filter(pk__in=there)).values_list("pk", flat=True)
    )
    gone = set() if reader.sees_deleted else asked - there
    return (there - seen) | _named_unseen(reader, model, gone)


def _named_unseen(reader: Reader, model: type[Model], gone: set[Any]) -> set[Any]:
    """Those of the deleted records that ever named what the reader may not see."""
    hidden: set[Any] = set()
    if not gone:
        return hidden
    key = column_of_key(model)
    rows = history_of(model).filter(**{f"{key}__in": gone})
    for column in model._meta.concrete_fields:
        target = column.related_model
        if not isinstance(column, ForeignKey) or target not in tracked_models():
            continue
        named = [it for it in rows.values_list(key, column.attname) if it[1] is not None]
        targets = target._default_manager.filter(pk__in={other for _own, other in named})
        seen = set(reader.visible(targets).values_list("pk", flat=True))
        hidden |= {own for own, other in named if other not in seen}
    return hidden


@dataclass
class Names:
    """The names of records, asked of the database once for each model."""

    reader: Reader
    wanted: dict[type[Model], set[Any]] = field(default_factory=lambda: defaultdict(set))
    found: dict[type[Model], dict[Any, str]] = field(default_factory=dict)
    seen: set[tuple[type[Model], Any]] = field(default_factory=set)

    def want(self, model: type[Model], keys: Iterable[Any]) -> None:
        """Note that the names of these will be asked for."""
        self.wanted[model] |= {key for key in keys if key is not None}

    def look_up(self) -> None:
        """Ask for the names that were noted."""
        for model, keys in self.wanted.items():
            self.found[model] = {}
            for part in in_parts(sorted(keys, key=str)):
                self.found[model].update(self._names(model, part))

    def of(self, model: type[Model], key: Any) -> str:
        """What a record is called."""
        return self.found[model][key]

    def sees(self, model: type[Model], key: Any) -> bool:
        """Whether the record is there, and the reader may see it."""
        return (model, key) in self.seen

    def _names(self, model: type[Model], keys: Iterable[Any]) -> Mapping[Any, str]:
        rows = model._default_manager.select_related(*NAMED_BY.get(model, ()))
        seen = {row.pk: str(row) for row in self.reader.visible(rows.filter(pk__in=keys))}
        self.seen |= {(model, key) for key in seen}
        there = set(model._base_manager.filter(pk__in=keys).values_list("pk", flat=True))
        gone = set(keys) - there
        lost = _last_names(model, gone) if gone and self.reader.sees_deleted else {}
        names = {}
        for key in keys:
            if key in seen:
                names[key] = seen[key]
            elif key in there:
                names[key] = _("a %(noun)s you may not see") % {"noun": model._meta.verbose_name}
            elif key in lost:
                names[key] = _("%(name)s (deleted)") % {"name": lost[key]}
            else:
                names[key] = _("a deleted %(noun)s") % {"noun": model._meta.verbose_name}
        return names


def _last_names(model: type[Model], keys: Iterable[Any]) -> dict[Any, str]:
    """What deleted records were called last, by their history."""
    if model not in tracked_models():
        return {}
    history, column = history_of(model), column_of_key(model)
    newest = (
        history.filter(**{f"{column}__in": keys})
        .order_by()
        .values(column)
        .annotate(newest=Max("history_id"))
        .values_list("newest", flat=True)
    )
    rows = history.filter(history_id__in=list(newest))
    return {getattr(row, column): last_name(row) for row in rows}


def last_name(row: Any) -> str:
    """What a record was called when it left a history row."""
    instance = row.instance
    # The history row knows what it names; its likeness would ask for it again.
    for column in instance._meta.concrete_fields:
        if isinstance(column, ForeignKey) and column.is_cached(row):
            column.set_cached_value(instance, column.get_cached_value(row))
    try:
        return str(instance)
    except ObjectDoesNotExist:
        return f"{instance._meta.verbose_name} {instance.pk}"
