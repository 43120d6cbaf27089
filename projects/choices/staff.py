"""Who works here, and from where their changes come."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class StaffRole(TextChoices):
    """What a member of staff is there for; the value is the name of the group."""

    VIEWER = "Viewer", _("Viewer")
    EDITOR = "Editor", _("Editor")
    REVIEWER = "Reviewer", _("Reviewer")
    ADMINISTRATOR = "Administrator", _("Administrator")


class SiteLanguage(TextChoices):
    """The languages that the site speaks."""

    ENGLISH = "en", _("English")
    KOREAN = "ko", _("Korean")


class Origin(TextChoices):
    """From where a change came."""

    SYSTEM = "system", _("The system")
    STAFF = "staff", _("Staff pages")
    IMPORT = "import", _("Import")
    COMMAND = "command", _("Command line")
    API = "api", _("API")


class TokenScope(TextChoices):
    """What a program may do with a token; each may do what the one before may."""

    READ = "read", _("Read, drafts included")
    PROPOSE = "propose", _("Propose: enter, change and submit drafts")
    PUBLISH = "publish", _("Publish: decide what the public sees")

    def covers(self, needed: TokenScope) -> bool:
        """Whether this is as much as what is ``needed``, or more."""
        order = list(TokenScope)
        return order.index(self) >= order.index(needed)


class BatchKind(TextChoices):
    """What changed many records at once."""

    IMPORT = "import", _("Import")
    BULK = "bulk", _("Bulk action")
    UNDO = "undo", _("Undoing")


class ListChange(TextChoices):
    """What a bulk action does to the list that a many-valued field holds."""

    ADD = "add", _("Add to what is there")
    REMOVE = "remove", _("Take out of what is there")
    REPLACE = "replace", _("Put in the place of what is there")
