"""API tokens: known again by their text alone, and dead with what they were made under (T34)."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils import timezone

from projects.choices import StaffRole, TokenScope
from projects.models import ApiToken
from projects.services.api_token import find_token, make_token, revoke_token
from tests.factories import make_member, make_staff
from tests.signing_in import make_app

pytestmark = pytest.mark.django_db


def made(owner: User, *, days: int = 30) -> tuple[ApiToken, str]:
    return make_token(
        owner,
        name="nightly copy",
        scope=TokenScope.READ,
        expires_at=timezone.now() + timedelta(days=days),
    )


def test_a_token_is_found_by_its_text_and_kept_nowhere_as_it_is() -> None:
    token, text = made(make_staff())
    assert find_token(text) == token
    kept = ApiToken.objects.values().get()
    assert [name for name, value in kept.items() if text in str(value)] == []
    assert text.startswith(kept["beginning"])
    assert len(kept["beginning"]) == 10


@pytest.mark.parametrize("text", ["", "poa_", "poa_" + "a" * 43])
def test_another_text_finds_nothing(text: str) -> None:
    made(make_staff())
    assert find_token(text) is None


def test_a_token_is_good_until_it_expires() -> None:
    _, text = made(make_staff(), days=30)
    with time_machine.travel(timezone.now() + timedelta(days=29, hours=23), tick=False):
        assert find_token(text) is not None
    with time_machine.travel(timezone.now() + timedelta(days=30, seconds=1), tick=False):
        assert find_token(text) is None


def test_a_revoked_token_is_good_no_longer_and_stays_in_the_list() -> None:
    token, text = made(make_staff())
    revoke_token(token)
    assert find_token(text) is None
    assert ApiToken.objects.get().revoked_at is not None


def test_revoking_twice_keeps_the_first_moment() -> None:
    token, _ = made(make_staff())
    with time_machine.travel("2026-03-01T09:00:00Z", tick=False):
        revoke_token(token)
    revoke_token(token)
    revoked_at = ApiToken.objects.get().revoked_at
    assert revoked_at is not None
    assert revoked_at.isoformat() == "2026-03-01T09:00:00+00:00"


@pytest.mark.parametrize("change", [{"is_active": False}, {"is_staff": False}])
def test_a_token_dies_with_the_account(change: dict[str, bool]) -> None:
    owner = make_member(StaffRole.EDITOR)
    _, text = made(owner)
    User.objects.filter(pk=owner.pk).update(**change)
    assert find_token(text) is None


def test_a_token_dies_with_the_password() -> None:
    owner = make_staff(password="an old sentence of words")
    _, text = made(owner)
    owner.set_password("another sentence of words")
    owner.save()
    assert find_token(text) is None


def test_a_token_dies_with_an_app_that_is_added_or_removed() -> None:
    owner = make_staff()
    app = make_app(owner)
    _, with_one = made(owner)
    other = make_app(owner)
    assert find_token(with_one) is None
    _, with_two = made(owner)
    app.delete()
    assert find_token(with_two) is None
    _, with_the_other = made(owner)
    assert find_token(with_the_other) is not None
    assert other.pk


def test_last_use_is_told_to_the_minute() -> None:
    owner = make_staff()
    with time_machine.travel("2026-03-01T09:00:00Z", tick=False):
        _, text = made(owner)
        find_token(text)
    for moment in ("2026-03-01T09:00:59Z", "2026-03-01T09:01:00Z", "2026-03-01T09:01:30Z"):
        with time_machine.travel(moment, tick=False):
            find_token(text)
    used_at = ApiToken.objects.get().last_used_at
    assert used_at is not None
    assert used_at.isoformat() == "2026-03-01T09:01:00+00:00"


def test_a_token_without_a_name_is_not_made() -> None:
    with pytest.raises(ValidationError) as refusal:
        make_token(make_staff(), name="", scope=TokenScope.READ, expires_at=timezone.now())
    assert set(refusal.value.message_dict) == {"name"}
    assert not ApiToken.objects.exists()


@pytest.mark.parametrize(
    ("scope", "covered"),
    [
        (TokenScope.READ, [TokenScope.READ]),
        (TokenScope.PROPOSE, [TokenScope.READ, TokenScope.PROPOSE]),
        (TokenScope.PUBLISH, [TokenScope.READ, TokenScope.PROPOSE, TokenScope.PUBLISH]),
    ],
)
def test_a_scope_covers_itself_and_what_comes_before(
    scope: TokenScope, covered: list[TokenScope]
) -> None:
    assert [it for it in TokenScope if scope.covers(it)] == covered
