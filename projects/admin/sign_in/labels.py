"""The names of fields as the form they belong to shows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django.contrib.admin import ModelAdmin
from django.core.exceptions import FieldDoesNotExist
from django.db.models import ForeignKey, Model
from django.urls import Resolver404, resolve
from django.utils.text import capfirst

# A field of a row beside the record: which rows, the how many-th, which field.
ROW = re.compile(r"^(?P<rows>.+)-(?P<number>\d+)-(?P<field>\w+)$")
# The halves of a moment.
HALF = re.compile(r"_[01]$")


def label_of(field: str, path: str) -> str:
    """What the form at ``path`` calls a field; the field's own name where no form is known."""
    try:
        desk = getattr(resolve(path.partition("?")[0]).func, "model_admin", None)
    except Resolver404:
        desk = None
    if not isinstance(desk, ModelAdmin):
        return field
    row = ROW.match(field)
    if row is None:
        return _name(desk.model, field)
    beside = dict(_beside(desk)).get(row["rows"])
    if beside is None:
        return field
    name = capfirst(beside._meta.verbose_name or "")
    return f"{name} {int(row['number']) + 1}: {_name(beside, row['field'])}"


def _beside(desk: ModelAdmin[Any]) -> Iterator[tuple[str, type[Model]]]:
    """The models of the rows beside a record, by what their fields begin with."""
    for inline in desk.inlines:
        for key in inline.model._meta.fields:
            if isinstance(key, ForeignKey) and (
                key.name == inline.fk_name
                or (not inline.fk_name and key.related_model is desk.model)
            ):
                yield key.remote_field.get_accessor_name(model=inline.model) or "", inline.model


def _name(model: type[Model], field: str) -> str:
    try:
        found = model._meta.get_field(HALF.sub("", field))
    except FieldDoesNotExist:
        return field
    return capfirst(str(getattr(found, "verbose_name", field)))
