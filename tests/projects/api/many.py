"""One of everything, and as many copies of it, to see that a list asks no more for them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import ManyToManyField, Model

from projects.choices import PublicationState
from projects.models import (
    CoordinatorTerm,
    Country,
    LineFate,
    Membership,
    OrganisationAlias,
    Project,
    Release,
    tracked_models,
)
from projects.services.data_version import raise_data_version
from projects.services.public_record import publish_versions, write_public_records
from tests import factories as make

STEP = 10_000
# What lists are ordered by: a page has to hold copies of all there is, not all copies of one.
NAMES = {"name", "title"}
Values = dict[str, Any]


class Copies:
    """What a list can show, as many times as it was grown to."""

    def __init__(self) -> None:
        make_one()
        through = [
            field.remote_field.through
            for model in tracked_models()
            for field in model._meta.many_to_many
            if isinstance(field, ManyToManyField)
        ]
        self.rows: dict[type[Model], list[Values]] = {
            model: list(model._default_manager.order_by("pk").values())
            for model in (*tracked_models(), *through)
        }
        self.size = 1

    def grow(self, size: int) -> None:
        """Everything that many times, and as public as the first."""
        for model, rows in self.rows.items():
            model._default_manager.bulk_create(
                model(**self._copied(model, row, number))
                for number in range(self.size, size)
                for row in rows
            )
        self.size = size
        projects = list(Project.objects.all())
        publish_versions(projects)
        write_public_records([project.pk for project in projects])
        raise_data_version()

    def _copied(self, model: type[Model], row: Values, number: int) -> Values:
        values = dict(row)
        for field in model._meta.concrete_fields:
            value = row[field.attname]
            named = model if field.primary_key else field.related_model
            if value is not None and named in self.rows:
                values[field.attname] = self._key(named, value, number)
            elif field.unique and isinstance(value, int):
                values[field.attname] = value + number
            elif field.unique or field.name in NAMES:
                values[field.attname] = f"{number}-{value}"
        return values

    def _key(self, model: Any, key: Any, number: int) -> Any:
        """What the copy of the row with the key is named by."""
        if isinstance(key, UUID):
            return UUID(int=key.int ^ (37 * number % 256 << 120))
        if model is Country:
            codes = [row["code"] for row in self.rows[Country]]
            tens, ones = divmod(number * len(codes) + codes.index(key), 26)
            return f"{chr(65 + tens)}{chr(65 + ones)}"
        return key + number * STEP


def make_one() -> None:
    """One of everything, naming whatever it can name."""
    source, agency = make.make_source(), make.make_organisation(country=make.make_country("KR"))
    OrganisationAlias.objects.create(organisation=agency, name="Other name", source=source)
    partnership = _partnership()
    meeting = make.make_meeting(partnership=partnership)
    plan = make.make_plan(
        partnership=partnership, adopted_at=meeting, succeeds=make.make_plan(), source=source
    )
    fund = make.make_fund(partnership=partnership, manager=agency)
    for values in (
        {"partnership": partnership},
        {"meeting": meeting},
        {"plan": plan},
        {"fund": fund},
    ):
        make.make_reported_value(**values)
    for values in ({"partnership": partnership}, {"plan": plan}, {"fund": fund}):
        make.make_reading(make.make_indicator(**values))
    make.make_contribution(fund, contributor=agency)
    make.make_claim(plan, meeting=meeting)
    area = make.make_area(plan=plan, parent=make.make_area(plan=plan))
    line = make.make_line(plan=plan, focus_area=area)
    LineFate.objects.create(
        line=line, kind="carried_over", successor=make.make_line(), source=source
    )
    make.make_assessment(line)
    Release.objects.create(
        number=1,
        meeting=meeting,
        as_of=make.ON,
        sha256="0" * 64,
        data_version=1,
        publication_state=PublicationState.PUBLISHED,
    )
    project = make.make_project(parent=make.make_project(), follows=make.make_project())
    for those, row in (
        (project.plans, plan),
        (project.focus_areas, area),
        (project.action_lines, line),
        (project.themes, make.make_theme()),
        (project.sources, source),
    ):
        those.add(row)
    make.make_territory(project)
    make.make_participation(project, organisation=agency)
    indicator = make.make_indicator(project=project)
    for state in ({}, {"review_state": "draft"}):
        make.make_status(project, **state)
        make.make_period(project, **state)
        make.make_milestone(project, **state)
        make.make_funding(project, fund=fund, provider=agency, **state)
        make.make_reported_value(project=project, **state)
        make.make_target(indicator, **state)
        make.make_reading(indicator, **state)


def _partnership() -> Any:
    partnership, country = make.make_partnership(), make.make_country("VN")
    source = make.make_source()
    Membership.objects.create(partnership=partnership, country=country, side="asean", source=source)
    CoordinatorTerm.objects.create(partnership=partnership, country=country, source=source)
    return partnership
