"""Rows with texts in English and in Korean, of which the Korean can fall behind."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from projects.choices import TranslationState


class Translated(models.Model):
    """A row whose Korean texts each stand beside an English one, as ``title_ko`` by ``title``."""

    # Names of English fields; kept by services.history whenever the row is stored.
    outdated_translations = models.JSONField(
        _("outdated translations"), default=list, blank=True, editable=False
    )

    # The fields whose Korean the person who saves has looked at and found right; not stored.
    checked_translations: frozenset[str] = frozenset()
    # Whether the marks are right as they stand, where the row is put back to what it held.
    has_former_marks: bool = False

    class Meta:
        abstract = True

    def translation_of(self, name: str) -> TranslationState | None:
        """Where the Korean of an English field stands; None where there is nothing to say."""
        if vars(self)[f"{name}_ko"]:
            is_outdated = name in self.outdated_translations
            return TranslationState.OUTDATED if is_outdated else TranslationState.CURRENT
        return TranslationState.MISSING if vars(self)[name] else None


def translated_fields(model: type[models.Model]) -> list[str]:
    """The English fields of a model that have a Korean one beside them."""
    names = [field.name for field in model._meta.concrete_fields]
    return [name for name in names if f"{name}_ko" in names]


def korean_is(state: str, model: type[models.Model]) -> Q:
    """Rows of which some Korean is missing or outdated; current is neither."""
    is_missing = Q()
    for name in translated_fields(model):
        is_missing |= Q(**{f"{name}_ko": ""}) & ~Q(**{name: ""})
    is_outdated = ~Q(outdated_translations=[])
    return {
        TranslationState.MISSING.value: is_missing,
        TranslationState.OUTDATED.value: is_outdated,
        TranslationState.CURRENT.value: ~is_missing & ~is_outdated,
    }[state]
