"""What stands beside a record: rows that are edited and deleted with it, and part of its past."""

from __future__ import annotations

from django.db.models import ForeignKey, Model

from projects.models.action_line import ActionLine
from projects.models.alias import OrganisationAlias, ProjectAlias
from projects.models.classification import Classification
from projects.models.line_fate import LineFate
from projects.models.organisation import Organisation
from projects.models.participation import Participation
from projects.models.partnership import CoordinatorTerm, Membership, Partnership
from projects.models.project import Project
from projects.models.project_country import ProjectCountry
from projects.models.reading import Reading, ReadingPart

BESIDE: dict[type[Model], tuple[type[Model], ...]] = {
    ActionLine: (LineFate,),
    Organisation: (OrganisationAlias,),
    Partnership: (Membership, CoordinatorTerm),
    Project: (ProjectAlias, ProjectCountry, Participation, Classification),
    Reading: (ReadingPart,),
}
SUBJECTS = {model: subject for subject, models in BESIDE.items() for model in models}


def subject_field(model: type[Model], subject: type[Model]) -> str:
    """The column by which a row beside a record names the record."""
    for field in model._meta.concrete_fields:
        if isinstance(field, ForeignKey) and field.related_model is subject:
            return field.attname
    raise TypeError(f"{model.__name__} does not stand beside a {subject.__name__}.")
