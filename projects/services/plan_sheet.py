"""Storing what a spreadsheet changes in a plan's tree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction

from projects.choices import Origin
from projects.models import ActionLine, Batch, FocusArea, Plan, recorded_as
from projects.services.publishable import show_nouns, store_noun
from projects.services.sheet import RowRefusedError


@dataclass
class PartChange:
    """What one row of a file changes in one area or line, which bears its new values already."""

    detail: str
    part: FocusArea | ActionLine


def lock_plan(plan: Plan) -> None:
    """Let nobody else change the plan's areas and lines until the transaction ends."""
    for rows in (plan.focus_areas.all(), plan.action_lines.all()):
        list(rows.order_by("pk").select_for_update().values_list("pk"))


@transaction.atomic
def store_part_changes(
    changes: Iterable[PartChange], *, batch: Batch, by: AbstractBaseUser | None, reason: str
) -> None:
    """Store the changes of a file as one batch, all or none, in the order given.

    What is public already shows its new words at once; nothing becomes public that was not.
    Raises RowRefusedError for the first row that is not fit to be stored.
    """
    shown = []
    for change in changes:
        part = change.part
        # An area that was new when it was named has a key by now.
        if isinstance(part, FocusArea):
            part.parent = part.parent
        else:
            part.focus_area = part.focus_area
        with recorded_as(Origin.IMPORT, batch=batch, detail=change.detail):
            try:
                if store_noun(part, by=by, reason=reason):
                    shown.append(part)
            except ValidationError as refusal:
                raise RowRefusedError(change.detail, refusal) from refusal
    if shown:
        show_nouns(shown)
