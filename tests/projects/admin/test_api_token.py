"""API tokens in the admin: shown once, kept by their owner, revoked at the press of a button."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django.fixtures import Settings

from projects.choices import StaffRole, TokenScope
from projects.models import ApiToken
from projects.services.api_token import find_token
from tests.factories import make_api_token, make_member, make_plan

pytestmark = pytest.mark.django_db

LIST = "/admin/projects/apitoken/"
ADD = f"{LIST}add/"
NEW = {"name": "nightly copy", "scope": "read", "days": "90"}


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


def test_a_token_is_shown_once_and_is_its_owners(desk: Client, editor: User) -> None:
    page = desk.post(ADD, NEW)
    assert "no-store" in page["Cache-Control"]
    found = re.search(r'value="(poa_[^"]+)"', page.content.decode())
    assert found is not None
    token = find_token(found[1])
    assert token is not None
    assert (token.owner_id, token.name, token.scope) == (editor.pk, "nightly copy", "read")
    assert (token.expires_at - token.made_at).days in {89, 90}
    for address in (LIST, f"{LIST}{token.pk}/change/"):
        assert found[1] not in desk.get(address).content.decode()


@pytest.mark.parametrize(
    ("role", "scopes"),
    [
        (StaffRole.VIEWER, ["read"]),
        (StaffRole.EDITOR, ["read", "propose"]),
        (StaffRole.REVIEWER, ["read", "propose", "publish"]),
        (StaffRole.ADMINISTRATOR, ["read", "propose", "publish"]),
    ],
)
def test_a_token_is_offered_what_its_owner_may_do(role: StaffRole, scopes: list[str]) -> None:
    plans = [make_plan()] if role == StaffRole.REVIEWER else []
    client = Client()
    client.force_login(make_member(role, plans=plans))
    page = client.get(ADD).content.decode()
    assert re.findall(r'<option value="(read|propose|publish)"', page) == scopes
    for scope in set(TokenScope.values) - set(scopes):
        client.post(ADD, NEW | {"scope": scope})
    assert not ApiToken.objects.exists()


def test_a_button_revokes_it(desk: Client, editor: User) -> None:
    token = make_api_token(owner=editor, name="old copy")
    address = f"{LIST}{token.pk}/revoke/"
    assert address in desk.get(LIST).content.decode()
    assert desk.get(address).status_code == 405
    page = desk.post(address, follow=True).content.decode()
    assert "“old copy” is revoked" in page
    assert address not in page
    token.refresh_from_db()
    assert token.revoked_at is not None


def test_tokens_of_others_are_not_there(desk: Client) -> None:
    token = make_api_token(name="somebody else’s")
    assert token.name not in desk.get(LIST).content.decode()
    assert desk.post(f"{LIST}{token.pk}/revoke/").status_code in {302, 404}
    token.refresh_from_db()
    assert token.revoked_at is None


def test_an_administrator_revokes_tokens_of_all(editor: User) -> None:
    token = make_api_token(owner=editor)
    client = Client()
    client.force_login(make_member(StaffRole.ADMINISTRATOR))
    client.post(f"{LIST}{token.pk}/revoke/")
    token.refresh_from_db()
    assert token.revoked_at is not None


def test_a_token_is_neither_changed_nor_deleted(desk: Client, editor: User) -> None:
    token = make_api_token(owner=editor, scope=TokenScope.READ)
    assert desk.post(f"{LIST}{token.pk}/change/", NEW | {"scope": "propose"}).status_code == 403
    assert desk.post(f"{LIST}{token.pk}/delete/", {"post": "yes"}).status_code == 403
    token.refresh_from_db()
    assert token.scope == TokenScope.READ
