"""The first history row of rows that were stored in bulk."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import CharField, DateTimeField, Model, OuterRef, QuerySet, Subquery, Value

from projects.choices import Origin
from projects.models import Project


def record_first_history(rows: QuerySet[Any], *, at: datetime, reason: str) -> None:
    """Give each of ``rows`` its history row “created”, as saving one by one would.

    The database copies the columns itself: building every row twice in Python doubles the time.
    """
    tracker = _history_of(rows.model)
    names = [field.attname for field in tracker.tracked_fields]
    told = {
        "history_date": Value(at, output_field=DateTimeField()),
        "history_type": Value("+", output_field=CharField()),
        "history_change_reason": Value(reason, output_field=CharField()),
        "history_origin": Value(Origin.COMMAND.value, output_field=CharField()),
        "history_detail": Value("", output_field=CharField()),
    }
    _copy(rows.annotate(**told), tracker, [*names, *told])


def record_first_relations(projects: Collection[int]) -> None:
    """Give the first history rows of projects what their many-valued fields named."""
    tracker = _history_of(Project)
    first = tracker.objects.filter(id=OuterRef("project_id"), history_type="+")
    for field in Project._meta.many_to_many:
        if not hasattr(tracker, field.name):
            continue
        through = getattr(Project, field.name).through
        rows = through.objects.filter(project__in=projects).annotate(
            history_id=Subquery(first.values("history_id")[:1])
        )
        names = [it.attname for it in through._meta.fields]
        _copy(rows, getattr(tracker, field.name).model, [*names, "history_id"])


def _history_of(model: type[Model]) -> Any:
    """The model of the history rows, which simple_history makes and no type knows."""
    return vars(model)["history"].model


def _copy(rows: QuerySet[Any], target: Any, names: list[str]) -> None:
    """Insert the columns ``names`` of ``rows`` into the table of ``target``."""
    selection, values = (
        rows.order_by("pk").values_list(*names).query.get_compiler(connection=connection).as_sql()
    )
    quote = connection.ops.quote_name
    columns = ", ".join(quote(target._meta.get_field(name).column) for name in names)
    with connection.cursor() as cursor:
        # Only names of our own tables and columns, and the ORM's own statement.
        cursor.execute(
            f"INSERT INTO {quote(target._meta.db_table)} ({columns}) {selection}",
            values,
        )
