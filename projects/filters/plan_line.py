"""What the list of a plan's lines understands."""

from __future__ import annotations

from collections.abc import Collection

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from projects.choices import FateKind, LineState
from projects.filters.fields import ChoicesField
from projects.reports.line_list import NONE, LineQuery

FATES = (*FateKind.values, NONE)


class LineFilterForm(forms.Form):
    """Words, areas, steps and fates; a value that is not known is an error, the others hold."""

    q = forms.CharField(label=_("Words"), required=False)
    step = ChoicesField(label=_("Step"), values=LineState.values, required=False)
    fate = ChoicesField(label=_("In the plan after"), values=FATES, required=False)
    origin = ChoicesField(label=_("From the plan before"), values=FATES, required=False)

    def __init__(self, query: QueryDict, *, areas: Collection[str]) -> None:
        super().__init__(query)
        self.fields["area"] = ChoicesField(label=_("Focus area"), values=areas, required=False)

    @property
    def looked_for(self) -> LineQuery:
        """What the values that are known ask for."""
        self.is_valid()
        found = self.cleaned_data
        return LineQuery(
            words=found.get("q", ""),
            areas=found.get("area", []),
            steps=found.get("step", []),
            fates=found.get("fate", []),
            origins=found.get("origin", []),
        )
