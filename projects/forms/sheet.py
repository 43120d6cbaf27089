"""Handing in a spreadsheet."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy


class SheetForm(forms.Form):
    """The file; what it is called does not matter."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy(
            "An Excel workbook (.xlsx) or CSV, at best one exported here. "
            "First you see what it would change: nothing is stored before you say so."
        ),
        error_messages={
            "required": gettext_lazy("Choose the file that holds the rows."),
            "empty": gettext_lazy("The file holds nothing: save it again and choose it anew."),
        },
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt,.tsv", "autofocus": True}),
    )
