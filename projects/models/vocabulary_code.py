"""Codes of vocabularies kept by others: SDGs, DAC purposes, policy markers."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from projects.choices import Vocabulary
from projects.models.history import History
from projects.models.translated import Translated
from projects.models.versioned import Versioned


class VocabularyCode(Translated, Versioned):
    """One code of one vocabulary."""

    vocabulary = models.CharField(_("vocabulary"), max_length=14, choices=Vocabulary)
    code = models.CharField(_("code"), max_length=10)
    name = models.CharField(_("name"), max_length=300)
    name_ko = models.CharField(_("name (Korean)"), max_length=300, blank=True)

    history = History()

    class Meta:
        verbose_name = _("vocabulary code")
        verbose_name_plural = _("vocabulary codes")
        ordering: ClassVar = ["vocabulary", "code", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["vocabulary", "code"], name="vocabularycode_is_listed_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_vocabulary_display()} {self.code}: {self.name}"
