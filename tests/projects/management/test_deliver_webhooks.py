"""A webhook is told of what changed under its filter, signed, and again until it arrives."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.core.management import call_command
from django.utils import timezone
from pytest_django.fixtures import Settings

from projects.choices import Status, ToldChanges
from projects.management.safe_post import SendingError
from projects.management.webhook import Told, tell_webhooks
from projects.models import DataVersion, Webhook, WebhookDelivery
from projects.services.project import publish_project, withdraw_project
from projects.services.webhook import make_webhook, queue_test, save_webhook, send_again
from tests import factories as make

pytestmark = pytest.mark.django_db

LATER = timedelta(seconds=1)


class Line:
    """What would go out, and what is answered: a status, or that nothing does."""

    def __init__(self) -> None:
        self.answers: dict[str, int | str] = {}
        self.sent: list[tuple[str, dict[str, Any], dict[str, str]]] = []

    def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> int:
        self.sent.append((url, json.loads(body), dict(headers)))
        answer = self.answers.get(url, 204)
        if isinstance(answer, str):
            raise SendingError(answer)
        return answer

    def told(self) -> list[tuple[str, str]]:
        return [(body["type"], body["data"].get("key", "")) for _url, body, _headers in self.sent]


@pytest.fixture
def line() -> Line:
    return Line()


def new_webhook(**values: Any) -> Webhook:
    webhook = Webhook(**{"name": "copy", "url": "https://hooks.example/told"} | values)
    make_webhook(webhook, owner=values.get("owner") or make.make_staff(email="owner@example.org"))
    return webhook


def run(line: Line, *, at: datetime | None = None) -> Told:
    return tell_webhooks(at=at or timezone.now() + LATER, post=line.post)


# What it is told


def test_it_is_told_of_what_changes_after_it_was_made(line: Line, settings: Settings) -> None:
    make.make_public_project(slug="before")
    new_webhook()
    make.make_public_project(slug="after")
    assert run(line) == Told(delivered=1)
    ((url, body, _headers),) = line.sent
    assert url == "https://hooks.example/told"
    version = DataVersion.objects.get()
    assert body == {
        "type": "project.changed",
        "timestamp": version.raised_at.isoformat(),
        "data": {
            "key": "after",
            "data_version": version.number,
            "url": f"{settings.PUBLIC_BASE_URL}/api/v1/projects/after/",
        },
    }
    assert run(line) == Told()


def test_its_filter_is_that_of_the_list(line: Line) -> None:
    new_webhook(query="status=ongoing")
    for slug, status in (("yes", Status.ONGOING), ("no", Status.APPROVED)):
        project = make.make_project(slug=slug)
        make.make_status(project, status)
        publish_project(project, by=None)
    run(line)
    assert line.told() == [("project.changed", "yes")]


def test_a_removal_is_told_to_whom_the_project_was_told(line: Line) -> None:
    known = make.make_public_project(slug="known")
    new_webhook()
    fresh = make.make_public_project(slug="fresh")
    run(line)
    for project in (known, fresh):
        withdraw_project(project, by=None, reason="Mistaken")
    run(line)
    assert line.told() == [("project.changed", "fresh"), ("project.removed", "fresh")]


@pytest.mark.parametrize(
    ("kinds", "told"),
    [
        (ToldChanges.CHANGES, [("project.changed", "b")]),
        (ToldChanges.REMOVALS, [("project.removed", "a")]),
    ],
)
def test_it_is_told_of_the_kinds_that_it_asks_for(
    line: Line, kinds: ToldChanges, told: list[tuple[str, str]]
) -> None:
    gone = make.make_public_project(slug="a")
    new_webhook(kinds=kinds)
    make.make_public_project(slug="b")
    withdraw_project(gone, by=None, reason="Mistaken")
    run(line)
    assert line.told() == told


def test_what_is_made_up_or_hidden_is_told_to_nobody(line: Line) -> None:
    new_webhook()
    make.make_project(slug="hush", publication_state="draft")
    make.make_public_project(slug="fictional-one")
    assert run(line) == Told()


def test_whose_account_is_closed_is_told_nothing(line: Line) -> None:
    webhook = new_webhook()
    queue_test(webhook)
    webhook.owner.is_active = False
    webhook.owner.save()
    make.make_public_project(slug="later")
    assert run(line) == Told()


def test_messages_are_signed(line: Line) -> None:
    webhook = new_webhook()
    queue_test(webhook)
    run(line)
    delivery = WebhookDelivery.objects.get()
    ((_url, _body, headers),) = line.sent
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.{delivery.payload}".encode()
    key = base64.b64decode(webhook.secret.removeprefix("whsec_"))
    expected = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    assert headers["webhook-signature"] == f"v1,{expected}"
    assert headers["webhook-id"] == f"msg_{delivery.pk.hex}"
    assert len(key) == 32


# What becomes of it


def test_a_failure_is_tried_again_later_as_the_same_message(line: Line) -> None:
    queue_test(new_webhook())
    line.answers["https://hooks.example/told"] = 500
    assert run(line) == Told(failed=1)
    delivery = WebhookDelivery.objects.get()
    assert (delivery.attempts, delivery.last_status, delivery.last_error) == (
        1,
        500,
        "It answered 500.",
    )
    assert delivery.webhook.failing_since is not None
    # Not before its time.
    assert run(line) == Told()
    line.answers.clear()
    assert run(line, at=timezone.now() + timedelta(minutes=1, seconds=1)) == Told(delivered=1)
    first, second = (headers["webhook-id"] for _url, _body, headers in line.sent)
    assert first == second
    delivery.refresh_from_db()
    assert (delivery.attempts, delivery.next_try_at, delivery.last_error) == (2, None, "")
    assert Webhook.objects.get().failing_since is None


def test_after_ten_tries_it_is_switched_off_and_its_owner_told(
    line: Line, mailoutbox: list[EmailMessage]
) -> None:
    queue_test(new_webhook(name="copy"))
    line.answers["https://hooks.example/told"] = "Nobody there."
    waits = []
    at = timezone.now() + LATER
    for _ in range(10):
        run(line, at=at)
        delivery = WebhookDelivery.objects.get()
        if delivery.next_try_at is not None:
            waits.append(round((delivery.next_try_at - timezone.now()) / timedelta(minutes=1)))
            at = delivery.next_try_at + LATER
    assert waits == [1, 2, 5, 15, 30, 60, 180, 360, 720]
    assert len(line.sent) == 10
    assert not Webhook.objects.get().is_active
    (mail,) = mailoutbox
    assert (mail.to, mail.subject) == (["owner@example.org"], "A webhook is switched off: copy")
    assert "Nobody there." in mail.body
    run(line, at=at + timedelta(days=1))
    assert len(line.sent) == 10


def test_one_that_fails_holds_no_other(line: Line) -> None:
    silent = new_webhook(url="https://silent.example/")
    working = new_webhook()
    for _ in range(3):
        queue_test(silent)
        queue_test(working)
    line.answers["https://silent.example/"] = "Nobody there."
    assert run(line) == Told(delivered=3, failed=1)
    # The others of the silent one have lost no try by that.
    waiting = WebhookDelivery.objects.filter(webhook=silent, attempts=0)
    assert waiting.count() == 2


def test_a_message_is_sent_again_at_wish(line: Line) -> None:
    queue_test(new_webhook())
    run(line)
    send_again(WebhookDelivery.objects.get())
    assert run(line) == Told(delivered=1)
    first, second = (headers["webhook-id"] for _url, _body, headers in line.sent)
    assert first == second


def test_one_switched_on_again_is_told_of_what_changes_from_then_on(line: Line) -> None:
    webhook = new_webhook()
    Webhook.objects.update(is_active=False)
    make.make_public_project(slug="meanwhile")
    assert run(line) == Told()
    webhook.is_active = True
    save_webhook(webhook)
    make.make_public_project(slug="now")
    run(line)
    assert line.told() == [("project.changed", "now")]


def test_what_ended_is_forgotten_after_ninety_days_but_for_the_last_of_a_project(
    line: Line,
) -> None:
    webhook = new_webhook()
    past, old = timezone.now() - timedelta(days=91), {"webhook": webhook, "next_try_at": None}
    make.make_delivery(key="known", made_at=past - LATER, **old)
    last = make.make_delivery(key="known", made_at=past, **old)
    make.make_delivery(key="", made_at=past, **old)
    # Another webhook's message says nothing of this one.
    other = make.make_delivery(key="known", made_at=timezone.now(), next_try_at=None)
    recent = make.make_delivery(key="", **old)
    waiting = make.make_delivery(key="", made_at=past, webhook=webhook, next_try_at=timezone.now())
    Webhook.objects.update(is_active=False)
    run(line)
    assert {*WebhookDelivery.objects.all()} == {last, other, recent, waiting}


def test_the_command_says_what_it_did(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("deliver_webhooks")
    assert capsys.readouterr().out == "0 delivered, 0 failed, 0 switched off.\n"
