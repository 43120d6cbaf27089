"""Countries."""

from __future__ import annotations

from projects.api.resource import Resource
from projects.documents.partnership import countries_on, country_documents
from projects.documents.shapes import MemberCountryShape

COUNTRIES = Resource(
    name="countries",
    one="country",
    description="Countries of ISO 3166-1, with the partnerships they are members of.",
    shape=MemberCountryShape,
    rows=countries_on,
    documents=country_documents,
    order=("name", "code"),
    key="code",
    converter="str",
)
