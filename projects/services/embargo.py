"""Publishing what an embargo or a schedule has made due."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from projects.models import (
    ActionLine,
    FocusArea,
    Fund,
    Indicator,
    Meeting,
    Organisation,
    Partnership,
    Plan,
    Release,
    Source,
    Submission,
    Theme,
)
from projects.services.data_version import show_new_day
from projects.services.ledger import publish_entries
from projects.services.project import publish_approved
from projects.services.publishable import publish_noun
from projects.services.source import LEDGERS

NOUNS = (
    Source,
    Organisation,
    Partnership,
    Meeting,
    Theme,
    Plan,
    FocusArea,
    ActionLine,
    Fund,
    Indicator,
    Release,
)


@dataclass(frozen=True)
class Outcome:
    """How many were published, and a sentence for each that could not be."""

    published: int
    refused: list[str]


def publish_due(*, at: datetime) -> Outcome:
    """Publish every noun, project and entry whose embargo has passed at the moment ``at``.

    Nouns come first, so that a project shows the plan released with it. Each stands for itself:
    one that is not fit to be published keeps its embargo and none of the others back. Of projects
    the embargo stands on their submission: publication_state follows it only until they are
    public.
    """
    published = 0
    refused = []
    for row, publish in _due(at):
        try:
            with transaction.atomic():
                publish()
        except ValidationError as error:
            refused.append(f"{row._meta.verbose_name} “{row}”: {' '.join(error.messages)}")
        else:
            published += 1
    show_new_day(on=timezone.localdate(at))
    return Outcome(published=published, refused=refused)


def _due(at: datetime) -> Iterator[tuple[Model, Callable[[], object]]]:
    """What is due, each with how it is published."""
    reason = "Embargo passed"
    for noun in NOUNS:
        for row in noun._default_manager.due(at=at):
            yield row, partial(publish_noun, row, by=None)
    for ledger in LEDGERS:
        for entry in ledger._default_manager.due(at=at):
            yield entry, partial(publish_entries, [entry], by=None, reason=reason)
    for submission in Submission.objects.due(at=at).select_related("project"):
        yield submission.project, partial(publish_approved, submission)
