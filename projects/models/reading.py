"""Readings: the ledger of an indicator's values."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from projects.choices import BreakdownDimension
from projects.models.history import History
from projects.models.indicator_entry import IndicatorEntry, IndicatorEntryQuerySet
from projects.models.ledger import RELEASED, PublishedEntryError


class ReadingQuerySet(IndicatorEntryQuerySet["Reading"]):
    """Words for readings."""


class Reading(IndicatorEntry):
    """What a source says an indicator stood at on a date."""

    history = History()
    objects = ReadingQuerySet.as_manager()

    class Meta(IndicatorEntry.Meta):
        verbose_name = _("reading")
        verbose_name_plural = _("readings")
        default_related_name = "readings"

    def __str__(self) -> str:
        return f"{self.value if self.value is not None else self.text} ({self.effective_on})"


class ReadingPartQuerySet(models.QuerySet["ReadingPart"]):
    """Words for parts of readings."""

    def published(self) -> Self:
        """Only parts of readings that the public may see."""
        return self.filter(reading__in=Reading.objects.published())


class ReadingPart(models.Model):
    """A part of a reading, by country, sex or group; parts are never added to the whole."""

    reading = models.ForeignKey(
        Reading, verbose_name=_("reading"), on_delete=models.CASCADE, related_name="parts"
    )
    dimension = models.CharField(_("by"), max_length=8, choices=BreakdownDimension)
    label = models.CharField(
        _("which"), max_length=100, help_text=_("For a country, its two-letter code.")
    )
    value = models.DecimalField(_("value"), max_digits=20, decimal_places=4)

    history = History()
    objects = ReadingPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("part of a reading")
        verbose_name_plural = _("parts of a reading")
        ordering: ClassVar = ["dimension", "label", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["reading", "dimension", "label"], name="readingpart_is_listed_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label}: {self.value}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store a part.

        Raises PublishedEntryError if it belongs to a published reading and would change.
        """
        self._refuse_overwriting()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete a part of a reading that was never published.

        Raises PublishedEntryError otherwise.
        """
        self._refuse_overwriting()
        return super().delete(*args, **kwargs)

    def _refuse_overwriting(self) -> None:
        stored = type(self).objects.filter(pk=self.pk).select_related("reading").first()
        if stored is not None and stored.reading.review_state in RELEASED:
            raise PublishedEntryError(
                _("A part of a published reading can't be changed: supersede the reading.")
            )
