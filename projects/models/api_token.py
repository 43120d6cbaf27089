"""API tokens: what a program shows instead of a sign-in."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from projects.choices import TokenScope


class ApiTokenQuerySet(models.QuerySet["ApiToken"]):
    """Words for tokens."""

    def usable(self, *, at: datetime) -> Self:
        """Those that are neither revoked nor expired at the moment."""
        return self.filter(revoked_at__isnull=True, expires_at__gt=at)


class ApiToken(models.Model):
    """A program's way in, in its owner's name; the token itself is not kept, only its digest.

    It may never do more than its owner, and its scope narrows that down further.
    """

    name = models.CharField(
        _("name"), max_length=80, help_text=_("The program that uses it, and where it runs.")
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("owner"),
        on_delete=models.CASCADE,
        related_name="api_tokens",
        editable=False,
    )
    scope = models.CharField(
        _("what it may do"), max_length=8, choices=TokenScope, default=TokenScope.READ
    )
    # How it is known again
    digest = models.CharField(_("digest"), max_length=64, unique=True, editable=False)
    beginning = models.CharField(_("begins with"), max_length=12, editable=False)
    # What the owner signed in with when it was made: once that changes, it is good no longer.
    credentials = models.CharField(_("credentials"), max_length=64, editable=False)
    # How long it is good
    made_at = models.DateTimeField(_("made at"), default=timezone.now, editable=False)
    expires_at = models.DateTimeField(_("good until"))
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True, editable=False)
    last_used_at = models.DateTimeField(_("last used"), null=True, blank=True, editable=False)

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        verbose_name = _("API token")
        verbose_name_plural = _("API tokens")
        ordering: ClassVar = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return self.name
