"""Reporting periods, and which projects are complete for them."""

from __future__ import annotations

from django.db.models import Model

from projects.services.access.kinds.part import Parts
from projects.services.access.kinds.plan import PlanParts
from projects.services.access.reach import Reach, both, condition
from projects.services.access.rule import Rule
from projects.services.access.standing import NOBODY, Standing


class ReportingPeriods(PlanParts):
    """In the hands of the plan's reviewers: to keep one is to lock and unlock it."""

    def seen(self, me: Standing, at: str = "") -> Reach:
        """Those of visible plans."""
        return self.about("seen", me, at)

    def changeable(self, me: Standing) -> Reach:
        """Those that are open."""
        return condition("", locked_at__isnull=True)

    def deletable(self) -> Reach:
        """Those that are open."""
        return self.changeable(NOBODY)


class ReportCompletions(Parts):
    """Said, and taken back, by whoever changes the project, while the period is open."""

    def __init__(self, model: type[Model], reporting_period: Rule, **subjects: Rule) -> None:
        super().__init__(model, **subjects)
        self.reporting_period = reporting_period

    def seen(self, me: Standing, at: str = "") -> Reach:
        """Those of visible projects in visible periods."""
        period = self.reporting_period.seen(me, f"{at}reporting_period__")
        return both(super().seen(me, at), period)

    def changeable(self, me: Standing) -> Reach:
        """Those of open periods."""
        return condition("", reporting_period__locked_at__isnull=True)

    def deletable(self) -> Reach:
        """Those of open periods."""
        return self.changeable(NOBODY)
