"""All public documents beside the projects', kind by kind, as the lists of today give them.

The documents of projects are stored with their public records. The ledger entries and indicators
of a project are in its document, so they are no documents of their own here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from projects.documents.about import indicators_on, subject_indicator_documents
from projects.documents.action_line import action_line_documents, lines_on
from projects.documents.assessment import assessment_document, assessments_on
from projects.documents.claim import claim_documents, claims_on
from projects.documents.focus_area import areas_on, focus_area_documents
from projects.documents.fund import fund_documents, funds_on
from projects.documents.meeting import (
    meeting_documents,
    meetings_on,
    release_documents,
    releases_on,
)
from projects.documents.organisation import organisation_documents, organisations_on
from projects.documents.partnership import (
    countries_on,
    country_documents,
    partnership_documents,
    partnerships_on,
)
from projects.documents.plan import plan_documents, plans_on
from projects.documents.source import source_documents, sources_on

# How many rows are composed at a time: keeps the length of a statement bounded.
BATCH = 500

Document = Mapping[str, Any]


@dataclass(frozen=True)
class Kind:
    """Documents of one kind: ``resource`` is their name in the API, ``key`` addresses a row."""

    resource: str
    rows: Callable[[date | None], QuerySet[Any]]
    compose: Callable[..., Sequence[Document]]
    key: str = "slug"

    def read(
        self, *, on: date, keys: Collection[str] | None = None
    ) -> Iterator[tuple[str, Document]]:
        """The documents of today, ``on``, by their keys, or those of the ``keys`` alone.

        What is made up is left out.
        """
        rows: Any = self.rows(None)
        rows = rows.factual().order_by()
        if keys is not None:
            rows = rows.filter(**{f"{self.key}__in": list(keys)})
        found = list(rows)
        for start in range(0, len(found), BATCH):
            batch = found[start : start + BATCH]
            documents = self.compose(batch, on=on)
            for row, document in zip(batch, documents, strict=True):
                yield str(getattr(row, self.key)), document


def _own_indicators(on: date | None) -> QuerySet[Any]:
    return indicators_on(on).filter(project=None)


KINDS = (
    Kind("plans", plans_on, plan_documents),
    Kind("areas", areas_on, lambda rows, on: focus_area_documents(rows)),
    Kind("lines", lines_on, action_line_documents),
    Kind(
        "assessments",
        assessments_on,
        lambda rows, on: [assessment_document(it) for it in rows],
        key="id",
    ),
    Kind("claims", claims_on, lambda rows, on: claim_documents(rows), key="id"),
    Kind("indicators", _own_indicators, subject_indicator_documents),
    Kind("funds", funds_on, fund_documents),
    Kind("meetings", meetings_on, meeting_documents),
    Kind("partnerships", partnerships_on, partnership_documents),
    Kind("organisations", organisations_on, lambda rows, on: organisation_documents(rows)),
    Kind("countries", countries_on, country_documents, key="code"),
    Kind("sources", sources_on, lambda rows, on: source_documents(rows)),
    Kind("releases", releases_on, lambda rows, on: release_documents(rows), key="number"),
)
