"""The one address of a view."""

from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st

from projects.filters.address import PARAMETERS, is_tidy, parameters_of, query_string

VALUES = st.text(st.sampled_from("ab 1&=가é"), max_size=4)
QUERIES = st.dictionaries(
    st.sampled_from([*PARAMETERS, "unknown"]), st.lists(VALUES, max_size=3), max_size=6
)


@given(QUERIES)
@settings(max_examples=200, deadline=None, derandomize=True, database=None)
def test_same_state_has_one_address(state: dict[str, list[str]]) -> None:
    """U3"""
    built = query_string(state)
    parsed = parameters_of(QueryDict(built.removeprefix("?")))
    assert query_string(parsed) == built
    assert is_tidy(QueryDict(built.removeprefix("?")))


def test_defaults_and_blanks_are_dropped() -> None:
    query = QueryDict("q=&page=1&ordering=title&status=ongoing&page_size=25&other=1")
    assert parameters_of(query) == {"status": ["ongoing"]}
