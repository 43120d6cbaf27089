"""Who may see a noun: its own state, and that of what it belongs to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from projects.choices import FateKind, IndicatorType, PublicationState
from projects.models import (
    ActionLine,
    Assessment,
    Claim,
    Confirmation,
    Contribution,
    Indicator,
    LineFate,
    Organisation,
    Project,
    Publishable,
    Reading,
    ReadingPart,
    Release,
    ReportedValue,
    Target,
)
from tests.factories import (
    ON,
    make_area,
    make_assessment,
    make_claim,
    make_contribution,
    make_fund,
    make_indicator,
    make_line,
    make_meeting,
    make_organisation,
    make_partnership,
    make_plan,
    make_project,
    make_public_project,
    make_reading,
    make_reported_value,
    make_source,
    make_target,
)

pytestmark = pytest.mark.django_db

HIDDEN: dict[str, Any] = {
    "publication_state": PublicationState.SCHEDULED,
    "publish_at": "2099-01-01T00:00Z",
}
MOMENT = datetime(2024, 5, 16, 12, tzinfo=UTC)


def hidden_partnership_plan() -> Any:
    return make_plan(partnership=make_partnership(**HIDDEN))


def make_fate(**values: Any) -> LineFate:
    return LineFate.objects.create(
        **{
            "line": make_line(),
            "successor": make_line(),
            "kind": FateKind.RENAMED,
            "source": make_source(),
        }
        | values
    )


def make_release(number: int, **values: Any) -> Release:
    return Release.objects.create(
        number=number,
        as_of=ON,
        sha256="0" * 64,
        data_version=1,
        publication_state=PublicationState.PUBLISHED,
        **values,
    )


@pytest.mark.parametrize("state", PublicationState)
def test_noun_is_seen_in_the_published_state_only(state: PublicationState) -> None:
    organisation = make_organisation(publication_state=state, publish_at=MOMENT)
    seen = state == PublicationState.PUBLISHED
    assert Organisation.objects.published().exists() is seen
    assert Organisation.objects.approved().exists() is seen
    assert organisation.is_published is seen


def test_indicator_is_seen_with_whatever_it_measures() -> None:
    """T01."""
    seen = [
        make_indicator(project=make_public_project()),
        make_indicator(plan=make_plan()),
        make_indicator(partnership=make_partnership()),
        make_indicator(fund=make_fund()),
    ]
    make_indicator(project=make_project())
    make_indicator(project=make_public_project(), **HIDDEN)
    make_indicator(plan=make_plan(**HIDDEN))
    make_indicator(plan=hidden_partnership_plan())
    make_indicator(partnership=make_partnership(**HIDDEN))
    make_indicator(fund=make_fund(**HIDDEN))
    assert set(Indicator.objects.published()) == set(seen)


def test_readings_targets_and_parts_are_seen_with_their_indicator() -> None:
    """T01."""
    public = make_indicator(fund=make_fund())
    hidden = make_indicator(fund=make_fund(**HIDDEN))
    seen: list[Any] = []
    for indicator in (public, hidden):
        reading, target = make_reading(indicator), make_target(indicator)
        part = ReadingPart.objects.create(reading=reading, dimension="sex", label="women", value=5)
        seen = seen or [reading, target, part]
    found = [
        *Reading.objects.published(),
        *Target.objects.published(),
        *ReadingPart.objects.published(),
    ]
    assert found == seen


def test_reported_value_is_seen_with_whatever_it_is_about() -> None:
    """T01."""
    seen = [
        make_reported_value(project=make_public_project()),
        make_reported_value(plan=make_plan()),
        make_reported_value(partnership=make_partnership()),
        make_reported_value(fund=make_fund()),
        make_reported_value(meeting=make_meeting()),
    ]
    make_reported_value(project=make_project())
    make_reported_value(plan=make_plan(**HIDDEN))
    make_reported_value(plan=hidden_partnership_plan())
    make_reported_value(partnership=make_partnership(**HIDDEN))
    make_reported_value(fund=make_fund(**HIDDEN))
    make_reported_value(meeting=make_meeting(**HIDDEN))
    make_reported_value(meeting=make_meeting(partnership=make_partnership(**HIDDEN)))
    make_reported_value(fund=make_fund(), review_state="draft")
    assert set(ReportedValue.objects.published()) == set(seen)


def test_line_and_its_assessments_are_seen_with_their_plan_and_area() -> None:
    """T01."""
    area, hidden_area = make_area(), make_area(**HIDDEN)
    seen = [make_line(), make_line(plan=area.plan, focus_area=area)]
    hidden = [
        make_line(**HIDDEN),
        make_line(plan=make_plan(**HIDDEN)),
        make_line(plan=hidden_partnership_plan()),
        make_line(plan=hidden_area.plan, focus_area=hidden_area),
    ]
    assessments = [make_assessment(line) for line in (*seen, *hidden)]
    assert set(ActionLine.objects.published()) == set(seen)
    assert set(Assessment.objects.published()) == set(assessments[:2])


def test_claim_is_seen_with_its_plan() -> None:
    """T01."""
    seen = make_claim(make_plan())
    make_claim(make_plan(**HIDDEN))
    make_claim(hidden_partnership_plan())
    assert list(Claim.objects.published()) == [seen]


def test_contribution_is_seen_with_its_fund() -> None:
    """T01."""
    seen = make_contribution(make_fund())
    make_contribution(make_fund(**HIDDEN))
    assert list(Contribution.objects.published()) == [seen]


def test_confirmation_is_seen_with_its_project() -> None:
    """T01."""
    seen = Confirmation.objects.create(project=make_public_project(), confirmed_on=ON)
    Confirmation.objects.create(project=make_project(), confirmed_on=ON)
    assert list(Confirmation.objects.published()) == [seen]


def test_fate_of_a_line_is_seen_with_the_lines_on_both_sides() -> None:
    """T01."""
    seen = [make_fate(), make_fate(successor=None, kind=FateKind.DROPPED)]
    make_fate(line=make_line(**HIDDEN))
    make_fate(successor=make_line(**HIDDEN))
    assert set(LineFate.objects.published()) == set(seen)


def test_release_is_seen_with_its_meeting() -> None:
    """T01."""
    seen = make_release(1, meeting=make_meeting())
    make_release(2, meeting=make_meeting(**HIDDEN))
    make_release(3, meeting=make_meeting(partnership=make_partnership(**HIDDEN)))
    assert list(Release.objects.published()) == [seen]


@pytest.mark.parametrize(
    ("seconds", "found"), [(-1, True), (0, True), (1, False)], ids=["before", "at", "after"]
)
def test_embargo_is_over_at_its_moment(seconds: int, found: bool) -> None:
    """T55."""
    make_organisation(
        publication_state=PublicationState.SCHEDULED, publish_at=MOMENT + timedelta(seconds=seconds)
    )
    assert Organisation.objects.due(at=MOMENT).exists() is found


@pytest.mark.parametrize(
    "state", [it for it in PublicationState if it != PublicationState.SCHEDULED]
)
def test_only_what_is_under_embargo_falls_due(state: PublicationState) -> None:
    make_organisation(publication_state=state, publish_at=MOMENT)
    assert list(Organisation.objects.due(at=MOMENT)) == []


@pytest.mark.parametrize("make", [make_organisation, make_plan, make_project])
def test_new_noun_is_a_draft_in_its_first_version(make: Callable[..., Publishable]) -> None:
    model = type(make())
    fresh = model()
    assert (fresh.publication_state, fresh.version, fresh.publish_at) == ("draft", 1, None)


def test_project_in_the_published_state_without_a_record_shows_no_figures() -> None:
    """The public record alone makes a project public."""
    project = make_project(publication_state=PublicationState.PUBLISHED)
    make_reported_value(project=project)
    make_indicator(project=project, type=IndicatorType.OUTCOME)
    assert list(Project.objects.published()) == [project]
    assert list(ReportedValue.objects.published()) == []
    assert list(Indicator.objects.published()) == []
