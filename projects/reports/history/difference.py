"""What two states of a record differ in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.formats import localize
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from projects.models.history import STAMPS, State, many_valued
from projects.reports.history.names import Names
from projects.reports.history.words import Part, parts_of

# Kept by the services: what the texts say tells it already.
MARKS = frozenset({"outdated_translations"})
# Where a record stands and who entered it is told after what it says.
LAST = frozenset(
    {
        "publication_state",
        "publish_at",
        "review_state",
        "returned_reason",
        "entered_by",
        "entered_at",
        "entered_on",
    }
)
# A shorter text is read at a glance: what it was, and what it is.
LONG_TEXT = 200


@dataclass(frozen=True)
class Value:
    """One field of a record and what it held."""

    label: str
    text: str
    lang: str = ""


@dataclass(frozen=True)
class Difference:
    """One field that changed: two values, the words of a text, or what came and what went."""

    label: str
    old: str = ""
    new: str = ""
    words: list[Part] = field(default_factory=list)
    is_many: bool = False
    came: list[str] = field(default_factory=list)
    went: list[str] = field(default_factory=list)
    # The language of a text that is not in that of the page.
    lang: str = ""


def told_fields(model: type[models.Model], *, without: frozenset[str] | set[str]) -> list[Any]:
    """The columns and many-valued fields that tell something of a record, as its form has them."""
    columns = [
        column
        for column in model._meta.concrete_fields
        if column.attname not in STAMPS | MARKS | without and not column.primary_key
    ]
    fields = [*columns, *many_valued(model)]
    return sorted(fields, key=lambda it: it.name in LAST)


def want_names(names: Names, fields: list[Any], *states: State | None) -> None:
    """Note which names telling the states, or what they differ in, will ask for."""
    for state in states:
        for it in fields:
            if state is None:
                continue
            if it.many_to_many:
                names.want(it.related_model, state.many[it.name])
            elif isinstance(it, models.ForeignKey):
                names.want(it.related_model, [state.columns[it.attname]])


def differing(fields: list[Any], before: State, after: State) -> list[Any]:
    """The fields in which the states differ."""
    return [it for it in fields if _raw(it, before) != _raw(it, after)]


def differences(
    fields: list[Any], before: State | None, after: State | None, names: Names
) -> Iterator[Difference]:
    """What the states differ in, in words."""
    if before is None or after is None:
        return
    for it in differing(fields, before, after):
        label = label_of(it)
        if it.many_to_many:
            yield Difference(
                label,
                is_many=True,
                came=_listed(it, after.many[it.name] - before.many[it.name], names),
                went=_listed(it, before.many[it.name] - after.many[it.name], names),
            )
            continue
        old, new = (told(it, _raw(it, state), names) for state in (before, after))
        words = parts_of(old, new) if old and new and _is_text(it) else []
        yield Difference(label, old, new, words, lang=_language(it))


def values(fields: list[Any], state: State, names: Names) -> Iterator[Value]:
    """What a record held; what was empty is left out."""
    for it in fields:
        if it.many_to_many:
            text = ", ".join(_listed(it, state.many[it.name], names))
        else:
            text = told(it, _raw(it, state), names)
        if text:
            yield Value(label_of(it), text, _language(it))


def told(it: Any, value: Any, names: Names) -> str:
    """One value in the words of the form; empty for none."""
    if value is None or value == "":
        return ""
    if isinstance(it, models.ForeignKey):
        return names.of(it.related_model, value)
    if it.flatchoices:
        return str(dict(it.flatchoices).get(value, value))
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, datetime):
        return str(localize(timezone.localtime(value)))
    return value if isinstance(value, str) else str(localize(value))


def label_of(it: Any) -> str:
    """What the form calls a field."""
    return capfirst(str(it.verbose_name))


def _raw(it: Any, state: State) -> Any:
    return state.many[it.name] if it.many_to_many else state.columns[it.attname]


def _language(it: Any) -> str:
    return "ko" if it.name.endswith("_ko") else ""


def _listed(it: Any, keys: Any, names: Names) -> list[str]:
    return sorted(names.of(it.related_model, key) for key in keys)


def _is_text(it: Any) -> bool:
    if it.flatchoices or isinstance(it, models.URLField):
        return False
    return isinstance(it, models.TextField) or (
        isinstance(it, models.CharField) and (it.max_length or 0) >= LONG_TEXT
    )
