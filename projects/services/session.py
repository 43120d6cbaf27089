"""Sessions: what stays open, and what is closed at once."""

from __future__ import annotations

from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.sessions.models import Session
from django.utils import timezone


def end_sessions(user: AbstractBaseUser, *, keep: str | None = None) -> int:
    """End every session of ``user`` but the one with the key ``keep``; returns how many.

    A session tells its owner only when it is read. Only staff have one, so there are few.
    """
    theirs = [
        session
        for session in Session.objects.filter(expire_date__gte=timezone.now())
        if session.session_key != keep and session.get_decoded().get(SESSION_KEY) == str(user.pk)
    ]
    for session in theirs:
        session.delete()
    return len(theirs)
