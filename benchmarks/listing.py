"""How long the list of projects takes, and how many queries: page and API, first read and again.

Run it as `python -m benchmarks.listing` against the database of DATABASE_URL. It raises the data
version, as a publication does, and changes nothing else.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection
from django.test import Client

from benchmarks.measuring import counted_queries, milliseconds, print_table
from projects.models import PublicRecord, Term
from projects.services.data_version import raise_data_version

QUERIES = (
    "",
    "status=ongoing&country=VN",
    "status=ongoing&status=completed&country=VN&signature=false&q=digital",
    "page=last",
    "as_of=2020-06-30",
)


def main() -> None:
    parser = ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, default=9, help="runs of which the median is taken")
    times = parser.parse_args().times
    client = Client(SERVER_NAME=urlsplit(settings.PUBLIC_BASE_URL).hostname)
    count = PublicRecord.objects.count()
    print(f"{connection.vendor}: {count} projects, {Term.objects.count()} terms\n")
    rows = []
    for path in ("/projects/", "/api/v1/projects/"):
        for query in QUERIES:
            last = max(1, -(-count // 25))
            address = f"{path}?{query.replace('last', str(last))}".removesuffix("?")
            rows.append([address, *_measured(client, address, times)])
    print_table(
        ["address", "status", "kB", "first ms", "queries", "again ms", "queries"],
        rows,
    )


def _measured(client: Client, address: str, times: int) -> list[object]:
    def again() -> None:
        client.get(address)

    def first() -> None:
        # The read that comes after a publication finds nothing kept.
        raise_data_version()
        client.get(address)

    answer = client.get(address)
    if answer.status_code != 200:
        return [answer.status_code, *["–"] * 5]
    raising = milliseconds(raise_data_version, times)
    raising_queries = counted_queries(raise_data_version)
    first_ms = milliseconds(first, max(3, times // 3)) - raising
    first_queries = counted_queries(first) - raising_queries
    client.get(address)
    return [
        answer.status_code,
        round(len(answer.content) / 1000),
        f"{first_ms:.1f}",
        first_queries,
        f"{milliseconds(again, times):.1f}",
        counted_queries(again),
    ]


if __name__ == "__main__":
    sys.exit(main())
