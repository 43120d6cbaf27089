"""How long the list takes as a file: rows a second, the first byte, and what memory grows by.

Run it as `python -m benchmarks.downloads` against the database of DATABASE_URL. It writes nothing.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from resource import RUSAGE_SELF, getrusage
from time import perf_counter, process_time

from django.db import connection
from django.http import QueryDict

from benchmarks.measuring import print_table
from projects.exports.project import DOWNLOADS, read_project_list
from projects.reports.edition import read_edition


def main() -> None:
    parser = ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--query", default="", help="which projects, as in the address: as_of=2020-06-30"
    )
    query = parser.parse_args().query
    count = read_project_list(QueryDict(query), read_edition()).records.count()
    print(f"{connection.vendor}: {count} projects\n")
    # What a process once held it is always said to have held: each file is written by its own.
    with ProcessPoolExecutor(
        max_workers=1, mp_context=get_context("spawn"), max_tasks_per_child=1
    ) as alone:
        rows = [alone.submit(_measured, name, query, count).result() for name in DOWNLOADS]
    print_table(
        [
            "file",
            "MB",
            "seconds",
            "of CPU",
            "rows a second",
            "first byte ms",
            "memory MB",
            "grown by MB",
        ],
        rows,
    )


def _measured(extension: str, query: str, count: int) -> list[object]:
    # A server has read its code and texts long before.
    next(_pieces(extension, query))
    held = _most_held()
    start, busy = perf_counter(), process_time()
    pieces = _pieces(extension, query)
    size = len(next(pieces))
    begun = perf_counter() - start
    size += sum(map(len, pieces))
    taken = perf_counter() - start
    return [
        extension,
        f"{size / 1e6:.1f}",
        f"{taken:.1f}",
        f"{process_time() - busy:.1f}",
        f"{count / taken:,.0f}",
        f"{begun * 1000:.0f}",
        f"{_most_held():.0f}",
        f"{_most_held() - held:.0f}",
    ]


def _pieces(extension: str, query: str) -> Iterator[bytes]:
    return DOWNLOADS[extension].write(read_project_list(QueryDict(query), read_edition()))


def _most_held() -> float:
    """The most memory that the process held so far, in megabytes."""
    return getrusage(RUSAGE_SELF).ru_maxrss / 1000


if __name__ == "__main__":
    sys.exit(main())
