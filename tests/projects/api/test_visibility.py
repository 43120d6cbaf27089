"""What a visitor may not see does not exist in the API."""

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client

from projects.choices import PublicationState
from tests import factories as make
from tests.house.addresses import HIDDEN_ID
from tests.house.world import HIDDEN, hide_all
from tests.projects.api.conftest import BASE
from tests.projects.api.resources import DETAILS, LEDGERS, LISTS, PATHS

pytestmark = pytest.mark.django_db

STATES = {
    **dict.fromkeys(LISTS, ("", "page_size=1", "cursor=&page_size=1", "as_of=2024-10-01")),
    **{f"{name}/": ("counted=true", "superseded=false", "source=hush") for name in LEDGERS},
    "plans/": ("", "partnership=hush", "cursor=&page_size=1"),
    "claims/": ("", "meeting=none", "plan=hush", "meeting=hush"),
    "funding/": ("", "fund=none", "fund=hush", "kind=budget"),
    "readings/": ("", "project=flagship", "project=none", "project=hush"),
    "indicators/": ("", "plan=none", "fund=none", "project=none", "project=hush"),
    "areas/": ("", "parent=none", "parent=area", "parent=hush"),
    "lines/": ("", "area=none", "area=area", "area=hush"),
    "projects/": ("cursor=&page_size=1", "cursor=&page_size=1&ordering=-updated"),
    "projects/hush/": ("",),
    "plans/hush/progress/": ("",),
}


def everything(client: Client) -> dict[str, tuple[object, ...]]:
    """Every answer, and all in it that could tell two worlds apart; `next` is followed."""
    cache.clear()
    waiting = [*(BASE + path for path in PATHS), f"{BASE}schema/"]
    waiting += [f"{BASE}{path}?{query}" for path, queries in STATES.items() for query in queries]
    answers: dict[str, tuple[object, ...]] = {}
    while waiting:
        address = waiting.pop()
        if address in answers:
            continue
        response = client.get(address)
        headers = [response.get(name) for name in ("ETag", "Last-Modified", "Link", "Vary")]
        answers[address] = (response.status_code, response.content, *headers)
        body = response.json()
        if body.get("next"):
            waiting.append(body["next"])
    return answers


def test_hidden_things_change_nothing(client: Client, world: None) -> None:
    """With and without a hidden record every answer is the same, byte for byte (T01)."""
    before = everything(client)
    differing = {}
    for name in ("draft", "withdrawn"):
        with transaction.atomic():
            hide_all(name)
            after = everything(client)
            changed = [it for it in after if before.get(it) != after[it]]
            if changed:
                differing[name] = changed[:5]
            transaction.set_rollback(True)
    assert differing == {}


def test_the_hiding_would_show_if_it_were_public(client: Client, world: None) -> None:
    """The test above would also pass if nothing were read."""
    before = everything(client)
    make.make_public_project(slug=HIDDEN)
    assert before[f"{BASE}projects/"] != everything(client)[f"{BASE}projects/"]


def test_hidden_and_unheard_of_are_the_same_problem(client: Client, world: None) -> None:
    """Only `instance` repeats the address (T04)."""
    hide_all("draft")
    keys = dict.fromkeys(DETAILS, (HIDDEN, "none"))
    keys |= dict.fromkeys(LEDGERS, (HIDDEN_ID, "00000000-0000-4000-8000-000000000000"))
    keys |= {"releases": ("77", "78"), "countries": ("XX", "YY")}
    for name, pair in keys.items():
        told = []
        for key in pair:
            for method in ("get", "head", "post", "options"):
                response = getattr(client, method)(f"{BASE}{name}/{key}/")
                headers = {k: v for k, v in response.items() if k != "Content-Length"}
                body = response.content.replace(key.encode(), b"")
                told.append((method, response.status_code, headers, body))
        assert told[:4] == told[4:], name
        assert (name, told[0][1]) == (name, 404)


def test_a_withdrawn_line_hides_its_assessments(client: Client, world: None) -> None:
    line = make.make_line(publication_state=PublicationState.WITHDRAWN)
    entry = make.make_assessment(line)
    assert client.get(f"{BASE}assessments/{entry.pk}/").status_code == 404
