"""The examples in the schema are what a site with the reference data answers.

After a change that is meant: EXAMPLES=write pytest tests/projects/api/openapi/test_example.py
"""

import json
import os
from typing import Any
from urllib.parse import urlencode

from django.test import Client

from projects.api.documentation import schema_text
from projects.api.openapi.example import FOLDER, SITE, read_examples
from tests.projects.api.openapi.test_shapes import complaints

# What differs from one moment to the next, and stands in an example as it once was.
VOLATILE = ("data_version", "generated_at", "at", "until", "published_at")
# The reference data has none of these.
WITHOUT = {"assessments_detail", "releases_detail"}


def reads() -> dict[str, tuple[str, Any]]:
    """The path and the description of every read, by its identifier."""
    paths = json.loads(schema_text())["paths"]
    return {
        it["get"]["operationId"]: (path, it["get"]) for path, it in paths.items() if "get" in it
    }


def address(path: str, parameters: dict[str, Any]) -> str:
    query = {name: it for name, it in parameters.items() if f"{{{name}}}" not in path}
    return f"{path.format(**parameters)}?{urlencode(query, doseq=True)}".removesuffix("?")


def settled(answer: Any, example: Any) -> Any:
    """The answer with what is volatile as it stands in the example."""
    if isinstance(answer, dict):
        known = example if isinstance(example, dict) else {}
        return {
            name: known.get(name, it) if name in VOLATILE else settled(it, known.get(name))
            for name, it in answer.items()
        }
    if isinstance(answer, list):
        known = example if isinstance(example, list) else []
        return [settled(it, known[n] if n < len(known) else None) for n, it in enumerate(answer)]
    return answer.replace("http://testserver", SITE) if isinstance(answer, str) else answer


def test_every_read_has_an_example() -> None:
    assert set(reads()) - set(read_examples()) == WITHOUT


def test_examples_are_what_is_answered(reference_data: None, db: None, client: Client) -> None:
    different = []
    for name, example in read_examples().items():
        path, _ = reads()[name]
        response = client.get(address(path, example["parameters"]))
        assert (name, response.status_code) == (name, 200)
        answer = settled(response.json(), example["answer"])
        if os.environ.get("EXAMPLES") == "write":
            told = {"parameters": example["parameters"], "answer": answer}
            text = json.dumps(told, indent=1, ensure_ascii=False)
            (FOLDER / f"{name}.json").write_text(f"{text}\n")
        elif answer != example["answer"]:
            different.append(name)
    assert different == []


def test_examples_stand_in_the_schema_and_keep_to_it() -> None:
    schema = json.loads(schema_text())
    wrong = {}
    for name, example in read_examples().items():
        _, operation = reads()[name]
        answer = operation["responses"]["200"]["content"]["application/json"]
        assert answer["examples"]["reference-data"]["value"] == example["answer"]
        shown = {it["name"]: it["example"] for it in operation["parameters"] if "example" in it}
        assert (name, shown) == (name, example["parameters"])
        found = complaints(schema, answer["schema"], example["answer"])
        if found:
            wrong[name] = found[:3]
    assert wrong == {}
