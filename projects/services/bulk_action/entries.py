"""What can be done to many entries of a ledger at once."""

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
from projects.services.ledger import (
    publish_entries,
    return_entry,
    submit_entries,
    withdraw_entries,
)
from projects.services.two_people import own_change


def _why_not_publish(entry: Any, order: Order) -> str:
    if entry.is_published:
        return _("It is published already.")
    return own_change(entry, by=order.by)


def _why_not_withdraw(entry: Any, order: Order) -> str:
    return "" if entry.is_published else _("The public does not see it.")


SUBMIT = BulkAction(
    name="submit",
    label=gettext_lazy("Submit for review"),
    verb="change",
    done="Submitted for review",
    do=lambda rows, order: submit_entries(rows, by=order.by),
    is_one_by_one=True,
    at_most=FEW_SECONDS_OF_PUBLISHING,
)
PUBLISH = BulkAction(
    name="publish",
    label=gettext_lazy("Publish"),
    verb="publish",
    done="Published",
    do=lambda rows, order: publish_entries(rows, by=order.by, reason=order.reason),
    refused=refused_by(_why_not_publish),
    at_most=FEW_SECONDS_OF_PUBLISHING,
)
RETURN = BulkAction(
    name="return",
    label=gettext_lazy("Return"),
    verb="publish",
    done="Returned",
    do=each(lambda entry, order: return_entry(entry, by=order.by, reason=order.reason)),
    is_one_by_one=True,
    at_most=FEW_SECONDS_OF_PUBLISHING,
)
WITHDRAW = BulkAction(
    name="withdraw",
    label=gettext_lazy("Withdraw"),
    verb="publish",
    done="Withdrawn",
    do=lambda rows, order: withdraw_entries(rows, by=order.by, reason=order.reason),
    refused=refused_by(_why_not_withdraw),
    at_most=FEW_SECONDS_OF_PUBLISHING,
)
