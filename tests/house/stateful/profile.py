"""How long the state machines run: briefly and always alike, or thoroughly and at random."""

from __future__ import annotations

from hypothesis import Phase, settings


def profile(*, max_examples: int, steps: int) -> settings:
    """The settings of a normal run, unless ``--hypothesis-profile=thorough`` was asked for."""
    if settings.get_current_profile_name() == "thorough":
        return settings()
    return settings(
        max_examples=max_examples,
        stateful_step_count=steps,
        deadline=None,
        derandomize=True,
        database=None,
        # Making a failure smaller takes minutes, and it is fifteen steps at most.
        phases=[Phase.generate],
    )
