"""A number as readers see it, in one of four states that never stand in for each other."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum


class State(Enum):
    """What is known of a number."""

    VALUE = "value"
    ZERO = "zero"
    UNKNOWN = "not reported"
    INAPPLICABLE = "not applicable"


@dataclass(frozen=True)
class Quantity:
    """A number, None where nobody reported one; ``qualifier`` is how its source hedges it."""

    value: Decimal | None = None
    is_not_applicable: bool = False
    qualifier: str = ""

    @property
    def state(self) -> State:
        """Which of the four it is: nothing reported is not zero, nor is what can't be."""
        if self.is_not_applicable:
            return State.INAPPLICABLE
        if self.value is None:
            return State.UNKNOWN
        return State.VALUE if self.value else State.ZERO

    @property
    def is_known(self) -> bool:
        """Whether there is a number to show: a value, or zero."""
        return self.state in {State.VALUE, State.ZERO}
