"""All checks, in the order in which one repair prepares the next."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass

from django.db import transaction

from projects.services.check_ledgers.difference import Difference, Tell
from projects.services.check_ledgers.entries import check_conversions, check_supersessions
from projects.services.check_ledgers.records import (
    check_composed_columns,
    check_presence,
    check_shared_columns,
)
from projects.services.data_version import raise_data_version


@dataclass
class Outcome:
    """How many differences there were, and how many only a person can resolve."""

    found: int = 0
    beyond_repair: int = 0

    def count(self, difference: Difference) -> None:
        """Add one difference."""
        self.found += 1
        self.beyond_repair += not difference.can_be_repaired

    def __add__(self, other: Outcome) -> Outcome:
        """Both together."""
        return Outcome(self.found + other.found, self.beyond_repair + other.beyond_repair)


def check_ledgers(tell: Tell, *, repair: bool = False) -> Outcome:
    """Compare what is stored with what published versions and entries give; ``tell`` each.

    With ``repair`` all that can be is written anew, in one transaction, and the data version
    raised if anything was. Reads in batches, a constant number of queries each.
    """
    outcome = Outcome()

    def told(difference: Difference) -> None:
        outcome.count(difference)
        tell(difference)

    with transaction.atomic() if repair else nullcontext():
        check_supersessions(told)
        check_conversions(told, repair=repair)
        check_presence(told, repair=repair)
        check_shared_columns(told, repair=repair)
        check_composed_columns(told, repair=repair)
        if repair and outcome.found > outcome.beyond_repair:
            raise_data_version()
    return outcome
