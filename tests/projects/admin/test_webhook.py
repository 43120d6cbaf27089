"""Webhooks in the admin: the secret shown once, what they were told, and a test at a press."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from projects.choices import StaffRole
from projects.models import Webhook, WebhookDelivery
from tests.factories import make_delivery, make_member, make_webhook

pytestmark = pytest.mark.django_db

LIST = "/admin/projects/webhook/"
ADD = f"{LIST}add/"
LOG = "/admin/projects/webhookdelivery/"
NEW = {
    "name": "ministry's register",
    "url": "https://register.example/told",
    "query": "status=ongoing",
    "kinds": "all",
}


@pytest.fixture
def editor() -> User:
    return make_member(StaffRole.EDITOR)


@pytest.fixture
def desk(editor: User) -> Client:
    client = Client()
    client.force_login(editor)
    return client


@pytest.fixture(autouse=True)
def one_factor(settings: Settings) -> None:
    settings.REQUIRE_TWO_FACTOR = False


def test_the_secret_is_shown_once(desk: Client, editor: User) -> None:
    page = desk.post(ADD, NEW)
    found = re.search(r'value="(whsec_[^"]+)"', page.content.decode())
    assert found is not None
    webhook = Webhook.objects.get()
    assert (webhook.secret, webhook.owner_id, webhook.query, webhook.is_active) == (
        found[1],
        editor.pk,
        "status=ongoing",
        True,
    )
    for address in (LIST, f"{LIST}{webhook.pk}/change/", LOG):
        assert found[1] not in desk.get(address).content.decode()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"url": "http://register.example/"}, "Give an address that begins with https://."),
        ({"query": "colour=red"}, "“colour” is no filter here."),
        ({"query": "status=red"}, "“red” is not known here."),
        ({"query": "as_of=2024-01-01"}, "“as_of” is no filter here."),
        ({"query": "plan=fictional-plan"}, "What is made up is never told of."),
        ({"kinds": "removals"}, "Removals alone can&#x27;t be filtered"),
    ],
)
def test_what_can_not_be_told_is_refused(
    desk: Client, wrong: dict[str, str], sentence: str
) -> None:
    page = desk.post(ADD, NEW | wrong).content.decode()
    assert sentence in page
    assert not Webhook.objects.exists()


def test_a_changed_one_keeps_its_secret(desk: Client, editor: User) -> None:
    webhook = make_webhook(owner=editor)
    desk.post(f"{LIST}{webhook.pk}/change/", NEW)
    secret = webhook.secret
    webhook.refresh_from_db()
    # A box that is not ticked is not sent.
    assert (webhook.name, webhook.secret, webhook.is_active) == (NEW["name"], secret, False)


def test_a_button_sends_a_test(desk: Client, editor: User) -> None:
    webhook = make_webhook(owner=editor, name="copy")
    address = f"{LIST}{webhook.pk}/test/"
    assert address in desk.get(LIST).content.decode()
    assert desk.get(address).status_code == 405
    assert (
        "A test goes to “copy” within a minute." in desk.post(address, follow=True).content.decode()
    )
    delivery = WebhookDelivery.objects.get()
    assert (delivery.webhook, delivery.attempts, delivery.delivered_at) == (webhook, 0, None)


def test_the_log_tells_what_became_of_each_and_sends_it_again(desk: Client, editor: User) -> None:
    delivery = make_delivery(webhook=make_webhook(owner=editor), key="kadif", last_error="Gone.")
    page = desk.get(LOG).content.decode()
    assert "kadif" in page
    assert "Gone." in page
    assert '<p class="help">What has ended is kept for 90 days' in page
    desk.post(f"{LOG}{delivery.pk}/send-again/")
    delivery.refresh_from_db()
    assert (delivery.attempts, delivery.delivered_at, delivery.last_error) == (0, None, "")
    assert delivery.next_try_at is not None


@pytest.mark.parametrize(
    ("values", "state"),
    [
        ({}, "Arrived"),
        ({"delivered_at": None, "attempts": 10}, "Not arrived"),
        ({"delivered_at": None, "next_try_at": timezone.now()}, "To be tried again"),
        ({"delivered_at": None, "next_try_at": timezone.now(), "attempts": 0}, "To be sent"),
    ],
)
def test_the_log_says_where_each_stands(
    desk: Client, editor: User, values: dict[str, Any], state: str
) -> None:
    make_delivery(webhook=make_webhook(owner=editor), **values)
    assert f'<td class="field-outcome">{state}</td>' in desk.get(LOG).content.decode()


def test_others_see_neither_webhook_nor_log(desk: Client) -> None:
    delivery = make_delivery(webhook=make_webhook(name="somebody else’s"), key="kadif")
    # A filter with one choice alone would not show.
    make_webhook(name="somebody else’s, too")
    pages = desk.get(LIST).content.decode() + desk.get(LOG).content.decode()
    assert "somebody else’s" not in pages
    assert "kadif" not in pages
    for address in (
        f"{LIST}{delivery.webhook_id}/change/",
        f"{LOG}{delivery.pk}/change/",
    ):
        assert desk.get(address).status_code in {302, 404}
    assert desk.post(f"{LOG}{delivery.pk}/send-again/").status_code == 404
