"""Indicators: what is measured to see results, or the context of them."""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from projects.choices import Direction, IndicatorType, Measure
from projects.models.constraints import exactly_one
from projects.models.fund import Fund
from projects.models.history import History
from projects.models.partnership import Partnership
from projects.models.plan import Plan
from projects.models.project import Project
from projects.models.publishable import Publishable, PublishableQuerySet
from projects.models.source import Source
from projects.models.translated import Translated


class IndicatorQuerySet(PublishableQuerySet["Indicator"]):
    """Words for indicators."""

    context: ClassVar[Q] = (
        Q(project__public_record__isnull=False)
        | Q(
            plan__publication_state="published",
            plan__partnership__publication_state="published",
        )
        | Q(partnership__publication_state="published")
        | Q(fund__publication_state="published")
    )


class Indicator(Translated, Publishable):
    """One thing measured: of a project, a plan, a partnership or a fund."""

    # Of what
    project = models.ForeignKey(
        Project,
        verbose_name=_("project"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="indicators",
    )
    plan = models.ForeignKey(
        Plan,
        verbose_name=_("plan"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="indicators",
    )
    partnership = models.ForeignKey(
        Partnership,
        verbose_name=_("partnership"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="indicators",
    )
    fund = models.ForeignKey(
        Fund,
        verbose_name=_("fund"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="indicators",
    )
    # What is measured
    slug = models.SlugField(_("address"), max_length=120, unique=True)
    title = models.CharField(_("title"), max_length=300)
    title_ko = models.CharField(_("title (Korean)"), max_length=300, blank=True)
    type = models.CharField(_("type"), max_length=8, choices=IndicatorType)
    measure = models.CharField(
        _("measured as"), max_length=12, choices=Measure, default=Measure.QUANTITATIVE
    )
    unit = models.CharField(
        _("unit"), max_length=60, blank=True, help_text=_("Like “people” or “USD billion”.")
    )
    unit_ko = models.CharField(_("unit (Korean)"), max_length=60, blank=True)
    direction = models.CharField(
        _("direction"), max_length=7, choices=Direction, default=Direction.UP
    )
    # Where it started
    baseline_value = models.DecimalField(
        _("baseline"),
        max_digits=20,
        decimal_places=4,
        null=True,
        blank=True,
        help_text=_("Leave empty if unknown; 0 means zero."),
    )
    baseline_year = models.PositiveSmallIntegerField(
        _("year of the baseline"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1967), MaxValueValidator(2100)],
    )
    baseline_source = models.ForeignKey(
        Source,
        verbose_name=_("source of the baseline"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    history = History()
    objects = IndicatorQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        ordering: ClassVar = ["title", "pk"]
        constraints: ClassVar = [
            *Publishable.Meta.constraints,
            models.CheckConstraint(
                name="indicator_measures_one_thing",
                condition=exactly_one("project", "plan", "partnership", "fund"),
                violation_error_message=_(
                    "Choose the one project, plan, partnership or fund that it measures."
                ),
            ),
            models.CheckConstraint(
                name="indicator_baseline_has_a_year_and_a_source",
                condition=Q(baseline_value__isnull=True)
                | Q(baseline_year__isnull=False, baseline_source__isnull=False),
                violation_error_message=_("A baseline needs its year and its source."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def subject(self) -> Project | Plan | Partnership | Fund:
        """What is measured.

        Raises ValueError if none is chosen yet.
        """
        for chosen in (self.project, self.plan, self.partnership, self.fund):
            if chosen is not None:
                return chosen
        raise ValueError("The indicator measures nothing yet.")
