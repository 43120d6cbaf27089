"""Which projects are meant; what is due or overdue is told for a date, never for now."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Count, Exists, Expression, F, OuterRef, Q, Subquery

from projects.choices import CLOSED_STATUSES, FINAL_STATUSES, PeriodBasis, PublicationState
from projects.models.funding_entry import FundingEntry
from projects.models.period import Period
from projects.models.project.gaps import lacking
from projects.models.project.upkeep import DaysAfter, interval_days, looked_at_on, notice_days
from projects.models.publishable import PublishableQuerySet
from projects.models.status_update import StatusUpdate

if TYPE_CHECKING:
    from projects.models.project.project import Project
    from projects.models.reporting_period import ReportingPeriod


class ProjectQuerySet(PublishableQuerySet["Project"]):
    """Words for projects."""

    model: type[Project]

    def roots(self) -> Self:
        """Not part of another project: money is added up over these."""
        return self.filter(parent__isnull=True)

    def signature(self) -> Self:
        """Labelled as signature projects."""
        return self.filter(is_signature=True)

    def for_staff(self, user: AbstractBaseUser | AnonymousUser) -> Self:
        """Those that this person keeps: as an owner, or because an organisation of theirs owns."""
        people = self.model.owners.through._default_manager
        organisations = self.model.owner_organisations.through._default_manager
        return self.filter(
            Exists(people.filter(project=OuterRef("pk"), user=user.pk))
            | Exists(
                organisations.filter(project=OuterRef("pk"), organisation__staff__user=user.pk)
            )
        )

    def serving(self, plans: Collection[int]) -> Self:
        """Those that serve one of the plans, by its key, or an area or a line of it."""
        through = {
            "plan__in": self.model.plans.through,
            "focusarea__plan__in": self.model.focus_areas.through,
            "actionline__plan__in": self.model.action_lines.through,
        }
        ways = (
            Q(pk__in=links._default_manager.filter(**{name: plans}).values("project"))
            for name, links in through.items()
        )
        return self.filter(Q(*ways, _connector=Q.OR))

    # Reporting on a plan

    def reporting_in(self, period: ReportingPeriod) -> Self:
        """Those that report in the period: they serve its plan, and are not withdrawn."""
        served = self.serving([period.plan_id])
        return served.exclude(publication_state=PublicationState.WITHDRAWN)

    def complete_for(self, period: ReportingPeriod) -> Self:
        """Those that report in the period, and said that all is in."""
        return self.reporting_in(period).filter(report_completions__reporting_period=period)

    def incomplete_for(self, period: ReportingPeriod) -> Self:
        """Those that report in the period, and still have to say that all is in."""
        return self.reporting_in(period).exclude(report_completions__reporting_period=period)

    # As of a date

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
        return self.with_status(on=on).filter(_is_overdue(on))

    def overspent(self, *, on: date) -> Self:
        """Paid more than was committed, by what is published on the date ``on``."""
        entries = FundingEntry.objects.approved().counted().as_of(on)
        return self.filter(pk__in=entries.above_commitment().values("project"))

    # Looked at again and again

    def with_review_due(self, *, on: date) -> Self:
        """Annotate ``looked_at_on``, ``review_days`` and ``review_due_on`` as of ``on``.

        A project that nobody ever looked at has neither day.
        """
        return (
            self.with_status(on=on)
            .annotate(looked_at_on=looked_at_on(on), review_days=interval_days())
            .annotate(review_due_on=DaysAfter(F("looked_at_on"), F("review_days")))
        )

    def stale(self, *, on: date) -> Self:
        """The review interval is over on the date ``on``, or nobody ever looked."""
        return self.with_review_due(on=on).filter(_is_stale(on))

    def due_for_review(self, *, on: date) -> Self:
        """The review interval is over soon after the date ``on``, and not yet on it."""
        return self.with_review_due(on=on).annotate(due_from=_due_from()).filter(_is_due(on))

    def count_attention(self, *, on: date) -> dict[str, int]:
        """How many are stale, due for review and overdue on the date ``on``, asked at once."""
        words = {"stale": _is_stale(on), "due": _is_due(on), "overdue": _is_overdue(on)}
        return (
            self.with_review_due(on=on)
            .annotate(due_from=_due_from())
            .aggregate(**{word: Count("pk", filter=condition) for word, condition in words.items()})
        )

    # Not known yet

    def missing(self, what: str) -> Self:
        """Those that say nothing of ``what``. Raises KeyError for an unknown word."""
        return self.filter(lacking(self.model, what))

    # In order

    def in_order(self) -> Self:
        """By title, in one order for every reader."""
        return self.order_by("title", "pk")

    def longest_unseen_first(self) -> Self:
        """By the day on which a look is due, those never looked at first."""
        return self.order_by(F("review_due_on").asc(nulls_first=True), "title", "pk")


# Of what is annotated as of the date


def _is_overdue(on: date) -> Q:
    # An unknown status is null, which exclude() on an annotation would drop too.
    return Q(planned_end_then__lt=on) & (
        Q(status_then__isnull=True) | ~Q(status_then__in=CLOSED_STATUSES)
    )


def _is_kept_up() -> Q:
    """Those to be looked at from time to time: not withdrawn, completed or cancelled."""
    return ~Q(publication_state=PublicationState.WITHDRAWN) & (
        Q(status_then__isnull=True) | ~Q(status_then__in=FINAL_STATUSES)
    )


def _is_stale(on: date) -> Q:
    return _is_kept_up() & (Q(review_due_on__isnull=True) | Q(review_due_on__lte=on))


def _is_due(on: date) -> Q:
    return _is_kept_up() & Q(review_due_on__gt=on, due_from__lte=on)


def _due_from() -> Expression:
    return DaysAfter(F("looked_at_on"), F("review_days") - notice_days())
