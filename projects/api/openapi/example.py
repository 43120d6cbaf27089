"""An example of each read, out of the reference data, for the schema.

The files of examples/ hold what was asked and what was answered; a test compares them with what a
site with the reference data answers, and writes them anew if told to.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, TypedDict

FOLDER = Path(__file__).parent / "examples"
# Stands for the site wherever an example holds a whole address.
SITE = "https://tracker.example.org"


class Example(TypedDict):
    """What was asked, by the names of the parameters, and the answer."""

    parameters: dict[str, Any]
    answer: Any


@cache
def read_examples() -> dict[str, Example]:
    """Every example, by the operation's identifier."""
    return {it.stem: json.loads(it.read_text()) for it in sorted(FOLDER.glob("*.json"))}


def add_example(operation: dict[str, Any]) -> None:
    """Show in an operation what is asked and answered, if there is an example of it."""
    example = read_examples().get(operation["operationId"])
    if example is None:
        return
    for parameter in operation["parameters"]:
        if parameter["name"] in example["parameters"]:
            parameter["example"] = example["parameters"][parameter["name"]]
    answer = operation["responses"]["200"]["content"]["application/json"]
    answer["examples"] = {
        "reference-data": {
            "summary": "As the reference data answers to the parameters' examples",
            "value": example["answer"],
        }
    }
