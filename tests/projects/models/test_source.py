"""The documents that figures rest on."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from projects.models import Source
from tests.factories import make_source

pytestmark = pytest.mark.django_db


def test_sources_stand_newest_first_and_those_without_a_date_last() -> None:
    undated = make_source(title="A")
    older = make_source(published_on=date(2020, 1, 1))
    second = make_source(title="B", published_on=date(2024, 1, 1))
    first = make_source(title="A", published_on=date(2024, 1, 1))
    assert list(Source.objects.in_order()) == [first, second, older, undated]


def test_source_kept_as_a_file_needs_no_web_address() -> None:
    make_source(url="", file_name="report-2023.pdf").full_clean()


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "https://user:secret@example.org/",
        # What urlsplit() itself can't take apart.
        "http://[",
        "https://[::1",
    ],
)
def test_source_that_leads_astray_is_refused(url: str) -> None:
    """T25."""
    source = make_source()
    source.url = url
    with pytest.raises(ValidationError) as refusal:
        source.full_clean()
    assert list(refusal.value.message_dict) == ["url"]
