"""Partnerships, their members and their meetings as documents show them."""

from __future__ import annotations

from typing import TypedDict

from projects.documents.shapes.entry import ReportedValueShape
from projects.documents.shapes.indicator import IndicatorShape
from projects.documents.shapes.named import NamedCountryShape, NamedMeetingShape, NamedShape
from projects.documents.shapes.source import SourceShape
from projects.documents.shapes.values import Day, MeetingKindWord, PrecisionWord, SideWord


class DatedShape(TypedDict):
    """From when to when something held; an empty end goes on."""

    starts_on: Day | None
    starts_precision: PrecisionWord
    ends_on: Day | None
    ends_precision: PrecisionWord
    source: SourceShape | None


class CoordinatorShape(DatedShape):
    """A country's turn as coordinator."""

    country: NamedCountryShape


class MemberShape(DatedShape):
    """A country's membership."""

    country: NamedCountryShape
    side: SideWord


class CountryMembershipShape(DatedShape):
    """A partnership of which a country is a member."""

    partnership: NamedShape
    side: SideWord


class CountryTermShape(DatedShape):
    """A partnership that a country coordinates."""

    partnership: NamedShape


class MemberCountryShape(NamedCountryShape):
    """A country with its memberships."""

    is_fictional: bool
    memberships: list[CountryMembershipShape]


class PartnershipShape(TypedDict):
    """A standing relation that adopts Plans of Action."""

    slug: str
    name: str
    name_ko: str
    is_fictional: bool
    summary: str
    summary_ko: str
    members: list[MemberShape]
    coordinators: list[CoordinatorShape]
    plans: list[NamedShape]
    funds: list[NamedShape]
    indicators: list[IndicatorShape]
    reported_values: list[ReportedValueShape]


class MeetingShape(NamedMeetingShape):
    """A meeting at which progress is taken stock of, or another dated milestone."""

    is_fictional: bool
    partnership: NamedShape
    kind: MeetingKindWord
    ordinal: int | None
    outcome: str
    outcome_ko: str
    precision: PrecisionWord
    place: str
    source: SourceShape | None
    locator: str
    adopted_plans: list[NamedShape]
    reported_values: list[ReportedValueShape]


class ReleaseShape(TypedDict):
    """A data set frozen for a meeting."""

    number: int
    is_fictional: bool
    meeting: NamedMeetingShape
    as_of: Day
    sha256: str
