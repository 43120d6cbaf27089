"""The tags of pages that tell of changes."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext, gettext_noop

register = template.Library()

# What the history says of a change for which nobody gave a reason; stored in English.
OWN_REASONS = frozenset(
    {
        gettext_noop("Conversion repaired"),
        gettext_noop("Edited"),
        gettext_noop("Embargo passed"),
        gettext_noop("Entered"),
        gettext_noop("Next milestone recorded"),
        gettext_noop("Published"),
        gettext_noop("Reference data"),
        gettext_noop("Reported by a reader"),
        gettext_noop("Returned"),
        gettext_noop("Status recorded"),
        gettext_noop("Still accurate"),
        gettext_noop("Submitted for review"),
        gettext_noop("Under embargo"),
    }
)


@register.filter
def reason_text(reason: str) -> str:
    """The tracker's own reason in the reader's language; a person's as it was written."""
    return gettext(reason) if reason in OWN_REASONS else reason
