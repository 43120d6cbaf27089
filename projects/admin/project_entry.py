"""The admin that all ledgers about a project share."""

from __future__ import annotations

from typing import Any, ClassVar, TypeVar

from projects.admin.ledger import LedgerAdmin
from projects.models import ProjectEntry

Entry = TypeVar("Entry", bound=ProjectEntry)


class ProjectEntryAdmin(LedgerAdmin[Entry]):
    """Entries with the project they are about."""

    list_display: Any = [
        "__str__",
        "project",
        "effective_on",
        "source",
        "review_state",
        "is_counted",
    ]
    list_select_related: ClassVar[Any] = ["project", "source", "entered_by"]
    autocomplete_fields: ClassVar[Any] = ["project", "source", "supersedes"]
    search_fields: ClassVar[Any] = ["project__title", "project__acronym", "source__title", "note"]
