"""What the nouns have in common that go from draft to the public."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Self, TypeVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from projects.choices import PublicationState
from projects.models.fiction import made_up
from projects.models.versioned import Versioned

Row_co = TypeVar("Row_co", bound=models.Model, covariant=True)


class PublishableQuerySet(models.QuerySet[Row_co]):
    """Words for who may see a row. A noun that needs its parent public says so in ``context``."""

    context: ClassVar[Q] = Q()
    # The column of the address, which tells what is made up.
    address: ClassVar[str] = "slug"

    def approved(self) -> Self:
        """Released by review, whether or not what they belong to is public."""
        return self.filter(publication_state=PublicationState.PUBLISHED)

    def published(self) -> Self:
        """Only what an anonymous visitor may see."""
        return self.approved().filter(self.context)

    def factual(self) -> Self:
        """Without what is made up."""
        return self.exclude(made_up(self.address))

    def fictional(self) -> Self:
        """Only what is made up."""
        return self.filter(made_up(self.address))

    def due(self, *, at: datetime) -> Self:
        """Under an embargo that has passed at the moment ``at``."""
        return self.filter(publication_state=PublicationState.SCHEDULED, publish_at__lte=at)


class Publishable(Versioned):
    """A row that the public sees once its publication state says so."""

    # Publication
    # Not indexed: nearly every row is published; see review_state in ledger.py.
    publication_state = models.CharField(
        _("publication state"),
        max_length=12,
        choices=PublicationState,
        default=PublicationState.DRAFT,
    )
    publish_at = models.DateTimeField(
        _("publish at"),
        null=True,
        blank=True,
        db_index=True,
        help_text=_("Only for an embargo: the moment, in the tracker's time zone, it ends."),
    )
    # Bookkeeping
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    updated_at = models.DateTimeField(_("last edited at"), auto_now=True)

    class Meta:
        abstract = True
        constraints: ClassVar = [
            models.CheckConstraint(
                name="%(class)s_under_embargo_has_a_moment",
                condition=~Q(publication_state=PublicationState.SCHEDULED)
                | Q(publish_at__isnull=False),
                violation_error_message=_("An embargo needs the moment at which it ends."),
            ),
        ]

    @property
    def is_published(self) -> bool:
        """Whether the row itself is public; its parent may still hide it."""
        return self.publication_state == PublicationState.PUBLISHED
