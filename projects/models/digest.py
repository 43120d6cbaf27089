"""Digests: the mails that tell members of staff what waits for them."""

from __future__ import annotations

from typing import ClassVar, Self

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class DigestQuerySet(models.QuerySet["Digest"]):
    """Words for digests."""

    def latest_for(self, person: AbstractBaseUser) -> Self:
        """Those to one person, the last one first."""
        return self.filter(person=person.pk).order_by("-sent_on", "-pk")


class Digest(models.Model):
    """One mail to one person, and what it named; the next one waits the longer, the less is new."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.CASCADE,
        related_name="digests",
    )
    sent_on = models.DateField(_("sent on"))
    sent_at = models.DateTimeField(_("sent at"), default=timezone.now)
    # How often the same things were named before: 0 the first time.
    step = models.PositiveSmallIntegerField(_("step"), default=0)
    # A key for each thing as it stood, so that what was done and comes back is new.
    named = models.JSONField(_("named"), default=list)

    objects = DigestQuerySet.as_manager()

    class Meta:
        verbose_name = _("digest")
        verbose_name_plural = _("digests")
        ordering: ClassVar = ["-sent_on", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "sent_on"],
                name="digest_is_sent_once_a_day",
                violation_error_message=_("This person had a digest that day."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} ({self.sent_on})"
