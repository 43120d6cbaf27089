"""Idempotency keys: by which a program that lost an answer asks again without writing twice."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

KEY_LENGTH = 200


class IdempotencyKeyQuerySet(models.QuerySet["IdempotencyKey"]):
    """Words for keys."""

    def before(self, at: datetime) -> Self:
        """Those made before the moment."""
        return self.filter(made_at__lt=at)


class IdempotencyKey(models.Model):
    """One write of a program, and what it was answered, stored together with what it wrote."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("owner"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    key = models.CharField(_("key"), max_length=KEY_LENGTH)
    # Method, address and body.
    fingerprint = models.CharField(_("fingerprint"), max_length=64)
    made_at = models.DateTimeField(_("made at"), default=timezone.now, db_index=True)
    # The answer
    status = models.PositiveSmallIntegerField(_("status"), default=0)
    headers = models.JSONField(_("headers"), default=dict)
    body = models.TextField(_("body"), blank=True)

    objects = IdempotencyKeyQuerySet.as_manager()

    class Meta:
        verbose_name = _("idempotency key")
        verbose_name_plural = _("idempotency keys")
        ordering: ClassVar = ["-made_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["owner", "key"], name="idempotencykey_is_used_once_by_its_owner"
            ),
        ]

    def __str__(self) -> str:
        return self.key
