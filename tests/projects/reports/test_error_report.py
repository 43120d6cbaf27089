"""The public record behind a report, and the answers that stand on its page."""

from __future__ import annotations

import pytest
from django.utils import timezone

from projects.choices import Noun
from projects.reports.error_report import find_record, find_reportable, read_answers
from tests.factories import make_error_report, make_fund, make_public_project

pytestmark = pytest.mark.django_db


def test_record_is_named_as_the_public_knows_it() -> None:
    project = make_public_project(slug="rice", title="Rice reserve")
    project.title = "Hush, a new name"
    project.save()
    found = find_reportable(Noun.PROJECT, "rice")
    assert found is not None
    assert (found.key, found.name) == (project.pk, "Rice reserve")
    assert find_record(make_error_report(project=project)) == found
    hidden = make_fund(slug="hush", publication_state="draft")
    assert find_reportable(Noun.FUND, "hush") is None
    assert find_record(make_error_report(fund=hidden)) is None


def test_answers_are_those_of_the_record_the_last_one_first() -> None:
    fund, today = make_fund(slug="fund"), timezone.localdate()
    make_error_report(fund=fund, problem="Open")
    make_error_report(fund=fund, state="declined", answer="Kept back", is_answer_public=False)
    make_error_report(fund=make_fund(), state="accepted", answer="Elsewhere")
    for answer in ("First", "Second"):
        make_error_report(fund=fund, state="accepted", answer=answer)
    told = [(it.answer, it.is_accepted) for it in read_answers(Noun.FUND, "fund", on=today)]
    assert told == [("Second", True), ("First", True)]
