"""Whatever staff do, in whatever order, every promise of the tracker holds (T12)."""

from __future__ import annotations

import pytest
from hypothesis.stateful import run_state_machine_as_test

from tests.house.stateful.entering import Entering
from tests.house.stateful.many import Many
from tests.house.stateful.past import Past
from tests.house.stateful.profile import profile
from tests.house.stateful.promises import Promises
from tests.house.stateful.reviewing import Reviewing


class Staff(Entering, Reviewing, Many, Past, Promises):
    """All that staff can do, one after another."""


@pytest.mark.django_db
def test_every_promise_holds_whatever_is_done() -> None:
    run_state_machine_as_test(Staff, settings=profile(max_examples=6, steps=15))
