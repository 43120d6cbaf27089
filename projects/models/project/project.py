"""The working copy of a project."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from projects.models.action_line import ActionLine
from projects.models.country import Country
from projects.models.focus_area import FocusArea
from projects.models.history import History
from projects.models.organisation import Organisation
from projects.models.plan import Plan
from projects.models.project.queryset import ProjectQuerySet
from projects.models.publishable import Publishable
from projects.models.source import Source
from projects.models.theme import Theme
from projects.models.translated import Translated
from projects.models.vocabulary_code import VocabularyCode


class Project(Translated, Publishable):
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
        help_text=_("Leave empty to use the shortest interval of its plans."),
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
