"""Which addresses ask for what is made up."""

from __future__ import annotations

from django.http import QueryDict

from projects.models.fiction import is_fictional

# A date is not what a list holds, even if it is that of a made-up meeting.
ABOUT_TIME = frozenset({"as_of", "from", "to"})


def names_fiction(data: QueryDict) -> bool:
    """Whether the query names a made-up record: a list then holds such alone, otherwise none."""
    return any(
        is_fictional(value.strip())
        for name, values in data.lists()
        if name not in ABOUT_TIME
        for value in values
    )
