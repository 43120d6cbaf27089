"""Two dozen varied public projects, hidden ones beside them, and what a filter should find.

What is found is worked out in Python from the documents alone: the oracle that SQL must equal.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils import timezone
from hypothesis import strategies as st

from projects.choices import FundingKind, PeriodBasis, Role, Status
from projects.documents.project import compose
from projects.documents.references import Published
from projects.documents.shapes import CurrentDateShape, ProjectShape
from projects.documents.terms import searchable
from projects.filters.project import ProjectFilterSet
from projects.models import Confirmation, Project, ProjectAlias, PublicRecord
from projects.reports.facets import FACETS, Facet, count_facets, read_labels
from tests.databases import written_once
from tests.factories import (
    make_area,
    make_fund,
    make_funding,
    make_indicator,
    make_line,
    make_organisation,
    make_participation,
    make_partnership,
    make_period,
    make_plan,
    make_project,
    make_rate,
    make_reading,
    make_source,
    make_status,
    make_territory,
    make_theme,
)
from tests.projects.ledgers import show

State = dict[str, list[str]]

SIZE = 24
FIRST = date(2022, 1, 1)
MANY_VALUED = ("plan", "area", "line", "country", "organisation", "fund", "theme")
HIDDEN: dict[str, Any] = {"publication_state": "draft"}


@written_once
def build() -> None:
    """Numbers without a common divisor mix the features of the projects."""
    source, rate = make_source(), make_rate(on=FIRST)
    secret = make_partnership(**HIDDEN)
    make_plan(slug="secret-plan", partnership=secret, source=source)
    plans = [make_plan(slug=f"plan-{it}", source=source) for it in range(3)]
    pillars = [make_area(slug=f"pillar-{it}", plan=plans[it], source=source) for it in range(2)]
    areas = [
        make_area(slug=f"area-{it}", plan=plans[it % 2], parent=pillars[it % 2], source=source)
        for it in range(4)
    ]
    lines = [
        make_line(slug=f"line-{it}", plan=plans[it % 2], focus_area=areas[it], source=source)
        for it in range(4)
    ]
    themes = [make_theme(slug=f"theme-{it}", source=source) for it in range(2)]
    bodies = [make_organisation(slug=f"body-{it}") for it in range(3)]
    funds = [make_fund(slug=f"fund-{it}") for it in range(2)]
    hidden_body = make_organisation(slug="secret-body", **HIDDEN)
    projects: list[Project] = []
    for it in range(SIZE):
        project = make_project(
            slug=f"project-{it}",
            title=f"{['Digital', 'Forest', 'Health'][it % 3]} {['School', 'Water'][it % 2]} {it}",
            title_ko=["디지털 학교", "산림", ""][it % 3],
            is_signature=it % 4 == 0,
            parent=projects[it // 2] if it % 5 == 1 else None,
            publication_state="published",
        )
        projects.append(project)
        if it % 7 == 0:
            ProjectAlias.objects.create(project=project, name="Café Académie")
        if it % 3:
            project.plans.add(plans[2])
        if it % 4 < 3:
            project.focus_areas.add(areas[it % 4])
        if it % 5 < 3:
            project.action_lines.add(lines[it % 4])
        if it % 2:
            project.themes.add(*themes[: 1 + it % 3])
        if it % 3 == 0:
            project.sources.add(source)
        for code in ["VN", "LA", "KH"][: it % 4]:
            make_territory(project, code)
        for number, body in enumerate(bodies[: it % 4]):
            make_participation(
                project, organisation=body, role=list(Role)[(it + number) % len(Role)]
            )
        make_participation(project, organisation=hidden_body, role=Role.FUNDING)
        _add_figures(project, it, source, rate, funds)
    hidden = make_project(slug="secret-project", title="Digital secret", **HIDDEN)
    hidden.plans.add(plans[0])
    make_status(hidden, Status.ONGOING, source=source)
    show(*projects)


def _add_figures(project: Project, it: int, source: Any, rate: Any, funds: list[Any]) -> None:
    def day(number: int) -> date:
        return FIRST + timedelta(days=number)

    every: dict[str, Any] = {"source": source}
    for number in range(it % 4):
        make_status(
            project,
            list(Status)[(it + 2 * number) % len(Status)],
            effective_on=day(37 * it % 300 + 200 * number),
            **every,
        )
    make_status(project, Status.CANCELLED, review_state="draft", effective_on=day(500), **every)
    if it % 6:
        make_period(
            project,
            starts_on=day(31 * it % 700),
            ends_on=day(700 + 53 * it % 900),
            effective_on=day(11 * it % 400),
            **every,
        )
    if it % 5 == 2:
        make_period(project, ends_on=day(1000 + 41 * it % 900), effective_on=day(500 + it), **every)
    if it % 5 == 3:
        make_period(
            project,
            basis=PeriodBasis.ACTUAL,
            starts_on=day(29 * it % 500),
            effective_on=day(550 + it),
            **every,
        )
    if it % 3 < 2:
        make_funding(
            project,
            str(1000 * (it % 9)),
            kind=[FundingKind.COMMITMENT, FundingKind.BUDGET][it % 2],
            fund=funds[it % 2] if it % 4 else None,
            effective_on=day(17 * it % 600),
            **every,
        )
    if it % 4 == 1:
        make_funding(
            project,
            str(1000000 * it),
            kind=FundingKind.COMMITMENT,
            currency="KRW",
            exchange_rate=rate if it % 8 == 1 else None,
            effective_on=day(600),
            **every,
        )
    if it % 4 == 3:
        make_reading(make_indicator(project=project), effective_on=day(19 * it % 700), **every)
    if it % 3 == 1:
        Confirmation.objects.create(project=project, confirmed_on=day(23 * it % 900))


_slugs = {
    "plan": ["plan-0", "plan-1", "plan-2", "none"],
    "area": ["pillar-0", "pillar-1", "area-0", "area-1", "area-2", "area-3", "none"],
    "line": ["line-0", "line-1", "line-2", "none"],
    "country": ["VN", "LA", "KH", "none"],
    "organisation": ["body-0", "body-1", "body-2", "none"],
    "fund": ["fund-0", "fund-1", "none"],
    "theme": ["theme-0", "theme-1", "none"],
    "status": [*Status.values, "none"],
    "signature": ["true", "false"],
    "role": Role.values,
    "parent": ["none", "project-0", "project-3", "project-5"],
    "missing": ["dates", "funding", "outcome", "source"],
    "flag": ["end_passed", "delayed"],
}
_days = st.dates(FIRST - timedelta(days=30), FIRST + timedelta(days=2000)).map(date.isoformat)
_single = {
    "q": st.sampled_from(["digital", "SCHOOL water", "산림", "cafe\u0301", "forest 1", "nowhere"]),
    "stale": st.integers(1, 2500).map(str),
    "active_in": st.integers(2021, 2028).map(str),
    "starts_after": _days,
    "starts_before": _days,
    "ends_after": _days,
    "ends_before": _days,
    "committed_min": st.integers(0, 9000).map(str),
    "committed_max": st.integers(0, 9000).map(str),
    "as_of": st.dates(FIRST, FIRST + timedelta(days=900)).map(date.isoformat),
}
_parameters: dict[str, st.SearchStrategy[list[str]]] = {
    name: st.lists(st.sampled_from(values), min_size=1, max_size=3, unique=True)
    for name, values in _slugs.items()
} | {name: one.map(lambda value: [value]) for name, one in _single.items()}


def states(*, among: tuple[str, ...] = tuple(_parameters)) -> st.SearchStrategy[State]:
    """Up to four of the parameters ``among``, with values that the public may choose."""
    return st.sets(st.sampled_from(among), max_size=4).flatmap(
        lambda chosen: st.fixed_dictionaries({name: _parameters[name] for name in sorted(chosen)})
    )


def query(state: State) -> QueryDict:
    return QueryDict(urlencode(state, doseq=True))


def found(state: State) -> set[str]:
    return {record.slug for record in ProjectFilterSet(query(state)).qs}


def facets_of(filters: ProjectFilterSet) -> list[Facet]:
    """Every facet, counted as each door counts them."""
    return count_facets(
        filters.without("nothing"),
        without={name: filters.without(name) for name in filters.selections()},
        selected=filters.selections(),
        labels=read_labels(),
        on=filters.as_of_date,
    )


def counted(filters: ProjectFilterSet) -> dict[str, dict[str, int]]:
    return {
        facet.name: {option.value: option.count for option in facet.options if option.count}
        for facet in facets_of(filters)
    }


@dataclass(frozen=True)
class Shown:
    """One project in the view of a date: its document of today, and that of the date."""

    now: ProjectShape
    then: ProjectShape
    terms: frozenset[tuple[str, str]]


@dataclass
class World:
    """What every public project says, read once."""

    documents: dict[int, ProjectShape]
    terms: dict[int, frozenset[tuple[str, str]]]
    by_date: dict[date, dict[int, ProjectShape]]

    @classmethod
    def read(cls) -> World:
        records = {record.pk: record for record in PublicRecord.objects.all()}
        today = timezone.localdate()
        composed = compose({pk: Published.of(it) for pk, it in records.items()}, on=today)
        return cls(
            documents={pk: json.loads(it.document) for pk, it in records.items()},
            terms={pk: it.terms for pk, it in composed.items()},
            by_date={},
        )

    def view(self, on: date | None) -> list[Shown]:
        """The projects that a listing of the date may show."""
        if on is None:
            return [Shown(it, it, self.terms[pk]) for pk, it in self.documents.items()]
        if on not in self.by_date:
            versions = {it.pk: Published.of(it) for it in PublicRecord.objects.all()}
            composed = compose(versions, on=on)
            self.by_date[on] = {pk: it.document for pk, it in composed.items()}
        return [
            Shown(it, self.by_date[on][pk], self.terms[pk])
            for pk, it in self.documents.items()
            if _first_known(it) <= on.isoformat()
        ]

    def expected(self, state: State, *, leaving_out: str = "") -> list[Shown]:
        """The projects that the filters of ``state`` should find."""
        state = {name: values for name, values in state.items() if name != leaving_out}
        on = date.fromisoformat(state["as_of"][0]) if "as_of" in state else None
        return [
            shown
            for shown in self.view(on)
            if all(
                _matches(shown, name, values, state, on or timezone.localdate())
                for name, values in state.items()
                if name != "as_of"
            )
        ]

    def slugs(self, state: State) -> set[str]:
        return {shown.now["slug"] for shown in self.expected(state)}

    def counts(self, state: State) -> dict[str, dict[str, int]]:
        """What every facet should count."""
        counts: dict[str, dict[str, int]] = {}
        for facet in FACETS:
            counts[facet] = {}
            for shown in self.expected(state, leaving_out=facet):
                for value in _values(shown, facet):
                    counts[facet][value] = counts[facet].get(value, 0) + 1
        return counts


def _values(shown: Shown, facet: str) -> list[str]:
    if facet == "status":
        status = shown.then["status"]
        return ["none" if status is None else status["status"]]
    if facet == "missing":
        return shown.then["missing"]
    return [value or "none" for name, value in shown.terms if name == facet]


def _matches(shown: Shown, name: str, values: list[str], state: State, on: date) -> bool:
    if name in {*MANY_VALUED, "status", "signature", "missing"}:
        return not set(values).isdisjoint(_values(shown, name))
    if name == "role":
        bodies = [it for it in state.get("organisation", []) if it != "none"]
        return any(
            it["role"] in values and (not bodies or it["slug"] in bodies)
            for it in shown.now["organisations"]
        )
    if name == "parent":
        parent = shown.now["parent"]
        return ("none" if parent is None else parent["slug"]) in values
    if name == "flag":
        return any(_flagged(shown.then, flag, on) for flag in values)
    (value,) = values
    if name == "q":
        return all(word in _text(shown.now) for word in searchable(value).split())
    if name == "stale":
        since = (on - timedelta(days=int(value))).isoformat()
        status, confirmed_on = shown.then["status"], shown.then["confirmed_on"]
        return (status is None or status["effective_on"] <= since) and (
            confirmed_on is None or confirmed_on <= since
        )
    start, end = _start(shown.then), _end(shown.then)
    if name == "active_in":
        return start is not None and start[:4] <= value and (end is None or end[:4] >= value)
    if name in {"committed_min", "committed_max"}:
        committed = _committed(shown.then)
        if committed is None:
            return False
        return committed >= int(value) if name == "committed_min" else committed <= int(value)
    given = start if name.startswith("starts") else end
    if given is None:
        return False
    return given >= value if name.endswith("after") else given <= value


def _flagged(document: ProjectShape, flag: str, on: date) -> bool:
    planned, status = document["dates"]["planned_end"], document["status"]
    if planned is None:
        return False
    if flag == "end_passed":
        return planned["date"] < on.isoformat() and (
            status is None or status["status"] not in {"activities_ended", "completed", "cancelled"}
        )
    return (_end(document) or "") > planned["first"]["date"]


def _text(document: ProjectShape) -> str:
    names = [it["name"] for it in document["aliases"]]
    names += [document["slug"], document["acronym"], document["title"], document["title_ko"]]
    return " ".join(searchable(name) for name in names)


def _date(shape: CurrentDateShape | None) -> str | None:
    return None if shape is None else shape["date"]


def _start(document: ProjectShape) -> str | None:
    return _date(document["dates"]["actual_start"] or document["dates"]["planned_start"])


def _end(document: ProjectShape) -> str | None:
    return _date(document["dates"]["actual_end"] or document["dates"]["planned_end"])


def _committed(document: ProjectShape) -> Decimal | None:
    known = [
        Decimal(it["usd_amount"])
        for it in document["funding"]
        if it["kind"] == "commitment" and it["is_counted"] and not it["is_superseded"]
        if it["usd_amount"] is not None
    ]
    return sum(known, Decimal(0)) if known else None


def _first_known(document: ProjectShape) -> str:
    days = [
        entry["effective_on"]
        for ledger in (document["status_history"], document["periods"], document["funding"])
        for entry in ledger
    ]
    days += [it["effective_on"] for one in document["indicators"] for it in one["readings"]]
    days += [it["starts_on"] for it in document["periods"] if it["starts_on"]]
    return min(days, default="")
