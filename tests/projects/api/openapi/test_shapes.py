"""Every answer is what the served schema says it is, and holds no key but the allowed (T05)."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import OpenAPIV31SpecValidator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from projects.choices import TokenScope
from projects.models import FundingEntry, Project
from projects.services.submission import submit_project
from tests import factories as make
from tests.house.addresses import ENTRY_ID, STATES, WRITES
from tests.projects.api.conftest import BASE, Read, program_of
from tests.projects.api.resources import DETAILS, LEDGERS, LISTS, PATHS, REPORTS

pytestmark = pytest.mark.django_db

SNAPSHOTS = Path(__file__).parent / "snapshots"
SCHEMA = "urn:schema"


@pytest.fixture
def schema(client: Client) -> Any:
    return client.get(f"{BASE}schema/").json()


def operation_of(schema: Any, path: str) -> Any:
    """The operation whose address fits the path."""
    wanted = (BASE + path.partition("?")[0]).split("/")
    for template, methods in sorted(schema["paths"].items(), key=lambda it: "{" in it[0]):
        parts = template.split("/")
        if (
            "get" in methods
            and len(parts) == len(wanted)
            and all(
                part == given or part.startswith("{")
                for part, given in zip(parts, wanted, strict=True)
            )
        ):
            return methods["get"]
    raise AssertionError(path)


def whole(node: Any) -> Any:
    """A schema that allows whole documents alone, as they come when no parts are chosen."""
    if isinstance(node, list):
        return [whole(it) for it in node]
    if not isinstance(node, dict):
        return node
    kept = {key: whole(it) for key, it in node.items()}
    if "anyOf" in kept:
        kept["anyOf"] = [it for it in kept["anyOf"] if not it.get("$ref", "").endswith("Part")]
    return kept


def complaints(schema: Any, answer_schema: Any, body: Any) -> list[str]:
    registry: Any = Registry().with_resource(
        SCHEMA, Resource(contents=schema, specification=DRAFT202012)
    )
    rebased = json.loads(json.dumps(answer_schema).replace('"#/', f'"{SCHEMA}#/'))
    validator = Draft202012Validator(rebased, registry=registry, format_checker=FormatChecker())
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(body)]


def shapes_of(answer: Any) -> list[Any]:
    """What the public reads and, where there is one, the working copy."""
    alternatives = answer["schema"].get("anyOf", [{}])
    if alternatives[-1].get("$ref", "").rpartition("/")[2].startswith(("Working", "DraftEntry")):
        return [alternatives[0], alternatives[-1]]
    return [answer["schema"]]


def test_schema_is_openapi_3_1(schema: Any) -> None:
    OpenAPIV31SpecValidator(schema).validate()
    assert schema["openapi"] == "3.1.1"


def test_schema_is_made_without_a_warning(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("spectacular", "--fail-on-warn", "--validate")
    assert capsys.readouterr().err == ""


def test_schema_describes_every_address_and_no_other(schema: Any) -> None:
    described = {operation_of(schema, path)["operationId"] for path in PATHS}
    read = {it["get"]["operationId"] for it in schema["paths"].values() if "get" in it}
    assert described == read


def test_schema_describes_every_write_and_no_other(schema: Any) -> None:
    described = {
        (path.replace("{slug}", "flagship"), method.upper())
        for path, methods in schema["paths"].items()
        for method in methods
        if method != "get"
    }
    assert described == {
        (reverse(name, kwargs=arguments), method)
        for name, (arguments, methods) in WRITES.items()
        for method in methods
    }


def test_every_operation_and_parameter_is_explained(schema: Any) -> None:
    operations = [it for methods in schema["paths"].values() for it in methods.values()]
    assert [it["operationId"] for it in operations if not it["description"]] == []
    unexplained = [
        parameter["name"]
        for it in operations
        for parameter in it["parameters"]
        if not parameter["description"] or "type" not in parameter["schema"]
    ]
    assert unexplained == []


@pytest.mark.usefixtures("world")
def test_records_stand_for_references_but_no_others_do(schema: Any, read: Read) -> None:
    path = f"claims/{ENTRY_ID}/"
    answers = operation_of(schema, path)["responses"]["200"]["content"]
    claim = read(f"{path}?expand=plan.partnership")
    assert complaints(schema, answers["application/json"]["schema"], claim) == []
    claim["plan"]["partnership"] = read("sources/release/")
    assert complaints(schema, answers["application/json"]["schema"], claim)


def test_closed_lists_are_spelt_out(schema: Any) -> None:
    parameters = {it["name"]: it for it in operation_of(schema, "projects/")["parameters"]}
    assert parameters["status"]["schema"]["items"]["enum"] == [
        "proposed",
        "approved",
        "ongoing",
        "suspended",
        "activities_ended",
        "completed",
        "cancelled",
        "none",
    ]
    assert parameters["page_size"]["schema"] == {
        "type": "integer",
        "minimum": 1,
        "maximum": 100,
        "default": 25,
    }


def test_every_answer_keeps_its_schema(world: None, read: Read, schema: Any) -> None:
    schema = whole(schema)
    paths = [
        *PATHS,
        *(f"{path}?as_of=2022-06-30" for path in (*LISTS, *REPORTS)),
        *(f"{path}?cursor=&page_size=1" for path in LISTS),
        *(
            f"{path}?{state}"
            for path in ("projects/", "projects/facets/", "projects/totals/")
            for state in STATES
            if not {"unheard-of", "hush", "page"} & set(state.replace("=", "&").split("&"))
        ),
    ]
    wrong = {}
    for path in paths:
        if "page_size=1&page=2" in path and "projects/?" not in path:
            continue
        answer = operation_of(schema, path)["responses"]["200"]["content"]["application/json"]
        found = complaints(schema, shapes_of(answer)[0], read(path))
        if found:
            wrong[path] = found[:3]
    assert wrong == {}


def test_what_is_chosen_of_an_answer_keeps_its_schema(world: None, read: Read, schema: Any) -> None:
    wrong = {}
    for path in (*LISTS, *(f"{name}/{key}/" for name, key in DETAILS.items())):
        operation = operation_of(schema, path)
        answer = operation["responses"]["200"]["content"]["application/json"]
        offered = {it["name"]: it["schema"].get("items", {}) for it in operation["parameters"]}
        names = schema["components"]["schemas"][offered["fields"]["$ref"].rpartition("/")[2]]
        some = ",".join(names["enum"][::3])
        queries = [f"fields={some}", f"omit={some}"]
        if "expand" in offered:
            enum = offered["expand"]["enum"]
            # All of the record's own references, and some of those that they lead to.
            own = [it for it in enum if not it.startswith(tuple(f"{other}." for other in enum))]
            queries.append(f"expand={','.join([*own, *enum[::7]])}")
        for query in queries:
            found = complaints(schema, answer["schema"], read(f"{path}?{query}"))
            if found:
                wrong[path, query] = found[:3]
    assert wrong == {}


def test_the_checking_of_schemas_notices(schema: Any) -> None:
    """The test above would also pass if it checked nothing."""
    answer = operation_of(schema, "plans/")["responses"]["200"]["content"]["application/json"]
    assert complaints(schema, answer["schema"], {"count": "1"}) != []


def keys_of(value: Any, path: str = "") -> set[str]:
    """Every key anywhere in a document, with the keys above it."""
    if isinstance(value, dict):
        return {
            found
            for key, inner in value.items()
            for found in {f"{path}{key}", *keys_of(inner, f"{path}{key}.")}
        }
    if isinstance(value, list):
        return {found for inner in value for found in keys_of(inner, path)}
    return set()


def promised_keys(schema: Any, node: Any, path: str = "") -> set[str]:
    """Every key that a schema allows, with the keys above it."""
    if "$ref" in node:
        node = schema["components"]["schemas"][node["$ref"].rpartition("/")[2]]
    found: set[str] = set()
    for inner in [*node.get("anyOf", []), *([node["items"]] if "items" in node else [])]:
        found |= promised_keys(schema, inner, path)
    for key, inner in node.get("properties", {}).items():
        found |= {f"{path}{key}", *promised_keys(schema, inner, f"{path}{key}.")}
    return found


def test_only_the_allowed_keys_are_served(world: None, read: Read, schema: Any) -> None:
    """A field added to a model changes nothing here; one added to a shape has to be allowed (T05).

    After a change that is meant: SNAPSHOTS=write pytest tests/projects/api/openapi/test_shapes.py
    """
    schema = whole(schema)
    paths = {name: f"{name}/{key}/" for name, key in DETAILS.items()}
    paths |= {path.strip("/").replace("/", "-"): path for path in REPORTS}
    paths["plan-changes"] = "plans/plan-a/changes/"
    paths["changes"] = "changes/?expand=document"
    for name, path in paths.items():
        file = SNAPSHOTS / f"{name}.json"
        answer = operation_of(schema, path)["responses"]["200"]["content"]["application/json"]
        promised = sorted(promised_keys(schema, shapes_of(answer)[0]))
        if os.environ.get("SNAPSHOTS") == "write":
            file.write_text(json.dumps(promised, indent=1) + "\n")
        assert (name, promised) == (name, json.loads(file.read_text()))
        assert (name, sorted(keys_of(read(path)) - set(promised))) == (name, [])


def test_working_copies_keep_their_schema(world: None, schema: Any) -> None:
    """And hold no key but the allowed (T05)."""
    flagship = Project.objects.get(slug="flagship")
    staff = make.make_staff()
    for draft in (make.make_status, make.make_funding, make.make_milestone, make.make_period):
        draft(flagship, review_state="draft")
    indicator = make.make_indicator(project=flagship, publication_state="draft")
    for measure in (make.make_reading, make.make_target):
        measure(indicator, review_state="draft")
    submit_project(flagship, by=staff)
    program = program_of(staff, TokenScope.READ)
    for path, shape in {
        "projects/flagship/": f"{SNAPSHOTS}/projects-working.json",
        "projects/": None,
    }.items():
        answer = operation_of(schema, path)["responses"]["200"]["content"]["application/json"]
        body = program.send("GET", f"{path}?state=working").json()
        _public, working = shapes_of(answer)
        assert complaints(schema, working, body) == []
        if shape is not None:
            promised = sorted(promised_keys(schema, working))
            if os.environ.get("SNAPSHOTS") == "write":
                Path(shape).write_text(json.dumps(promised, indent=1) + "\n")
            assert promised == json.loads(Path(shape).read_text())


def test_unknown_is_null_and_zero_is_zero(read: Read) -> None:
    project = make.make_project(slug="both")
    make.make_funding(project, "0.00", kind="budget", note="zero")
    FundingEntry.objects.create(
        project=project,
        kind="pledge",
        is_not_applicable=True,
        note="none applies",
        effective_on=make.ON,
        source=make.make_source(),
        **make.RELEASED,
    )
    make.make_funding(project, "5.00", kind="commitment", currency="KRW", note="no rate")
    make.publish(project)
    sums = {it["note"]: it for it in read("funding/")["results"]}
    assert {
        note: (it["amount"], it["currency"], it["usd_amount"], it["is_not_applicable"])
        for note, it in sums.items()
    } == {
        "zero": ("0.00", "USD", "0.00", False),
        "none applies": (None, "", None, True),
        "no rate": ("5.00", "KRW", None, False),
    }
    money = {it["kind"]: it["amount"] for it in read("projects/both/")["money"]}
    assert money == {"pledge": None, "budget": "0.00", "commitment": "5.00"}
    (kind, *_) = read("projects/totals/")["kinds"]
    assert (kind["kind"], kind["usd_amount"]) == ("budget", "0.00")


def test_text_is_served_unescaped(client: Client) -> None:
    make.make_partnership(slug="ko", name="ASEAN–ROK", name_ko="한-아세안")
    body = client.get(f"{BASE}partnerships/ko/").content
    assert '"name":"ASEAN–ROK","name_ko":"한-아세안"'.encode() in body


def test_every_ledger_entry_carries_its_source(world: None, read: Read) -> None:
    for name in LEDGERS:
        (entry, *_) = read(f"{name}/")["results"]
        assert entry["source"] == {
            "slug": "release",
            "title": "Release on the dialogue",
            "publisher": "",
            "url": entry["source"]["url"],
            "file_name": "",
            "language": "en",
            "published_precision": "day",
            "dating_note": "",
            "published_on": "2022-03-01",
            "accessed_on": None,
        }
