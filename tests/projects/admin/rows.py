"""One row of every noun the staff site keeps, each on a subject of its own."""

from __future__ import annotations

from collections.abc import Callable

from django.db.models import Model

from projects.choices import FateKind, Noun, Vocabulary
from projects.models import (
    Confirmation,
    FormerAddress,
    LineFate,
    Project,
    Release,
    ReportCompletion,
    VocabularyCode,
)
from tests.factories import (
    make_area,
    make_assessment,
    make_claim,
    make_completion,
    make_contribution,
    make_country,
    make_error_report,
    make_fund,
    make_funding,
    make_indicator,
    make_line,
    make_meeting,
    make_milestone,
    make_organisation,
    make_participation,
    make_partnership,
    make_period,
    make_plan,
    make_project,
    make_rate,
    make_reading,
    make_reported_value,
    make_reporting_period,
    make_source,
    make_status,
    make_target,
    make_territory,
    make_theme,
    unique,
)


def make_project_with_parts() -> Project:
    project = make_project()
    project.aliases.create(name="Another name")
    make_participation(project)
    make_territory(project)
    make_status(project)
    make_period(project)
    return project


def make_confirmation() -> Confirmation:
    return Confirmation.objects.create(project=make_project())


def make_fate() -> LineFate:
    return LineFate.objects.create(
        line=make_line(), successor=make_line(), kind=FateKind.RENAMED, source=make_source()
    )


def make_release() -> Release:
    meeting = make_meeting()
    return Release.objects.create(
        number=meeting.pk, meeting=meeting, as_of=meeting.starts_on, sha256="0" * 64, data_version=1
    )


def make_report_completion() -> ReportCompletion:
    project, period = make_project(), make_reporting_period()
    project.plans.add(period.plan)
    return make_completion(project, reporting_period=period)


def make_code() -> VocabularyCode:
    return VocabularyCode.objects.create(
        vocabulary=Vocabulary.SDG_GOAL, code=unique("c"), name="Code"
    )


def make_former_address() -> FormerAddress:
    return FormerAddress.objects.create(noun=Noun.PLAN, slug=unique("old"), leads_to=unique("new"))


def make_next_country() -> Model:
    number = int(unique("n").split("-")[1])
    return make_country(f"{chr(65 + number // 26 % 26)}{chr(65 + number % 26)}")


ROWS: dict[str, Callable[[], Model]] = {
    "actionline": lambda: make_line(focus_area=None),
    "assessment": lambda: make_assessment(make_line()),
    "claim": lambda: make_claim(make_plan()),
    "confirmation": make_confirmation,
    "contribution": lambda: make_contribution(make_fund()),
    "country": make_next_country,
    "errorreport": lambda: make_error_report(project=make_project()),
    "exchangerate": make_rate,
    "focusarea": make_area,
    "formeraddress": make_former_address,
    "fund": lambda: make_fund(partnership=make_partnership()),
    "fundingentry": lambda: make_funding(make_project()),
    "indicator": lambda: make_indicator(project=make_project()),
    "linefate": make_fate,
    "meeting": make_meeting,
    "milestone": lambda: make_milestone(make_project()),
    "organisation": make_organisation,
    "partnership": make_partnership,
    "period": lambda: make_period(make_project()),
    "plan": make_plan,
    "project": make_project_with_parts,
    "reading": lambda: make_reading(make_indicator(project=make_project())),
    "release": make_release,
    "reportedvalue": lambda: make_reported_value(project=make_project()),
    "reportcompletion": make_report_completion,
    "reportingperiod": make_reporting_period,
    "source": make_source,
    "statusupdate": lambda: make_status(make_project()),
    "target": lambda: make_target(make_indicator(project=make_project())),
    "theme": make_theme,
    "vocabularycode": make_code,
}
