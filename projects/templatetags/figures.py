"""The tags that pages are written with: dates, money, statuses, sources, figures, links."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django import template
from django.http import HttpRequest
from django.template import Context
from django.urls import translate_url
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext

from projects import choices
from projects.filters.address import (
    parameters_of,
    query_string,
    with_values,
    without_value,
)
from projects.templatetags import formats

register = template.Library()

HANGUL = re.compile("[가-힣]")


@register.filter
def day(value: str | date | None, precision: str = "day") -> str:
    """A date in words, no more exact than its precision: “16 May 2025”, “2025년 5월 16일”."""
    return formats.day_text(value, precision)


@register.simple_tag
def dated(value: str | date | None, precision: str = "day") -> str:
    """A ``<time>`` no more exact than its precision; “not reported” where there is none."""
    if not value:
        return format_html('<span class="unknown">{}</span>', gettext("Not reported"))
    shown = format_html(
        '<time datetime="{}">{}</time>',
        formats.machine_date(value, precision),
        formats.day_text(value, precision),
    )
    if precision == choices.DatePrecision.SOURCE:
        return format_html(
            '{} <span class="aside">({})</span>', shown, gettext("date of the source")
        )
    return shown


@register.simple_tag
def ago(value: str | date | None, on: date) -> str:
    """How long before ``on`` a date was: “12 days ago”."""
    return formats.age_text(value, on)


@register.filter
def amount(value: object) -> str:
    """A number in full: “7,300,000”."""
    return formats.amount_text(value)


@register.simple_tag
def money_text(amount: object, currency: str, qualifier: str = "") -> str:
    """A sum in full with its currency: “about USD 7,300,000”."""
    return formats.money_words(formats.amount_text(amount), currency, qualifier)


@register.simple_tag
def money_short(amount: object, currency: str, qualifier: str = "") -> str:
    """A sum in prose: “about USD 7.3 million”."""
    return formats.money_words(formats.short_amount_text(amount), currency, qualifier)


@register.simple_tag
def hedged_percentage(value: object, qualifier: str = "") -> str:
    """A percentage with the word with which its source hedges it: “more than 88%”."""
    return formats.hedged(f"{formats.amount_text(value)}%", qualifier)


@register.simple_tag
def local(shape: object, name: str, quiet: bool = False) -> str:
    """A text in the page's language; in the other one, marked as such, where there is no other.

    ``shape`` is a document, a model or a dataclass with ``name`` and ``name_ko``. ``quiet``
    leaves out the words “not yet translated”, for lists where they would be a refrain.
    """
    english, korean = _read(shape, name), _read(shape, f"{name}_ko")
    page = formats.language()
    text, written_in = (
        (korean, "ko") if (page == "ko" and korean) or not english else (english, "en")
    )
    if HANGUL.search(text):
        # A name that has one field only, and was typed in Korean.
        written_in = "ko"
    if not text or written_in == page:
        return text
    shown = format_html('<span lang="{}">{}</span>', written_in, text)
    if quiet:
        return shown
    return format_html(
        '{} <span class="untranslated">{}</span>', shown, gettext("not yet translated")
    )


@register.simple_tag
def local_plain(shape: object, name: str) -> str:
    """The same text without markup, for titles and attributes."""
    english, korean = _read(shape, name), _read(shape, f"{name}_ko")
    return korean or english if formats.language() == "ko" else english or korean


@register.filter
def title_language(source: object) -> str:
    """The language that a source's title is in: one without Hangul was given in English."""
    language = str(_read(source, "language") or "")
    if language == "ko" and not HANGUL.search(str(_read(source, "title"))):
        return "en"
    return language


@register.filter
def written_in(text: object) -> str:
    """The language of a text that may be in either: any Hangul makes it Korean."""
    return "ko" if HANGUL.search(str(text)) else "en"


@register.filter
def choice_label(value: object, vocabulary: str) -> str:
    """The words for a value of one of the vocabularies of projects/choices."""
    if value is None or value == "":
        return gettext("Not reported")
    labels = dict(getattr(choices, vocabulary).choices)
    return str(labels.get(value, value))


@register.inclusion_tag("_components/status.html")
def status_mark(status: str | None) -> dict[str, object]:
    """A status as a shape and a word."""
    return {"status": status or ""}


@register.inclusion_tag("_components/source.html", takes_context=True)
def source_mark(
    context: Context, source: Mapping[str, Any] | None, locator: str = "", of: str = ""
) -> dict[str, object]:
    """The document that a figure rests on, folded; block content, so not inside ``<p>``.

    ``of`` names the figure to those who hear the mark and not what stands beside it.
    """
    return {
        "source": source,
        "cited": {"locator": locator},
        "of": of,
        "as_of_query": context.get("as_of_query", ""),
    }


@register.inclusion_tag("_components/figure.html", takes_context=True)
def figure(
    context: Context,
    value: object,
    *,
    unit: str = "",
    as_of: str | date | None = None,
    precision: str = "day",
    qualifier: str = "",
    source: Mapping[str, Any] | None = None,
    locator: str = "",
    also: list[Mapping[str, Any]] | None = None,
    not_applicable: bool = False,
) -> dict[str, object]:
    """A value with its unit, date and source; ``also`` holds entries that say otherwise.

    A number, or the decimal string of one, is written in groups; other text as it is. None and
    "" are “Not reported”. Block content, so not inside ``<p>``.
    """
    number = formats.to_decimal(value)
    text = formats.amount_text(number) if number is not None else str(value or "")
    return {
        "text": formats.hedged(text, qualifier) if text else "",
        "unit": unit,
        "as_of": as_of,
        "precision": precision,
        "source": source,
        "locator": locator,
        "also": also or [],
        "not_applicable": not_applicable,
        "as_of_query": context.get("as_of_query", ""),
    }


@register.inclusion_tag("_components/money.html", takes_context=True)
def money_figure(
    context: Context, money: Mapping[str, Any], in_full: bool = False
) -> dict[str, object]:
    """The counted money of one kind in one currency (MoneyShape), exact, with its sources.

    ``in_full`` tells what is noted beside each sum, and why it counts.
    """
    return {"money": money, "in_full": in_full, "as_of_query": context.get("as_of_query", "")}


@register.filter
def iso_moment(value: datetime) -> str:
    """A moment for machines, in local time, to the second: more HTML does not take."""
    return localtime(value).isoformat(timespec="seconds")


@register.filter
def iso_day(value: str | date | None) -> str:
    """A date for attributes: ISO 8601."""
    return formats.machine_date(value)


@register.simple_tag(takes_context=True)
def query_with(context: Context, **values: object) -> str:
    """This page's address with other parameters, the rest kept, in canonical order."""
    request = _request(context)
    return request.path + query_string(with_values(parameters_of(request.GET), **values))


@register.simple_tag(takes_context=True)
def query_without(context: Context, name: str, value: str = "") -> str:
    """This page's address without one value of a parameter, or without all of them."""
    request = _request(context)
    return request.path + query_string(without_value(parameters_of(request.GET), name, value))


@register.simple_tag(takes_context=True)
def kept_parameters(context: Context, *left_out: str) -> list[tuple[str, str]]:
    """What a form must carry as hidden fields to keep the other parameters."""
    given = parameters_of(_request(context).GET)
    return [
        (name, value)
        for name, values in given.items()
        if name not in {*left_out, "page"}
        for value in values
    ]


@register.simple_tag(takes_context=True)
def in_language(context: Context, code: str) -> str:
    """The address of this very page, query included, in another language."""
    request = context.get("request")
    return "/" if request is None else translate_url(request.get_full_path(), code)


def _request(context: Context) -> HttpRequest:
    request: HttpRequest = context["request"]
    return request


def _read(shape: object, name: str) -> str:
    if isinstance(shape, Mapping):
        return str(shape.get(name) or "")
    return str(getattr(shape, name, "") or "")
