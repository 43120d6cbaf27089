"""Sources are published with what cites them and never taken away from under it."""

from __future__ import annotations

import json

import pytest
from django.core.exceptions import ValidationError

from projects.choices import PublicationState, ReviewState
from projects.models import PublicRecord, Source
from projects.services.publishable import withdraw_noun
from projects.services.source import is_cited, named_sources, release_sources
from tests.factories import (
    make_fund,
    make_funding,
    make_indicator,
    make_project,
    make_rate,
    make_source,
    make_status,
    make_user,
    publish,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (PublicationState.DRAFT, "published"),
        (PublicationState.SUBMITTED, "published"),
        (PublicationState.PUBLISHED, "published"),
    ],
)
def test_first_citation_releases_what_waits_for_it_and_nothing_else(
    before: PublicationState, after: str
) -> None:
    user = make_user()
    source = make_source(publication_state=before)
    release_sources([source], by=user, reason="Cited")
    assert Source.objects.get().publication_state == after
    changed = before in {PublicationState.DRAFT, PublicationState.SUBMITTED}
    assert [it.history_user for it in source.history.all()] == ([user, None] if changed else [None])


@pytest.mark.parametrize("state", [PublicationState.SCHEDULED, PublicationState.WITHDRAWN])
def test_nothing_rests_on_a_source_that_is_withdrawn_or_under_embargo(
    state: PublicationState,
) -> None:
    """T01: an embargo holds, and what was withdrawn stays so."""
    source = make_source(title="Report", publication_state=state, publish_at="2099-01-01T00:00Z")
    with pytest.raises(ValidationError) as refusal:
        release_sources([source], by=None, reason="Cited")
    assert refusal.value.messages == [
        "Its source, “Report”, is withdrawn or under embargo: choose another."
    ]
    assert Source.objects.get().publication_state == state
    assert source.history.count() == 1


def test_sources_of_a_row_are_those_in_any_of_its_columns() -> None:
    status, baseline = make_status(make_project()), make_source()
    indicator = make_indicator(
        fund=make_fund(), baseline_value=1, baseline_year=2020, baseline_source=baseline
    )
    without = make_indicator(fund=make_fund())
    assert [named_sources(it) for it in (status, indicator, without, make_fund())] == [
        [status.source],
        [baseline],
        [],
        [],
    ]


@pytest.mark.parametrize(
    ("state", "cited"),
    [(ReviewState.PUBLISHED, True), (ReviewState.DRAFT, False), (ReviewState.WITHDRAWN, False)],
)
def test_source_is_cited_by_published_entries(state: ReviewState, cited: bool) -> None:
    entry = make_status(make_project(), review_state=state)
    assert is_cited(entry.source) is cited


@pytest.mark.parametrize(("state", "cited"), [("published", True), ("draft", False)])
def test_source_is_cited_by_the_baselines_of_published_indicators(state: str, cited: bool) -> None:
    source = make_source()
    make_indicator(
        fund=make_fund(),
        baseline_value=1,
        baseline_year=2020,
        baseline_source=source,
        publication_state=state,
    )
    assert is_cited(source) is cited


@pytest.mark.parametrize(
    ("state", "cited"),
    [(ReviewState.PUBLISHED, True), (ReviewState.DRAFT, False), (ReviewState.WITHDRAWN, False)],
)
def test_source_of_a_rate_is_cited_by_the_published_sums_converted_at_it(
    state: ReviewState, cited: bool
) -> None:
    rate = make_rate()
    make_funding(make_project(), currency="KRW", exchange_rate=rate, review_state=state)
    assert is_cited(rate.source) is cited


def test_source_that_published_figures_rest_on_can_not_be_withdrawn() -> None:
    entry = make_status(make_project())
    publish(entry.project)
    with pytest.raises(ValidationError) as refusal:
        withdraw_noun(entry.source, by=None, reason="Asked for it")
    assert refusal.value.messages == [
        "Published figures rest on this source: withdraw or supersede them first."
    ]
    assert Source.objects.get().publication_state == "published"
    assert json.loads(PublicRecord.objects.get().document)["status"]["status"] == "ongoing"
