"""The code by which another site shows a part of a page."""

from __future__ import annotations

from django import template
from django.template import Context
from django.utils.html import escape

register = template.Library()


@register.inclusion_tag("_components/embed.html", takes_context=True)
def embed_this(context: Context, path: str, title: str, height: int = 600) -> dict[str, str]:
    """The frame to copy: without script or style, loaded only when it comes into view."""
    address = escape(f"{context['site_url']}{path}")
    return {
        "code": f'<iframe src="{address}" title="{escape(title)}" width="100%" '
        f'height="{height}" loading="lazy"></iframe>'
    }
