"""How long the work below the pages takes: a page of records, counts, composing, recording.

Run it as `python -m benchmarks.records` against the database of DATABASE_URL. What it writes is
rolled back.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Callable
from datetime import date

from django.db import connection, transaction
from django.db.models import Count

from benchmarks.measuring import counted_queries, milliseconds, print_table
from projects.choices import ReviewState, Status
from projects.models import Project, PublicRecord, Source, Term
from projects.services.public_record import compose_records, write_public_records
from projects.services.status_update import record_status

PAGE = 25


def main() -> None:
    parser = ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, default=9, help="runs of which the median is taken")
    times = parser.parse_args().times
    count = PublicRecord.objects.count()
    print(f"{connection.vendor}: {count} projects, {Term.objects.count()} terms\n")
    records = PublicRecord.objects.as_of(None).order_by("sort_title", "pk")
    middle = list(PublicRecord.objects.order_by("pk")[count // 2 :][:PAGE])
    keys = [record.pk for record in middle]
    project = Project.objects.get(pk=keys[0])
    source = Source.objects.published().order_by("pk")[0]

    def record() -> None:
        record_status(
            project,
            status=Status.ONGOING,
            effective_on=date(2024, 1, 1),
            source=source,
            by=None,
            state=ReviewState.PUBLISHED,
        )

    works: dict[str, Callable[[], object]] = {
        "a page of summaries": lambda: list(records.values_list("summary", flat=True)[:PAGE]),
        "the count": records.count,
        "a page under two filters": lambda: list(
            records.with_term("status", ["ongoing"]).with_term("country", ["VN"])[:PAGE]
        ),
        "a word in every text": lambda: records.containing("digital").count(),
        "all terms counted": lambda: list(
            Term.objects.order_by().values_list("facet", "value").annotate(Count("pk"))
        ),
        "25 documents composed": lambda: compose_records(middle),
        "25 records written, unchanged": _undone(lambda: write_public_records(keys)),
        "a status recorded and published": _undone(record),
    }
    rows = [
        [name, f"{milliseconds(work, times):.1f}", counted_queries(work)]
        for name, work in works.items()
    ]
    print_table(["work", "ms", "queries"], rows)


def _undone(work: Callable[[], object]) -> Callable[[], None]:
    def run() -> None:
        with transaction.atomic():
            work()
            transaction.set_rollback(True)

    return run


if __name__ == "__main__":
    sys.exit(main())
