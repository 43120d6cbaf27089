"""Organisations."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from projects.api.parameters import KeysFilter, NounFilterSet, WordsFilter
from projects.api.resource import Resource
from projects.choices import Noun, OrganisationType
from projects.documents.organisation import organisation_documents
from projects.documents.shapes import OrganisationShape
from projects.models import Country, Organisation


class OrganisationFilterSet(NounFilterSet):
    """The parameters of the list of organisations."""

    country = KeysFilter("country", Country.objects.all, key="code")
    type = WordsFilter("type", values=OrganisationType.values)


def rows(on: date | None) -> QuerySet[Organisation]:
    """The public organisations, which bear no date."""
    return Organisation.objects.published().select_related("country")


ORGANISATIONS = Resource(
    name="organisations",
    one="organisation",
    description="Ministries, agencies, fund managers, universities and other bodies.",
    shape=OrganisationShape,
    rows=rows,
    documents=lambda organisations, on: organisation_documents(organisations),
    order=("name", "slug"),
    filters=OrganisationFilterSet,
    noun=Noun.ORGANISATION,
)
