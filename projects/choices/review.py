"""Where records and entries stand between the first draft and the public."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PublicationState(TextChoices):
    """Where a noun stands between its first draft and the public."""

    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted for review")
    SCHEDULED = "scheduled", _("Under embargo, published at a set time")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class ReviewState(TextChoices):
    """Where a ledger entry stands between its entry and the public."""

    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted for review")
    RETURNED = "returned", _("Returned with a reason")
    SCHEDULED = "scheduled", _("Under embargo, published at a set time")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Decision(TextChoices):
    """What became of a submission."""

    WAITING = "waiting", _("Waiting for a reviewer")
    SCHEDULED = "scheduled", _("Approved, published at a set time")
    RETURNED = "returned", _("Returned with a reason")
    TAKEN_BACK = "taken_back", _("Taken back")
    PUBLISHED = "published", _("Published")


OPEN_DECISIONS = frozenset({Decision.WAITING, Decision.SCHEDULED})


class TranslationState(TextChoices):
    """Where the Korean of an English text stands."""

    MISSING = "missing", _("Missing")
    CURRENT = "current", _("Current")
    OUTDATED = "outdated", _("Outdated")
