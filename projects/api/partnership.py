"""Partnerships."""

from __future__ import annotations

from datetime import date

from projects.api.resource import Resource
from projects.choices import Noun
from projects.documents.partnership import partnership_documents
from projects.documents.shapes import PartnershipShape
from projects.models import Partnership
from projects.models.partnership import PartnershipQuerySet


def rows(on: date | None) -> PartnershipQuerySet:
    """The public partnerships; they bear no date, their members do."""
    return Partnership.objects.published()


PARTNERSHIPS = Resource(
    name="partnerships",
    one="partnership",
    description="Partnerships, with their dated members and coordinators, plans and funds.",
    shape=PartnershipShape,
    rows=rows,
    documents=partnership_documents,
    order=("name", "slug"),
    noun=Noun.PARTNERSHIP,
)
