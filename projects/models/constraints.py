"""Conditions that several nouns' database constraints share."""

from __future__ import annotations

from functools import reduce
from operator import or_

from django.db.models import Q


def exactly_one(*fields: str) -> Q:
    """Exactly one of the nullable ``fields`` is filled."""
    return reduce(
        or_,
        (Q(**{f"{field}__isnull": field != filled for field in fields}) for filled in fields),
    )
