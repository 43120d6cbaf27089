"""The tags of the pictures: a number beside its bar, and the same number in the table."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.translation import gettext

from projects.reports.quantity import Quantity, State
from projects.templatetags import formats

register = template.Library()


@register.simple_tag
def quantity(it: Quantity, currency: str = "", unit: str = "", *, short: bool = False) -> str:
    """A number in its unit, or in words that it is not reported or not applicable.

    ``short`` is for the place beside a bar: “USD 7.3 million”.
    """
    if not it.is_known:
        words = (
            gettext("Not applicable") if it.state is State.INAPPLICABLE else gettext("Not reported")
        )
        return format_html('<span class="unknown">{}</span>', words)
    return quantity_words(it, currency, unit, short=short)


def quantity_words(it: Quantity, currency: str = "", unit: str = "", *, short: bool = False) -> str:
    """A number that is known, as text: “about USD 7,300,000”, “50 people”."""
    text = (formats.short_amount_text if short else formats.amount_text)(it.value)
    if currency:
        return formats.money_words(text, currency, it.qualifier)
    return formats.hedged(f"{text} {unit}".strip(), it.qualifier)
