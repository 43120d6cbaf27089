"""The guide to the API: every example of it is run against a live site with the reference data.

R is parsed where Rscript is found; of R and Power Query the addresses alone are asked for.
"""

import json
import re
import shlex
import shutil
import subprocess
from typing import Any
from urllib.request import urlopen

import pytest
from django.conf import settings
from pytest_django.live_server_helper import LiveServer

from projects.imports.reference import load_reference

GUIDE = (settings.BASE_DIR / "docs" / "api-guide.md").read_text()
SITE = "https://tracker.example.org"

pytestmark = pytest.mark.django_db(transaction=True)


def blocks(language: str, live_server: LiveServer) -> list[str]:
    """The examples in one language, asking the live site."""
    found = re.findall(rf"^```{language}\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
    return [it.replace(SITE, live_server.url) for it in found]


@pytest.fixture
def site(live_server: LiveServer) -> LiveServer:
    load_reference(settings.BASE_DIR / "fixtures")
    return live_server


def test_every_example_does_what_the_guide_says(site: LiveServer) -> None:
    for command in (line for it in blocks("sh", site) for line in it.splitlines()):
        asked = subprocess.run(
            [*shlex.split(command), "--fail", "--silent"], capture_output=True, check=False
        )
        assert (command, asked.returncode, asked.stdout != b"") == (command, 0, True)
    told: dict[str, Any] = {}
    exec("\n".join(blocks("python", site)), told)  # noqa: S102 - the examples are ours
    plans = json.load(urlopen(f"{site.url}/api/v1/plans/?page_size=100"))  # noqa: S310
    assert list(told["plans"].values()) == plans["results"]
    assert [*told["plan"]] == ["slug", "adopted_at"]
    assert {tuple(it) for it in told["funded"]} == {("slug", "funding")}
    assert (told["still_good"], list(told["problem"]["errors"])) == (True, ["country"])
    mirrored = {key: it for (name, key), it in told["copy"].items() if name == "plans"}
    assert mirrored == told["plans"]
    assert told["version"] == plans["data_version"]
    (table,) = re.findall(rf'"({site.url}[^"]*)"', "".join(blocks("powerquery", site)))
    (changes,) = re.findall(r'"(/api/[^"]*since=)"', "".join(blocks("r", site)))
    for address in (table, f"{site.url}{changes}0"):
        assert urlopen(address).status == 200  # noqa: S310
    # Nothing is skipped: where there is no R, what was asked above is all that can be.
    if shutil.which("Rscript"):
        for script in blocks("r", site):
            parsed = ["Rscript", "-e", "invisible(parse(file('stdin')))"]
            assert subprocess.run(parsed, input=script.encode(), check=False).returncode == 0


def test_mirrors_are_short() -> None:
    """Thirty lines each, as promised."""
    (r,) = re.findall(r"^```r\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
    *_, python = re.findall(r"^```python\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
    assert max(len(it.splitlines()) for it in (r, python)) <= 30
