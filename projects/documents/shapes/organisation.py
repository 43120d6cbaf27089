"""Organisations as documents show them."""

from __future__ import annotations

from projects.documents.shapes.named import AliasShape, NamedCountryShape, NamedShape
from projects.documents.shapes.values import OrganisationTypeCode


class OrganisationShape(NamedShape):
    """A ministry, agency, fund manager, university or other body."""

    is_fictional: bool
    type: OrganisationTypeCode
    country: NamedCountryShape | None
    iati_ref: str
    aliases: list[AliasShape]
