"""What may stand in fixtures/: section → model, what nests in what, and what names a row."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Any

from django.db.models import Field, ForeignKey, ManyToManyField, Model

from projects.models import (
    ActionLine,
    Assessment,
    Claim,
    Confirmation,
    Contribution,
    CoordinatorTerm,
    Country,
    ExchangeRate,
    FocusArea,
    Fund,
    FundingEntry,
    Indicator,
    LedgerEntry,
    LineFate,
    Meeting,
    Membership,
    Milestone,
    Organisation,
    OrganisationAlias,
    Participation,
    Partnership,
    Period,
    Plan,
    Project,
    ProjectAlias,
    ProjectCountry,
    Reading,
    ReadingPart,
    ReportedValue,
    Source,
    StatusUpdate,
    Target,
    Theme,
)

Kind = type[Model]

# Loaded in this order: nothing refers to what comes after it, except within one section.
SECTIONS: dict[str, Kind] = {
    "countries": Country,
    "sources": Source,
    "exchange_rates": ExchangeRate,
    "organisations": Organisation,
    "partnerships": Partnership,
    "meetings": Meeting,
    "themes": Theme,
    "plans": Plan,
    "line_fates": LineFate,
    "funds": Fund,
    "projects": Project,
}

NESTED: dict[Kind, dict[str, Kind]] = {
    Organisation: {"aliases": OrganisationAlias},
    Partnership: {
        "memberships": Membership,
        "coordinator_terms": CoordinatorTerm,
        "indicators": Indicator,
        "reported_values": ReportedValue,
    },
    Meeting: {"reported_values": ReportedValue},
    Plan: {
        "focus_areas": FocusArea,
        "action_lines": ActionLine,
        "claims": Claim,
        "indicators": Indicator,
        "reported_values": ReportedValue,
    },
    ActionLine: {"assessments": Assessment},
    Fund: {
        "contributions": Contribution,
        "indicators": Indicator,
        "reported_values": ReportedValue,
    },
    Project: {
        "aliases": ProjectAlias,
        "territories": ProjectCountry,
        "participations": Participation,
        "periods": Period,
        "status_updates": StatusUpdate,
        "funding_entries": FundingEntry,
        "milestones": Milestone,
        "indicators": Indicator,
        "reported_values": ReportedValue,
        "confirmations": Confirmation,
    },
    Indicator: {"targets": Target, "readings": Reading},
    Reading: {"parts": ReadingPart},
}

# Every other model is named by its slug, and a ledger entry by its `key`.
NATURAL_KEYS: dict[Kind, tuple[str, ...]] = {
    Country: ("code",),
    ExchangeRate: ("currency", "on", "source"),
    LineFate: ("line", "successor"),
    Confirmation: ("project", "confirmed_on"),
    Membership: ("partnership", "country", "starts_on"),
    CoordinatorTerm: ("partnership", "country", "starts_on"),
    OrganisationAlias: ("organisation", "name"),
    ProjectAlias: ("project", "name"),
    ProjectCountry: ("project", "country"),
    Participation: ("project", "organisation", "role"),
    ReadingPart: ("reading", "dimension", "label"),
}

# Never change it: the identifiers of all reference entries hang on it.
ENTRY_NAMESPACE = uuid.UUID("6f0d8a6e-6d0c-5f0a-9d0e-2b7a4c1f3e55")


def natural_key(model: Kind) -> tuple[str, ...]:
    """The fields that name a row of ``model``."""
    if issubclass(model, LedgerEntry):
        return ("id",)
    return NATURAL_KEYS.get(model, ("slug",))


def entry_id(key: str) -> uuid.UUID:
    """The identifier of the ledger entry called ``key`` in fixtures/."""
    return uuid.uuid5(ENTRY_NAMESPACE, key)


def parent_field(model: Kind, parent: Kind) -> str:
    """The field by which a nested row belongs to the row around it."""
    return next(
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, ForeignKey) and field.related_model is parent
    )


def own_fields(model: Kind) -> dict[str, Field[Any, Any] | ManyToManyField[Any, Any]]:
    """What a record of ``model`` may fill, by name."""
    many = [field for field in model._meta.many_to_many if field.remote_field.through]
    return {field.name: field for field in [*model._meta.concrete_fields, *many]}


def references_to_itself(model: Kind) -> Iterator[str]:
    """The fields by which a row of ``model`` names another one."""
    for field in model._meta.concrete_fields:
        if isinstance(field, ForeignKey) and field.related_model is model:
            yield field.name
