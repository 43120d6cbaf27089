"""Projects: the working copy that staff edit."""

from __future__ import annotations

from datetime import date, timedelta
from typing import ClassVar, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from projects.choices import CLOSED_STATUSES, PeriodBasis
from projects.models.action_line import ActionLine
from projects.models.confirmation import Confirmation
from projects.models.country import Country
from projects.models.focus_area import FocusArea
from projects.models.history import History
from projects.models.organisation import Organisation
from projects.models.period import Period
from projects.models.plan import Plan
from projects.models.publishable import Publishable, PublishableQuerySet
from projects.models.source import Source
from projects.models.status_update import StatusUpdate
from projects.models.theme import Theme
from projects.models.vocabulary_code import VocabularyCode


class ProjectQuerySet(PublishableQuerySet["Project"]):
    """Words for projects; what is overdue or stale is told for a date, never for now."""

    def roots(self) -> Self:
        """Not part of another project: money is added up over these."""
        return self.filter(parent__isnull=True)

    def signature(self) -> Self:
        """Labelled as signature projects."""
        return self.filter(is_signature=True)

    def with_status(self, *, on: date) -> Self:
        """Annotate ``status_then``, ``status_then_on`` and ``planned_end_then`` as of ``on``."""
        statuses = (
            StatusUpdate.objects.approved()
            .counted()
            .as_of(on)
            .filter(project=OuterRef("pk"))
            .latest_first()
        )
        ends = (
            Period.objects.approved()
            .counted()
            .as_of(on)
            .filter(project=OuterRef("pk"), basis=PeriodBasis.PLANNED, ends_on__isnull=False)
            .latest_first()
        )
        return self.annotate(
            status_then=Subquery(statuses.values("status")[:1]),
            status_then_on=Subquery(statuses.values("effective_on")[:1]),
            planned_end_then=Subquery(ends.values("ends_on")[:1]),
        )

    def overdue(self, *, on: date) -> Self:
        """The planned end has passed on the date ``on`` and no source says the project ended.

        A flag beside the status, which is never derived from a date.
        """
        return (
            self.with_status(on=on)
            .filter(planned_end_then__lt=on)
            # An unknown status is null, which exclude() on an annotation would drop too.
            .filter(Q(status_then__isnull=True) | ~Q(status_then__in=CLOSED_STATUSES))
        )

    def unconfirmed(self, *, on: date, days: int) -> Self:
        """Neither confirmed nor given a status in the ``days`` days up to ``on``."""
        since = on - timedelta(days=days)
        confirmations = Confirmation.objects.filter(
            project=OuterRef("pk"), confirmed_on__gt=since, confirmed_on__lte=on
        )
        return (
            self.with_status(on=on)
            .filter(~Exists(confirmations))
            .filter(Q(status_then_on__isnull=True) | Q(status_then_on__lte=since))
        )

    def in_order(self) -> Self:
        """By title, in one order for every reader."""
        return self.order_by("title", "pk")


class Project(Publishable):
    """A cooperation project, programme or component: the copy that staff edit.

    The public reads PublicRecord, which publishing writes. Status, dates, money and results are
    ledgers of their own; this row holds only what has no date.
    """

    # What it is
    slug = models.SlugField(_("address"), max_length=100, unique=True)
    acronym = models.CharField(_("acronym"), max_length=30, blank=True)
    title = models.CharField(_("title"), max_length=300)
    title_ko = models.CharField(_("title (Korean)"), max_length=300, blank=True)
    summary = models.TextField(
        _("summary"), blank=True, help_text=_("What it does, in two sentences of your own.")
    )
    summary_ko = models.TextField(_("summary (Korean)"), blank=True)
    is_signature = models.BooleanField(_("signature project"), default=False)
    sources = models.ManyToManyField(
        Source,
        verbose_name=_("documents"),
        blank=True,
        related_name="described_projects",
        help_text=_("The documents that describe it; each figure names its own besides."),
    )
    # Where it belongs
    parent = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="components",
        help_text=_("The larger project; its money already includes this one's."),
    )
    follows = models.ForeignKey(
        "self",
        verbose_name=_("next phase of"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="next_phases",
    )
    plans = models.ManyToManyField(
        Plan, verbose_name=_("plans"), blank=True, related_name="projects"
    )
    focus_areas = models.ManyToManyField(
        FocusArea, verbose_name=_("focus areas"), blank=True, related_name="projects"
    )
    action_lines = models.ManyToManyField(
        ActionLine, verbose_name=_("action lines"), blank=True, related_name="projects"
    )
    themes = models.ManyToManyField(
        Theme, verbose_name=_("themes"), blank=True, related_name="projects"
    )
    countries = models.ManyToManyField(
        Country,
        verbose_name=_("countries"),
        through="ProjectCountry",
        blank=True,
        related_name="projects",
    )
    organisations = models.ManyToManyField(
        Organisation,
        verbose_name=_("organisations"),
        through="Participation",
        blank=True,
        related_name="projects",
    )
    codes = models.ManyToManyField(
        VocabularyCode,
        verbose_name=_("codes"),
        through="Classification",
        blank=True,
        related_name="projects",
    )
    # Who keeps it true
    owners = models.ManyToManyField(
        settings.AUTH_USER_MODEL, verbose_name=_("owners"), blank=True, related_name="+"
    )
    owner_organisations = models.ManyToManyField(
        Organisation,
        verbose_name=_("owning organisations"),
        blank=True,
        related_name="owned_projects",
    )
    review_interval_days = models.PositiveSmallIntegerField(
        _("review every … days"),
        null=True,
        blank=True,
        help_text=_("Leave empty to use the plan's interval."),
    )

    history = History(
        m2m_fields=[
            sources,
            plans,
            focus_areas,
            action_lines,
            themes,
            owners,
            owner_organisations,
        ]
    )
    objects = ProjectQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        ordering: ClassVar = ["title", "pk"]
        permissions: ClassVar = [
            ("publish_project", _("Can publish projects and their entries")),
        ]
        constraints: ClassVar = [
            *Publishable.Meta.constraints,
            models.CheckConstraint(
                name="project_is_not_part_of_itself",
                condition=Q(parent__isnull=True) | ~Q(parent=F("pk")),
                violation_error_message=_("A project can't be part of itself."),
            ),
            models.CheckConstraint(
                name="project_does_not_follow_itself",
                condition=Q(follows__isnull=True) | ~Q(follows=F("pk")),
                violation_error_message=_("A project can't be its own next phase."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.acronym}: {self.title}" if self.acronym else self.title

    def clean(self) -> None:
        """Keep the tree of projects and the chain of phases free of circles.

        Raises ValidationError on ``parent`` or ``follows``.
        """
        super().clean()
        seen = {self.pk}
        above = self.parent
        while above is not None:
            if above.pk in seen:
                raise ValidationError({"parent": _("That project is itself part of this one.")})
            seen.add(above.pk)
            above = above.parent
        seen = {self.pk}
        before = self.follows
        while before is not None:
            if before.pk in seen:
                raise ValidationError({"follows": _("That project is itself a phase after this.")})
            seen.add(before.pk)
            before = before.follows
