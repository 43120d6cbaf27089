"""The guide to the API: every example of it is run against a live site, in the order of the guide.

Of Power Query what power_query.py can do is done: no Excel has seen the recipe.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from django.conf import settings
from django.core.management import call_command
from pytest_django.live_server_helper import LiveServer

from projects.choices import ReviewState, TokenScope
from projects.models import FundingEntry, Project, Submission
from projects.reports.edition import read_edition
from projects.services.project import withdraw_project
from tests import factories as make
from tests.house import power_query
from tests.house.world import build_world
from tests.projects.api.mirror import what_is_public

GUIDE = (settings.BASE_DIR / "docs" / "api-guide.md").read_text()
SITE = "https://tracker.example.org"
EXAMPLES = re.findall(r"^```(\w+)\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
MIRRORS = {language: it for language, it in EXAMPLES if "/changes/" in it}

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the examples leave their files."""
    (tmp_path / ".curlrc").write_text("fail\nsilent\nshow-error\n")
    monkeypatch.setenv("CURL_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(program: list[str], example: str) -> bytes:
    """What an example that is a program of its own prints; it has to come to its end."""
    done = subprocess.run([*program, example], capture_output=True, check=False)
    assert done.returncode == 0, f"{example}\n{done.stderr.decode()}"
    return done.stdout


def test_every_example_does_what_the_guide_says(
    reference_site: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make.make_api_token(text="poa_example", scope=TokenScope.PROPOSE)
    monkeypatch.setenv("TRACKER_TOKEN", "poa_example")
    plans = json.load(urlopen(f"{reference_site}/api/v1/plans/?page_size=100"))  # noqa: S310
    told: dict[str, Any] = {}
    tables: list[power_query.Table] = []
    shown: list[Any] = []
    for language, text in EXAMPLES:
        example = text.replace(SITE, reference_site)
        match language:
            case "python":
                exec(example, told)  # noqa: S102 - the examples are ours
            case "sh":
                assert run(["bash", "-euc"], example) != b""
            case "powerquery":
                tables.append(power_query.run(example))
            case "json":
                shown.append(json.loads(example))
            case _:
                assert language == "r"
    assert list(told["plans"].values()) == plans["results"]
    assert [*told["plan"]] == ["slug", "adopted_at"]
    assert {tuple(it) for it in told["funded"]} == {("slug", "funding")}
    assert (told["still_good"], list(told["problem"]["errors"])) == (True, ["country"])
    copy = json.loads((folder / "copy.json").read_text())
    # What was written since is not public.
    assert (copy["until"], read_edition().number) == (plans["data_version"],) * 2
    assert told["plans"] == {
        key.removeprefix("plans/"): it
        for key, it in copy["documents"].items()
        if key.startswith("plans/")
    }
    assert_read_by_power_query(tables, reference_site)
    assert_written(told)
    assert shown == [told["refused"]]


def assert_read_by_power_query(tables: list[power_query.Table], site: str) -> None:
    (rows,) = tables
    asked = f"{site}/api/v1/funding/?as_of=2025-12-31&page_size=100"
    funding = json.load(urlopen(asked))["results"]  # noqa: S310
    assert [
        (it["id"], it["effective_on"].isoformat(), it["amount"], it["is_counted"]) for it in rows
    ] == [
        (it["id"], it["effective_on"], it["amount"] and Decimal(it["amount"]), it["is_counted"])
        for it in funding
    ]


def assert_written(told: dict[str, Any]) -> None:
    assert told["first"] == told["again"]
    assert told["waiting"]["review_state"] == ReviewState.SUBMITTED
    entry = FundingEntry.objects.get(pk=told["first"]["id"])
    assert (entry.project.slug, entry.source.slug, entry.amount, entry.review_state) == (
        "team",
        told["entry"]["source"],
        Decimal("1.00"),
        ReviewState.SUBMITTED,
    )
    submission = Submission.objects.get()
    assert (submission.project.slug, submission.note) == ("team", told["note"]["note"])
    assert {*Project.objects.filter(summary="An example.").values_list("slug", flat=True)} == {
        "kadif",
        "team",
    }
    assert {*Project.objects.filter(review_interval_days=90).values_list("slug", flat=True)} == {
        "fly",
        "heat",
    }


@pytest.mark.parametrize(
    ("language", "program"),
    [
        pytest.param("python", [sys.executable, "-c"]),
        pytest.param("r", ["Rscript", "-e"], marks=pytest.mark.r),
    ],
)
def test_a_mirror_becomes_what_is_public_each_time_it_is_run(
    language: str, program: list[str], live_server: LiveServer, folder: Path
) -> None:
    build_world()
    call_command("check_ledgers", "--repair", verbosity=0)
    script = MIRRORS[language].replace(SITE, live_server.url)
    # So that there are many pages.
    script = script.replace("page_size=100", "page_size=7")
    for _ in range(2):
        run(program, script)
        copy = json.loads((folder / "copy.json").read_text("utf-8"))
        assert copy["documents"] == {
            f"{resource}/{key}": it for (resource, key), it in what_is_public().items()
        }
        withdraw_project(Project.objects.get(slug="flagship"), by=None, reason="Mistaken")


def test_mirrors_are_short() -> None:
    """Thirty lines each, as promised."""
    assert {language: len(it.splitlines()) <= 30 for language, it in MIRRORS.items()} == {
        "python": True,
        "r": True,
    }
