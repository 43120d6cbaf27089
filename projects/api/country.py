"""Countries."""

from __future__ import annotations

from datetime import date

from projects.api.resource import Resource
from projects.documents.partnership import country_documents
from projects.documents.shapes import MemberCountryShape
from projects.models import Country
from projects.models.country import CountryQuerySet


def rows(on: date | None) -> CountryQuerySet:
    """Every country: a list of the world's is no secret."""
    return Country.objects.all()


COUNTRIES = Resource(
    name="countries",
    one="country",
    description="Countries of ISO 3166-1, with the partnerships they are members of.",
    shape=MemberCountryShape,
    rows=rows,
    documents=country_documents,
    order=("name", "code"),
    key="code",
    converter="str",
)
