"""The words by which the list of projects is narrowed."""

from __future__ import annotations

from typing import ClassVar

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from projects.admin.word_filter import WordFilter
from projects.models import FundingEntry, Period, StatusUpdate

STALE_DAYS = 90


class AttentionFilter(WordFilter):
    """Projects that someone should look at."""

    title = _("attention")
    parameter_name = "attention"
    words: ClassVar = {
        "overdue": (
            _("Overdue: planned end passed"),
            lambda rows, request: rows.overdue(on=timezone.localdate()),
        ),
        "unconfirmed": (
            _("Unconfirmed for 90 days"),
            lambda rows, request: rows.unconfirmed(on=timezone.localdate(), days=STALE_DAYS),
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
        "mine": (_("Mine"), lambda rows, request: rows.filter(owners=request.user.pk)),
        "nobody": (_("Without an owner"), lambda rows, request: rows.filter(owners=None)),
    }


class MissingFilter(WordFilter):
    """Projects of which something is not known yet."""

    title = _("missing")
    parameter_name = "missing"
    words: ClassVar = {
        "source": (_("Without a source"), lambda rows, request: rows.filter(sources=None)),
        "dates": (
            _("Without dates"),
            lambda rows, request: rows.filter(
                ~Exists(Period.objects.filter(project=OuterRef("pk")))
            ),
        ),
        "funding": (
            _("Without funding"),
            lambda rows, request: rows.filter(
                ~Exists(FundingEntry.objects.filter(project=OuterRef("pk")))
            ),
        ),
        "status": (
            _("Without a status"),
            lambda rows, request: rows.filter(
                ~Exists(StatusUpdate.objects.filter(project=OuterRef("pk")))
            ),
        ),
    }
