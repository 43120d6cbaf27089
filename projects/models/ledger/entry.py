"""One entry of a ledger."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from projects.choices import DatePrecision, ReviewState
from projects.models.ledger.queryset import RELEASED, PublishedEntryError
from projects.models.source import Source
from projects.models.versioned import Versioned


class LedgerEntry(Versioned):
    """One dated, sourced statement of a figure."""

    REVIEW_FIELDS: ClassVar = frozenset(
        {"review_state", "returned_reason", "publish_at", "internal_note", "version"}
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    # When it is true
    effective_on = models.DateField(
        _("effective on"),
        help_text=_(
            "The date from which this is true. For a whole year or month, its last day; "
            "if the source gives no date, the date of the source."
        ),
    )
    effective_precision = models.CharField(
        _("dated"), max_length=8, choices=DatePrecision, default=DatePrecision.DAY
    )
    # How we know
    source = models.ForeignKey(
        Source,
        verbose_name=_("source"),
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("The document that says so. Every entry needs one."),
    )
    locator = models.CharField(
        _("where in the source"),
        max_length=200,
        blank=True,
        help_text=_("Page, paragraph or table, like “p. 4, para. 12”."),
    )
    # In words
    note = models.TextField(
        _("note for the public"), blank=True, help_text=_("Shown beside the figure.")
    )
    note_ko = models.TextField(_("note for the public (Korean)"), blank=True)
    internal_note = models.TextField(
        _("internal note"), blank=True, help_text=_("For colleagues only; never published.")
    )
    # Where sources disagree
    is_counted = models.BooleanField(
        _("counts"),
        default=True,
        help_text=_(
            "Leave ticked unless another source's value counts instead; "
            "then this one is shown as “also reported”."
        ),
    )
    counting_reason = models.TextField(
        _("why it counts, or does not"),
        blank=True,
        help_text=_("Needed where the entry does not count."),
    )
    # What it replaces
    supersedes = models.ForeignKey(
        "self",
        verbose_name=_("supersedes"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="successors",
        # Indexed below, without the many entries that supersede none: SQLite, once it has
        # statistics, would rather read the whole ledger than an index of nulls.
        db_index=False,
        help_text=_("The earlier entry that this one replaces, if any."),
    )
    is_correction = models.BooleanField(
        _("the earlier entry was never right"),
        default=False,
        help_text=_(
            "Tick for a mistake put right. Leave empty if the figure changed: "
            "the earlier value then stays true for the time before."
        ),
    )
    # Review
    # Not indexed: nearly every row is published, and SQLite, which keeps no statistics of its own
    # accord, would read them all through that index wherever a narrower one is at hand.
    review_state = models.CharField(
        _("review state"),
        max_length=12,
        choices=ReviewState,
        default=ReviewState.DRAFT,
    )
    returned_reason = models.TextField(_("reason for returning it"), blank=True)
    publish_at = models.DateTimeField(
        _("publish at"),
        null=True,
        blank=True,
        db_index=True,
        help_text=_("Only for an embargo: the moment, in the tracker's time zone, it ends."),
    )
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("entered by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    entered_at = models.DateTimeField(_("entered at"), default=timezone.now, editable=False)
    # The day of entered_at in the tracker's time zone, kept as a column so that the database
    # itself can refuse an entry dated in the future.
    entered_on = models.DateField(_("entered on"), default=timezone.localdate, editable=False)

    class Meta:
        abstract = True
        indexes: ClassVar = [
            models.Index(
                fields=["supersedes"],
                condition=Q(supersedes__isnull=False),
                name="%(class)s_supersedes",
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="%(class)s_is_not_dated_in_the_future",
                condition=Q(effective_on__lte=F("entered_on")),
                violation_error_message=_(
                    "“Effective on” is in the future: give the date from which this is true, "
                    "today at the latest."
                ),
            ),
            models.CheckConstraint(
                name="%(class)s_not_counted_has_a_reason",
                condition=Q(is_counted=True) | ~Q(counting_reason=""),
                violation_error_message=_("Say why this value does not count."),
            ),
            models.CheckConstraint(
                name="%(class)s_returned_has_a_reason",
                condition=~Q(review_state=ReviewState.RETURNED) | ~Q(returned_reason=""),
                violation_error_message=_("Say what has to change before it can be published."),
            ),
            models.CheckConstraint(
                name="%(class)s_under_embargo_has_a_moment",
                condition=~Q(review_state=ReviewState.SCHEDULED) | Q(publish_at__isnull=False),
                violation_error_message=_("An embargo needs the moment at which it ends."),
            ),
        ]

    def clean(self) -> None:
        """Refuse what no single column can tell.

        Raises ValidationError with the field it belongs to.
        """
        super().clean()
        if self.effective_on and self.effective_on > self.entered_on:
            raise ValidationError(
                {
                    "effective_on": _(
                        "%(given)s is in the future: give the date from which this is true, "
                        "%(today)s at the latest."
                    )
                    % {"given": self.effective_on, "today": self.entered_on}
                }
            )
        if self.supersedes is not None and self.subject != self.supersedes.subject:
            raise ValidationError(
                {
                    "supersedes": _(
                        "That entry belongs to another record: choose one of this record."
                    )
                }
            )

    @property
    def subject(self) -> models.Model | None:
        """The noun the figure is about; every ledger says which."""
        raise NotImplementedError

    @property
    def is_published(self) -> bool:
        """Whether review has released the entry; its subject may still hide it."""
        return self.review_state == ReviewState.PUBLISHED

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store a new entry, or the progress of its review.

        Raises PublishedEntryError if a published figure would be overwritten.
        """
        if not self._state.adding:
            self._refuse_overwriting()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete an entry that was never published.

        Raises PublishedEntryError otherwise.
        """
        stored = type(self)._default_manager.filter(pk=self.pk).first()
        if stored is not None and stored.review_state in RELEASED:
            raise PublishedEntryError(_("A published entry can't be deleted: withdraw it."))
        return super().delete(*args, **kwargs)

    def _refuse_overwriting(self) -> None:
        stored = type(self)._default_manager.filter(pk=self.pk).first()
        if stored is None or stored.review_state not in RELEASED:
            return
        changed = [
            field.name
            for field in self._meta.concrete_fields
            if field.name not in self.REVIEW_FIELDS
            and getattr(stored, field.attname) != getattr(self, field.attname)
        ]
        if changed:
            raise PublishedEntryError(
                _("A published entry can't be changed (%(fields)s): supersede it.")
                % {"fields": ", ".join(changed)}
            )
