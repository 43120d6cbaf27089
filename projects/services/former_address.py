"""Leaving a redirect behind where a record was."""

from __future__ import annotations

from projects.choices import Noun
from projects.models import FormerAddress


def leave_address(noun: Noun, slug: str, leads_to: str) -> None:
    """Make ``slug`` lead to ``leads_to``, and whatever led to ``slug`` too: never two hops."""
    FormerAddress.objects.filter(noun=noun, slug=leads_to).delete()
    FormerAddress.objects.filter(noun=noun, leads_to=slug).update(leads_to=leads_to)
    FormerAddress.objects.update_or_create(noun=noun, slug=slug, defaults={"leads_to": leads_to})
