"""Thirty of everything, to see that a list asks no more for thirty than for one."""

from __future__ import annotations

from collections.abc import Callable

from projects.choices import PublicationState
from projects.models import CoordinatorTerm, LineFate, Membership, OrganisationAlias, Release
from projects.services.project import publish_projects
from tests import factories as make


def _plans(count: int) -> None:
    for _ in range(count):
        meeting = make.make_meeting()
        earlier = make.make_plan()
        plan = make.make_plan(adopted_at=meeting, succeeds=earlier)
        make.make_reported_value(plan=plan)


def _areas(count: int) -> None:
    for _ in range(count):
        parent = make.make_area()
        make.make_area(plan=parent.plan, parent=parent)


def _lines(count: int) -> None:
    for _ in range(count):
        area = make.make_area()
        line = make.make_line(plan=area.plan, focus_area=area)
        make.make_assessment(line)
        LineFate.objects.create(
            line=line, kind="carried_over", successor=make.make_line(), source=make.make_source()
        )


def _assessments(count: int) -> None:
    for _ in range(count):
        make.make_assessment(make.make_line())


def _claims(count: int) -> None:
    for _ in range(count):
        make.make_claim(make.make_plan(), meeting=make.make_meeting())


def _projects(count: int) -> None:
    rows = []
    for _ in range(count):
        project = make.make_project()
        line = make.make_line()
        project.action_lines.add(line)
        make.make_territory(project)
        make.make_participation(project)
        make.make_status(project)
        make.make_period(project)
        make.make_milestone(project)
        make.make_funding(project, fund=make.make_fund(), provider=make.make_organisation())
        indicator = make.make_indicator(project=project)
        make.make_target(indicator)
        make.make_reading(indicator)
        rows.append(project)
    publish_projects(rows, by=None)


def _funds(count: int) -> None:
    for _ in range(count):
        fund = make.make_fund(partnership=make.make_partnership(), manager=make.make_organisation())
        make.make_contribution(fund, contributor=make.make_organisation())
        make.make_reading(make.make_indicator(fund=fund))
        make.make_reported_value(fund=fund)


def _meetings(count: int) -> None:
    for _ in range(count):
        meeting = make.make_meeting()
        make.make_plan(adopted_at=meeting)
        make.make_reported_value(meeting=meeting)


def _partnerships(count: int) -> None:
    for _ in range(count):
        partnership = make.make_partnership()
        country = make.make_country("VN")
        source = make.make_source()
        Membership.objects.create(
            partnership=partnership, country=country, side="asean", source=source
        )
        CoordinatorTerm.objects.create(partnership=partnership, country=country, source=source)
        make.make_plan(partnership=partnership)
        make.make_fund(partnership=partnership)
        make.make_reading(make.make_indicator(partnership=partnership))
        make.make_reported_value(partnership=partnership)


def _organisations(count: int) -> None:
    for _ in range(count):
        organisation = make.make_organisation(country=make.make_country("KR"))
        OrganisationAlias.objects.create(
            organisation=organisation, name="Other name", source=make.make_source()
        )


def _countries(count: int) -> None:
    for number in range(count):
        Membership.objects.create(
            partnership=make.make_partnership(),
            country=make.make_country(f"{chr(65 + number // 26)}{chr(65 + number % 26)}"),
            side="asean",
            source=make.make_source(),
        )


def _sources(count: int) -> None:
    for _ in range(count):
        make.make_source()


def _releases(count: int) -> None:
    for number in range(1, count + 1):
        Release.objects.create(
            number=number,
            meeting=make.make_meeting(),
            as_of=make.ON,
            sha256="0" * 64,
            data_version=1,
            publication_state=PublicationState.PUBLISHED,
        )


MANY: dict[str, Callable[[int], None]] = {
    "plans": _plans,
    "areas": _areas,
    "lines": _lines,
    "assessments": _assessments,
    "claims": _claims,
    "projects": _projects,
    "funds": _funds,
    "meetings": _meetings,
    "partnerships": _partnerships,
    "organisations": _organisations,
    "countries": _countries,
    "sources": _sources,
    "releases": _releases,
}
