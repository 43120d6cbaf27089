"""A report is computed once for each data version and question."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache import cache

from projects.reports.kept import kept


@pytest.fixture(autouse=True)
def _empty_cache() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


class Counter:
    """Answers with how often it was asked."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self) -> int:
        self.asked += 1
        return self.asked


def test_report_is_computed_once() -> None:
    compute = Counter()
    assert [kept("totals", version=1, key="q=a", compute=compute) for _ in range(3)] == [1, 1, 1]


def test_publication_makes_it_compute_anew() -> None:
    compute = Counter()
    assert [kept("totals", version=it, key="q=a", compute=compute) for it in (1, 2, 2)] == [1, 2, 2]


def test_other_question_or_report_is_computed_for_itself() -> None:
    compute = Counter()
    assert [
        kept("totals", version=1, key="q=a", compute=compute),
        kept("totals", version=1, key="q=b", compute=compute),
        kept("facets", version=1, key="q=a", compute=compute),
    ] == [1, 2, 3]


def test_any_question_makes_a_key_that_every_cache_accepts() -> None:
    """T50: memcached refuses spaces and long keys; the tests turn its warning into an error."""
    compute = Counter()
    assert kept("totals", version=1, key="한 글\n" * 500, compute=compute) == 1


def test_report_of_zero_is_kept_too() -> None:
    asked = []
    for _ in range(2):
        kept("totals", version=1, key="zero", compute=lambda: asked.append(1) or 0)  # type: ignore[func-returns-value]
    assert asked == [1]
