"""Which projects a webhook's filter means: the filter of the list, read as strictly as the API."""

from __future__ import annotations

from collections.abc import Collection

from django.http import QueryDict
from django.utils.translation import gettext as _

from projects.filters.fiction import names_fiction
from projects.filters.project import ProjectFilterSet
from projects.models import PublicRecord

# A webhook tells of today, and in no order.
UNFIT = ("as_of", "ordering")


def filter_errors(query: str) -> list[str]:
    """What is wrong with a filter, in sentences; empty if it can be used."""
    data = _read(query)
    filters = ProjectFilterSet(data)
    known = [name for name in filters.base_filters if name not in UNFIT]
    errors = [
        _("“%(name)s” is no filter here. There are: %(known)s.")
        % {"name": name, "known": ", ".join(known)}
        for name in data
        if name not in known
    ]
    if "\0" in query or errors:
        return errors or [_("Null characters are not allowed.")]
    if names_fiction(data):
        return [_("What is made up is never told of.")]
    return [f"{name}: {' '.join(map(str, texts))}" for name, texts in filters.errors.items()]


def matching_projects(query: str, slugs: Collection[str]) -> set[str]:
    """Those of the public projects with these addresses that the filter matches.

    None if the filter can't be used any more: what it names may be hidden by now.
    """
    if not slugs or filter_errors(query):
        return set()
    chosen = PublicRecord.objects.filter(slug__in=list(slugs)).values("pk")
    found = ProjectFilterSet(_read(query)).qs.filter(pk__in=chosen)
    return set(found.values_list("slug", flat=True))


def _read(query: str) -> QueryDict:
    return QueryDict(query.strip().removeprefix("?"))
