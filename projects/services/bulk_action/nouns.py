"""What can be done at once to many records that the public reads directly."""

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
from projects.services.publishable import publish_noun, withdraw_noun


def _why_not_publish(noun: Any, order: Order) -> str:
    return _("It is published already.") if noun.is_published else ""


def _why_not_withdraw(noun: Any, order: Order) -> str:
    return "" if noun.is_published else _("The public does not see it.")


PUBLISH = BulkAction(
    name="publish",
    label=gettext_lazy("Publish"),
    verb="publish",
    done="Published",
    do=each(lambda noun, order: publish_noun(noun, by=order.by)),
    refused=refused_by(_why_not_publish),
    is_one_by_one=True,
    at_most=FEW_SECONDS_OF_PUBLISHING,
)
WITHDRAW = BulkAction(
    name="withdraw",
    label=gettext_lazy("Withdraw"),
    verb="publish",
    done="Withdrawn",
    do=each(lambda noun, order: withdraw_noun(noun, by=order.by, reason=order.reason)),
    refused=refused_by(_why_not_withdraw),
    is_one_by_one=True,
    at_most=FEW_SECONDS_OF_PUBLISHING,
)
