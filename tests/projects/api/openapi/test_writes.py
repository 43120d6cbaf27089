"""What the schema says of writes is true: the examples are taken, the answers keep their shapes."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from projects.api.openapi import body_examples
from projects.api.writes.appending import INPUTS
from projects.choices import TokenScope
from tests.factories import make_staff
from tests.projects.api.conftest import BASE, Program, program_of
from tests.projects.api.openapi.test_shapes import complaints

pytestmark = pytest.mark.django_db


@pytest.fixture
def schema(client: Client) -> Any:
    return client.get(f"{BASE}schema/").json()


@pytest.fixture
def program(reference_data: None) -> Program:
    return program_of(make_staff(), TokenScope.PUBLISH)


def operation(schema: Any, method: str, path: str) -> Any:
    return schema["paths"][BASE + path][method.lower()]


def shown(schema: Any, method: str, path: str) -> Any:
    return operation(schema, method, path)["requestBody"]["content"]["application/json"]["example"]


def assert_as_described(schema: Any, method: str, path: str, response: Any) -> None:
    described = operation(schema, method, path)["responses"][str(response.status_code)]
    kind = response["Content-Type"]
    answer = described["content"][kind]["schema"]
    assert complaints(schema, answer, response.json()) == []
    for name, header in described.get("headers", {}).items():
        assert name in response.headers or name == "Idempotency-Replayed", (name, header)


def test_the_example_of_a_project_is_the_one_of_the_reference_data(
    program: Program, schema: Any
) -> None:
    body = shown(schema, "POST", "projects/")
    stored = program.working("kadif")
    for name in {*body} - {"change_message", "aliases"}:
        assert (name, stored[name]) == (name, body[name])
    assert [(it["name"], it["source"]) for it in stored["aliases"]] == [
        (it["name"], it["source"]) for it in body["aliases"]
    ]
    response = program.send("POST", "projects/", {**body, "slug": "kadif-again"})
    assert response.status_code == 201, response.content.decode()
    assert_as_described(schema, "POST", "projects/", response)
    several = program.send("POST", "projects/", [{**body, "slug": "kadif-once-more"}])
    assert several.status_code == 201
    answer = operation(schema, "POST", "projects/")["responses"]["201"]["content"]
    assert complaints(schema, answer["application/json"]["schema"], several.json()) == []
    refused = program.send("POST", "projects/", body)
    assert refused.status_code == 400
    assert_as_described(schema, "POST", "projects/", refused)


def test_the_examples_of_changes_are_taken(program: Program, schema: Any) -> None:
    etag = {"If-Match": program.etag("kadif")}
    one = shown(schema, "PATCH", "projects/{slug}/")
    response = program.send("PATCH", "projects/kadif/", one, **etag)
    assert response.status_code == 200, response.content.decode()
    assert_as_described(schema, "PATCH", "projects/{slug}/", response)
    [many] = shown(schema, "PATCH", "projects/")
    both = program.send("PATCH", "projects/", [{**many, "if_match": program.etag("kadif")}])
    assert both.status_code == 200, both.content.decode()
    assert_as_described(schema, "PATCH", "projects/", both)


@pytest.mark.parametrize("ledger", body_examples.ENTRIES)
def test_the_examples_of_entries_are_those_of_the_reference_data(
    ledger: str, program: Program, schema: Any
) -> None:
    body = shown(schema, "POST", f"{ledger}/")
    response = program.send("POST", f"{ledger}/", body)
    assert response.status_code == 201, response.content.decode()
    assert_as_described(schema, "POST", f"{ledger}/", response)
    draft = response.json()["document"]
    there = response["Location"].removeprefix(f"http://testserver{BASE}")
    read = operation(schema, "GET", f"{ledger}/{{id}}/")["responses"]["200"]["content"]
    entry = program.send("GET", there).json()
    assert complaints(schema, read["application/json"]["schema"], entry) == []
    query = f"{ledger}/?source={body['source']}&page_size=100"
    there = Client().get(BASE + query).json()["results"]
    names = {*body} - {"source", "project", "indicator", "plan", "meeting"}
    assert any(all(it[name] == draft[name] for name in names) for it in there)


def test_the_example_of_a_confirmation_is_taken(program: Program, schema: Any) -> None:
    path = "projects/{slug}/confirm/"
    response = program.send("POST", "projects/kadif/confirm/", shown(schema, "POST", path))
    assert response.status_code == 201, response.content.decode()
    assert_as_described(schema, "POST", path, response)


@pytest.mark.parametrize("action", ["submit", "publish", "return", "withdraw"])
def test_what_an_action_answers_is_described(action: str, program: Program, schema: Any) -> None:
    path = f"projects/{{slug}}/{action}/"
    program.send(
        "PATCH", "projects/kadif/", {"title": "Other"}, **{"If-Match": program.etag("kadif")}
    )
    if action == "return":
        program.act("kadif", "submit")
    body = {"reason": "Why"} if action in {"return", "withdraw"} else {}
    response = program.act("kadif", action, body)
    assert response.status_code == 200, response.content.decode()
    assert_as_described(schema, "POST", path, response)
    for headers in ({}, {"If-Match": '"1-0"'}):
        refused = program.send("POST", f"projects/kadif/{action}/", body, **headers)
        assert refused.status_code in {428, 412}
        assert_as_described(schema, "POST", path, refused)


def test_every_write_asks_for_a_token(schema: Any) -> None:
    assert schema["components"]["securitySchemes"]["token"]["scheme"] == "bearer"
    asked = {
        (path, method): it.get("security")
        for path, methods in schema["paths"].items()
        for method, it in methods.items()
    }
    for (path, method), security in asked.items():
        if method != "get":
            assert (path, method, security) == (path, method, [{"token": []}])
    working = {path for (path, method), security in asked.items() if method == "get" and security}
    entries = {f"{BASE}{ledger}/{{id}}/" for ledger in INPUTS}
    assert working == {f"{BASE}projects/", f"{BASE}projects/{{slug}}/", *entries}
