"""Records that stand where a document names them, with what the document says of the relation."""

from __future__ import annotations

from projects.documents.shapes.organisation import OrganisationShape
from projects.documents.shapes.partnership import MemberCountryShape
from projects.documents.shapes.values import Number, RoleWord


class ExpandedParticipantShape(OrganisationShape):
    """An organisation, whole, and what it does in the project."""

    role: RoleWord


class ExpandedCountryShape(MemberCountryShape):
    """A country, whole, with its share of the money in per cent where known."""

    share: Number | None
