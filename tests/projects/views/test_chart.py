"""Pictures: one scale from one zero line, and four states that never stand in for each other."""

from decimal import Decimal

import pytest
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import override

from projects.reports.quantity import Quantity, State
from projects.views.chart import BarChart, Measured, Table, TableRow, bar_chart, plain
from tests.projects.views.reading import Element, read

# What each number is in words: beside its bar, and in full in the table.
GOLDEN = [
    (Quantity(Decimal(0)), State.ZERO, "USD 0", "0"),
    (Quantity(), State.UNKNOWN, "Not reported", "Not reported"),
    (Quantity(is_not_applicable=True), State.INAPPLICABLE, "Not applicable", "Not applicable"),
    (Quantity(Decimal("0.004")), State.VALUE, "USD 0.004", "0.004"),
    (Quantity(Decimal(-1)), State.VALUE, "USD −1", "−1"),
    (Quantity(Decimal(10**15)), State.VALUE, "USD 1,000 trillion", "1,000,000,000,000,000"),
    (Quantity(Decimal(5), qualifier="about"), State.VALUE, "about USD 5", "about 5"),
]


def chart_of(*quantities: Quantity) -> BarChart:
    names = [plain(f"row {number}") for number, _ in enumerate(quantities)]
    return bar_chart(
        [
            (
                plain(""),
                [
                    Measured(name, "money-budget", it)
                    for name, it in zip(names, quantities, strict=True)
                ],
            )
        ],
        says="What to see.",
        currency="USD",
        table=Table(
            caption="Money, in USD.",
            heading="Row",
            columns=["USD"],
            rows=[
                TableRow(name, [it], as_of="2024-05-16" if it.is_known else "")
                for name, it in zip(names, quantities, strict=True)
            ],
        ),
    )


def shown(chart: BarChart, language: str = "en") -> Element:
    with override(language):
        return read(HttpResponse(render_to_string("_components/chart_bars.html", {"chart": chart})))


def test_four_states_are_four_things_in_the_picture_and_in_its_table() -> None:
    page = shown(chart_of(*(it for it, *_ in GOLDEN)))
    assert [it.state for it, *_ in GOLDEN] == [state for _, state, _, _ in GOLDEN]
    beside = [it.text for it in page.all("span", class_="chart-value")]
    assert beside == [short for _, _, short, _ in GOLDEN]
    cells = [it.one("td", class_="number") for it in page.one("tbody").all("tr")]
    assert [it.text for it in cells] == [full for _, _, _, full in GOLDEN]
    assert ["data-figure" in it.attributes for it in cells] == [it.is_known for it, *_ in GOLDEN]


def test_only_a_value_has_a_bar() -> None:
    bars = chart_of(*(it for it, *_ in GOLDEN)).groups[0].bars
    assert [bool(it.length) for it in bars] == [it.of.quantity.state is State.VALUE for it in bars]


def test_states_are_told_apart_in_korean() -> None:
    page = shown(chart_of(Quantity(), Quantity(Decimal(0)), Quantity(is_not_applicable=True)), "ko")
    beside = [it.text for it in page.all("span", class_="chart-value")]
    assert beside == ["미보고", "USD 0", "해당 없음"]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([1, 4], [("0.00%", "25.00%"), ("0.00%", "100.00%")]),
        ([-1, 4], [("0.00%", "20.00%"), ("20.00%", "80.00%")]),
        ([-4, -1], [("0.00%", "100.00%"), ("75.00%", "25.00%")]),
        # However small, it is not zero.
        ([1, 10**15], [("0.00%", "0.40%"), ("0.00%", "100.00%")]),
    ],
)
def test_bars_start_at_zero_and_point_to_their_side(
    values: list[int], expected: list[tuple[str, str]]
) -> None:
    chart = chart_of(*(Quantity(Decimal(it)) for it in values))
    assert [(it.start, it.length) for it in chart.groups[0].bars] == expected


def test_picture_says_what_to_see_and_the_table_what_it_holds() -> None:
    page = shown(chart_of(Quantity(Decimal(3))))
    assert page.one("figcaption").text == "What to see."
    assert page.one("caption").text.startswith("Money, in USD.")
    assert [it.attributes["scope"] for it in page.one("thead").all("th")] == ["col"] * 3
    assert page.one("tbody").one("th").attributes["scope"] == "row"
    assert page.one("td", data_asof="2024-05-16").text == "16 May 2024"
