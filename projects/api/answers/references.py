"""Where a document names other records, and whose they are: read off its shape."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, get_type_hints, is_typeddict

from projects.documents.parts import inner_type
from projects.documents.shapes import (
    ActionLineShape,
    AreaShape,
    CountryShape,
    ExpandedCountryShape,
    ExpandedParticipantShape,
    FocusAreaShape,
    FundShape,
    LineShape,
    MeetingShape,
    MemberCountryShape,
    NamedCountryShape,
    NamedIndicatorShape,
    NamedMeetingShape,
    NamedShape,
    OrganisationShape,
    ParticipantShape,
    PartnershipShape,
    PlanShape,
    ProjectShape,
    RelatedShape,
    SourceRecordShape,
    SourceShape,
    SubjectIndicatorShape,
)


@dataclass(frozen=True)
class Reference:
    """A compact reference: the list that its record is in, and the record's whole shape.

    ``kept`` is what the reference says of the relation, and the record can't.
    """

    resource: str
    shape: type
    key: str = "slug"
    kept: str = ""


PLAN = Reference("plans", PlanShape)
FUND = Reference("funds", FundShape)
ORGANISATION = Reference("organisations", OrganisationShape)

# What can only be a reference to one kind of record.
BY_SHAPE: dict[Any, Reference] = {
    LineShape: Reference("lines", ActionLineShape),
    AreaShape: Reference("areas", FocusAreaShape),
    RelatedShape: Reference("projects", ProjectShape),
    SourceShape: Reference("sources", SourceRecordShape),
    NamedMeetingShape: Reference("meetings", MeetingShape),
    NamedIndicatorShape: Reference("indicators", SubjectIndicatorShape),
    NamedCountryShape: Reference("countries", MemberCountryShape, "code"),
    CountryShape: Reference("countries", ExpandedCountryShape, "code", kept="share"),
    ParticipantShape: Reference("organisations", ExpandedParticipantShape, kept="role"),
}
# What only its key tells.
BY_KEY: dict[str, Reference] = {
    "plan": PLAN,
    "plans": PLAN,
    "adopted_plans": PLAN,
    "succeeds": PLAN,
    "successors": PLAN,
    "partnership": Reference("partnerships", PartnershipShape),
    "fund": FUND,
    "funds": FUND,
    "manager": ORGANISATION,
    "provider": ORGANISATION,
    "contributor": ORGANISATION,
}


def reference_of(name: str, hint: Any) -> Reference | None:
    """The reference that a key of a document is; None if it is none that can be followed."""
    kind = inner_type(hint)
    return BY_KEY.get(name) if kind is NamedShape else BY_SHAPE.get(kind)


# A record in the place of a reference, and another in the place of one of its own.
DEPTH = 2


@cache
def expandable(shape: type, depth: int = DEPTH) -> tuple[str, ...]:
    """The names of the references that can be followed, each with those of the record it leads to.

    Of a plan: ``partnership``, ``adopted_at``, ``adopted_at.partnership`` and so on.
    """
    names: list[str] = []
    for name, reference in references_of(shape).items():
        names.append(name)
        if depth > 1:
            names += [f"{name}.{inner}" for inner in expandable(reference.shape, depth - 1)]
    return tuple(names)


@cache
def references_of(shape: type) -> dict[str, Reference]:
    """Every reference in a document, by its dotted name."""
    found: dict[str, Reference] = {}
    for name, hint in get_type_hints(shape, include_extras=True).items():
        reference, kind = reference_of(name, hint), inner_type(hint)
        if reference is not None:
            found[name] = reference
        elif is_typeddict(kind):
            found |= {f"{name}.{inner}": it for inner, it in references_of(kind).items()}
    return found
