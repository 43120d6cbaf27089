"""Organisations as documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from django.db.models import QuerySet

from projects.documents.entries import named_document
from projects.documents.shapes import AliasShape, OrganisationShape
from projects.documents.visible import country_name, shown_source
from projects.models import Organisation, OrganisationAlias
from projects.models.fiction import is_fictional


def organisations_on(on: date | None) -> QuerySet[Organisation]:
    """The public organisations, which bear no date."""
    return Organisation.objects.published().select_related("country")


def organisation_documents(organisations: Sequence[Organisation]) -> list[OrganisationShape]:
    """The organisations' documents; ``organisations`` come with their country."""
    aliases: dict[int, list[AliasShape]] = defaultdict(list)
    for alias in (
        OrganisationAlias.objects.filter(organisation__in=[it.pk for it in organisations])
        .select_related("source")
        .order_by("name", "pk")
    ):
        aliases[alias.organisation_id].append(
            {
                "name": alias.name,
                "language": alias.language,
                "source": shown_source(alias.source),
            }
        )
    return [
        {
            **named_document(it),
            "is_fictional": is_fictional(it.slug),
            "type": it.type,
            "country": None if it.country is None else country_name(it.country),
            "iati_ref": it.iati_ref,
            "aliases": aliases[it.pk],
        }
        for it in organisations
    ]
