"""What can be done to many projects at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.models import Submission
from projects.services.bulk_action.action import (
    FEW_SECONDS_OF_PUBLISHING,
    BulkAction,
    Order,
    Refused,
    each,
    refused_by,
)
from projects.services.bulk_action.edits import ColumnEdit, ListEdit
from projects.services.confirmation import confirm_projects
from projects.services.project import publish_projects, withdraw_project
from projects.services.report_completion import complete_projects, why_not_complete
from projects.services.submission import submit_project
from projects.services.two_people import own_change
from projects.services.working_copy import public_already


def _not_to_submit(projects: Sequence[Any], order: Order) -> Refused:
    waiting = Submission.objects.open().filter(project__in=projects)
    return _nothing_new(projects) | {it.project_id: str(it.standing) for it in waiting}


def _not_to_publish(projects: Sequence[Any], order: Order) -> Refused:
    own = {project.pk: own_change(project, by=order.by) for project in projects}
    return _nothing_new(projects) | {key: why for key, why in own.items() if why}


def _nothing_new(projects: Sequence[Any]) -> dict[Any, str]:
    return dict.fromkeys(public_already(projects), _("The public sees all of it already."))


def _why_not_withdraw(project: Any, order: Order) -> str:
    return "" if project.is_published else _("The public does not see it.")


def _not_to_complete(projects: Sequence[Any], order: Order) -> Refused:
    return why_not_complete(projects, order.answers["reporting_period"])


def _complete(projects: Sequence[Any], order: Order) -> None:
    period = order.answers["reporting_period"]
    complete_projects(projects, period, by=order.by, reason=order.reason)


def _list_edit(name: str, label: Any) -> BulkAction:
    edit = ListEdit(name)
    return BulkAction(
        name=name, label=label, verb="change", done="Edited", do=edit.do, refused=edit.refused
    )


def _column_edit(name: str, label: Any) -> BulkAction:
    edit = ColumnEdit(name)
    return BulkAction(
        name=name, label=label, verb="change", done="Edited", do=edit.do, refused=edit.refused
    )


CONFIRM = BulkAction(
    name="confirm",
    label=gettext_lazy("Still accurate as of today"),
    verb="keep",
    done="Still accurate",
    do=lambda rows, order: confirm_projects(rows, on=order.on, by=order.by, reason=order.reason),
)
COMPLETE = BulkAction(
    name="complete",
    label=gettext_lazy("Complete for a report"),
    verb="change",
    done="Complete for the report",
    do=_complete,
    refused=_not_to_complete,
)
SUBMIT = BulkAction(
    name="submit",
    label=gettext_lazy("Submit for review"),
    verb="change",
    done="Submitted for review",
    do=each(lambda project, order: submit_project(project, by=order.by, note=order.reason)),
    refused=_not_to_submit,
    is_one_by_one=True,
    at_most=FEW_SECONDS_OF_PUBLISHING,
)
PUBLISH = BulkAction(
    name="publish",
    label=gettext_lazy("Publish"),
    verb="publish",
    done="Published",
    do=lambda rows, order: publish_projects(rows, by=order.by, reason=order.reason),
    refused=_not_to_publish,
    at_most=FEW_SECONDS_OF_PUBLISHING,
)
WITHDRAW = BulkAction(
    name="withdraw",
    label=gettext_lazy("Withdraw"),
    verb="publish",
    done="Withdrawn",
    do=each(lambda project, order: withdraw_project(project, by=order.by, reason=order.reason)),
    refused=refused_by(_why_not_withdraw),
    is_one_by_one=True,
    at_most=FEW_SECONDS_OF_PUBLISHING,
)
OWNERS = _list_edit("owners", gettext_lazy("Owners"))
OWNER_ORGANISATIONS = _list_edit("owner_organisations", gettext_lazy("Owning organisations"))
PLANS = _list_edit("plans", gettext_lazy("Plans"))
FOCUS_AREAS = _list_edit("focus_areas", gettext_lazy("Focus areas"))
THEMES = _list_edit("themes", gettext_lazy("Themes"))
SIGNATURE = _column_edit("is_signature", gettext_lazy("Signature project"))
REVIEW_INTERVAL = _column_edit("review_interval_days", gettext_lazy("Review interval"))
