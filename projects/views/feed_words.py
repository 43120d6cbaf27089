"""A public change in words: the line by which it is known, and what there is to read of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from projects.reports.public_changes import CONFIRMATION, VERSION, PublicChange
from projects.templatetags import formats
from projects.templatetags.accounts import claim_share
from projects.templatetags.figures import choice_label, local_plain


def change_title(change: PublicChange) -> str:
    """What changed in one line: “KADIF: Ongoing, 16 May 2024”."""
    return f"{local_plain(change.subject, 'title')}: {_what(change)}"


def change_content(change: PublicChange, *, url: str, site_url: str) -> str:
    """What changed, when, by which document, as HTML that needs nothing around it."""
    return render_to_string(
        "projects/_feed_item.html",
        {
            "change": change,
            "entry": change.entry,
            "what": _what(change),
            "url": url,
            "site_url": site_url,
        },
    ).strip()


def _what(change: PublicChange) -> str:
    if change.kind == VERSION:
        return _("record published, version %(number)s") % {"number": change.value}
    if change.kind == CONFIRMATION:
        return _("still accurate on %(day)s") % {"day": formats.day_text(change.value)}
    entry = change.entry or {}
    said = _said(change, entry)
    return f"{said}, {formats.day_text(entry['effective_on'], entry['precision'])}"


def _said(change: PublicChange, entry: Mapping[str, Any]) -> str:
    label, value = _figure(change, entry)
    if entry.get("is_not_applicable"):
        value = _("Not applicable")
    return f"{label}: {value}" if label else value


def _figure(change: PublicChange, entry: Mapping[str, Any]) -> tuple[str, str]:
    """What the figure is called, if it needs a name, and its value."""
    if change.kind == "status":
        return "", choice_label(entry["status"], "Status")
    if change.kind == "funding":
        amount = formats.amount_text(entry["amount"])
        label = choice_label(entry["kind"], "FundingKind")
        return label, formats.money_words(amount, entry["currency"], entry["qualifier"])
    if change.kind == "period":
        basis = choice_label(entry["basis"], "PeriodBasis")
        return _("Dates (%(basis)s)") % {"basis": basis.lower()}, _span(entry)
    if change.kind == "milestone":
        return local_plain(entry, "title"), _due(entry)
    if change.kind == "reading":
        return local_plain(change.indicator, "title"), _measured(change, entry)
    if change.kind == "assessment":
        label = _("Line %(number)s") % {"number": entry["line"]["number"]}
        return label, choice_label(entry["state"], "LineState")
    if change.kind == "claim":
        return _("Claim of progress"), _claimed(entry)
    return choice_label(entry["figure"], "ReportedFigure"), local_plain(entry, "value")


def _span(entry: Mapping[str, Any]) -> str:
    starts = formats.day_text(entry["starts_on"], entry["starts_precision"])
    ends = formats.day_text(entry["ends_on"], entry["ends_precision"])
    return f"{starts or '…'} – {ends or '…'}"


def _due(entry: Mapping[str, Any]) -> str:
    if entry["done_on"]:
        return _("done on %(day)s") % {"day": formats.day_text(entry["done_on"])}
    return _("due on %(day)s") % {"day": formats.day_text(entry["due_on"])}


def _measured(change: PublicChange, entry: Mapping[str, Any]) -> str:
    if entry["value"] is None:
        return local_plain(entry, "text")
    number = formats.hedged(formats.amount_text(entry["value"]), entry["qualifier"])
    return f"{number} {local_plain(change.indicator, 'unit')}".strip()


def _claimed(entry: Mapping[str, Any]) -> str:
    if entry["percentage"] is not None:
        return f"{claim_share(entry)} “{entry['verb']}”"
    if entry["numerator"] is not None and entry["denominator"] is not None:
        counted = _("%(n)s of %(m)s") % {
            "n": entry["numerator"],
            "m": entry["denominator"],
        }
        return f"{counted} “{entry['verb']}”"
    return f"“{entry['verb']}”"
