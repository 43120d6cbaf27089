"""Memberships and turns as coordinator: whether they hold on the date of a page."""

from __future__ import annotations

from datetime import date

from projects.documents.shapes.partnership import DatedShape


def has_ended(role: DatedShape, *, on: date) -> bool:
    """Whether its end is known and lies before the date ``on``; what has begun is all there is."""
    return role["ends_on"] is not None and role["ends_on"] < on.isoformat()
