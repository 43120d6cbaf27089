"""The admin that all ledgers about an indicator share."""

from __future__ import annotations

from typing import Any, ClassVar, TypeVar

from projects.admin.ledger import LedgerAdmin
from projects.models import IndicatorEntry

Entry = TypeVar("Entry", bound=IndicatorEntry)


class IndicatorEntryAdmin(LedgerAdmin[Entry]):
    """Entries with the indicator they are about."""

    what: ClassVar[Any] = [
        "indicator",
        ("qualifier", "value", "is_not_applicable"),
        ("text", "text_ko"),
    ]
    list_display: Any = [
        "__str__",
        "indicator",
        "effective_on",
        "source",
        "review_state",
        "is_counted",
    ]
    list_select_related: ClassVar[Any] = ["indicator__project", "source", "entered_by"]
    autocomplete_fields: ClassVar[Any] = ["indicator", "source", "supersedes"]
    search_fields: ClassVar[Any] = ["indicator__title", "text", "source__title", "note"]
