"""What administrators alone keep, each with its own limit."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q

from projects.models import FundingEntry
from projects.services.access.reach import EVERY_ROW, Reach, condition
from projects.services.access.rule import Rule
from projects.services.access.standing import NOBODY, Standing


class ExchangeRates(Rule):
    """A rate that a sum was converted at stays as it is."""

    def changeable(self, me: Standing) -> Reach:
        """Those that nothing was converted at."""
        return ~Q(Exists(FundingEntry.objects.filter(exchange_rate=OuterRef("pk"))))

    def deletable(self) -> Reach:
        """Those that nothing was converted at."""
        return self.changeable(NOBODY)


class Frozen(Rule):
    """Made by a command, and cited: at most shown to the public or withdrawn."""

    def can_be_added(self) -> bool:
        """Not by hand."""
        return False

    def changeable(self, me: Standing) -> Reach:
        """None."""
        return None

    def deletable(self) -> Reach:
        """None."""
        return None


class Closed(Rule):
    """Administrators' own tools."""

    def seen(self, me: Standing, at: str = "") -> Reach:
        """None."""
        return None


class Redirects(Closed):
    """Another may be left, or one taken away; changing one would break a link in silence."""

    def changeable(self, me: Standing) -> Reach:
        """None."""
        return None


class Batches(Frozen, Closed):
    """What was done to many records at once: looked at by who did it, and undone as one."""

    def seen(self, me: Standing, at: str = "") -> Reach:
        """One's own."""
        return condition(at, made_by=me.person)


class Accounts(Closed):
    """An account is switched off, never deleted; a superuser's is a superuser's to change."""

    def changeable(self, me: Standing) -> Reach:
        """Those below one's own."""
        return EVERY_ROW if me.is_superuser else Q(is_superuser=False)

    def deletable(self) -> Reach:
        """None: histories name them."""
        return None
