"""Publishing what an embargo or a schedule has made due."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from projects.models import (
    ActionLine,
    FocusArea,
    Fund,
    Indicator,
    LedgerEntry,
    Meeting,
    Organisation,
    Partnership,
    Plan,
    Project,
    Release,
    Source,
    Theme,
)
from projects.services.ledger import publish_entries
from projects.services.project import publish_projects
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


@transaction.atomic
def publish_due(*, at: datetime) -> int:
    """Publish every noun, project and entry whose embargo has passed at the moment ``at``.

    Returns how many. Nouns come first, so that a project shows the plan released with it.
    """
    published = 0
    for noun in NOUNS:
        for row in noun._default_manager.due(at=at).select_for_update():
            publish_noun(row, by=None)
            published += 1
    entries: list[LedgerEntry] = []
    for ledger in LEDGERS:
        entries += ledger._default_manager.due(at=at).select_for_update()
    if entries:
        publish_entries(entries, by=None, reason="Embargo passed")
    projects = list(Project.objects.due(at=at))
    if projects:
        publish_projects(projects, by=None, reason="Embargo passed")
    return published + len(entries) + len(projects)
