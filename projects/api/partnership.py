"""Partnerships."""

from __future__ import annotations

from projects.api.resource import Resource
from projects.choices import Noun
from projects.documents.partnership import partnership_documents, partnerships_on
from projects.documents.shapes import PartnershipShape

PARTNERSHIPS = Resource(
    name="partnerships",
    one="partnership",
    description="Partnerships, with their dated members and coordinators, plans and funds.",
    shape=PartnershipShape,
    rows=partnerships_on,
    documents=partnership_documents,
    order=("name", "slug"),
    noun=Noun.PARTNERSHIP,
)
