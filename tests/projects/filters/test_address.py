"""One state, one address."""

from __future__ import annotations

from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from projects.filters.address import (
    PARAMETERS,
    is_tidy,
    parameters_of,
    query_string,
    with_values,
    without_value,
)
from tests.projects.ledgers import few

words = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=8)
raw_states = st.dictionaries(
    st.sampled_from([*PARAMETERS, "colour"]), st.lists(words, max_size=3), max_size=4
)


@few
@given(raw_states)
def test_address_says_the_state_and_nothing_twice(state: dict[str, list[str]]) -> None:
    """U3: parse(build(state)) is the state, tidied; building it again changes nothing."""
    once = query_string(state)
    parsed = parameters_of(QueryDict(once.removeprefix("?")))
    assert query_string(parsed) == once
    assert parameters_of(QueryDict(query_string(parsed).removeprefix("?"))) == parsed
    assert is_tidy(QueryDict(once.removeprefix("?")))


def test_address_keeps_one_order_and_drops_what_is_empty_or_default() -> None:
    """U3."""
    assert query_string(
        {
            "page": ["1"],
            "as_of": ["2024-05-16"],
            "status": ["ongoing", "completed", "ongoing", ""],
            "q": ["  water "],
            "ordering": ["title"],
            "colour": ["red"],
        }
    ) == ("?q=water&status=completed&status=ongoing&as_of=2024-05-16")


def test_nothing_chosen_is_no_query_at_all() -> None:
    assert query_string({"page": ["1"], "q": [""]}) == ""


def test_another_filter_leads_to_the_first_page() -> None:
    assert with_values({"page": ["3"], "q": ["a"]}, q="b") == {"q": ["b"]}
    assert with_values({"page": ["3"], "q": ["a"]}, page=4) == {"q": ["a"], "page": ["4"]}
    assert with_values({"q": ["a"]}, q=None) == {}


def test_one_value_or_all_values_can_be_taken_away() -> None:
    """U8."""
    state = {"status": ["completed", "ongoing"], "q": ["a"]}
    assert without_value(state, "status", "ongoing") == {"status": ["completed"], "q": ["a"]}
    assert without_value(state, "status") == {"q": ["a"]}


def test_untidy_addresses_are_known() -> None:
    assert [
        is_tidy(QueryDict(text))
        for text in ("", "q=a", "q=a&colour=red", "q=", "q=a&q=a", "page=1", "page=2")
    ] == [True, True, True, False, False, False, True]
