"""What was typed on a record's page: its rows, to be read and written anew, and all of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from django import forms
from django.forms.formsets import DELETION_FIELD_NAME, INITIAL_FORM_COUNT, TOTAL_FORM_COUNT
from django.http import QueryDict

from projects.forms.contents import Rows, key_name, noun_of, row_fields
from projects.forms.sent import Values, in_words, label_of, lines, meaning, shown_by


def typed_rows(
    typed: QueryDict, prefix: str, formset: Rows, fields: Mapping[str, forms.Field]
) -> tuple[dict[str, Values | None], list[Values]]:
    """The rows that the page held, by their primary keys, None if deleted there; and the new ones.

    A new row in which nothing was typed is none.
    """
    held: dict[str, Values | None] = {}
    added: list[Values] = []
    blank = shown_by(formset.empty_form, fields)
    count = typed.get(f"{prefix}-{TOTAL_FORM_COUNT}", "")
    for number in range(min(int(count), formset.absolute_max) if count.isdecimal() else 0):
        start = f"{prefix}-{number}-"
        row = {name: typed.getlist(start + name) for name in fields}
        key = typed.get(start + key_name(formset), "")
        is_deleted = bool(typed.get(start + DELETION_FIELD_NAME))
        if key:
            held[key] = None if is_deleted else row
        elif not is_deleted and any(
            meaning(field, row[name]) != meaning(field, blank[name])
            for name, field in fields.items()
        ):
            added.append(row)
    return held, added


def write_rows(
    data: QueryDict,
    prefix: str,
    formset: Rows,
    stored: Mapping[str, Values],
    wanted: Mapping[str, Values | None],
    added: Sequence[Values],
) -> None:
    """Write rows into an input so that saving it makes of those ``stored`` those ``wanted``.

    None deletes; what is wanted and no longer stored becomes new again, like those ``added``.
    """
    for name in [name for name in data if re.match(rf"{re.escape(prefix)}-\d+-", name)]:
        del data[name]
    again = [row for key, row in wanted.items() if key not in stored and row is not None]
    fresh = [*again, *added]
    data[f"{prefix}-{INITIAL_FORM_COUNT}"] = str(len(stored))
    data[f"{prefix}-{TOTAL_FORM_COUNT}"] = str(len(stored) + len(fresh))
    rows = [(key, wanted[key], row) for key, row in stored.items()]
    for number, (key, row, now) in enumerate(rows):
        start = f"{prefix}-{number}-"
        data[start + key_name(formset)] = key
        _write(data, start, now if row is None else row)
        if row is None:
            data[start + DELETION_FIELD_NAME] = "on"
    for number, row in enumerate(fresh, start=len(stored)):
        _write(data, f"{prefix}-{number}-", row)


def typed_lines(form: forms.BaseForm, formsets: Mapping[str, Rows], typed: QueryDict) -> list[str]:
    """All that was typed in words, a line for each field and each row that says something."""
    told = [
        f"{label_of(name, field)}: {', '.join(words)}"
        for name, field in form.fields.items()
        if (words := in_words(field, typed.getlist(name)))
    ]
    for prefix, formset in formsets.items():
        fields = row_fields(formset, formset.empty_form)
        held, added = typed_rows(typed, prefix, formset, fields)
        noun = noun_of(formset)
        rows = [row for row in [*held.values(), *added] if row is not None]
        told += [f"{noun}: {'; '.join(lines(fields, row))}" for row in rows]
    return told


def _write(data: QueryDict, start: str, row: Values) -> None:
    for name, sent in row.items():
        data.setlist(start + name, sent)
