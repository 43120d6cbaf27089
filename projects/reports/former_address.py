"""Where a former address leads, as far as the public may know."""

from __future__ import annotations

from typing import Any

from projects.choices import Noun
from projects.models import (
    FormerAddress,
    Fund,
    Meeting,
    Organisation,
    Partnership,
    Plan,
    PublicRecord,
    Source,
)

MODELS: dict[Noun, Any] = {
    Noun.PROJECT: PublicRecord,
    Noun.PLAN: Plan,
    Noun.FUND: Fund,
    Noun.MEETING: Meeting,
    Noun.PARTNERSHIP: Partnership,
    Noun.ORGANISATION: Organisation,
    Noun.SOURCE: Source,
}


def present_address(noun: Noun, slug: str) -> str | None:
    """The address that a former one leads to; None unless a public record stands there."""
    former = FormerAddress.objects.filter(noun=noun, slug=slug).first()
    if former is None:
        return None
    if not MODELS[noun].objects.published().filter(slug=former.leads_to).exists():
        return None
    return former.leads_to
