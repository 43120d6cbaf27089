"""Where the errors that readers report stand."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ReportState(TextChoices):
    """What became of an error that a reader reported."""

    NEW = "new", _("New")
    IN_HAND = "in_hand", _("Being looked at")
    ACCEPTED = "accepted", _("Answered: accepted")
    DECLINED = "declined", _("Answered: not accepted")


OPEN_REPORTS = frozenset({ReportState.NEW, ReportState.IN_HAND})
