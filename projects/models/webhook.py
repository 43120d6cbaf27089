"""Webhooks: addresses of other systems that are told when public projects change."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import ClassVar, Self

from django.conf import settings
from django.core.validators import URLValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from projects.choices import ToldChanges


class WebhookQuerySet(models.QuerySet["Webhook"]):
    """Words for webhooks."""

    def active(self) -> Self:
        """Those that tell: nothing goes out for who does not work here any more."""
        return self.filter(is_active=True, owner__is_active=True)


class Webhook(models.Model):
    """One address that is told of changes of public projects under a filter, until switched off.

    The secret is kept as it is, because every message is signed with it.
    """

    name = models.CharField(
        _("name"), max_length=80, help_text=_("The system that is told, and what for.")
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("owner"),
        on_delete=models.CASCADE,
        related_name="webhooks",
        editable=False,
    )
    url = models.CharField(
        _("address"),
        max_length=500,
        validators=[
            URLValidator(schemes=["https"], message=_("Give an address that begins with https://."))
        ],
        help_text=_("Begins with https://; never one within a private network."),
    )
    # Of what it tells
    query = models.CharField(
        _("filters"),
        max_length=2000,
        blank=True,
        help_text=_(
            "The part of the list's address after “?”, like status=ongoing&country=VN; empty for "
            "all projects."
        ),
    )
    kinds = models.CharField(
        _("tells of"), max_length=8, choices=ToldChanges, default=ToldChanges.ALL
    )
    secret = models.CharField(_("secret"), max_length=80, editable=False)
    # Where it stands
    is_active = models.BooleanField(_("active"), default=True)
    made_at = models.DateTimeField(_("made at"), default=timezone.now, editable=False)
    data_version = models.PositiveBigIntegerField(
        _("told up to data version"), default=0, editable=False
    )
    failing_since = models.DateTimeField(_("failing since"), null=True, editable=False)

    objects = WebhookQuerySet.as_manager()

    class Meta:
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")
        ordering: ClassVar = ["-made_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="webhook_of_removals_has_no_filter",
                condition=~Q(kinds=ToldChanges.REMOVALS) | Q(query=""),
                violation_error_message=_(
                    "Removals alone can't be filtered: what is gone has no status or country. "
                    "Leave the filters empty."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class WebhookDeliveryQuerySet(models.QuerySet["WebhookDelivery"]):
    """Words for deliveries."""

    def due(self, *, at: datetime) -> Self:
        """Those to be tried at the moment, the ones that failed least first."""
        due = self.filter(next_try_at__lte=at, webhook__in=Webhook.objects.active())
        return due.order_by("attempts", "next_try_at", "made_at")

    def dispensable(self, *, before: datetime) -> Self:
        """Those made before a moment that are done with, and by which nothing is known.

        The last about a project stays: by it a webhook is known to have been told of it.
        """
        later = WebhookDelivery.objects.filter(
            webhook=OuterRef("webhook"), key=OuterRef("key"), made_at__gt=OuterRef("made_at")
        )
        done = self.filter(made_at__lt=before, next_try_at=None)
        return done.filter(Q(key="") | Exists(later))


class WebhookDelivery(models.Model):
    """One message of a webhook, and what became of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    webhook = models.ForeignKey(
        Webhook,
        verbose_name=_("webhook"),
        on_delete=models.CASCADE,
        related_name="deliveries",
    )
    # What it says: a test says nothing of any project.
    data_version = models.PositiveBigIntegerField(_("data version"), null=True)
    key = models.CharField(_("project"), max_length=100, blank=True)
    payload = models.TextField(_("message"))
    made_at = models.DateTimeField(_("made at"), default=timezone.now)
    # What became of it; without a next try it is delivered, or given up.
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_try_at = models.DateTimeField(_("next try at"), null=True, db_index=True)
    delivered_at = models.DateTimeField(_("delivered at"), null=True)
    last_status = models.PositiveSmallIntegerField(_("last answer"), null=True)
    last_error = models.CharField(_("last error"), max_length=300, blank=True)

    objects = WebhookDeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = _("webhook delivery")
        verbose_name_plural = _("webhook deliveries")
        ordering: ClassVar = ["-made_at", "-pk"]
        indexes: ClassVar = [models.Index(fields=["webhook", "key"], name="webhookdelivery_told")]

    def __str__(self) -> str:
        return f"{self.webhook}: {self.key or 'test'}"

    @property
    def message_id(self) -> str:
        """By which the receiver knows it again, however often it is sent."""
        return f"msg_{self.pk.hex}"
