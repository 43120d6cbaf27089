"""Values as a browser sends them: comparing what was shown, what is stored and what was typed."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import localize
from django.utils.text import capfirst
from django.utils.translation import gettext as _

# One field's value: nothing, one text, or one for each choice of a field that takes many.
Sent = list[str]
# The values of one form, by the names of its fields.
Values = dict[str, Sent]


def as_sent(field: forms.Field, value: Any) -> Sent:
    """A value as a browser would send it back; an unticked box and an empty field as nothing."""
    prepared = field.prepare_value(value)
    parts = prepared if isinstance(prepared, list | tuple) else [prepared]
    return [str(part) for part in parts if part is not None and part is not False and part != ""]


def shown_by(form: forms.BaseForm, fields: Mapping[str, forms.Field]) -> Values:
    """What the form shows before anybody types."""
    return {
        name: as_sent(field, form.get_initial_for_field(field, name))
        for name, field in fields.items()
    }


def is_many(field: forms.Field) -> bool:
    """Whether the field takes many choices."""
    return isinstance(field, forms.MultipleChoiceField | forms.ModelMultipleChoiceField)


def meaning(field: forms.Field, sent: Sent) -> Hashable:
    """What a value says, however it is written: equal for “7” and “7.00”, for any line ends."""
    if is_many(field):
        return frozenset(sent)
    raw = sent[-1] if sent else ""
    if isinstance(field, forms.ModelChoiceField):
        return raw
    try:
        value: Any = field.to_python(raw)
    except ValidationError:
        return raw
    if isinstance(value, str):
        return value.replace("\r\n", "\n").strip()
    return "" if value is None else value


def in_words(field: forms.Field, sent: Sent) -> list[str]:
    """A value as people read it, one line for each part; what can't be read, as it was typed."""
    if isinstance(field, forms.ModelChoiceField):
        return _named(field, sent)
    if isinstance(field, forms.ChoiceField):
        choices: Any = field.choices
        labels = _labels(choices)
        return [labels.get(part, part) for part in sent]
    value = meaning(field, sent)
    if isinstance(value, bool):
        return [_("yes") if value else _("no")]
    return [] if value == "" else [str(localize(value))]


def lines(fields: Mapping[str, forms.Field], values: Values) -> list[str]:
    """A whole row in words, a line for each field that says something."""
    return [
        f"{label_of(name, field)}: {', '.join(words)}"
        for name, field in fields.items()
        if (words := in_words(field, values.get(name, [])))
    ]


def label_of(name: str, field: forms.Field) -> str:
    """What the form calls the field."""
    return capfirst(str(field.label or name))


def _named(field: forms.ModelChoiceField[Any], sent: Sent) -> list[str]:
    rows: Any = field.queryset
    key = rows.model._meta.pk
    fit = [part for part in sent if _fits(key, part)]
    names = {str(row.pk): str(row) for row in rows.filter(pk__in=fit)}
    return [names.get(part, part) for part in sent]


def _fits(key: Any, part: str) -> bool:
    try:
        key.clean(part, None)
    except ValidationError:
        return False
    return "\x00" not in part


def _labels(choices: Iterable[Any]) -> dict[str, str]:
    labels: dict[str, str] = {}
    for value, label in choices:
        if isinstance(label, list | tuple):
            labels |= _labels(label)
        else:
            labels[str(value)] = str(label)
    return labels
