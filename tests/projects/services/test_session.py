"""Ending sessions: all of one person, none of another."""

from __future__ import annotations

import pytest
from django.test import Client

from projects.services.session import end_sessions
from tests.factories import make_staff

pytestmark = pytest.mark.django_db


def signed_in(user: object) -> Client:
    client = Client()
    client.force_login(user)  # type: ignore[arg-type]
    return client


def is_known(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_sessions_of_one_person_end_but_the_one_that_is_kept() -> None:
    user, other = make_staff(), make_staff()
    kept, ended, stranger = signed_in(user), signed_in(user), signed_in(other)
    count = end_sessions(user, keep=kept.session.session_key)
    assert count == 1
    assert [is_known(client) for client in (kept, ended, stranger)] == [True, False, True]


def test_all_sessions_end_if_none_is_kept() -> None:
    user = make_staff()
    clients = [signed_in(user), signed_in(user)]
    assert end_sessions(user) == 2
    assert [is_known(client) for client in clients] == [False, False]
