"""A small public world, and every way of hiding something in it.

Used by the test that no surface shows a hidden record or entry (T01).
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from projects.choices import Decision, PublicationState, ReviewState, Role, Status
from projects.models import (
    CoordinatorTerm,
    FormerAddress,
    Fund,
    LineFate,
    Meeting,
    Membership,
    Organisation,
    Plan,
    Project,
    ProjectAlias,
    Release,
    Source,
)
from projects.services.data_version import raise_data_version
from tests import factories as make
from tests.databases import written_once
from tests.house.addresses import ENTRY_ID, HIDDEN_ID

HIDDEN = "hush"
EARLIER = date(2022, 3, 1)
LATER = date(2024, 9, 1)

STATES: dict[str, dict[str, Any]] = {
    "draft": {"publication_state": PublicationState.DRAFT},
    "in review": {"publication_state": PublicationState.SUBMITTED},
    "returned": {"publication_state": PublicationState.DRAFT},
    "embargoed": {
        "publication_state": PublicationState.SCHEDULED,
        "publish_at": timezone.now() + timedelta(days=30),
    },
    "withdrawn": {"publication_state": PublicationState.WITHDRAWN},
}
REVIEWS: dict[str, dict[str, Any]] = {
    "draft": {"review_state": ReviewState.DRAFT},
    "in review": {"review_state": ReviewState.SUBMITTED},
    "returned": {"review_state": ReviewState.RETURNED, "returned_reason": HIDDEN},
    "embargoed": {
        "review_state": ReviewState.SCHEDULED,
        "publish_at": timezone.now() + timedelta(days=30),
    },
    "withdrawn": {"review_state": ReviewState.WITHDRAWN},
}


@written_once
def build_world() -> None:
    """One of every noun, public, with figures on two dates."""
    source = make.make_source(slug="release", title="Release on the dialogue", published_on=EARLIER)
    partnership = make.make_partnership(slug="partnership", name="Partnership")
    country = make.make_country("VN", name="Viet Nam")
    Membership.objects.create(partnership=partnership, country=country, side="asean", source=source)
    CoordinatorTerm.objects.create(partnership=partnership, country=country, source=source)
    meeting = make.make_meeting(
        slug="dialogue", partnership=partnership, source=source, starts_on=LATER
    )
    plan = make.make_plan(slug="plan-a", partnership=partnership, source=source, adopted_at=meeting)
    successor = make.make_plan(
        slug="plan-b",
        partnership=partnership,
        source=source,
        succeeds=plan,
        starts_on=date(2026, 1, 1),
        ends_on=date(2030, 12, 31),
    )
    area = make.make_area(slug="area", plan=plan, number="1", source=source)
    sub_area = make.make_area(slug="sub-area", plan=plan, parent=area, number="1.1", source=source)
    line = make.make_line(
        slug="line", plan=plan, focus_area=sub_area, number="1.1.1", source=source
    )
    next_line = make.make_line(slug="next-line", plan=successor, number="1.1", source=source)
    LineFate.objects.create(line=line, kind="carried_over", successor=next_line, source=source)
    make.make_assessment(line, id=ENTRY_ID, effective_on=LATER, source=source)
    make.make_claim(plan, id=ENTRY_ID, effective_on=LATER, source=source, meeting=meeting)
    theme = make.make_theme(slug="theme", source=source)
    fund = make.make_fund(slug="fund", acronym="FUND", partnership=partnership)
    make.make_contribution(fund, source=source)
    organisation = make.make_organisation(slug="agency", name="Agency", country=country)
    make.make_reported_value(fund=fund, source=source)
    make.make_reported_value(plan=plan, figure="areas", value="16", source=source)
    make.make_reported_value(meeting=meeting, figure="held", value="2024", source=source)
    make.make_reported_value(partnership=partnership, figure="members", value="11", source=source)
    trade = make.make_indicator(slug="trade", partnership=partnership, type="context")
    make.make_reading(trade, "187", source=source)
    Release.objects.create(
        number=1,
        meeting=meeting,
        as_of=LATER,
        sha256="0" * 64,
        data_version=1,
        publication_state=PublicationState.PUBLISHED,
    )
    flagship = make.make_project(
        slug="flagship", title="Flagship", acronym="FLAG", is_signature=True, summary="Trains."
    )
    component = make.make_project(slug="component", title="Academy", parent=flagship)
    phase = make.make_project(slug="second-phase", title="Second phase", follows=flagship)
    flagship.plans.add(plan)
    flagship.focus_areas.add(sub_area)
    flagship.action_lines.add(line)
    flagship.themes.add(theme)
    flagship.sources.add(source)
    make.make_territory(flagship, "VN")
    make.make_participation(flagship, organisation=organisation)
    ProjectAlias.objects.create(project=flagship, name="Known as", source=source)
    make.make_status(flagship, Status.APPROVED, effective_on=EARLIER, source=source)
    make.make_status(flagship, Status.ONGOING, id=ENTRY_ID, effective_on=LATER, source=source)
    make.make_period(
        flagship, id=ENTRY_ID, starts_on=EARLIER, ends_on=date(2026, 1, 1), source=source
    )
    make.make_funding(flagship, id=ENTRY_ID, fund=fund, effective_on=EARLIER, source=source)
    make.make_milestone(flagship, id=ENTRY_ID, source=source)
    make.make_reported_value(project=flagship, figure="countries", value="9", source=source)
    indicator = make.make_indicator(slug="trained", project=flagship)
    make.make_target(indicator, source=source)
    make.make_reading(indicator, id=ENTRY_ID, source=source)
    for project in (flagship, component, phase):
        make.publish(project)
    FormerAddress.objects.create(noun="project", slug="old-flagship", leads_to="flagship")
    raise_data_version()


def _hidden_project(values: dict[str, Any]) -> None:
    """Everything a project can touch, touched by one that nobody may see."""
    flagship = Project.objects.get(slug="flagship")
    plan = Plan.objects.get(slug="plan-a")
    known = Source.objects.get(slug="release")
    source = make.make_source(
        slug=f"{HIDDEN}-paper", title=HIDDEN, publication_state=PublicationState.DRAFT
    )
    project = make.make_project(
        slug=HIDDEN,
        title=f"Flagship {HIDDEN}",
        is_signature=True,
        parent=flagship,
        follows=flagship,
        **values,
    )
    project.plans.add(plan)
    project.focus_areas.set(plan.focus_areas.all())
    project.action_lines.set(plan.action_lines.all())
    project.themes.set(flagship.themes.all())
    project.sources.add(known, source)
    make.make_territory(project, "VN")
    make.make_participation(
        project, organisation=Organisation.objects.get(slug="agency"), role=Role.FUNDING
    )
    ProjectAlias.objects.create(project=project, name=HIDDEN, source=source)
    make.make_status(project, Status.ONGOING, note=HIDDEN, source=known)
    make.make_period(project, ends_on=date(2027, 1, 1), source=known)
    make.make_funding(project, "77000000.00", fund=Fund.objects.get(slug="fund"), source=known)
    make.make_milestone(project, title=HIDDEN, source=known)
    make.make_reported_value(project=project, value=HIDDEN, source=known)
    indicator = make.make_indicator(slug=HIDDEN, title=HIDDEN, project=project)
    make.make_reading(indicator, source=known)
    make.make_target(indicator, source=known)
    FormerAddress.objects.create(noun="project", slug="old-hush", leads_to=HIDDEN)


def _hidden_entries(values: dict[str, Any]) -> None:
    """An entry nobody may see in every ledger of what everybody sees."""
    flagship = Project.objects.get(slug="flagship")
    plan = Plan.objects.get(slug="plan-a")
    indicator = flagship.indicators.get()
    hush = {
        "effective_on": LATER + timedelta(days=30),
        "note": HIDDEN,
        "source": make.make_source(
            slug=f"{HIDDEN}-note", title=HIDDEN, publication_state=PublicationState.DRAFT
        ),
        **values,
    }
    known = hush | {"id": HIDDEN_ID}
    make.make_status(
        flagship,
        Status.CANCELLED,
        supersedes=flagship.status_updates.latest_first()[0],
        is_correction=True,
        **known,
    )
    make.make_period(flagship, ends_on=date(2031, 1, 1), **known)
    make.make_funding(flagship, "77000000.00", **known)
    make.make_milestone(flagship, title=HIDDEN, **known)
    make.make_reported_value(project=flagship, value=HIDDEN, **hush)
    make.make_reported_value(plan=plan, value=HIDDEN, **hush)
    make.make_reported_value(meeting=Meeting.objects.get(slug="dialogue"), value=HIDDEN, **hush)
    make.make_reading(indicator, "77", **known)
    make.make_target(indicator, "77", **hush)
    make.make_claim(plan, verb=HIDDEN, **known)
    make.make_assessment(plan.action_lines.get(), "not_addressed", **known)
    make.make_contribution(Fund.objects.get(slug="fund"), "77000000.00", **hush)


def _hidden_nouns(values: dict[str, Any]) -> None:
    """One of every other noun, named by what everybody sees wherever a name can stand."""
    flagship = Project.objects.get(slug="flagship")
    plan = Plan.objects.get(slug="plan-a")
    partnership = plan.partnership
    known = {"source": Source.objects.get(slug="release")}
    source = make.make_source(slug=HIDDEN, title=HIDDEN, **values)
    hidden_partnership = make.make_partnership(slug=HIDDEN, name=HIDDEN, **values)
    meeting = make.make_meeting(
        slug=HIDDEN, title=HIDDEN, partnership=partnership, **known, **values
    )
    make.make_meeting(slug="hush-hush", title=HIDDEN, partnership=hidden_partnership, **known)
    make.make_claim(
        make.make_plan(slug="hush-hush", partnership=hidden_partnership, **known),
        verb=HIDDEN,
        **known,
    )
    hidden_plan = make.make_plan(
        slug=HIDDEN, title=HIDDEN, partnership=partnership, succeeds=plan, **known, **values
    )
    make.make_line(slug="hush-line", plan=hidden_plan, text=HIDDEN, **known)
    area = make.make_area(slug=HIDDEN, title=HIDDEN, plan=plan, **known, **values)
    line = make.make_line(slug=HIDDEN, text=HIDDEN, plan=plan, **known, **values)
    LineFate.objects.create(
        line=plan.action_lines.get(slug="line"),
        kind="split",
        successor=hidden_plan.action_lines.get(),
        reason=HIDDEN,
        source=source,
    )
    make.make_assessment(line, **known)
    fund = make.make_fund(slug=HIDDEN, name=HIDDEN, acronym=HIDDEN, **values)
    make.make_contribution(fund, **known)
    organisation = make.make_organisation(slug=HIDDEN, name=HIDDEN, acronym=HIDDEN, **values)
    theme = make.make_theme(slug=HIDDEN, name=HIDDEN, **known, **values)
    for owner in ({"project": flagship}, {"plan": plan}, {"partnership": partnership}):
        slug = f"{HIDDEN}-{next(iter(owner))}"
        indicator = make.make_indicator(slug=slug, title=HIDDEN, **owner, **values)
        make.make_reading(indicator, "77", **known)
    Release.objects.create(
        number=77, meeting=meeting, as_of=LATER, sha256="7" * 64, data_version=1, **values
    )
    flagship.plans.add(hidden_plan)
    flagship.focus_areas.add(area)
    flagship.action_lines.add(line)
    flagship.themes.add(theme)
    flagship.sources.add(source)
    make.make_participation(flagship, organisation=organisation)


def _submissions() -> None:
    """Hand-ins of what everybody sees and of what nobody does, with every decision on them."""
    for project in Project.objects.filter(slug__in=["flagship", HIDDEN]):
        told = {"note": HIDDEN, "contents": HIDDEN}
        make.make_submission(project, decision=Decision.RETURNED, reason=HIDDEN, **told)
        make.make_submission(project, decision=Decision.TAKEN_BACK, **told)
        make.make_submission(
            project, decision=Decision.SCHEDULED, publish_at=timezone.now(), **told
        )


def _next_version() -> None:
    """The working copy of what everybody sees, half way through being edited."""
    Project.objects.filter(slug="flagship").update(
        title=HIDDEN, acronym=HIDDEN, summary=HIDDEN, is_signature=False
    )
    flagship = Project.objects.get(slug="flagship")
    flagship.countries.clear()
    flagship.plans.clear()
    flagship.sources.clear()
    flagship.themes.clear()
    flagship.aliases.all().delete()
    Project.objects.filter(slug="component").update(parent=None)


def hide_all(state: str) -> None:
    """Everything that can be hidden, hidden in one way."""
    hide_projects_and_entries(state)
    _hidden_nouns(STATES[state])
    if state == "draft":
        _next_version()


def hide_from_viewers(state: str) -> None:
    """All that a viewer on the staff site may not see, who sees public projects being edited."""
    hide_projects_and_entries(state)
    _hidden_nouns(STATES[state])


def hide_projects_and_entries(state: str) -> None:
    """What nobody may see but those who keep it."""
    _hidden_entries(REVIEWS[state])
    _hidden_project(STATES[state])
    _submissions()
