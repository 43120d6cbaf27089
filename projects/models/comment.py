"""Comments: what colleagues tell each other about a record."""

from __future__ import annotations

from typing import ClassVar, Self

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class CommentQuerySet(models.QuerySet["Comment"]):
    """Words for comments."""

    def about(self, row: models.Model) -> Self:
        """Those about one record."""
        return self.filter(
            content_type=ContentType.objects.get_for_model(row), object_key=str(row.pk)
        )

    def first_words(self) -> Self:
        """Those that begin a conversation; the others answer one."""
        return self.filter(answers__isnull=True)

    def unsettled(self) -> Self:
        """Conversations that nobody has settled."""
        return self.first_words().filter(settled_at__isnull=True)

    def asking(self, user: AbstractBaseUser) -> Self:
        """Conversations in which ``user`` was asked, at the beginning or later."""
        asked = self.model._default_manager.filter(asked=user.pk)
        return self.first_words().filter(
            Q(pk__in=asked.values("pk")) | Q(pk__in=asked.values("answers"))
        )

    def with_part_of(self, user: AbstractBaseUser) -> Self:
        """Conversations that ``user`` began, wrote in or was asked in."""
        theirs = self.model._default_manager.filter(Q(written_by=user.pk) | Q(asked=user.pk))
        return self.first_words().filter(
            Q(pk__in=theirs.values("pk")) | Q(pk__in=theirs.values("answers"))
        )


class Comment(models.Model):
    """One thing said about a record, for colleagues alone; it is never public."""

    # What it is about
    content_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, related_name="+")
    # Some records have a number as their key, others a UUID or a code.
    object_key = models.CharField(max_length=40)
    record = GenericForeignKey("content_type", "object_key")
    answers = models.ForeignKey(
        "self",
        verbose_name=_("answers"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="replies",
    )
    # What is said
    text = models.TextField(_("comment"), max_length=4000)
    asked = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("asked"),
        blank=True,
        related_name="+",
        help_text=_("Colleagues who should answer; their front page says so until it is settled."),
    )
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("written by"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    written_at = models.DateTimeField(_("written at"), default=timezone.now)
    # Whether it is settled
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("settled by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    settled_at = models.DateTimeField(_("settled at"), null=True, blank=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering: ClassVar = ["-written_at", "-pk"]
        indexes: ClassVar = [models.Index(fields=["content_type", "object_key"])]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="comment_is_settled_where_it_began",
                condition=Q(answers__isnull=True) | Q(settled_at__isnull=True),
                violation_error_message=_("Settle the comment that began the conversation."),
            ),
            models.CheckConstraint(
                name="comment_settled_by_someone_at_some_moment",
                condition=Q(settled_by__isnull=True, settled_at__isnull=True)
                | Q(settled_by__isnull=False, settled_at__isnull=False),
                violation_error_message=_("Say who settled it, and when."),
            ),
        ]

    def __str__(self) -> str:
        return self.text if len(self.text) <= 60 else f"{self.text[:59]}…"

    @property
    def is_settled(self) -> bool:
        """Whether somebody said that nothing is left to do."""
        return self.settled_at is not None
