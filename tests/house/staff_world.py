"""One row of every noun that the staff site keeps, at work and public, and who comes to see them.

The rows at work stand as well for the people as they can: the editor owns their project, and the
reviewer's plan is served by it. The public ones are what a viewer may see of them.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Model

from projects.choices import BatchKind, FateKind, StaffRole
from projects.models import (
    ApiToken,
    Batch,
    Confirmation,
    LineFate,
    Project,
    Webhook,
    WebhookDelivery,
)
from projects.services.access import may_view
from tests.factories import (
    make_api_token,
    make_area,
    make_assessment,
    make_claim,
    make_comment,
    make_completion,
    make_contribution,
    make_delivery,
    make_error_report,
    make_fund,
    make_funding,
    make_indicator,
    make_line,
    make_meeting,
    make_member,
    make_milestone,
    make_organisation,
    make_partnership,
    make_period,
    make_plan,
    make_project,
    make_rate,
    make_reading,
    make_reported_value,
    make_reporting_period,
    make_saved_view,
    make_source,
    make_staff,
    make_status,
    make_submission,
    make_target,
    make_theme,
    make_user,
    make_webhook,
)
from tests.projects.admin.rows import (
    make_code,
    make_former_address,
    make_next_country,
    make_release,
)

AT_WORK, PUBLIC = "draft", "published"


class StaffWorld:
    """The people, and the rows."""

    def __init__(self) -> None:
        self.plan, self.plan_at_work = make_plan(), make_plan(publication_state=AT_WORK)
        self.people: dict[str, User | AnonymousUser] = {
            "anonymous": AnonymousUser(),
            "reader": make_user(),
            "no-role": make_user(is_staff=True),
            "viewer": make_member(StaffRole.VIEWER),
            "editor": make_member(StaffRole.EDITOR),
            "reviewer": make_member(StaffRole.REVIEWER, plans=[self.plan, self.plan_at_work]),
            "administrator": make_member(StaffRole.ADMINISTRATOR),
            "superuser": make_staff(),
        }
        self.rows = {state: self._rows(state) for state in (AT_WORK, PUBLIC)}

    def row_for(self, person: User | AnonymousUser, model: type[Model]) -> Model:
        """The row at work, if the person may see it, or else the public one.

        A batch, a token and a webhook are the person's own.
        """
        if model is Batch:
            mine = {"made_by": None if person.is_anonymous else person}
            return Batch.objects.create(kind=BatchKind.IMPORT, label="file.xlsx", **mine)
        if model is ApiToken and not person.is_anonymous:
            return make_api_token(owner=person)
        if model is Webhook and not person.is_anonymous:
            return make_webhook(owner=person)
        if model is WebhookDelivery and not person.is_anonymous:
            return make_delivery(webhook=make_webhook(owner=person))
        at_work = self.rows[AT_WORK][model]
        return at_work if may_view(person, at_work) else self.rows[PUBLIC][model]

    def _rows(self, state: str) -> dict[type[Model], Model]:
        noun: dict[str, Any] = {"publication_state": state}
        said: dict[str, Any] = {"review_state": state}
        project = self._project(noun)
        line = make_line(plan=self.plan, **noun)
        fund = make_fund(**noun)
        indicator = make_indicator(project=project, **noun)
        release = make_release()
        release.publication_state = state
        release.save()
        plan = self.plan if state == PUBLIC else self.plan_at_work
        rows: list[Model] = [
            project,
            plan,
            make_reporting_period(plan=plan),
            make_completion(project, reporting_period=make_reporting_period(plan=self.plan)),
            line,
            fund,
            indicator,
            release,
            make_area(plan=self.plan, **noun),
            make_meeting(**noun),
            make_organisation(**noun),
            make_partnership(**noun),
            make_source(**noun),
            make_theme(**noun),
            make_assessment(line, **said),
            make_claim(self.plan, **said),
            make_contribution(fund, **said),
            make_funding(project, **said),
            make_milestone(project, **said),
            make_period(project, **said),
            make_reading(indicator, **said),
            make_reported_value(project=project, **said),
            make_status(project, **said),
            make_target(indicator, **said),
            LineFate.objects.create(line=line, kind=FateKind.DROPPED, source=make_source()),
            Confirmation.objects.create(project=project),
            make_submission(project),
            make_error_report(project=project),
            make_comment(project),
            make_saved_view(is_shared=True),
            make_api_token(),
            make_webhook(),
            make_delivery(),
            make_code(),
            make_next_country(),
            make_rate(),
            make_former_address(),
            make_user(),
        ]
        return {type(row): row for row in rows}

    def _project(self, noun: dict[str, Any]) -> Project:
        project = make_project(**noun)
        project.plans.add(self.plan)
        project.owners.add(self.people["editor"])  # type: ignore[arg-type]  # signed in
        return project
