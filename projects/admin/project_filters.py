"""The words by which the list of projects is narrowed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from projects.admin.word_filter import WordFilter
from projects.models import StatusUpdate


class AttentionFilter(WordFilter):
    """Projects that someone should look at."""

    title = _("attention")
    parameter_name = "attention"
    words: ClassVar = {
        "stale": (
            _("Stale: not looked at in its interval"),
            lambda rows, request: rows.stale(on=timezone.localdate()),
        ),
        "due": (
            _("Due: its interval ends soon"),
            lambda rows, request: rows.due_for_review(on=timezone.localdate()),
        ),
        "overdue": (
            _("Overdue: planned end passed"),
            lambda rows, request: rows.overdue(on=timezone.localdate()),
        ),
        "overspent": (
            _("Disbursed above committed"),
            lambda rows, request: rows.overspent(on=timezone.localdate()),
        ),
        "pending": (
            _("With a status to publish"),
            lambda rows, request: rows.filter(
                Exists(StatusUpdate.objects.pending().filter(project=OuterRef("pk")))
            ),
        ),
    }


class WhoseFilter(WordFilter):
    """Projects by the people who keep them."""

    title = _("owner")
    parameter_name = "whose"
    words: ClassVar = {
        "mine": (
            _("Mine, or my organisation's"),
            lambda rows, request: rows.for_staff(request.user),
        ),
    }


def _without(what: str) -> Callable[[Any, Any], Any]:
    return lambda rows, request: rows.missing(what)


class MissingFilter(WordFilter):
    """Projects of which something is not known yet."""

    title = _("missing")
    parameter_name = "missing"
    words: ClassVar = {
        "owner": (_("Has no owner"), _without("owner")),
        "plan": (_("Has no plan"), _without("plan")),
        "source": (_("Has no source"), _without("source")),
        "status": (_("Has no status"), _without("status")),
        "dates": (_("Has no dates"), _without("dates")),
        "funding": (_("Has no funding"), _without("funding")),
        "country": (_("Has no country"), _without("country")),
        "participant": (_("Has no participant"), _without("participant")),
        "indicator": (_("Has no indicator"), _without("indicator")),
        "korean": (_("Has no Korean title or summary"), _without("korean")),
    }
