"""Countries."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length, Lower, Substr, Upper
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _

from projects.models.fiction import CODES
from projects.models.history import History
from projects.models.translated import Translated
from projects.models.versioned import Versioned
from projects.validators import country_code


class CountryQuerySet(models.QuerySet["Country"]):
    """Words for countries."""

    def factual(self) -> Self:
        """Without those that are made up, and bear a code that no state will ever have."""
        return self.exclude(code__in=CODES)

    def fictional(self) -> Self:
        """Only those that are made up."""
        return self.filter(code__in=CODES)


class Country(Translated, Versioned):
    """One country of ISO 3166-1; its code is its key, so an unknown one can't be stored."""

    code = models.CharField(
        _("code"),
        max_length=2,
        primary_key=True,
        validators=[country_code],
        help_text=_("The two letters of ISO 3166-1, like VN."),
    )
    name = models.CharField(_("name"), max_length=100)
    name_ko = models.CharField(_("name (Korean)"), max_length=100, blank=True)

    history = History()
    objects = CountryQuerySet.as_manager()

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        ordering: ClassVar = ["name", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="country_code_has_two_letters",
                # A letter is what differs in its two cases; a digit does not.
                condition=Exact(Length("code"), 2)
                & Q(code=Upper("code"))
                & ~Exact(Lower(Substr("code", 1, 1)), Substr("code", 1, 1))
                & ~Exact(Lower(Substr("code", 2, 1)), Substr("code", 2, 1)),
                violation_error_message=_("Write the two capital letters of ISO 3166-1, like VN."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
