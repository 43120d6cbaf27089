"""What can be wrong with a project: its name, the list of those it is wrong with, the way out."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Model
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from projects.choices import TranslationState
from projects.models import Indicator, Plan, Project

LABELS: dict[str, str | Promise] = {
    "stale": _("Stale"),
    "overdue": _("End passed"),
    "overspent": _("Disbursed above committed"),
    "owner": _("No owner"),
    "plan": _("No plan"),
    "source": _("No source"),
    "status": _("No status"),
    "dates": _("No dates"),
    "funding": _("No funding"),
    "country": _("No country"),
    "participant": _("No participant"),
    "indicator": _("No indicator"),
    "korean": _("Missing Korean"),
}
# The list's filters of attention; what else is wrong is missing.
ATTENTION = ("stale", "overdue", "overspent")

# Where on the project's form it is mended; what has a form of its own is left out.
ANCHORS = {
    "overdue": "periods-group",
    "overspent": "funding_entries-group",
    "owner": "id_owners",
    "plan": "id_plans",
    "source": "id_sources",
    "dates": "periods-group",
    "funding": "funding_entries-group",
    "country": "territories-group",
    "participant": "participations-group",
    "korean": "id_title_ko",
}


@dataclass(frozen=True)
class Link:
    """Something to do, and the page to do it on."""

    label: str | Promise
    url: str


@dataclass(frozen=True)
class Count(Link):
    """How much of something there is, and the list that shows it."""

    count: int


def list_of_projects(**query: str) -> str:
    """The list of projects, narrowed."""
    url = reverse("admin:projects_project_changelist")
    return f"{url}?{urlencode(query)}" if query else url


def page_of(row: Model, page: str = "change") -> str:
    """A page about one record."""
    return reverse(f"admin:projects_{row._meta.model_name}_{page}", args=[row.pk])


def counts_of(failing: dict[str, int], **query: str) -> list[Count]:
    """How many projects fail which check, each with the list of those that do."""
    return [
        Count(
            LABELS[name],
            list_of_projects(**query, **_filter_of(name)),
            count,
        )
        for name, count in failing.items()
    ]


def mending(project: Project, name: str, *, is_kept: bool = True) -> Link:
    """Where the check that a project fails is put right; its own page for who can't do that."""
    if not is_kept:
        return Link(LABELS[name], page_of(project))
    if name in {"stale", "status"}:
        return Link(LABELS[name], page_of(project, "record_status"))
    if name == "indicator":
        url = reverse(f"admin:projects_{Indicator._meta.model_name}_add")
        return Link(LABELS[name], f"{url}?project={project.pk}")
    return Link(LABELS[name], f"{page_of(project)}#{ANCHORS[name]}")


def completeness_of(plan: Plan | None) -> str:
    """The page of what is to be mended in the projects of a plan, or of none."""
    if plan is None:
        return reverse("admin:projects_plan_completeness_without")
    return page_of(plan, "completeness")


def plan_query(plan: Plan | None) -> dict[str, str]:
    """What narrows the list of projects to those of a plan, or of none."""
    return {"plans__isnull": "True"} if plan is None else {"plans__id__exact": str(plan.pk)}


def _filter_of(name: str) -> dict[str, str]:
    if name == "korean":
        return {"translation": TranslationState.MISSING.value}
    return {"attention" if name in ATTENTION else "missing": name}
