"""What a view is narrowed to, in words: for chips, citations and the files taken from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language, gettext, pgettext

from projects.choices import Role, Status
from projects.filters.project import ProjectFilterSet
from projects.models import ActionLine, PublicRecord
from projects.reports.facets import NONE, Labels

# Neither narrows a view: the day is told beside it, the order is no filter.
NOT_FILTERS = {"as_of", "ordering"}


@dataclass(frozen=True)
class FilterWords:
    """One filter in force: its name, and its values as people know them."""

    name: str
    values: Sequence[str]

    def __str__(self) -> str:
        return f"{self.name}: {', '.join(self.values)}"


def filter_words(filters: ProjectFilterSet, labels: Labels) -> list[FilterWords]:
    """The valid filters in force; ``labels`` name the values, those of no facet included."""
    return [
        FilterWords(
            str(filters.form.fields[name].label),
            [value_label(name, value, labels)[0] for value in sorted(filters.selected(name))],
        )
        for name in filters.base_filters
        if name not in NOT_FILTERS and filters.selected(name)
    ]


def flag_labels() -> dict[str, str]:
    """The flags in words."""
    return {
        "end_passed": gettext("Planned end has passed"),
        "delayed": gettext("Ends later than first planned"),
    }


def ordering_labels() -> dict[str, str]:
    """The orders in words, the default first."""
    return {
        "title": gettext("Title, A to Z"),
        "-updated": gettext("Last changed first"),
        "-status_on": gettext("Latest status first"),
        "status_on": gettext("Oldest status first"),
        "-start": gettext("Latest start first"),
        "start": gettext("Earliest start first"),
        "end": gettext("Earliest end first"),
        "-end": gettext("Latest end first"),
        "-committed": gettext("Largest commitment first"),
        "committed": gettext("Smallest commitment first"),
    }


def value_label(name: str, value: str, labels: Labels) -> tuple[str, str]:
    """A filter's value in words, and their language where it is not the page's."""
    if value == NONE:
        words = gettext("None") if name == "parent" else gettext("Not reported")
        return words, ""
    vocabularies: dict[str, dict[str, Any]] = {
        "status": dict(Status.choices),
        "role": dict(Role.choices),
        "signature": {"true": gettext("Yes"), "false": gettext("No")},
        "missing": {
            "dates": pgettext("not reported", "Dates"),
            "funding": pgettext("not reported", "Money"),
            "outcome": pgettext("not reported", "Results"),
            "source": pgettext("not reported", "Documents"),
        },
        "flag": flag_labels(),
    }
    if name in vocabularies:
        return str(vocabularies[name].get(value, value)), ""
    english, korean = labels.get(name, {}).get(value, (value, ""))
    if not (get_language() or "").startswith("ko"):
        return english, ""
    return (korean, "") if korean else (english, "en")


def labels_of_rest(filters: ProjectFilterSet) -> Labels:
    """The names of chosen lines and parents, which no facet lists; nothing is read without any."""
    lines, parents = filters.selected("line"), filters.selected("parent")
    found: Labels = {}
    if lines:
        found["line"] = {
            row.slug: (
                f"{row.number} {row.plan.title}",
                f"{row.number} {row.plan.title_ko}" if row.plan.title_ko else "",
            )
            for row in ActionLine.objects.published().filter(slug__in=lines).select_related("plan")
        }
    if parents:
        found["parent"] = {
            slug: (title, title_ko)
            for slug, title, title_ko in PublicRecord.objects.published()
            .filter(slug__in=parents)
            .values_list("slug", "title", "title_ko")
        }
    return found
