"""What happens to a public document."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ChangeKind(TextChoices):
    """What happened to a public document, as a program hears it that keeps a copy."""

    CHANGED = "changed", _("New, or changed")
    REMOVED = "removed", _("No longer public")


class ToldChanges(TextChoices):
    """Of which changes a webhook tells."""

    ALL = "all", _("Changes and removals")
    CHANGES = "changes", _("Changes alone")
    REMOVALS = "removals", _("Removals alone")
