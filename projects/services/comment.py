"""Writing comments for colleagues, and settling what they began."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser
from django.db import models, transaction
from django.utils import timezone

from projects.models import Comment


@transaction.atomic
def write_comment(
    record: models.Model,
    *,
    text: str,
    by: AbstractBaseUser,
    asked: Iterable[AbstractBaseUser] = (),
    answers: Comment | None = None,
) -> Comment:
    """Say something about a record; an answer opens a settled conversation again.

    Raises ValidationError if there is nothing to say.
    """
    first = answers if answers is None or answers.answers is None else answers.answers
    comment = Comment(record=record, text=text, written_by_id=by.pk, answers=first)
    comment.full_clean()
    comment.save()
    comment.asked.set([user.pk for user in asked])
    if first is not None and first.is_settled:
        reopen_comment(first)
    return comment


def settle_comment(comment: Comment, *, by: AbstractBaseUser) -> None:
    """Say that nothing is left to do about what a comment began."""
    comment.settled_by_id = by.pk
    comment.settled_at = timezone.now()
    comment.full_clean()
    comment.save()


def reopen_comment(comment: Comment) -> None:
    """Say that something is left to do after all."""
    comment.settled_by = None
    comment.settled_at = None
    comment.save()
