"""Document changes: what became of every public document, in the order it did."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from projects.choices import ChangeKind


class DocumentChangeQuerySet(models.QuerySet["DocumentChange"]):
    """Words for document changes."""

    def published(self) -> Self:
        """Those that stand under a data version: the transaction that made them is over."""
        return self.filter(data_version__isnull=False)

    def waiting(self) -> Self:
        """Those that the transaction under way has noted and not put under its version yet."""
        return self.filter(data_version__isnull=True)

    def newest(self) -> Self:
        """The last of each document."""
        return self.filter(is_newest=True)


class DocumentChange(models.Model):
    """One public document that appeared, changed or went, with the data version that made it so.

    Programs follow these rows to keep a copy of what is public. ``key`` is the document's address
    among its ``resource``: a slug, an identifier, a code or a number. Rows are only ever added.
    """

    # Null until the transaction ends by raising the data version.
    data_version = models.PositiveBigIntegerField(_("data version"), null=True)
    changed_at = models.DateTimeField(_("changed at"), null=True)
    resource = models.CharField(_("resource"), max_length=20)
    key = models.CharField(_("address"), max_length=100)
    # Stands for the text of the document; empty for one that is no longer public.
    digest = models.CharField(_("digest"), max_length=32, blank=True)
    is_newest = models.BooleanField(_("the last of its document"), default=True)

    objects = DocumentChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("document change")
        verbose_name_plural = _("document changes")
        ordering: ClassVar = ["data_version", "resource", "key"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["data_version", "resource", "key"],
                name="documentchange_is_told_once_a_version",
                violation_error_message=_("A version tells of a document once."),
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["resource", "key"],
                condition=models.Q(is_newest=True),
                name="documentchange_newest",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.resource}/{self.key}"

    @property
    def kind(self) -> ChangeKind:
        """What happened to the document."""
        return ChangeKind.CHANGED if self.digest else ChangeKind.REMOVED
