"""Terms: what public records are found and counted by."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

# The facet that a made-up record bears: an index tells them apart, however many others there are.
FICTION = "fiction"


class Term(models.Model):
    """One value of one facet of a public record; the empty value is “not reported”."""

    record = models.ForeignKey(
        "projects.PublicRecord", on_delete=models.CASCADE, related_name="terms"
    )
    facet = models.CharField(max_length=16)
    value = models.CharField(max_length=120, blank=True)

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering: ClassVar = ["facet", "value", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["facet", "value", "record"], name="term_is_listed_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.facet}: {self.value}"
