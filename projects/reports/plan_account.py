"""The account of one plan on a date: all that its page tells, in a constant number of queries."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from projects.choices import LineState, Status
from projects.documents.entries import day, funding_document
from projects.documents.indicator import indicator_documents
from projects.documents.money import money_documents
from projects.documents.shapes import (
    ClaimShape,
    IndicatorShape,
    MoneyShape,
    ReportedValueShape,
    SourceShape,
)
from projects.documents.visible import reported_values, shown_source
from projects.models import Claim, FundingEntry, Indicator, Meeting, Plan, PublicRecord
from projects.reports.plan_index import (
    PlanName,
    claims_with_meetings,
    name_of,
    public_meeting,
)
from projects.reports.plan_lines import PlanLines, read_lines
from projects.reports.plan_tree import ServingProject, Tree
from projects.reports.progress import Rate
from projects.reports.totals import Totals, total_entries


@dataclass(frozen=True)
class ClaimBesideCount:
    """A claim, and how many of the lines held here were addressed on its day by our rule."""

    claim: ClaimShape
    on: date
    rates: list[Rate]


@dataclass(frozen=True)
class ProjectMoney:
    """What a root project adds to the totals, by kind and currency."""

    project: ServingProject
    money: list[MoneyShape]


@dataclass(frozen=True)
class PlanAccount:
    """One plan on a date; ``rates`` is empty where the tracker holds no line of it."""

    plan: Plan
    source: SourceShape | None
    adopted_at: Meeting | None
    follows: PlanName | None
    followed_by: list[PlanName]
    has_begun: bool
    rates: list[Rate]
    steps: dict[LineState, int]
    fates: dict[str, int]
    origins: dict[str, int]
    claims: list[ClaimBesideCount]
    tree: Tree
    projects: list[ServingProject]
    projects_by_status: dict[str, int]
    totals: Totals
    money: list[ProjectMoney]
    reported_values: list[ReportedValueShape]
    indicators: list[IndicatorShape]


def read_account(slug: str, *, on: date, today: bool) -> PlanAccount | None:
    """The account of the plan at the address ``slug``; None if the public may see no such plan."""
    family = list(
        Plan.objects.published()
        .filter(Q(slug=slug) | Q(successors__slug=slug) | Q(succeeds__slug=slug))
        .select_related("partnership", "adopted_at__partnership", "source")
        .order_by("starts_on", "pk")
        .distinct()
    )
    plan = next((it for it in family if it.slug == slug), None)
    if plan is None:
        return None
    known = [it for it in family if has_begun(it, on)]
    claims = _claims_about(plan, on)
    days = {f"on_day_{n}": it for n, it in enumerate(sorted({_day_of(claim) for claim in claims}))}
    projects, statuses = projects_of(plan, on=None if today else on, days=days)
    lines = read_lines(plan, on=on, days=days)
    money = money_of(projects, on)
    return PlanAccount(
        plan=plan,
        source=shown_source(plan.source),
        adopted_at=public_meeting(plan.adopted_at),
        follows=next((name_of(it) for it in known if it.pk == plan.succeeds_id), None),
        followed_by=[name_of(it) for it in known if it.succeeds_id == plan.pk],
        has_begun=plan in known,
        rates=lines.rates(projects),
        steps=lines.count_steps(projects),
        fates=lines.count_fates(),
        origins=lines.count_origins(),
        claims=_beside_counts(claims, days, lines, projects, statuses),
        tree=lines.tree(projects),
        projects=projects,
        projects_by_status=_count_statuses(projects),
        totals=total_entries(
            [entry for entries in money.values() for entry in entries],
            on=on,
            roots={it.key for it in projects if it.is_root},
            components=sum(not it.is_root for it in projects),
        ),
        money=[
            ProjectMoney(project=it, money=documents)
            for it in projects
            if it.is_root
            and (documents := money_documents([funding_document(row) for row in money[it.key]]))
        ],
        reported_values=reported_values("plan", [plan.pk], on=on)[plan.pk],
        indicators=_indicators_of(plan, on),
    )


def projects_of(
    plan: Plan, *, on: date | None, days: Mapping[str, date]
) -> tuple[list[ServingProject], dict[str, dict[str, str]]]:
    """The plan's projects, and the status of each on every one of ``days``."""
    rows: list[dict[str, Any]] = list(
        PublicRecord.objects.published()
        .as_of(on)
        .with_term("plan", [plan.slug])
        .with_statuses_on(days)
        .order_by("sort_title", "pk")
        .values(
            "pk",
            "slug",
            "summary",
            "parent_slug",
            "shown_status",
            "shown_status_on",
            "first_known_on",
            *days,
        )
    )
    projects = []
    for row in rows:
        summary = json.loads(row["summary"])
        projects.append(
            ServingProject(
                key=row["pk"],
                slug=row["slug"],
                acronym=summary["acronym"],
                title=summary["title"],
                title_ko=summary["title_ko"],
                is_root=row["parent_slug"] == "",
                status=row["shown_status"],
                status_on=day(row["shown_status_on"]),
                known_on=day(row["first_known_on"]),
                areas=_named(summary["areas"], plan),
                lines=_named(summary["lines"], plan),
            )
        )
    return projects, {name: {row["slug"]: row[name] for row in rows} for name in days}


def _beside_counts(
    claims: Sequence[ClaimShape],
    days: Mapping[str, date],
    lines: PlanLines,
    projects: Sequence[ServingProject],
    statuses: Mapping[str, Mapping[str, str]],
) -> list[ClaimBesideCount]:
    names = {on: name for name, on in days.items()}
    return [
        ClaimBesideCount(
            claim=claim,
            on=on,
            rates=lines.rates(projects, day=names[on], statuses=statuses[names[on]]),
        )
        for claim in claims
        for on in [_day_of(claim)]
    ]


def has_begun(plan: Plan, on: date) -> bool:
    """What Plan.objects.as_of() says, of a row already read."""
    adopted = public_meeting(plan.adopted_at)
    return plan.starts_on <= on or (adopted is not None and adopted.starts_on <= on)


def _day_of(claim: ClaimShape) -> date:
    return date.fromisoformat(claim["effective_on"])


def _claims_about(plan: Plan, on: date) -> list[ClaimShape]:
    """Every claim in effect, the latest first; one that does not count says why."""
    claims = list(
        Claim.objects.published()
        .as_of(on)
        .filter(plan=plan)
        .select_related("plan", "source", "meeting__partnership")
        .latest_first()
    )
    return claims_with_meetings(claims)


def _named(shapes: Sequence[Mapping[str, str]], plan: Plan) -> frozenset[str]:
    return frozenset(it["slug"] for it in shapes if it["plan"] == plan.slug)


def money_of(projects: Sequence[ServingProject], on: date) -> dict[int, list[FundingEntry]]:
    """The projects' sums in effect or replaced by ``on``, by the projects' primary keys."""
    money: dict[int, list[FundingEntry]] = defaultdict(list)
    for entry in (
        FundingEntry.objects.published()
        .known(on)
        .filter(project__in=[it.key for it in projects])
        .select_related("source", "fund", "provider", "exchange_rate__source")
        .in_order()
    ):
        money[entry.project_id].append(entry)
    return money


def _indicators_of(plan: Plan, on: date) -> list[IndicatorShape]:
    rows = list(
        Indicator.objects.published()
        .filter(plan=plan)
        .select_related("baseline_source")
        .order_by("title", "pk")
    )
    documents = indicator_documents(rows, on=on)
    return [documents[row.pk] for row in rows]


def _count_statuses(projects: Sequence[ServingProject]) -> dict[str, int]:
    """How many projects have each status, in the order of Status, “not reported” last."""
    counts = {
        status: sum(it.status == status for it in projects) for status in [*Status.values, ""]
    }
    return {status: count for status, count in counts.items() if count}
