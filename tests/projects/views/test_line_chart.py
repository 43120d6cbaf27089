"""A line over time: from zero, in the order of the days, with numbers that stand apart."""

from datetime import date
from decimal import Decimal

from projects.views.line_chart import BASELINE, READING, TARGET, Goal, LineChart, Value, line_chart


def drawn(*values: tuple[int, int, str]) -> LineChart:
    found = line_chart(
        [Value(date(year, 1, 1), Decimal(value), str(value), kind) for year, value, kind in values]
    )
    assert found is not None
    return found


def test_values_stand_above_a_line_at_zero() -> None:
    chart = drawn((2020, 50, BASELINE), (2022, 75, READING), (2024, 100, TARGET))
    assert chart.zero == "104.0"
    assert [it.y for it in chart.points] == ["64.0", "44.0", "24.0"]
    assert [it.x for it in chart.points] == ["2.00%", "50.03%", "98.00%"]
    assert [it.is_hoped for it in chart.stretches] == [False, True]
    assert (chart.first_year, chart.last_year) == (2020, 2024)


def test_values_below_zero_stand_below_the_line() -> None:
    chart = drawn((2020, -50, BASELINE), (2022, 50, READING))
    assert (chart.zero, [it.y for it in chart.points]) == ("64.0", ["104.0", "24.0"])


def test_only_numbers_with_room_are_written() -> None:
    chart = drawn(*((2000 + n, n + 1, READING) for n in range(11)))
    labels = [it.label for it in chart.points if it.label]
    assert (labels[0], labels[-2:]) == ("1", ["10", "11"])
    assert len(labels) < 7


def test_number_near_the_next_goes_below_its_mark() -> None:
    chart = drawn((2020, 10, BASELINE), (2029, 99, READING), (2030, 100, TARGET))
    _, latest, target = chart.points
    assert float(latest.label_y) > float(latest.y) > float(target.label_y)


def test_number_on_the_zero_line_is_not_pushed_below_it() -> None:
    chart = drawn((2020, 0, BASELINE), (2021, 10, READING), (2030, 100, TARGET))
    assert float(chart.points[0].label_y) < float(chart.zero)


def test_target_without_a_day_is_a_line_across() -> None:
    values = [Value(date(year, 1, 1), Decimal(50), "50", READING) for year in (2020, 2021)]
    chart = line_chart(values, goal=(Decimal(100), "target 100"))
    assert chart is not None
    assert chart.goal == Goal(y="24.0", label="target 100", label_y="18.0", is_right=False)
    assert [it.y for it in chart.points] == ["64.0", "64.0"]


def test_one_day_is_no_line() -> None:
    assert line_chart([Value(date(2020, 1, 1), Decimal(1), "1", READING)] * 2) is None


def test_nothing_but_zero_is_no_line() -> None:
    values = [Value(date(year, 1, 1), Decimal(0), "0", READING) for year in (2020, 2021)]
    assert line_chart(values) is None
