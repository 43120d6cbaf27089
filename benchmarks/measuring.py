"""What every benchmark does: repeat, take the median, print a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from statistics import median
from time import perf_counter

from django.db import connection
from django.test.utils import CaptureQueriesContext


def milliseconds(work: Callable[[], object], times: int) -> float:
    """The median time of so many runs."""
    taken = []
    for _ in range(times):
        start = perf_counter()
        work()
        taken.append((perf_counter() - start) * 1000)
    return median(taken)


def counted_queries(work: Callable[[], object]) -> int:
    """How many statements one run sends."""
    with CaptureQueriesContext(connection) as queries:
        work()
    return len(queries)


def print_table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Columns wide enough for what is in them: words to the left, numbers to the right."""
    lines = [[str(cell) for cell in row] for row in (head, *rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        cells = [
            cell.ljust(width) if place == 0 else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(line, widths, strict=True))
        ]
        print("  ".join(cells))
