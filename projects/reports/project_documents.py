"""The documents of public projects on a day gone by: what is stored speaks of today."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from projects.documents.project import redated, summary_of
from projects.documents.shapes import ProjectShape, ProjectSummaryShape
from projects.models import PublicRecord

# The columns that a document of another day is made from.
STORED = ("pk", "document")


def documents_as_of(records: Sequence[PublicRecord], *, on: date) -> list[ProjectShape]:
    """The documents of the records on the date, in their order.

    A constant number of queries however many there are.
    """
    documents = redated({it.pk: json.loads(it.document) for it in records}, on=on)
    return [documents[record.pk] for record in records]


def summaries_as_of(records: Sequence[PublicRecord], *, on: date) -> list[ProjectSummaryShape]:
    """The part of the same documents that lists show."""
    return [summary_of(document) for document in documents_as_of(records, on=on)]
