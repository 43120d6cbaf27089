"""What stands on a project's page below its own fields."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.options import InlineModelAdmin
from django.forms import ModelForm

from projects.admin.ledger_inline import AppendOnlyInline, LedgerInline
from projects.admin.ruled import RuledTabular
from projects.models import (
    Classification,
    Confirmation,
    FundingEntry,
    Milestone,
    Participation,
    Period,
    Project,
    ProjectAlias,
    ProjectCountry,
    ReportedValue,
    StatusUpdate,
)


class ProjectAliasInline(RuledTabular[ProjectAlias, Project]):
    """Other names under which it is found."""

    model = ProjectAlias
    fields = ["name", "language", "source"]
    autocomplete_fields = ["source"]
    extra = 0


class ProjectCountryInline(RuledTabular[ProjectCountry, Project]):
    """Where it works."""

    model = ProjectCountry
    autocomplete_fields = ["country"]
    extra = 0


class ParticipationInline(RuledTabular[Participation, Project]):
    """Who does what in it."""

    model = Participation
    fields = ["organisation", "role"]
    autocomplete_fields = ["organisation"]
    extra = 0


class ClassificationInline(RuledTabular[Classification, Project]):
    """The codes under which it is filed."""

    model = Classification
    autocomplete_fields = ["code"]
    extra = 0


class StatusUpdateInline(LedgerInline[Project]):
    """What it is doing."""

    model = StatusUpdate
    what = [("status", "verification")]


class PeriodInline(LedgerInline[Project]):
    """When it was planned to run, and ran."""

    model = Period
    what = ["basis", ("starts_on", "starts_precision"), ("ends_on", "ends_precision")]


class FundingEntryInline(LedgerInline[Project]):
    """Its money."""

    model = FundingEntry
    what = [
        "kind",
        ("qualifier", "amount", "currency"),
        "is_not_applicable",
        "fund",
        "provider",
        "exchange_rate",
    ]
    autocomplete_fields = ["source", "fund", "provider", "exchange_rate"]


class MilestoneInline(LedgerInline[Project]):
    """What it should reach, or reached."""

    model = Milestone
    what = [("title", "title_ko"), ("due_on", "done_on")]


class ReportedValueInline(LedgerInline[Project]):
    """What sources say of it where no other ledger has a place for it."""

    model = ReportedValue
    what = ["figure", ("value", "value_ko")]


class ConfirmationInline(AppendOnlyInline[Project]):
    """Who found it still accurate; the button above the form adds one."""

    model = Confirmation
    form = ModelForm
    fields = ["confirmed_on", "note"]
    max_num = 0


PROJECT_INLINES: list[type[InlineModelAdmin[Any, Any]]] = [
    ProjectAliasInline,
    ProjectCountryInline,
    ParticipationInline,
    ClassificationInline,
    StatusUpdateInline,
    PeriodInline,
    FundingEntryInline,
    MilestoneInline,
    ReportedValueInline,
    ConfirmationInline,
]
