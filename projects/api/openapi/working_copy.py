"""How the schema describes the addresses that also show working copies, for a token."""

from __future__ import annotations

from copy import deepcopy

from projects.api.openapi.operations import problem
from projects.api.openapi.schema import Schema, component, schema_of
from projects.api.openapi.writes import ALWAYS, SECURITY
from projects.choices import PublicationState
from projects.documents.shapes import WorkingProjectShape


def with_working_list(described: Schema) -> Schema:
    """The operation of the public list, which also lists working copies."""
    more = [
        _query(
            "publication_state",
            "With `state=working`: only those in this state. Repeat it for alternatives.",
            {
                "type": "array",
                "items": {"type": "string", "enum": list(PublicationState.values)},
            },
        ),
        _query(
            "slug",
            "With `state=working`: only those at this address. Repeat it for alternatives.",
            {"type": "array", "items": {"type": "string"}},
        ),
    ]
    return _with_working(described, component("WorkingProjectList", _working_list), more)


def with_working_detail(described: Schema, shape: type) -> Schema:
    """The operation of one public record, which also shows it as it is worked on."""
    return _with_working(described, schema_of(shape), [])


def _with_working(described: Schema, answer: Schema, more: list[Schema]) -> Schema:
    """The operation of a public read that also shows working copies."""
    found = deepcopy(described)
    state = _query(
        "state",
        "`working`: as staff work on it, public or not, for a token; no other filter goes with it.",
        {"type": "string", "enum": ["working"]},
    )
    found["parameters"] += [state, *more]
    # With a token, or without.
    found["security"] = [{}, *SECURITY]
    content = found["responses"]["200"]["content"]["application/json"]
    content["schema"] = {"anyOf": [content["schema"], answer]}
    for status in (401, 403):
        found["responses"][str(status)] = problem(ALWAYS[status])
    return found


def _working_list() -> Schema:
    address: Schema = {"type": ["string", "null"], "format": "uri"}
    properties: Schema = {
        "count": {
            "type": ["integer", "null"],
            "description": "How many there are in all; null when paging by cursor.",
        },
        "next": address,
        "previous": address,
        "results": {"type": "array", "items": schema_of(WorkingProjectShape)},
    }
    return {
        "type": "object",
        "description": (
            "A page of working copies. They are not published: there is no data version, date or "
            "licence of the whole; each copy has its own version and ETag."
        ),
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _query(name: str, description: str, schema: Schema) -> Schema:
    return {"name": name, "in": "query", "description": description, "schema": schema}
