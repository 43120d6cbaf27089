"""What a program is told that keeps a copy of what is public."""

from __future__ import annotations

from typing import Annotated, TypedDict

from projects.documents.shapes.about import SubjectIndicatorShape
from projects.documents.shapes.fund import FundShape
from projects.documents.shapes.organisation import OrganisationShape
from projects.documents.shapes.partnership import (
    MeetingShape,
    MemberCountryShape,
    PartnershipShape,
    ReleaseShape,
)
from projects.documents.shapes.plan import (
    ActionLineShape,
    AssessmentShape,
    ClaimShape,
    FocusAreaShape,
    PlanShape,
)
from projects.documents.shapes.project import ProjectShape
from projects.documents.shapes.source import SourceRecordShape
from projects.documents.shapes.values import ChangeWord, Form, Moment

Resource = Annotated[
    str, Form("The list that has the document.", pattern=r"^[a-z]+$", example="projects")
]
Address = Annotated[str, Form("The document itself.", format="uri")]


class DocumentChangeShape(TypedDict):
    """One public document that is new, changed or went, with the data version that made it so.

    ``key`` is its address among the ``resource``. ``document`` is the present document, if it was
    asked for and there still is one: a later row then tells of its removal.
    """

    resource: Resource
    key: str
    change: ChangeWord
    data_version: int
    at: Moment
    url: Address
    document: (
        ProjectShape
        | PlanShape
        | FocusAreaShape
        | ActionLineShape
        | AssessmentShape
        | ClaimShape
        | SubjectIndicatorShape
        | FundShape
        | MeetingShape
        | PartnershipShape
        | OrganisationShape
        | MemberCountryShape
        | SourceRecordShape
        | ReleaseShape
        | None
    )
