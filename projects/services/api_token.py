"""Making, recognising and revoking API tokens."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone

from projects.choices import TokenScope
from projects.models import ApiToken
from projects.services.second_factor import apps_of

# By which a token is recognised for one, by people and by what looks for secrets in code.
PREFIX = "poa_"
BYTES = 32
SHOWN = len(PREFIX) + 6
LONGEST_DAYS = 366
# Its last use is told to the minute: more would write with every read.
SECONDS_BETWEEN_USES = 60


def make_token(
    owner: AbstractBaseUser, *, name: str, scope: TokenScope, expires_at: datetime
) -> tuple[ApiToken, str]:
    """A new token of the owner, and its text, which is nowhere afterwards.

    Raises ValidationError if it is not fit to be stored.
    """
    text = PREFIX + secrets.token_urlsafe(BYTES)
    token = ApiToken(
        name=name,
        owner_id=owner.pk,
        scope=scope,
        digest=digest_of(text),
        beginning=text[:SHOWN],
        credentials=credentials_of(owner),
        expires_at=expires_at,
    )
    token.full_clean()
    token.save()
    return token, text


def find_token(text: str) -> ApiToken | None:
    """The token with this text, while it is good; its use is noted.

    It is good until it expires or is revoked, as long as its owner works here and signs in with
    the same password and apps as when it was made.
    """
    now = timezone.now()
    tokens = ApiToken.objects.usable(at=now).select_related("owner")
    token = tokens.filter(digest=digest_of(text)).first()
    if token is None or not token.owner.is_active or not token.owner.is_staff:
        return None
    if not secrets.compare_digest(token.credentials, credentials_of(token.owner)):
        return None
    last = token.last_used_at
    if last is None or now - last >= timedelta(seconds=SECONDS_BETWEEN_USES):
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=now)
    return token


def revoke_token(token: ApiToken) -> None:
    """Make a token good for nothing from now on; it stays in its owner's list."""
    ApiToken.objects.filter(pk=token.pk, revoked_at__isnull=True).update(revoked_at=timezone.now())


def digest_of(text: str) -> str:
    """What is kept of a token: it is random and long, so that no slow hash is needed."""
    return hashlib.sha256(text.encode()).hexdigest()


def credentials_of(owner: AbstractBaseUser) -> str:
    """Stands for what a person signs in with: their password and their apps."""
    known = [owner.password, *(app.key for app in apps_of(owner))]
    return hashlib.sha256("\n".join(known).encode()).hexdigest()
