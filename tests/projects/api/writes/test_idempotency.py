"""A write that is sent again under its key is answered again, and done once."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User
from django.utils import timezone

from projects.choices import StaffRole
from projects.models import IdempotencyKey, Project
from tests.factories import make_member, make_project
from tests.projects.api.conftest import Program, program_of

pytestmark = pytest.mark.django_db

NEW = {"slug": "academy", "title": "Academy"}
KEY = {"Idempotency-Key": "4d1f6b0c"}


@pytest.fixture
def erin() -> User:
    return make_member(StaffRole.EDITOR)


@pytest.fixture
def program(erin: User) -> Program:
    return program_of(erin)


def told(response: Any) -> tuple[int, str | None]:
    return response.status_code, response.headers.get("Idempotency-Replayed")


def test_the_same_request_gets_the_same_answer(program: Program) -> None:
    first = program.send("POST", "projects/", NEW, **KEY)
    again = program.send("POST", "projects/", NEW, **KEY)
    assert (told(first), told(again)) == ((201, None), (201, "true"))
    assert again.content == first.content
    for name in ("ETag", "Location", "Content-Type", "Cache-Control"):
        assert again[name] == first[name]
    assert Project.objects.count() == 1
    # Without the key it is another request, which is refused.
    assert program.send("POST", "projects/", NEW).status_code == 400


def test_another_request_under_the_key_is_refused(program: Program) -> None:
    program.send("POST", "projects/", NEW, **KEY)
    for path, body in (("projects/", {**NEW, "slug": "other"}), ("claims/", NEW)):
        assert program.send("POST", path, body, **KEY).status_code in {403, 422}
    other = program.send("POST", "projects/", {**NEW, "slug": "other"}, **KEY)
    assert other.status_code == 422
    assert Project.objects.count() == 1


def test_a_key_belongs_to_its_owner(program: Program) -> None:
    program.send("POST", "projects/", NEW, **KEY)
    colleague = program_of(make_member(StaffRole.EDITOR))
    response = colleague.send("POST", "projects/", {**NEW, "slug": "other"}, **KEY)
    assert told(response) == (201, None)


def test_what_was_refused_may_be_sent_again_put_right(program: Program) -> None:
    assert program.send("POST", "projects/", {"slug": "academy"}, **KEY).status_code == 400
    assert not IdempotencyKey.objects.exists()
    assert told(program.send("POST", "projects/", NEW, **KEY)) == (201, None)


def test_an_action_is_answered_again_although_it_changed_the_etag(
    program: Program, erin: User
) -> None:
    make_project(**NEW).owners.add(erin)
    headers = {**KEY, "If-Match": program.etag("academy")}
    first = program.send("POST", "projects/academy/submit/", {}, **headers)
    again = program.send("POST", "projects/academy/submit/", {}, **headers)
    assert (told(first), told(again)) == ((200, None), (200, "true"))


@pytest.mark.parametrize("key", ["", "x" * 201])
def test_a_key_has_a_length(program: Program, key: str) -> None:
    response = program.send("POST", "projects/", NEW, **{"Idempotency-Key": key})
    assert response.status_code == 400
    assert not Project.objects.exists()


def test_keys_are_kept_for_a_day(program: Program) -> None:
    program.send("POST", "projects/", NEW, **KEY)
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        response = program.send("POST", "projects/", {**NEW, "slug": "later"}, **KEY)
        assert told(response) == (201, None)
        assert IdempotencyKey.objects.count() == 1
