"""Making webhooks, putting together what they tell, and noting what became of each message."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from projects.choices import ChangeKind, ToldChanges
from projects.models import DataVersion, DocumentChange, Webhook, WebhookDelivery
from projects.services.document_change import PROJECTS

# By which Standard Webhooks knows a secret.
PREFIX = "whsec_"
BYTES = 32
# How long to wait after each failure; after one more the webhook is switched off.
WAITS = tuple(timedelta(minutes=it) for it in (1, 2, 5, 15, 30, 60, 180, 360, 720))
TRIES = len(WAITS) + 1
# Within which whoever tries a message is done with it, or was interrupted.
IN_HAND = timedelta(minutes=5)
LONGEST_ERROR = 300
# How long it can be read what became of a message.
KEPT = timedelta(days=90)

# Which of the projects with these addresses a filter matches; where a project is read.
Matching = Callable[[str, Collection[str]], Collection[str]]
Address = Callable[[str], str]


def make_webhook(webhook: Webhook, *, owner: AbstractBaseUser) -> str:
    """Store a new webhook, which tells of what changes from now on; returns its secret.

    Raises ValidationError if it is not fit to be stored.
    """
    webhook.owner_id = owner.pk
    webhook.secret = PREFIX + base64.b64encode(secrets.token_bytes(BYTES)).decode()
    webhook.data_version = _present_version()
    webhook.full_clean()
    webhook.save()
    return webhook.secret


@transaction.atomic
def save_webhook(webhook: Webhook) -> None:
    """Store a changed webhook; one that is switched on again begins with what changes now.

    Raises ValidationError if it is not fit to be stored.
    """
    stored = Webhook.objects.select_for_update().get(pk=webhook.pk)
    if webhook.is_active and not stored.is_active:
        webhook.data_version = _present_version()
        webhook.failing_since = None
        webhook.deliveries.filter(next_try_at__isnull=False).update(next_try_at=None)
    else:
        webhook.data_version = stored.data_version
        webhook.failing_since = stored.failing_since
    webhook.full_clean()
    webhook.save()


@transaction.atomic
def queue_changes(webhook: Webhook, *, matching: Matching, address: Address) -> int:
    """Make a message for each project that changed since the webhook was told; how many.

    Of several changes of one project the last is told. A removal is told if the project was
    told of before, or if the webhook tells of removals alone.
    """
    held = Webhook.objects.select_for_update().get(pk=webhook.pk)
    version = _present_version()
    rows = DocumentChange.objects.published().filter(
        resource=PROJECTS, data_version__gt=held.data_version, data_version__lte=version
    )
    newest = {row.key: row for row in rows.order_by("data_version")}
    changed = {key for key, row in newest.items() if row.kind == ChangeKind.CHANGED}
    told: set[str] = set()
    if held.kinds != ToldChanges.REMOVALS:
        told |= set(matching(held.query, changed))
    if held.kinds == ToldChanges.REMOVALS:
        told |= newest.keys() - changed
    elif held.kinds == ToldChanges.ALL:
        known = held.deliveries.filter(key__in=newest.keys() - changed)
        told |= set(known.values_list("key", flat=True))
    now = timezone.now()
    WebhookDelivery.objects.bulk_create(
        WebhookDelivery(
            webhook=held,
            data_version=row.data_version,
            key=key,
            payload=_payload(row, address(key)),
            next_try_at=now,
        )
        for key, row in newest.items()
        if key in told
    )
    held.data_version = version
    held.save(update_fields=["data_version"])
    return len(told)


def queue_test(webhook: Webhook) -> WebhookDelivery:
    """Make a message that says nothing, to see whether it arrives."""
    now = timezone.now()
    text = _to_json({"type": "test", "timestamp": now.isoformat(), "data": {}})
    return WebhookDelivery.objects.create(webhook=webhook, payload=text, next_try_at=now)


def send_again(delivery: WebhookDelivery) -> None:
    """Let a message go out once more, as it was, with all its tries before it."""
    WebhookDelivery.objects.filter(pk=delivery.pk).update(
        attempts=0, next_try_at=timezone.now(), delivered_at=None, last_status=None, last_error=""
    )


def take_in_hand(delivery: WebhookDelivery, *, at: datetime) -> bool:
    """Begin a try; False if another run of the command began it meanwhile."""
    same = WebhookDelivery.objects.filter(pk=delivery.pk, next_try_at=delivery.next_try_at)
    taken = same.update(next_try_at=at + IN_HAND, attempts=F("attempts") + 1)
    if taken:
        delivery.refresh_from_db()
    return bool(taken)


@transaction.atomic
def note_delivered(delivery: WebhookDelivery, *, status: int) -> None:
    """Note that the message arrived."""
    WebhookDelivery.objects.filter(pk=delivery.pk).update(
        next_try_at=None, delivered_at=timezone.now(), last_status=status, last_error=""
    )
    Webhook.objects.filter(pk=delivery.webhook_id).update(failing_since=None)


@transaction.atomic
def note_failed(delivery: WebhookDelivery, *, status: int | None, error: str) -> bool:
    """Note that a try failed, and when to try again; True if the webhook is switched off by it."""
    now = timezone.now()
    is_last = delivery.attempts >= TRIES
    WebhookDelivery.objects.filter(pk=delivery.pk).update(
        next_try_at=None if is_last else now + WAITS[delivery.attempts - 1],
        last_status=status,
        last_error=error[:LONGEST_ERROR],
    )
    webhooks = Webhook.objects.filter(pk=delivery.webhook_id)
    webhooks.filter(failing_since__isnull=True).update(failing_since=now)
    return bool(is_last and webhooks.filter(is_active=True).update(is_active=False))


def forget_deliveries(*, at: datetime) -> None:
    """Delete what was made long before the moment and is done with."""
    WebhookDelivery.objects.dispensable(before=at - KEPT).delete()


def signed_headers(delivery: WebhookDelivery, *, at: datetime) -> dict[str, str]:
    """The headers by which the receiver knows that we sent it, as Standard Webhooks has it."""
    moment = str(int(at.timestamp()))
    signed = f"{delivery.message_id}.{moment}.{delivery.payload}".encode()
    key = base64.b64decode(delivery.webhook.secret.removeprefix(PREFIX))
    signature = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    return {
        "webhook-id": delivery.message_id,
        "webhook-timestamp": moment,
        "webhook-signature": f"v1,{signature}",
    }


def _present_version() -> int:
    return DataVersion.objects.values_list("number", flat=True).first() or 0


def _payload(row: DocumentChange, url: str) -> str:
    """What happened, without the document: whoever is told late reads what is public then."""
    return _to_json(
        {
            "type": f"project.{row.kind.value}",
            "timestamp": row.changed_at and row.changed_at.isoformat(),
            "data": {"key": row.key, "data_version": row.data_version, "url": url},
        }
    )


def _to_json(document: dict[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))
