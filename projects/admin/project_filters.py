"""The words by which the list of projects is narrowed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from projects.admin.project_checks import LABELS
from projects.admin.word_filter import WordFilter
from projects.models import StatusUpdate
from projects.models.project import GAPS


class AttentionFilter(WordFilter):
    """Projects that someone should look at."""

    title = _("attention")
    parameter_name = "attention"
    words: ClassVar = {
        "stale": (LABELS["stale"], lambda rows, request: rows.stale(on=timezone.localdate())),
        "due": (_("Due"), lambda rows, request: rows.due_for_review(on=timezone.localdate())),
        "overdue": (LABELS["overdue"], lambda rows, request: rows.overdue(on=timezone.localdate())),
        "overspent": (
            LABELS["overspent"],
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
    words: ClassVar = {what: (LABELS[what], _without(what)) for what in GAPS}
