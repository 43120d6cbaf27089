"""What can be done to many projects at once."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.services.bulk_action.action import (
    FEW_SECONDS_OF_PUBLISHING,
    BulkAction,
    Order,
    each,
    refused_by,
)
from projects.services.bulk_action.edits import ColumnEdit, ListEdit
from projects.services.confirmation import confirm_projects
from projects.services.project import publish_projects, withdraw_project
from projects.services.submission import submit_project
from projects.services.two_people import own_change
from projects.services.working_copy import read_working_copy


def _why_not_submit(project: Any, order: Order) -> str:
    waiting = project.submissions.open().first()
    if waiting is not None:
        return str(waiting.standing)
    return _why_nothing_new(project)


def _why_not_publish(project: Any, order: Order) -> str:
    project.full_clean()
    return _why_nothing_new(project) or own_change(project, by=order.by)


def _why_nothing_new(project: Any) -> str:
    if read_working_copy(project).is_public_already():
        return _("The public sees all of it already.")
    return ""


def _why_not_withdraw(project: Any, order: Order) -> str:
    return "" if project.is_published else _("The public does not see it.")


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
SUBMIT = BulkAction(
    name="submit",
    label=gettext_lazy("Submit for review"),
    verb="change",
    done="Submitted for review",
    do=each(lambda project, order: submit_project(project, by=order.by, note=order.reason)),
    refused=refused_by(_why_not_submit),
    is_one_by_one=True,
    at_most=FEW_SECONDS_OF_PUBLISHING,
)
PUBLISH = BulkAction(
    name="publish",
    label=gettext_lazy("Publish"),
    verb="publish",
    done="Published",
    do=lambda rows, order: publish_projects(rows, by=order.by, reason=order.reason),
    refused=refused_by(_why_not_publish),
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
