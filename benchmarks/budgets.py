"""What every public page weighs and costs, beside what it may: bytes, requests, queries, time.

`make budgets` runs it against the database of DATABASE_URL. It raises the data version, as a
publication does, and changes nothing else. It ends with 1 when a page is over a budget of bytes,
requests or queries; time depends on the machine, so it is printed and never judged.
"""

from __future__ import annotations

import gzip
import re
import sys
from argparse import ArgumentParser
from dataclasses import dataclass
from itertools import islice, product
from pathlib import Path
from time import perf_counter
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import connection
from django.test import Client
from django.urls import URLPattern

from benchmarks.measuring import counted_queries, print_table
from projects.models import (
    Country,
    Fund,
    Meeting,
    Organisation,
    Partnership,
    Plan,
    PublicRecord,
    Source,
)
from projects.services.data_version import raise_data_version
from projects.urls import urlpatterns

# Compressed kilobytes of 1,000 bytes, requests and statements of one page.
HTML, STYLE, SCRIPT, WHOLE, REQUESTS = 30, 20, 18, 150, 8
LIST_QUERIES, DETAIL_QUERIES = 12, 15
ASSET = re.compile(r'<(?:script|link)\b[^>]*?(?:src|href)="(/static/[^"]+)"')
MIXED = {
    "status": ["", "ongoing", "completed"],
    "country": ["", "VN", "LA"],
    "q": ["", "digital"],
    "ordering": ["", "-updated"],
    "signature": ["", "false"],
}


@dataclass(frozen=True)
class Weight:
    """One page: compressed bytes by kind, requests, and statements of the first read."""

    path: str
    html: int
    style: int
    script: int
    whole: int
    requests: int
    queries: int
    query_limit: int

    def over(self) -> list[str]:
        """What is above its budget."""
        limits = {
            "html": (self.html, HTML * 1000),
            "style": (self.style, STYLE * 1000),
            "script": (self.script, SCRIPT * 1000),
            "whole": (self.whole, WHOLE * 1000),
            "requests": (self.requests, REQUESTS),
            "queries": (self.queries, self.query_limit),
        }
        return [name for name, (value, limit) in limits.items() if value > limit]


def main() -> int:
    parser = ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, default=60, help="requests under mixed filters")
    times = parser.parse_args().times
    client = Client(
        SERVER_NAME=urlsplit(settings.PUBLIC_BASE_URL).hostname, HTTP_ACCEPT_ENCODING="gzip"
    )
    print(f"{connection.vendor}: {PublicRecord.objects.count()} projects\n")
    weights = [weigh(client, path, limit) for path, limit in pages()]
    print_table(
        ["page", "html kB", "style", "script", "whole", "requests", "queries", "over"],
        [
            [
                it.path,
                *(f"{size / 1000:.1f}" for size in (it.html, it.style, it.script, it.whole)),
                it.requests,
                f"{it.queries}/{it.query_limit}",
                " ".join(it.over()) or "–",
            ]
            for it in weights
        ],
    )
    taken = sorted(mixed_requests(client, times))
    print(
        f"\n/projects/ under {len(taken)} mixed filters, once read: median "
        f"{taken[len(taken) // 2]:.0f} ms, 95 of 100 within {taken[int(len(taken) * 0.95)]:.0f} ms "
        "(budget 250 ms)"
    )
    return int(any(it.over() for it in weights))


def pages() -> list[tuple[str, int]]:
    """An address of every public page, of a record with much to show, and its limit of queries."""
    arguments = {
        "plan": ("slug", Plan.objects.published()),
        "project": ("slug", PublicRecord.objects.published()),
        "fund": ("slug", Fund.objects.published()),
        "meeting": ("slug", Meeting.objects.published()),
        "partnership": ("slug", Partnership.objects.published()),
        "organisation": ("slug", Organisation.objects.published()),
        "country": ("code", Country.objects.all()),
        "source": ("slug", Source.objects.published()),
    }
    found = []
    for pattern in urlpatterns:
        if not isinstance(pattern, URLPattern):
            continue
        if pattern.name == "report-error":
            # A form about one record, never stored by anyone.
            continue
        path = "/" + str(pattern.pattern)
        limit = LIST_QUERIES
        if "<" in path:
            noun = str(pattern.name).split("-")[0]
            if noun not in arguments:
                continue
            key, rows = arguments[noun]
            row = rows.order_by("pk").values_list(key, flat=True).first()
            if row is None:
                continue
            path = re.sub(r"<[^>]+>", row, path, count=1)
            limit = DETAIL_QUERIES
        if "<" not in path and path.endswith("/"):
            found.append((path, limit))
    return found


def weigh(client: Client, path: str, limit: int) -> Weight:
    """Read a page once after a publication, and all that it asks the browser to load."""

    def first() -> None:
        raise_data_version()
        client.get(path)

    queries = counted_queries(first) - counted_queries(raise_data_version)
    answer = client.get(path)
    if answer.status_code != 200:
        raise SystemExit(f"{path} answers {answer.status_code}")
    html = len(answer.content)
    assets = sorted(set(ASSET.findall(gzip.decompress(answer.content).decode())))
    sizes = {asset: _compressed(asset) for asset in assets}
    style = sum(size for asset, size in sizes.items() if asset.endswith(".css"))
    script = sum(size for asset, size in sizes.items() if asset.endswith(".js"))
    return Weight(
        path=path,
        html=html,
        style=style,
        script=script,
        whole=html + sum(sizes.values()),
        requests=1 + len(assets),
        queries=queries,
        query_limit=limit,
    )


def _compressed(asset: str) -> int:
    """The bytes of a static file as WhiteNoise sends it: compressed ahead, as small as can be."""
    found = finders.find(asset.removeprefix(settings.STATIC_URL))
    if not isinstance(found, str):
        raise SystemExit(f"{asset} is nowhere")
    return len(gzip.compress(Path(found).read_bytes(), 9))


def mixed_requests(client: Client, times: int) -> list[float]:
    """The time in milliseconds of the list under different filters, each read once before."""
    states = islice(product(*MIXED.values()), times)
    taken = []
    for values in states:
        pairs = zip(MIXED, values, strict=True)
        query = "&".join(f"{name}={value}" for name, value in pairs if value)
        client.get(f"/projects/?{query}")
        start = perf_counter()
        client.get(f"/projects/?{query}")
        taken.append((perf_counter() - start) * 1000)
    return taken


if __name__ == "__main__":
    sys.exit(main())
