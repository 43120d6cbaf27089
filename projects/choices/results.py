"""How results are measured."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class IndicatorType(TextChoices):
    """The level of the results chain; a context indicator is nobody's result."""

    OUTPUT = "output", _("Output")
    OUTCOME = "outcome", _("Outcome")
    IMPACT = "impact", _("Impact")
    CONTEXT = "context", _("Context")


class Measure(TextChoices):
    """Whether an indicator is counted or described."""

    QUANTITATIVE = "quantitative", pgettext_lazy("measure", "Number")
    QUALITATIVE = "qualitative", pgettext_lazy("measure", "Words")


class Direction(TextChoices):
    """Which way an indicator should move."""

    UP = "up", _("Should rise")
    DOWN = "down", _("Should fall")
    NEITHER = "neither", _("No target direction")


class BreakdownDimension(TextChoices):
    """By what a reading is broken down."""

    COUNTRY = "country", _("Country")
    SEX = "sex", _("Sex")
    GROUP = "group", _("Group")
