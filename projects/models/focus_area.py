"""Focus areas: the nodes of a plan's tree."""

from __future__ import annotations

from typing import ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from projects.models.history import History
from projects.models.plan import Plan
from projects.models.publishable import Publishable, PublishableQuerySet
from projects.models.source import Source
from projects.models.translated import Translated


class FocusAreaQuerySet(PublishableQuerySet["FocusArea"]):
    """Words for focus areas."""

    context: ClassVar[Q] = Q(
        plan__publication_state="published", plan__partnership__publication_state="published"
    )

    def in_order(self) -> Self:
        """As the document lists them, among one parent's areas."""
        return self.order_by("plan", "position", "pk")


class FocusArea(Translated, Publishable):
    """A pillar, area or sub-area of a plan, at any depth, with the document's own number."""

    # Where it stands
    plan = models.ForeignKey(
        Plan, verbose_name=_("plan"), on_delete=models.PROTECT, related_name="focus_areas"
    )
    parent = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Order within its parent.")
    )
    # What it is
    slug = models.SlugField(_("address"), max_length=120, unique=True)
    number = models.CharField(
        _("number"),
        max_length=20,
        blank=True,
        help_text=_("As the document prints it, like 1.1, I. or (a)."),
    )
    title = models.CharField(_("title"), max_length=300)
    title_ko = models.CharField(_("title (Korean)"), max_length=300, blank=True)
    # How we know
    source = models.ForeignKey(
        Source, verbose_name=_("source"), on_delete=models.PROTECT, related_name="+"
    )
    locator = models.CharField(_("where in the source"), max_length=200, blank=True)

    history = History()
    objects = FocusAreaQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = _("focus area")
        verbose_name_plural = _("focus areas")
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [
            *Publishable.Meta.constraints,
            models.CheckConstraint(
                name="focusarea_is_not_part_of_itself",
                condition=Q(parent__isnull=True) | ~Q(parent=F("pk")),
                violation_error_message=_("An area can't be part of itself."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()

    def clean(self) -> None:
        """Keep the tree within one plan and free of circles.

        Raises ValidationError on ``parent``.
        """
        super().clean()
        seen = {self.pk}
        above = self.parent
        while above is not None:
            if above.plan_id != self.plan_id:
                raise ValidationError({"parent": _("That area belongs to another plan.")})
            if above.pk in seen:
                raise ValidationError({"parent": _("That area is itself part of this one.")})
            seen.add(above.pk)
            above = above.parent
