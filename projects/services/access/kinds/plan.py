"""Plans, their areas, lines and fates."""

from __future__ import annotations

from projects.services.access.reach import Reach, both, condition, either
from projects.services.access.rule import Rule
from projects.services.access.standing import Standing


class Plans(Rule):
    """A plan's reviewers keep its text, and decide on all that is said about it."""

    def kept(self, me: Standing, at: str = "") -> Reach:
        """The plans that one reviews."""
        return condition(at, pk__in=me.plans) if me.reviews else None

    def decided(self, me: Standing, at: str = "") -> Reach:
        """The plans that one reviews."""
        return self.kept(me, at)

    def changes(self, me: Standing, at: str = "") -> Reach:
        """The plans that one reviews."""
        return self.kept(me, at)


class PlanParts(Rule):
    """The areas, the lines and their fates are in the hands of the plan's reviewers."""

    def kept(self, me: Standing, at: str = "") -> Reach:
        """Those of the plans that one reviews."""
        return self.about("kept", me, at)

    def decided(self, me: Standing, at: str = "") -> Reach:
        """Those of the plans that one reviews."""
        return self.kept(me, at)

    def adds(self, me: Standing) -> bool:
        """Those who review a plan."""
        return me.reviews

    def changes(self, me: Standing, at: str = "") -> Reach:
        """Those of the plans that one reviews."""
        return self.kept(me, at)

    def deletes(self, me: Standing) -> Reach:
        """Those of the plans that one reviews."""
        return self.kept(me)

    def publishes(self, me: Standing) -> Reach:
        """Those of the plans that one reviews."""
        return self.kept(me)


class Fates(PlanParts):
    """A fate is seen by whoever sees the lines on both of its sides."""

    def seen(self, me: Standing, at: str = "") -> Reach:
        """Those with visible lines."""
        lines = self.subjects["line"]
        dropped = condition(at, successor__isnull=True)
        successor = either(dropped, lines.seen(me, f"{at}successor__"))
        return both(lines.seen(me, f"{at}line__"), successor)
