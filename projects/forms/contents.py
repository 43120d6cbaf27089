"""What a page shows of a record: its own fields and the rows beside it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Self

from django import forms
from django.forms.formsets import DELETION_FIELD_NAME
from django.forms.models import BaseInlineFormSet
from django.utils.text import capfirst

from projects.forms.sent import Values, shown_by

# What is asked about the saving itself, and is no part of the record.
ABOUT_SAVING = ("why", "still_right")

Rows = BaseInlineFormSet[Any, Any, Any]


@dataclass(frozen=True)
class Contents:
    """A record as a page shows it.

    ``rows`` are those beside it, by the prefix of their formset and by their primary key.
    """

    fields: Values
    rows: dict[str, dict[str, Values]]

    def to_json(self) -> str:
        """As one text, to travel with the page."""
        return json.dumps([self.fields, self.rows], ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> Self | None:
        """What the page carried; None if that can't be read, so that nothing is known of it."""
        try:
            fields, rows = json.loads(text)
            return cls(
                _values(fields),
                {
                    prefix: {key: _values(row) for key, row in found.items()}
                    for prefix, found in rows.items()
                },
            )
        except (ValueError, TypeError, AttributeError):
            return None


def contents_of(form: forms.BaseForm, formsets: Iterable[Rows]) -> Contents:
    """What the page shows before anybody types."""
    return Contents(
        shown_by(form, fields_of(form)),
        {
            str(formset.prefix): {
                str(row.instance.pk): shown_by(row, row_fields(formset, row))
                for row in formset.initial_forms
            }
            for formset in formsets
        },
    )


def fields_of(form: forms.BaseForm) -> dict[str, forms.Field]:
    """The fields that are part of the record."""
    return {name: field for name, field in form.fields.items() if name not in ABOUT_SAVING}


def row_fields(formset: Rows, row: forms.BaseForm) -> dict[str, forms.Field]:
    """The fields of one row that say something of their own."""
    machinery = {formset.fk.name, key_name(formset), DELETION_FIELD_NAME}
    return {name: field for name, field in row.fields.items() if name not in machinery}


def key_name(formset: Rows) -> str:
    """The name of the field by which a row says which it is."""
    model: Any = formset.model
    return str(model._meta.pk.name)


def noun_of(formset: Rows) -> str:
    """What one of its rows is called."""
    model: Any = formset.model
    return capfirst(str(model._meta.verbose_name))


def _values(found: Any) -> Values:
    return {str(name): [str(part) for part in sent] for name, sent in found.items()}
