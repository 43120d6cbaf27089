"""What a rehearsed bulk action would change, in the words of the forms."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from projects.admin.project_publication import Difference
from projects.reports.history import Reader, Touched, events_of, name_records
from projects.services.batch import Step
from projects.services.bulk_action import Outcome

# How many records one page shows; the action is done to those of all pages.
SHOWN = 200


@dataclass(frozen=True)
class Shown:
    """One row that would change; ``heading`` names it, unless it is the record itself."""

    heading: str
    touched: Touched


@dataclass(frozen=True)
class Line:
    """One record of the selection, and what would change in it and with it."""

    row: Any
    name: str
    url: str
    shown: list[Shown]
    # What the public would see otherwise of the record itself.
    differences: list[Difference] = field(default_factory=list)


@dataclass(frozen=True)
class Preview:
    """What the page between shows of a rehearsal."""

    outcome: Outcome
    page: Page[Any]
    lines: list[Line]
    refused: list[tuple[str, str]]
    # What changes besides, like the sources of entries.
    besides: list[Shown]

    def with_differences(self, found: Mapping[Any, list[Difference]]) -> Preview:
        """The same, with what the public would see otherwise, by the keys of the records."""
        lines = [replace(line, differences=found.get(line.row.pk, [])) for line in self.lines]
        return replace(self, lines=lines)


def preview_of(
    outcome: Outcome,
    model: type[Model],
    *,
    page: str,
    reader: Reader,
    url_of: Callable[[Any], str],
) -> Preview:
    """What was rehearsed, as far as ``reader`` may see; call it before it is taken back."""
    shown_page = Paginator(outcome.done, SHOWN).get_page(page)
    rows: list[Any] = list(shown_page.object_list)
    steps = {key: outcome.steps.get(key, []) for key in [None, *(row.pk for row in rows)]}
    steps[None] = steps[None][:SHOWN]
    refused = outcome.refused[:SHOWN]
    records = {step.record for own in steps.values() for step in own}
    records |= {(model, row.pk) for row in [*rows, *(row for row, _why in refused)]}
    names = {record: named.name for record, named in name_records(records, reader).items()}
    wanted: dict[type[Model], list[int]] = {}
    for step in (step for own in steps.values() for step in own):
        wanted.setdefault(step.record[0], []).append(step.row.history_id)
    events = events_of(wanted, reader, subjects={})

    def shown(key: Any) -> list[Shown]:
        return [
            Shown(
                "" if step.record == (model, key) else _heading(step, names[step.record]),
                events[step.record[0], step.row.history_id].touched,
            )
            for step in steps[key]
        ]

    return Preview(
        outcome=outcome,
        page=shown_page,
        lines=[Line(row, names[model, row.pk], url_of(row), shown(row.pk)) for row in rows],
        refused=[(names[model, row.pk], why) for row, why in refused],
        besides=shown(None),
    )


def _heading(step: Step, name: str) -> str:
    noun = capfirst(str(step.record[0]._meta.verbose_name))
    return _("%(noun)s: %(name)s") % {"noun": noun, "name": name}
