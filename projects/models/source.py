"""Sources: the documents that figures rest on."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from projects.choices import DatePrecision, Language
from projects.models.history import History
from projects.models.publishable import Publishable, PublishableQuerySet
from projects.validators import web_address


class SourceQuerySet(PublishableQuerySet["Source"]):
    """Words for sources."""

    def in_order(self) -> SourceQuerySet:
        """Newest first; those without a date last."""
        return self.order_by(models.F("published_on").desc(nulls_last=True), "title", "pk")


class Source(Publishable):
    """One document: a release, page, article or report that states a figure."""

    # What it is
    slug = models.SlugField(_("address"), max_length=100, unique=True)
    title = models.CharField(_("title"), max_length=300)
    publisher = models.CharField(_("publisher"), max_length=200, blank=True)
    language = models.CharField(
        _("language"), max_length=2, choices=Language, default=Language.ENGLISH
    )
    # Where it is
    url = models.URLField(
        _("web address"),
        max_length=600,
        blank=True,
        validators=[web_address],
        help_text=_("Leave empty if it is not on the web."),
    )
    file_name = models.CharField(
        _("file name"),
        max_length=200,
        blank=True,
        help_text=_("For a document kept as a file: its name in the project's collection."),
    )
    # When
    published_on = models.DateField(
        _("published on"), null=True, blank=True, help_text=_("Leave empty if it bears no date.")
    )
    published_precision = models.CharField(
        _("dated"), max_length=8, choices=DatePrecision, default=DatePrecision.DAY
    )
    accessed_on = models.DateField(_("accessed on"), null=True, blank=True)
    dating_note = models.CharField(
        _("how an undated source was dated"),
        max_length=300,
        blank=True,
        help_text=_("Like “the latest event it mentions is of 2023”."),
    )

    history = History()
    objects = SourceQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering: ClassVar = ["title", "pk"]
        constraints: ClassVar = [
            *Publishable.Meta.constraints,
            models.CheckConstraint(
                name="source_can_be_found",
                condition=~Q(url="") | ~Q(file_name=""),
                violation_error_message=_(
                    "Give the web address, or the file name of a document that has none."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.title
