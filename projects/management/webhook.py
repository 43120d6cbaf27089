"""Telling webhooks of what changed: what is sent, what is tried again, and when it is given up."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from projects.filters.webhook import matching_projects
from projects.management.safe_post import SendingError, post
from projects.models import Webhook, WebhookDelivery
from projects.services.webhook import (
    forget_deliveries,
    note_delivered,
    note_failed,
    queue_changes,
    signed_headers,
    take_in_hand,
)

AT_ONCE = 1000

Post = Callable[[str, bytes, Mapping[str, str]], int]


@dataclass
class Told:
    """What one run did; ``unsent`` are sentences about mails that could not be sent."""

    delivered: int = 0
    failed: int = 0
    switched_off: int = 0
    unsent: list[str] = field(default_factory=list)


def tell_webhooks(*, at: datetime, post: Post = post) -> Told:
    """Make a message for all that changed, try each that is due, and forget what is long over.

    Where nothing answers at all, the webhook's other messages wait for the next run: they would
    only keep those of others waiting.
    """
    for webhook in Webhook.objects.active():
        queue_changes(webhook, matching=matching_projects, address=_address)
    forget_deliveries(at=at)
    told, silent = Told(), set[int]()
    for delivery in list(WebhookDelivery.objects.due(at=at).select_related("webhook")[:AT_ONCE]):
        if delivery.webhook_id in silent or not take_in_hand(delivery, at=at):
            continue
        status, error = _try(delivery, post)
        if not error:
            note_delivered(delivery, status=status or 0)
            told.delivered += 1
            continue
        told.failed += 1
        if status is None:
            silent.add(delivery.webhook_id)
        if note_failed(delivery, status=status, error=error):
            silent.add(delivery.webhook_id)
            told.switched_off += 1
            told.unsent += _tell_owner(delivery, error)
    return told


def _try(delivery: WebhookDelivery, post: Post) -> tuple[int | None, str]:
    """Send it; the status of the answer, if there was one, and what is wrong with it."""
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "plan-of-action-tracker",
        **signed_headers(delivery, at=timezone.now()),
    }
    try:
        status = post(delivery.webhook.url, delivery.payload.encode(), headers)
    except SendingError as error:
        return None, str(error)
    return status, "" if 200 <= status < 300 else f"It answered {status}."


def _tell_owner(delivery: WebhookDelivery, error: str) -> list[str]:
    webhook = delivery.webhook
    if not webhook.owner.email:
        return []
    path = reverse("admin:projects_webhook_change", args=[webhook.pk])
    mail = EmailMessage(
        subject=_("A webhook is switched off: %(name)s") % {"name": webhook.name},
        body=render_to_string(
            "mail/webhook.txt",
            {
                "name": webhook.name,
                "url": webhook.url,
                "error": error,
                "page": f"{settings.PUBLIC_BASE_URL}{path}",
            },
        ),
        to=[webhook.owner.email],
    )
    try:
        mail.send()
    except (SMTPException, OSError) as failure:
        return [f"{webhook.owner}: {failure}."]
    return []


def _address(slug: str) -> str:
    return f"{settings.PUBLIC_BASE_URL}{reverse('api:project-detail', args=[slug])}"
