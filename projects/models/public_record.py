"""Public records: what publishing writes and everything public reads."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery, Sum, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from projects.choices import CLOSED_STATUSES, FundingKind, PeriodBasis, PublicationState
from projects.models.confirmation import Confirmation
from projects.models.funding_entry import FundingEntry
from projects.models.period import Period
from projects.models.project import Project
from projects.models.reading import Reading
from projects.models.status_update import StatusUpdate
from projects.models.term import FICTION, Term


class PublicRecordQuerySet(models.QuerySet["PublicRecord"]):
    """Words for public records.

    ``as_of`` comes first: it annotates the ``shown_…`` values that the other words, the filters
    and the orderings read, so that a page of today and a page of any date are one code.
    """

    is_factual = False

    def published(self) -> Self:
        """Every public record: being here is being public."""
        return self.all()

    def factual(self) -> Self:
        """Without what is made up."""
        found = self.exclude(pk__in=Term.objects.filter(facet=FICTION).values("record"))
        found.is_factual = True
        return found

    def fictional(self) -> Self:
        """Only what is made up."""
        return self.with_term(FICTION, ["true"])

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but factual() chooses among the records."""
        return len(self.query.where) > int(self.is_factual)

    def _clone(self) -> Self:
        clone: Self = super()._clone()  # type: ignore[misc]
        clone.is_factual = self.is_factual
        return clone

    def roots(self) -> Self:
        """Not part of another project: money is added up over these."""
        return self.filter(parent_slug="")

    def related_to(self, *, above: set[str], here: set[str]) -> Self:
        """The records with the addresses ``above``, and the parts and next phases of ``here``."""
        return self.filter(
            Q(slug__in=above) | Q(parent_slug__in=here) | Q(follows_slug__in=here)
        ).order_by("sort_title", "pk")

    def as_of(self, on: date | None) -> Self:
        """Annotate the values shown on the date ``on``; None is today, read from the columns.

        A project that no source mentioned by then is left out; one whose sources bear no date
        at all stays in.
        """
        if on is None:
            return self.annotate(
                shown_status=F("status"),
                shown_status_on=F("status_on"),
                shown_start_on=F("start_on"),
                shown_end_on=F("end_on"),
                shown_planned_end_on=F("planned_end_on"),
                shown_committed_usd=F("committed_usd"),
                shown_confirmed_on=F("confirmed_on"),
            )
        status = _entries(StatusUpdate.objects.all(), on)
        return self.filter(Q(first_known_on__isnull=True) | Q(first_known_on__lte=on)).annotate(
            shown_status=Coalesce(Subquery(status.values("status")[:1]), Value("")),
            shown_status_on=Subquery(status.values("effective_on")[:1]),
            shown_start_on=Coalesce(
                _date(on, PeriodBasis.ACTUAL, "starts_on"),
                _date(on, PeriodBasis.PLANNED, "starts_on"),
            ),
            shown_end_on=Coalesce(
                _date(on, PeriodBasis.ACTUAL, "ends_on"),
                _date(on, PeriodBasis.PLANNED, "ends_on"),
            ),
            shown_planned_end_on=_date(on, PeriodBasis.PLANNED, "ends_on"),
            shown_committed_usd=Subquery(
                _entries(FundingEntry.objects.all(), on)
                .filter(kind=FundingKind.COMMITMENT)
                .order_by()
                .values("project")
                .annotate(total=Sum("usd_amount"))
                .values("total")
            ),
            shown_confirmed_on=Subquery(
                Confirmation.objects.as_of(on)
                .filter(project=OuterRef("pk"))
                .order_by("-confirmed_on")
                .values("confirmed_on")[:1]
            ),
        )

    def with_term(self, facet: str, values: list[str]) -> Self:
        """Carrying at least one of ``values`` under ``facet``.

        Asked of each record rather than gathered first: a page then walks its order and stops
        when it is full, instead of finding every record that matches.
        """
        terms = Term.objects.filter(record=OuterRef("pk"), facet=facet, value__in=values)
        return self.filter(Exists(terms))

    def with_status(self, values: list[str]) -> Self:
        """Shown with one of the statuses; the empty one is “not reported”."""
        return self.filter(shown_status__in=values)

    def with_statuses_on(self, days: Mapping[str, date]) -> Self:
        """Annotate, under each name in ``days``, the status on that date; “” if none."""
        return self.annotate(
            **{
                name: Coalesce(
                    Subquery(_entries(StatusUpdate.objects.all(), on).values("status")[:1]),
                    Value(""),
                )
                for name, on in days.items()
            }
        )

    def statuses(self) -> dict[int, str]:
        """The status shown for each record, by primary key."""
        return dict(self.order_by().values_list("pk", F("shown_status")))

    def count_by_status(self) -> dict[str, int]:
        """How many records are shown with each status."""
        counts = (
            self.order_by()
            .values(shown=F("shown_status"))
            .annotate(count=Count("pk", distinct=True))
        )
        return {row["shown"]: row["count"] for row in counts}

    def active_in(self, year: int) -> Self:
        """Running on at least one day of the year, by the dates that are known."""
        return self.filter(
            Q(shown_end_on__isnull=True) | Q(shown_end_on__gte=date(year, 1, 1)),
            shown_start_on__lte=date(year, 12, 31),
        )

    def end_passed(self, *, on: date) -> Self:
        """The planned end has passed on the date ``on`` and no source says the project ended.

        A flag beside the status, which is never derived from a date.
        """
        return self.filter(shown_planned_end_on__lt=on).exclude(shown_status__in=CLOSED_STATUSES)

    def delayed(self, *, on: date) -> Self:
        """Planned today to end, or known to have ended, later than the first plan said."""
        first = (
            Period.objects.approved()
            .counted()
            .uncorrected()
            .filter(
                project=OuterRef("pk"),
                effective_on__lte=on,
                basis=PeriodBasis.PLANNED,
                ends_on__isnull=False,
            )
            .in_order()
        )
        return self.filter(
            shown_planned_end_on__isnull=False,
            shown_end_on__gt=Subquery(first.values("ends_on")[:1]),
        )

    def stale(self, *, on: date, days: int) -> Self:
        """Neither given a status nor confirmed in the ``days`` days up to ``on``."""
        since = on - timedelta(days=days)
        # What is unknown is null, which exclude() on an annotation would drop too.
        return self.filter(
            Q(shown_status_on__isnull=True) | Q(shown_status_on__lte=since),
            Q(shown_confirmed_on__isnull=True) | Q(shown_confirmed_on__lte=since),
        )

    def missing(self, what: str, *, on: date | None) -> Self:
        """Without any reported dates, funding or outcome on the date ``on``, or any document.

        None is today, read from the terms; documents bear no date of their own. Raises KeyError
        for any other ``what``.
        """
        if on is None or what == "source":
            return self.with_term("missing", [what])
        reported = {
            "dates": Period.objects.filter(project=OuterRef("pk")),
            "funding": FundingEntry.objects.filter(project=OuterRef("pk")),
            "outcome": Reading.objects.filter(
                indicator__project=OuterRef("pk"),
                indicator__publication_state=PublicationState.PUBLISHED,
            ),
        }[what]
        return self.exclude(Exists(reported.approved().counted().as_of(on)))

    def containing(self, words: str) -> Self:
        """Whose names, acronyms, aliases or summaries contain every one of ``words``."""
        found = self
        for word in words.split():
            found = found.filter(search_text__contains=word)
        return found


def _entries(ledger: Any, on: date) -> Any:
    """The counted entries of the outer record's project in effect on ``on``, latest first."""
    return ledger.approved().counted().as_of(on).filter(project=OuterRef("pk")).latest_first()


def _date(on: date, basis: PeriodBasis, column: str) -> Subquery:
    entries = _entries(Period.objects.all(), on).filter(
        **{"basis": basis, f"{column}__isnull": False}
    )
    return Subquery(entries.values(column)[:1])


class PublicRecord(models.Model):
    """One published project: its public documents, and the columns and terms that find it.

    Written by services/public_record.py alone, in the publishing transaction. ``snapshot`` is
    the published version of the working copy; ``summary`` and ``document`` are the JSON that the
    API serves, composed from the snapshot and the published ledger entries. A missing status is
    the empty string, any other missing value is null. ``parent_slug`` and ``follows_slug`` are
    filled only while the record they name is public too.
    """

    project = models.OneToOneField(
        Project, on_delete=models.PROTECT, primary_key=True, related_name="public_record"
    )
    # What was published
    slug = models.SlugField(max_length=100, unique=True)
    version = models.PositiveIntegerField()
    published_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    snapshot = models.TextField()
    # What is served
    summary = models.TextField()
    document = models.TextField()
    # What finds and orders it
    acronym = models.CharField(max_length=30, blank=True)
    title = models.CharField(max_length=300)
    title_ko = models.CharField(max_length=300, blank=True)
    sort_title = models.CharField(max_length=300)
    search_text = models.TextField()
    parent_slug = models.CharField(max_length=100, blank=True)
    follows_slug = models.CharField(max_length=100, blank=True)
    # Whom the published version names, public or not: by these a change finds its relatives.
    parent_key = models.BigIntegerField(null=True, db_index=True)
    follows_key = models.BigIntegerField(null=True, db_index=True)
    is_signature = models.BooleanField()
    status = models.CharField(max_length=16, blank=True)
    status_on = models.DateField(null=True)
    start_on = models.DateField(null=True)
    end_on = models.DateField(null=True)
    planned_end_on = models.DateField(null=True)
    committed_usd = models.DecimalField(max_digits=20, decimal_places=2, null=True)
    confirmed_on = models.DateField(null=True)
    first_known_on = models.DateField(null=True)

    objects = PublicRecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("public record")
        verbose_name_plural = _("public records")
        ordering: ClassVar = ["sort_title", "pk"]
        indexes: ClassVar = [
            models.Index(fields=["sort_title", "project"], name="publicrecord_by_title"),
            models.Index(fields=["updated_at", "project"], name="publicrecord_by_update"),
            models.Index(fields=["end_on", "project"], name="publicrecord_by_end"),
            models.Index(fields=["start_on", "project"], name="publicrecord_by_start"),
            models.Index(fields=["committed_usd", "project"], name="publicrecord_by_commitment"),
            models.Index(fields=["status_on", "project"], name="publicrecord_by_status_date"),
            models.Index(fields=["parent_slug"], name="publicrecord_by_parent"),
            models.Index(fields=["follows_slug"], name="publicrecord_by_phase"),
        ]

    def __str__(self) -> str:
        return self.slug
