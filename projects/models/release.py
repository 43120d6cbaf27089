"""Releases: frozen data sets."""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _

from projects.models.history import History
from projects.models.meeting import Meeting
from projects.models.publishable import Publishable, PublishableQuerySet


class ReleaseQuerySet(PublishableQuerySet["Release"]):
    """Words for releases."""

    address: ClassVar[str] = "meeting__slug"

    context: ClassVar[Q] = Q(
        meeting__publication_state="published",
        meeting__partnership__publication_state="published",
    )


class Release(Publishable):
    """A data set frozen for a meeting: numbered, checksummed, never changed."""

    number = models.PositiveIntegerField(
        _("number"), unique=True, validators=[MinValueValidator(1)]
    )
    meeting = models.ForeignKey(
        Meeting, verbose_name=_("meeting"), on_delete=models.PROTECT, related_name="releases"
    )
    as_of = models.DateField(_("as of"))
    sha256 = models.CharField(_("SHA-256 checksum"), max_length=64)
    data_version = models.PositiveBigIntegerField(_("data version"))

    history = History()
    objects = ReleaseQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = _("release")
        verbose_name_plural = _("releases")
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            *Publishable.Meta.constraints,
            models.CheckConstraint(
                name="release_checksum_is_whole",
                condition=Exact(Length("sha256"), 64),
                violation_error_message=_("A SHA-256 checksum has 64 characters."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} ({self.as_of})"
