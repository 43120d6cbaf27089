"""The tags of the pages that tell what changed, and what was said when."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.translation import gettext

from projects.reports.citations import Citation
from projects.templatetags import formats
from projects.templatetags.accounts import citation_label
from projects.templatetags.figures import local

register = template.Library()


@register.simple_tag
def date_label(which: str) -> str:
    """Which of a project's dates it is."""
    return {
        "planned_start": gettext("planned start"),
        "planned_end": gettext("planned end"),
        "actual_start": gettext("actual start"),
        "actual_end": gettext("actual end"),
    }[which]


@register.simple_tag
def entry_label(kind: str, entry: Mapping[str, Any], indicator: object = None) -> str:
    """What the figure is that an entry of a ledger gives."""
    return citation_label(Citation(kind=kind, entry=entry, indicator=indicator))


@register.simple_tag
def money_change(difference: Decimal, currency: str) -> str:
    """How much more or less it is, with its sign: “+ USD 500,000”."""
    if not difference:
        return gettext("none")
    sign = "+" if difference > 0 else "−"
    return f"{sign} {formats.money_words(formats.amount_text(abs(difference)), currency, '')}"


@register.simple_tag
def reading_text(entry: Mapping[str, Any] | None, indicator: Mapping[str, Any]) -> str:
    """A reading with its unit, its hedge or in words."""
    if entry is None:
        return format_html('<span class="unknown">{}</span>', gettext("Not reported"))
    if entry["is_not_applicable"]:
        return format_html('<span class="unknown">{}</span>', gettext("Not applicable"))
    if entry["value"] is None:
        return local(entry, "text", quiet=True)
    number = formats.hedged(formats.amount_text(entry["value"]), entry["qualifier"])
    return format_html("{} {}", number, local(indicator, "unit", quiet=True))
