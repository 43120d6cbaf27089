"""The words by which the list of projects is narrowed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from projects.admin.project_checks import LABELS
from projects.admin.word_filter import WordFilter
from projects.models import ReportingPeriod, StatusUpdate
from projects.models.project import GAPS
from projects.services.access import visible_to

COMPLETE, INCOMPLETE = "complete", "incomplete"
REPORTED = {
    COMPLETE: _("Complete for %(period)s"),
    INCOMPLETE: _("Not complete for %(period)s"),
}
# Longer numbers are no keys, and databases refuse to compare with them.
KEY_LENGTH = 18


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


class ReportFilter(admin.SimpleListFilter):
    """Projects that are, or are not yet, complete for a reporting period."""

    title = _("report")
    parameter_name = "report"

    def lookups(
        self, request: HttpRequest, model_admin: admin.ModelAdmin[Any]
    ) -> list[tuple[str, Any]]:
        """The open periods that have begun, and the one that is asked for."""
        begun = ReportingPeriod.objects.open().begun(on=timezone.localdate())
        asked = ReportingPeriod.objects.filter(pk=_period_of(self.value()))
        periods = visible_to(request.user, (begun | asked).newest_first())
        return [
            (f"{word}-{period.pk}", label % {"period": period})
            for period in periods
            for word, label in REPORTED.items()
        ]

    def has_output(self) -> bool:
        """Where there are periods; and where one is asked for, known or not."""
        return bool(self.value()) or super().has_output()

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """Those that report in the period; of one that is not known to the reader, none."""
        if not self.value():
            return queryset
        periods = ReportingPeriod.objects.filter(pk=_period_of(self.value()))
        period = visible_to(request.user, periods).first()
        if period is None:
            return queryset.none()
        is_complete = str(self.value()).startswith(f"{COMPLETE}-")
        return queryset.complete_for(period) if is_complete else queryset.incomplete_for(period)


def report_query(period: ReportingPeriod, word: str) -> dict[str, str]:
    """What narrows the list of projects to those complete for a period, or to the others."""
    return {ReportFilter.parameter_name: f"{word}-{period.pk}"}


def _period_of(value: str | None) -> int:
    """The key of the period that a filter names; 0 if it names none."""
    word, _dash, key = (value or "").partition("-")
    return int(key) if word in REPORTED and key.isdecimal() and len(key) < KEY_LENGTH else 0
