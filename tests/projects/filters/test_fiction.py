"""Which queries ask for what is made up."""

import pytest
from django.http import QueryDict

from projects.filters.fiction import names_fiction


@pytest.mark.parametrize(
    ("query", "asks"),
    [
        ("", False),
        ("plan=asean-rok-2021-2025&country=VN&q=fiction", False),
        ("plan=fictional-plan-2021-2025", True),
        ("status=ongoing&plan=real&plan=fictional-plan-2021-2025", True),
        ("country=QM", True),
        # The date of a page says nothing of what it lists.
        ("as_of=fictional-dialogue-2023&from=fictional-dialogue-2022", False),
    ],
)
def test_a_query_asks_for_fiction_by_an_address(query: str, asks: bool) -> None:
    assert names_fiction(QueryDict(query)) is asks
