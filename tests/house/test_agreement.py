"""Page, API, files and feed give the same rows and counts under the same filters (U26)."""

from __future__ import annotations

import csv
import json
from io import StringIO
from urllib.parse import urlencode

import pytest
from django.test import Client
from hypothesis import given

from tests.projects.filters.world import State, build, states
from tests.projects.ledgers import few_or
from tests.projects.views.reading import read

pytestmark = pytest.mark.django_db


def on_the_page(client: Client, state: State) -> list[str]:
    response = client.get("/projects/?" + urlencode(state, doseq=True), follow=True)
    links = [row.one("h3").one("a") for row in read(response).all("li", class_="row")]
    assert response.context["counts"].all == len(links)
    return [it.attributes["href"].split("/")[2] for it in links]


def in_the_api(client: Client, state: State) -> list[str]:
    answer = client.get("/api/v1/projects/?" + urlencode(state, doseq=True)).json()
    assert answer["count"] == len(answer["results"])
    return [it["slug"] for it in answer["results"]]


def in_the_csv(client: Client, state: State) -> list[str]:
    response = client.get("/projects.csv?" + urlencode(state, doseq=True))
    text = response.getvalue().decode("utf-8-sig")
    return [row["slug"] for row in csv.DictReader(StringIO(text, newline=""))]


def in_the_json(client: Client, state: State) -> list[str]:
    response = client.get("/projects.json?" + urlencode(state, doseq=True))
    return [it["slug"] for it in json.loads(response.getvalue())["results"]]


def in_the_feed(client: Client, state: State) -> set[str]:
    feed = client.get("/projects.feed.json?" + urlencode(state, doseq=True)).json()
    return {it["url"].split("?")[0].rstrip("/").split("/")[-1] for it in feed["items"]}


def test_every_door_gives_the_same_rows(client: Client) -> None:
    build()

    @few_or(200, usual=12)
    @given(states())
    def check(state: State) -> None:
        rows = on_the_page(client, state | {"page_size": ["100"]})
        assert in_the_api(client, state | {"page_size": ["100"]}) == rows
        assert in_the_csv(client, state) == rows
        assert in_the_json(client, state) == rows
        assert in_the_feed(client, state) <= set(rows)

    check()
