"""Action lines: the numbered commitments of a plan."""

from __future__ import annotations

from typing import ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from projects.models.focus_area import FocusArea
from projects.models.history import History
from projects.models.plan import Plan
from projects.models.publishable import Publishable, PublishableQuerySet
from projects.models.source import Source
from projects.models.translated import Translated


class ActionLineQuerySet(PublishableQuerySet["ActionLine"]):
    """Words for action lines."""

    context: ClassVar[Q] = Q(
        plan__publication_state="published", plan__partnership__publication_state="published"
    ) & (Q(focus_area__isnull=True) | Q(focus_area__publication_state="published"))

    def in_order(self) -> Self:
        """As the document lists them."""
        return self.order_by("plan", "position", "pk")


class ActionLine(Translated, Publishable):
    """One numbered commitment of a plan, with where the document states it."""

    # Where it stands
    plan = models.ForeignKey(
        Plan, verbose_name=_("plan"), on_delete=models.PROTECT, related_name="action_lines"
    )
    focus_area = models.ForeignKey(
        FocusArea,
        verbose_name=_("focus area"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="action_lines",
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Order within the plan.")
    )
    # What it says
    slug = models.SlugField(_("address"), max_length=120, unique=True)
    number = models.CharField(
        _("number"), max_length=20, help_text=_("As the document prints it, like 1.1.2 or 1.1(2).")
    )
    text = models.TextField(_("text"))
    text_ko = models.TextField(_("text (Korean)"), blank=True)
    # How we know
    source = models.ForeignKey(
        Source,
        verbose_name=_("document"),
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("The document that states the line."),
    )
    locator = models.CharField(_("where in the document"), max_length=200, blank=True)

    history = History()
    objects = ActionLineQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = _("action line")
        verbose_name_plural = _("action lines")
        ordering: ClassVar = ["plan", "position", "pk"]
        constraints: ClassVar = [
            *Publishable.Meta.constraints,
            models.UniqueConstraint(
                fields=["plan", "number"],
                name="actionline_number_is_unique_in_its_plan",
                violation_error_message=_("This plan already has a line with that number."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.text}"

    def clean(self) -> None:
        """Keep the line within its plan.

        Raises ValidationError on ``focus_area``.
        """
        super().clean()
        if self.focus_area is not None and self.focus_area.plan_id != self.plan_id:
            raise ValidationError({"focus_area": _("That area belongs to another plan.")})
