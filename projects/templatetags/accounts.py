"""The tags of the pages that give account of a plan, a project or a source."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import template
from django.template import Context
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.translation import gettext

from projects.choices import LineState
from projects.documents.entries import number
from projects.filters.address import query_string
from projects.reports.citations import Citation, CitingRecord, Statement
from projects.templatetags import formats
from projects.templatetags.figures import choice_label, local

register = template.Library()


@register.simple_tag
def claim_share(claim: Mapping[str, Any]) -> str:
    """The percentage of a claim as its source hedges it: “more than 88 per cent”."""
    words = gettext("%(n)s per cent") % {"n": formats.amount_text(claim["percentage"])}
    return formats.hedged(words, claim["qualifier"])


@register.simple_tag(takes_context=True)
def projects_where(context: Context, **values: object) -> str:
    """The address of the list of projects under some filters, on the date of this page."""
    wanted = {name: [str(value)] for name, value in values.items()}
    if not context.get("is_today", True):
        wanted["as_of"] = [str(context["as_of_value"])]
    return reverse("projects:project-list") + query_string(wanted)


@register.simple_tag(takes_context=True)
def projects_under(context: Context, facet: str, value: object, **more: object) -> str:
    """The same for a facet that the template does not know; several values are alternatives."""
    wanted = {facet: list(value)} if isinstance(value, list) else {facet: [str(value)]}
    wanted |= {name: [str(it)] for name, it in more.items()}
    if not context.get("is_today", True):
        wanted["as_of"] = [str(context["as_of_value"])]
    return reverse("projects:project-list") + query_string(wanted)


@register.simple_tag(takes_context=True)
def link_to(context: Context, noun: str, record: Any) -> str:
    """A record's name as a link to its page, on the date of this page."""
    values = record if isinstance(record, Mapping) else vars(record)
    shown = local(record, "title" if "title" in values else "name", quiet=True)
    page = _address(f"projects:{noun}-detail", values["code" if noun == "country" else "slug"])
    if not page:
        return shown
    return format_html('<a href="{}{}">{}</a>', page, context.get("as_of_query", ""), shown)


@register.simple_tag(takes_context=True)
def lines_where(context: Context, name: str = "", *values: str) -> str:
    """The list of this plan's lines under one filter, or all of them, on the date of this page."""
    wanted = {name: list(values)} if name else {}
    if not context.get("is_today", True):
        wanted["as_of"] = [str(context["as_of_value"])]
    return reverse("projects:plan-lines", args=[context["plan"].slug]) + query_string(wanted)


@register.simple_tag(takes_context=True)
def lines_at_least(context: Context, step: str) -> str:
    """The list of this plan's lines that have come at least as far as a step."""
    order = LineState.values
    return lines_where(context, "step", *order[order.index(step) :])


@register.simple_tag
def record_url(record: CitingRecord) -> str:
    """The page of a record that cites a source; empty while its noun has none."""
    return _address(f"projects:{record.noun.value}-detail", record.slug)


@register.simple_tag(takes_context=True)
def statement_url(context: Context, statement: Statement) -> str:
    """Where a record that rests on a source stands; empty while its noun has no page."""
    dated = str(context.get("as_of_query", ""))
    if statement.plan:
        page = _address("projects:plan-detail", statement.plan)
        return f"{page}{dated}#{statement.kind}-{statement.slug}"
    page = _address(f"projects:{statement.kind}-detail", statement.slug)
    return f"{page}{dated}" if page else ""


@register.simple_tag
def statement_label(statement: Statement) -> str:
    """What kind of record rests on the source."""
    return {
        "plan": gettext("Plan"),
        "meeting": gettext("Meeting"),
        "theme": gettext("Theme"),
        "area": gettext("Focus area"),
        "line": gettext("Action line"),
    }[statement.kind]


@register.simple_tag
def citation_label(citation: Citation) -> str:
    """What the figure is that an entry gives."""
    entry = citation.entry
    if citation.kind in {"target", "reading"}:
        title = local(citation.indicator, "title", quiet=True)
        if citation.kind == "target":
            return format_html("{}: {}", gettext("Target"), title)
        return title
    if citation.kind == "assessment":
        return gettext("Line %(number)s") % {"number": entry["line"]["number"]}
    if citation.kind == "milestone":
        return local(entry, "title", quiet=True)
    if citation.kind == "contribution":
        kind = choice_label(entry["kind"], "ContributionKind")
        return f"{kind} ({entry['year']})" if entry["year"] else kind
    if citation.kind == "period":
        basis = choice_label(entry["basis"], "PeriodBasis")
        return gettext("Dates (%(basis)s)") % {"basis": basis.lower()}
    return {
        "status": gettext("Status"),
        "claim": gettext("Claim of progress"),
        "funding": choice_label(entry.get("kind"), "FundingKind"),
        "reported": choice_label(entry.get("figure"), "ReportedFigure"),
    }[citation.kind]


@register.filter
def unpadded(value: Decimal) -> str:
    """A number in full without trailing zeros: a rate is stored with ten places."""
    return number(value) or ""


@register.filter
def disputed(values: list[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """What sources say of a record beside the values that count; nothing where they agree."""
    return [it for it in values if not it["is_counted"] and not it["is_superseded"]]


@register.filter
def cells(step: str) -> list[bool]:
    """The four cells of a line's mark, filled as far as it has come."""
    reached = list(LineState).index(LineState(step))
    return [place <= reached for place in range(1, len(LineState))]


def _address(name: str, slug: str) -> str:
    try:
        return reverse(name, args=[slug])
    except NoReverseMatch:
        return ""
