"""Sources are published with what cites them and never taken away from under it."""

from __future__ import annotations

import json

import pytest
from django.core.exceptions import ValidationError

from projects.choices import PublicationState, ReviewState
from projects.models import PublicRecord, Source
from projects.services.publishable import withdraw_noun
from projects.services.source import is_cited, release_source
from tests.factories import (
    make_project,
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
        (PublicationState.SCHEDULED, "scheduled"),
        (PublicationState.WITHDRAWN, "withdrawn"),
        (PublicationState.PUBLISHED, "published"),
    ],
)
def test_first_citation_releases_what_waits_for_it_and_nothing_else(
    before: PublicationState, after: str
) -> None:
    """T01: an embargo holds, and what was withdrawn stays so."""
    user = make_user()
    source = make_source(publication_state=before, publish_at="2099-01-01T00:00Z")
    release_source(source, by=user, reason="Cited")
    assert Source.objects.get().publication_state == after
    changed = before in {PublicationState.DRAFT, PublicationState.SUBMITTED}
    assert [it.history_user for it in source.history.all()] == ([user, None] if changed else [None])


@pytest.mark.parametrize(
    ("state", "cited"),
    [(ReviewState.PUBLISHED, True), (ReviewState.DRAFT, False), (ReviewState.WITHDRAWN, False)],
)
def test_source_is_cited_by_published_entries(state: ReviewState, cited: bool) -> None:
    entry = make_status(make_project(), review_state=state)
    assert is_cited(entry.source) is cited


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
