"""What of a ledger entry may be set from outside: what it says, since when, and who says so."""

from __future__ import annotations

from typing import Any, ClassVar

from rest_framework import serializers

from projects.api.writes.inputs.named import NamedField
from projects.api.writes.inputs.strict import Explained, RowInput, StrictSerializer
from projects.choices import DatePrecision
from projects.models import (
    Assessment,
    Claim,
    ExchangeRate,
    FundingEntry,
    Milestone,
    Period,
    Reading,
    ReadingPart,
    Source,
    StatusUpdate,
)

EVERY_ENTRY = (
    "effective_on",
    "precision",
    "source",
    "locator",
    "note",
    "note_ko",
    "internal_note",
    "is_counted",
    "counting_reason",
    "supersedes",
    "is_correction",
    "change_message",
)


class EntryInput(Explained, RowInput):
    """What every entry says of itself."""

    precision = serializers.ChoiceField(
        source="effective_precision", choices=DatePrecision.choices, required=False
    )


class StatusUpdateInput(EntryInput):
    """What a project is doing."""

    class Meta:
        model = StatusUpdate
        fields: ClassVar = ("project", "status", "verification", *EVERY_ENTRY)


class PeriodInput(EntryInput):
    """When a project was planned to run, or ran."""

    class Meta:
        model = Period
        fields: ClassVar = (
            "project",
            "basis",
            "starts_on",
            "starts_precision",
            "ends_on",
            "ends_precision",
            *EVERY_ENTRY,
        )


class MilestoneInput(EntryInput):
    """Something that a project should reach, or reached."""

    class Meta:
        model = Milestone
        fields: ClassVar = ("project", "title", "title_ko", "due_on", "done_on", *EVERY_ENTRY)


class RateInput(StrictSerializer):
    """The exchange rate of a day, by a source, for the currency of the sum."""

    on = serializers.DateField()
    source = NamedField(queryset=Source.objects.all())  # type: ignore[assignment]

    class Meta:
        model = ExchangeRate


class FundingInput(EntryInput):
    """A sum of money; a decimal string in full, not in millions."""

    exchange_rate = RateInput(required=False, allow_null=True)

    class Meta:
        model = FundingEntry
        fields: ClassVar = (
            "project",
            "kind",
            "qualifier",
            "amount",
            "currency",
            "is_not_applicable",
            "fund",
            "provider",
            "exchange_rate",
            *EVERY_ENTRY,
        )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Look the rate up.

        Raises ValidationError if none is kept here for that day by that source.
        """
        asked = attrs.get("exchange_rate")
        if asked is None:
            return attrs
        rates = ExchangeRate.objects.filter(currency=attrs.get("currency", ""), **asked)
        rate = rates.first()
        if rate is None:
            raise serializers.ValidationError(
                {"exchange_rate": "No rate of this currency is kept for that day by that source."}
            )
        return {**attrs, "exchange_rate": rate}


class PartInput(RowInput):
    """A part of a reading, by country, sex or group."""

    class Meta:
        model = ReadingPart
        fields: ClassVar = ("dimension", "label", "value")


class ReadingInput(EntryInput):
    """What an indicator stood at, and its parts."""

    parts = PartInput(many=True, required=False)

    class Meta:
        model = Reading
        fields: ClassVar = (
            "indicator",
            "qualifier",
            "value",
            "text",
            "text_ko",
            "is_not_applicable",
            "parts",
            *EVERY_ENTRY,
        )


class AssessmentInput(EntryInput):
    """How far an action line has come."""

    class Meta:
        model = Assessment
        fields: ClassVar = ("line", "state", *EVERY_ENTRY)


class ClaimInput(EntryInput):
    """An official statement of progress, exactly as far as the source goes."""

    class Meta:
        model = Claim
        fields: ClassVar = (
            "plan",
            "qualifier",
            "percentage",
            "numerator",
            "denominator",
            "verb",
            "unit_counted",
            "rounding",
            "body",
            "meeting",
            *EVERY_ENTRY,
        )
