"""Which rows are behind in their Korean."""

from __future__ import annotations

import pytest

from projects.choices import TranslationState
from projects.models import Country, Plan, Project, Source
from projects.models.translated import korean_is, translated_fields
from tests.factories import make_project

pytestmark = pytest.mark.django_db


def test_korean_stands_beside_the_field_of_its_name() -> None:
    assert {model: translated_fields(model) for model in (Project, Plan, Country, Source)} == {
        Project: ["title", "summary"],
        Plan: ["title", "summary"],
        Country: ["name"],
        Source: [],
    }


@pytest.mark.parametrize(
    ("texts", "title", "summary"),
    [
        ({}, "missing", None),
        ({"title_ko": "폐기물"}, "current", None),
        ({"title_ko": "폐기물", "outdated_translations": ["title"]}, "outdated", None),
        ({"title_ko": "폐기물", "summary": "Long."}, "current", "missing"),
        # Korean without English is what its writer wanted.
        ({"title_ko": "폐기물", "summary_ko": "설명."}, "current", "current"),
    ],
)
def test_each_text_has_a_state_of_its_own(
    texts: dict[str, object], title: str, summary: str | None
) -> None:
    project = make_project(**texts)
    assert (project.translation_of("title"), project.translation_of("summary")) == (title, summary)


def test_rows_are_found_by_the_state_of_their_korean() -> None:
    make_project(slug="none", title_ko="", summary="")
    make_project(slug="half", title_ko="폐기물", summary="Long.")
    make_project(slug="behind", title_ko="폐기물", outdated_translations=["title"])
    make_project(slug="both", title_ko="폐기물", summary="Long.", outdated_translations=["title"])
    make_project(slug="all", title_ko="폐기물", summary="Long.", summary_ko="설명.")
    make_project(slug="enough", title_ko="폐기물", summary="")
    found = {
        state: sorted(
            Project.objects.filter(korean_is(state, Project)).values_list("slug", flat=True)
        )
        for state in TranslationState.values
    }
    assert found == {
        "missing": ["both", "half", "none"],
        "current": ["all", "enough"],
        "outdated": ["behind", "both"],
    }
