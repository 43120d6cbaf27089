"""Organisations."""

from __future__ import annotations

from projects.api.answers.parameters import KeysFilter, NounFilterSet, WordsFilter
from projects.api.resource import Resource
from projects.choices import Noun, OrganisationType
from projects.documents.organisation import organisation_documents, organisations_on
from projects.documents.shapes import OrganisationShape
from projects.models import Country


class OrganisationFilterSet(NounFilterSet):
    """The parameters of the list of organisations."""

    country = KeysFilter("country", Country.objects.all, key="code")
    type = WordsFilter("type", values=OrganisationType.values)


ORGANISATIONS = Resource(
    name="organisations",
    one="organisation",
    description="Ministries, agencies, fund managers, universities and other bodies.",
    shape=OrganisationShape,
    rows=organisations_on,
    documents=lambda organisations, on: organisation_documents(organisations),
    order=("name", "slug"),
    filters=OrganisationFilterSet,
    noun=Noun.ORGANISATION,
)
