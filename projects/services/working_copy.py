"""The working copy of a project: what publishing it as it stands would make public."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import TypedDict

from django.utils.functional import cached_property

from projects.choices import PublicationState
from projects.documents.snapshot import Snapshot, take_snapshots
from projects.models import Indicator, LedgerEntry, Project, PublicRecord
from projects.services.source import INDICATOR_LEDGERS, PROJECT_LEDGERS

PENDING = (PublicationState.DRAFT, PublicationState.SUBMITTED)


class Contents(TypedDict):
    """A working copy on paper; entries and indicators stand by primary key, with their version."""

    project: Snapshot
    entries: dict[str, int]
    indicators: dict[str, int]


@dataclass(frozen=True)
class WorkingCopy:
    """A project as staff edit it, with the entries and indicators that wait beside it."""

    project: Project
    entries: list[LedgerEntry]
    indicators: list[Indicator]

    @cached_property
    def snapshot(self) -> Snapshot:
        """Its text, as publishing would keep it."""
        return take_snapshots([self.project])[self.project.pk]

    @property
    def contents(self) -> str:
        """All of it as JSON: the same contents are the same text."""
        contents: Contents = {
            "project": self.snapshot,
            "entries": {str(entry.pk): entry.version for entry in self.entries},
            "indicators": {str(row.pk): row.version for row in self.indicators},
        }
        return json.dumps(contents, ensure_ascii=False, sort_keys=True)

    @property
    def fingerprint(self) -> str:
        """Stands for all of it: whoever looked at the same contents saw the same fingerprint."""
        return hashlib.sha256(self.contents.encode()).hexdigest()

    def is_within(self, approved: str) -> bool:
        """Whether publishing it makes nothing public that was not in the ``approved`` contents.

        An entry that was released, returned or withdrawn since by itself may be missing.
        """
        now: Contents = json.loads(self.contents)
        then: Contents = json.loads(approved)
        return (
            now["project"] == then["project"]
            and now["entries"].items() <= then["entries"].items()
            and now["indicators"].items() <= then["indicators"].items()
        )

    def is_public_already(self) -> bool:
        """Whether the public sees all of it, so that publishing would show nothing new."""
        record = PublicRecord.objects.filter(pk=self.project.pk).first()
        return (
            record is not None
            and not self.entries
            and not self.indicators
            and json.loads(record.snapshot) == json.loads(self.contents)["project"]
        )


def read_working_copy(project: Project) -> WorkingCopy:
    """The working copy as it stands in the database now."""
    row = Project.objects.get(pk=project.pk)
    return WorkingCopy(
        project=row,
        entries=pending_entries(row),
        indicators=pending_indicators(row),
    )


def public_already(projects: Collection[Project]) -> set[int]:
    """Those of which the public sees all already, by their keys; see is_public_already()."""
    keys = [project.pk for project in projects]
    waiting = set(
        Indicator.objects.filter(project__in=keys, publication_state__in=PENDING).values_list(
            "project", flat=True
        )
    )
    for ledger in PROJECT_LEDGERS:
        pending = ledger._default_manager.pending().filter(project__in=keys)
        waiting |= set(pending.values_list("project", flat=True))
    for values in INDICATOR_LEDGERS:
        measured = values._default_manager.pending().filter(indicator__project__in=keys)
        waiting |= set(measured.values_list("indicator__project", flat=True))
    rest = [project for project in projects if project.pk not in waiting]
    records = PublicRecord.objects.in_bulk([project.pk for project in rest])
    return {
        key
        for key, snapshot in take_snapshots(rest).items()
        if key in records
        # Through JSON, which makes lists of tuples.
        and json.loads(records[key].snapshot) == json.loads(json.dumps(snapshot))
    }


def pending_entries(project: Project) -> list[LedgerEntry]:
    """The project's entries that publishing it would release, oldest first in each ledger."""
    entries: list[LedgerEntry] = []
    for ledger in PROJECT_LEDGERS:
        about = ledger._default_manager.pending().filter(project=project)
        entries += about.select_related("source").in_order()
    for values in INDICATOR_LEDGERS:
        measured = values._default_manager.pending().filter(indicator__project=project)
        entries += measured.select_related("source", "indicator").in_order()
    return entries


def pending_indicators(project: Project) -> list[Indicator]:
    """The project's indicators that publishing it would show."""
    return list(Indicator.objects.filter(project=project, publication_state__in=PENDING))
