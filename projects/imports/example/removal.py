"""Taking the example away: every row of it with its history, and nothing else.

The history goes too. It would keep what is made up among the traces of what is real, and it would
tell a later run of the loader that somebody had deleted the rows on purpose.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, transaction
from django.db.models import Model, Q
from django.db.models.sql import DeleteQuery

from projects.imports.example.loading import REASON
from projects.models import (
    Comment,
    Country,
    ErrorReport,
    FormerAddress,
    HistoryRow,
    tracked_models,
)
from projects.models.fiction import CODES, is_fictional, made_up
from projects.models.history import column_of_key, history_of
from projects.services.data_version import raise_data_version

Kind = type[Model]
# By which column a row without an address belongs to one that has one: the first that is filled.
OWNERS = (
    "project",
    "record",
    "indicator",
    "reading",
    "line",
    "plan",
    "partnership",
    "fund",
    "meeting",
    "organisation",
    "source",
)
# SQLite takes no more values in one condition.
AT_ONCE = 500


class ExampleInUseError(Exception):
    """The example can't be removed as it is; ``reasons`` are sentences."""

    def __init__(self, reasons: list[str], *, can_be_confirmed: bool) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons
        self.can_be_confirmed = can_be_confirmed


@transaction.atomic
def remove_example(*, with_edits: bool = False) -> int:
    """Delete every row of the example; how many there were, history apart.

    Raises ExampleInUseError if a real record names one of them, or if somebody edited them and
    ``with_edits`` does not say that this is known.
    """
    found = _Found()
    if not found.rows:
        return 0
    if found.in_use:
        raise ExampleInUseError(sorted(found.in_use), can_be_confirmed=False)
    edited = sorted(found.edits())
    if edited and not with_edits:
        raise ExampleInUseError(edited, can_be_confirmed=True)
    for model, keys in found.rows.items():
        # Foreign keys are checked when the transaction ends: the order does not matter.
        DeleteQuery(model).delete_batch(sorted(keys), DEFAULT_DB_ALIAS)
    raise_data_version()
    return sum(len(keys) for model, keys in found.rows.items() if not _is_history(model))


class _Found:
    """All rows of the example, and what of the real world holds on to them."""

    def __init__(self) -> None:
        self.rows: dict[Kind, set[Any]] = {}
        self.in_use: set[str] = set()
        self._waiting: deque[tuple[Kind, set[Any]]] = deque()
        # First all that has an address: it decides what the rest belongs to.
        for model in apps.get_app_config("projects").get_models():
            if not _is_history(model) and any(it.name == "slug" for it in model._meta.fields):
                self._take(model, _keys(model, made_up("slug")))
        self._take(Country, _keys(Country, Q(code__in=CODES)))
        self._take(FormerAddress, _keys(FormerAddress, made_up("leads_to")))
        while self._waiting:
            self._spread(*self._waiting.popleft())

    def edits(self) -> Iterator[str]:
        """What people did to the example since it was loaded."""
        for model, keys in self.rows.items():
            if model is Comment or model.__name__ in {"Submission", "Rehearsal"}:
                yield f"{len(keys)} × {model._meta.verbose_name}."
            # What readers reported of it, and were answered, tells of nothing once it is gone.
            if not issubclass(model, HistoryRow) or model is history_of(ErrorReport).model:
                continue
            rows: Any = model._base_manager
            for part in _parts(keys):
                by_others = rows.filter(pk__in=part).exclude(history_change_reason=REASON)
                for row in by_others:
                    yield f"{row.instance_type._meta.verbose_name} “{row.instance}” was edited."

    def _take(self, model: Kind, keys: set[Any]) -> None:
        """Add rows of one model; what belongs to them follows."""
        new = keys - self.rows.get(model, set())
        if new:
            self.rows.setdefault(model, set()).update(new)
            self._waiting.append((model, new))

    def _spread(self, model: Kind, keys: set[Any]) -> None:
        """Add what belongs to the rows."""
        if model in tracked_models():
            history: Kind = history_of(model).model
            self._take(history, _keys(history, Q(**{f"{column_of_key(model)}__in": keys})))
        if not _is_history(model):
            self._take(Comment, _keys(Comment, _about(model, keys)))
        for relation in model._meta.get_fields(include_hidden=True):
            if relation.auto_created and not relation.concrete:
                self._follow(model, relation, keys)

    def _follow(self, model: Kind, relation: Any, keys: set[Any]) -> None:
        related = relation.related_model
        if relation.many_to_many or (_is_history(related) and not _is_history(model)):
            return
        column = relation.field.name
        for part in _parts(keys):
            rows = list(related._base_manager.filter(**{f"{column}__in": part}))
            real = [row for row in rows if self._is_real(row, column)]
            self.in_use |= {
                f"{row._meta.verbose_name} “{row}” is not made up and names a record that is, "
                f"“{getattr(row, column)}”: take that out first."
                for row in real
            }
            self._take(related, {row.pk for row in rows if row not in real})

    def _is_real(self, row: Any, column: str) -> bool:
        """Whether a row that names one of the example's belongs to the real world."""
        if hasattr(row, "slug"):
            return not is_fictional(row.slug)
        owners = [row._meta.get_field(name) for name in OWNERS if _has(row, name)]
        if row._meta.auto_created and not _is_history(type(row)):
            # A link out of a many-valued field belongs to the row that has the field.
            owners = [it for it in row._meta.fields if it.related_model is row._meta.auto_created]
        if not owners:
            return False
        key = getattr(row, owners[0].attname)
        return key not in self.rows.get(owners[0].related_model, set())


def _has(row: Any, name: str) -> bool:
    return getattr(row, f"{name}_id", None) is not None


def _is_history(model: Kind) -> bool:
    """Whether the table holds history rows, or what their many-valued fields named."""
    return model.__name__.startswith("Historical")


def _about(model: Kind, keys: set[Any]) -> Q:
    kind = {"content_type__app_label": "projects", "content_type__model": model._meta.model_name}
    return Q(**kind, object_key__in=[str(key) for key in keys])


def _keys(model: Kind, condition: Q) -> set[Any]:
    return set(model._base_manager.filter(condition).values_list("pk", flat=True))


def _parts(keys: set[Any]) -> Iterator[list[Any]]:
    ordered = sorted(keys)
    for start in range(0, len(ordered), AT_ONCE):
        yield ordered[start : start + AT_ONCE]
