"""The geometry of bars."""

from decimal import Decimal

from projects.views.bars import Part, share, stacked


def test_parts_fill_the_bar_and_empty_ones_are_left_out() -> None:
    assert stacked({"a": 1, "b": 0, "c": 3}) == [
        Part(name="a", count=1, start="0.00%", length="25.00%"),
        Part(name="c", count=3, start="25.00%", length="75.00%"),
    ]


def test_bar_of_nothing_has_no_parts() -> None:
    assert stacked({"a": 0}) == []


def test_share_keeps_two_decimals_and_never_points_left() -> None:
    assert [share(1, 3), share(0, 5), share(5, 0), share(Decimal(-2), 4)] == [
        "33.33%",
        "0.00%",
        "0%",
        "0.00%",
    ]
