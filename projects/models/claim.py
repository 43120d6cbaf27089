"""Claims: official statements of how far a plan has come."""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from projects.choices import Qualifier
from projects.models.history import History
from projects.models.ledger import LedgerEntry, LedgerQuerySet
from projects.models.meeting import Meeting
from projects.models.plan import Plan


class ClaimQuerySet(LedgerQuerySet["Claim"]):
    """Words for claims."""

    def subject_is_public(self) -> Q:
        return Q(
            plan__publication_state="published", plan__partnership__publication_state="published"
        )


class Claim(LedgerEntry):
    """One official statement of progress, exactly as far as the source goes."""

    plan = models.ForeignKey(
        Plan, verbose_name=_("plan"), on_delete=models.PROTECT, related_name="claims"
    )
    # What was claimed
    qualifier = models.CharField(
        _("hedged by"), max_length=10, choices=Qualifier, default=Qualifier.EXACTLY
    )
    percentage = models.DecimalField(
        _("per cent"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
        help_text=_("Leave empty if none was given; 0 means zero."),
    )
    numerator = models.PositiveIntegerField(
        _("how many"), null=True, blank=True, help_text=_("Leave empty if none was given.")
    )
    denominator = models.PositiveIntegerField(
        _("of how many"), null=True, blank=True, help_text=_("Leave empty if none was given.")
    )
    verb = models.CharField(
        _("verb"),
        max_length=80,
        help_text=_("The source's own word: implemented, addressed, carried out …"),
    )
    unit_counted = models.CharField(
        _("what was counted"),
        max_length=120,
        blank=True,
        help_text=_("Like “action lines”; leave empty if the source does not say."),
    )
    rounding = models.CharField(
        _("rounding"),
        max_length=120,
        blank=True,
        help_text=_("How the percentage was rounded, if the source shows it."),
    )
    # Who claimed it
    body = models.CharField(_("said by"), max_length=200, blank=True)
    meeting = models.ForeignKey(
        Meeting,
        verbose_name=_("said at"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="claims",
    )

    history = History()
    objects = ClaimQuerySet.as_manager()

    class Meta(LedgerEntry.Meta):
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        constraints: ClassVar = [
            *LedgerEntry.Meta.constraints,
            models.CheckConstraint(
                name="claim_percentage_is_between_0_and_100",
                condition=Q(percentage__isnull=True)
                | (Q(percentage__gte=0) & Q(percentage__lte=100)),
                violation_error_message=_("A percentage lies between 0 and 100."),
            ),
            models.CheckConstraint(
                name="claim_numerator_is_not_above_its_denominator",
                condition=Q(numerator__isnull=True)
                | Q(denominator__isnull=True)
                | Q(numerator__lte=F("denominator")),
                violation_error_message=_("More lines than there are: check both numbers."),
            ),
        ]
        indexes: ClassVar = [
            *LedgerEntry.Meta.indexes,
            models.Index(fields=["plan", "effective_on"]),
        ]

    def __str__(self) -> str:
        share = "" if self.percentage is None else f"{self.percentage.normalize():f}% "
        return f"{share}{self.verb} ({self.effective_on})"

    @property
    def subject(self) -> Plan:
        """The plan the claim is about."""
        return self.plan
