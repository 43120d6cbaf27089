"""Which entries of a ledger speak, and when."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Self, TypeVar

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from projects.choices import ReviewState
from projects.models.fiction import made_up

if TYPE_CHECKING:
    from projects.models.ledger.entry import LedgerEntry

Row_co = TypeVar("Row_co", bound="LedgerEntry", covariant=True)

# Once the public has seen an entry, even if it was taken back, its figure stays as it was.
RELEASED = frozenset({ReviewState.PUBLISHED, ReviewState.WITHDRAWN})

# Sent back to whoever entered it, or withdrawn: it says nothing for the time being.
TAKEN_BACK = frozenset({ReviewState.RETURNED, ReviewState.WITHDRAWN})


class PublishedEntryError(Exception):
    """A published entry was about to be changed or deleted; supersede or withdraw it instead."""


class LedgerQuerySet(models.QuerySet[Row_co]):
    """Words for which entries speak, and when."""

    def subject_is_public(self) -> Q:
        """When the public may see what the entry is about."""
        return Q()

    def approved(self) -> Self:
        """Released by review, whether or not their subject is public."""
        return self.filter(review_state=ReviewState.PUBLISHED)

    def published(self) -> Self:
        """Only what an anonymous visitor may see."""
        return self.approved().with_public_subject()

    def with_public_subject(self) -> Self:
        """About something that the public may see."""
        return self.filter(self.subject_is_public())

    def factual(self) -> Self:
        """Without what is made up: its source is."""
        return self.exclude(made_up("source__slug"))

    def fictional(self) -> Self:
        """Only what is made up."""
        return self.filter(made_up("source__slug"))

    def uncorrected(self) -> Self:
        """Once true: not put right by a published correction, whether or not revised since."""
        return self.with_corrected().filter(is_corrected=False)

    def with_corrected(self) -> Self:
        """Annotated with ``is_corrected``: by a correction of any date, as known today."""
        corrections = self.model._default_manager.filter(
            supersedes=OuterRef("pk"), is_correction=True, review_state=ReviewState.PUBLISHED
        )
        return self.annotate(is_corrected=Exists(corrections))

    def pending(self) -> Self:
        """Entered and not yet released, returned or withdrawn."""
        return self.filter(review_state__in=[ReviewState.DRAFT, ReviewState.SUBMITTED])

    def due(self, *, at: datetime) -> Self:
        """Under an embargo that has passed at the moment ``at``."""
        return self.filter(review_state=ReviewState.SCHEDULED, publish_at__lte=at)

    def as_of(self, on: date) -> Self:
        """In effect on the date ``on`` and not superseded by then, as known today."""
        return self.known(on).filter(is_superseded=False)

    def known(self, on: date) -> Self:
        """In effect by the date ``on``, annotated with ``is_superseded`` by then."""
        return self.filter(effective_on__lte=on).annotate(is_superseded=self._superseded(on))

    def known_twice(self, *, since: date, on: date) -> Self:
        """Known on the date ``on``, annotated with ``was_superseded`` by the earlier ``since``."""
        return self.known(on).annotate(was_superseded=self._superseded(since))

    def _superseded(self, on: date) -> Exists:
        return Exists(
            self.model._default_manager.filter(
                Q(is_correction=True) | Q(effective_on__lte=on),
                supersedes=OuterRef("pk"),
                review_state=ReviewState.PUBLISHED,
            )
        )

    def standing(self) -> Self:
        """Neither returned nor withdrawn: what the working copy says, released or not."""
        return self.exclude(review_state__in=TAKEN_BACK)

    def unreplaced(self) -> Self:
        """Standing, and superseded by nothing that stands: what all drafts together would say."""
        successors = self.model._default_manager.filter(supersedes=OuterRef("pk"))
        return self.standing().exclude(Exists(successors.exclude(review_state__in=TAKEN_BACK)))

    def counted(self) -> Self:
        """The values that count where sources disagree."""
        return self.filter(is_counted=True)

    def in_order(self) -> Self:
        """Oldest first, in one order for every reader."""
        return self.order_by("effective_on", "entered_at", "pk")

    def latest_first(self) -> Self:
        """The entry that speaks today first."""
        return self.order_by("-effective_on", "-entered_at", "-pk")

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refuse to delete what is published.

        Raises PublishedEntryError if the selection holds a published entry.
        """
        if self.filter(review_state__in=RELEASED).exists():
            raise PublishedEntryError(_("A published entry can't be deleted: withdraw it."))
        return super().delete()
