"""How the schema describes a list and one of its records: whole, in parts, or as a table."""

from __future__ import annotations

import django_filters

from projects.api.answers.envelope import LicenceShape
from projects.api.answers.parameters import NounFilterSet, field_of
from projects.api.answers.selection import Parts
from projects.api.answers.table import FORMATS, PARAMETER, CsvRenderer, format_field
from projects.api.openapi.operations import (
    LINK_HEADER,
    TEXT_HEADER,
    field_schema,
    filter_parameters,
    key_parameter,
    operation,
    page_parameters,
    query_parameter,
)
from projects.api.openapi.schema import Schema, component, name_of, part_of, schema_of
from projects.documents.shapes.values import Day, Moment

TABLE: Schema = {
    "type": "string",
    "description": (
        "The whole list as a table: UTF-8 with its mark, commas, CRLF, a heading of dotted names; "
        "lists as codes with semicolons between. A text that a spreadsheet would take for a "
        "formula begins with an apostrophe. Pages and `expand` have no place in it; that of "
        "projects is the file `/projects.csv`, where `fields` and `omit` have none either."
    ),
}
TABLE_HEADERS: Schema = {
    "Content-Disposition": {"description": "The name of a file of CSV.", "schema": TEXT_HEADER}
}


def list_operation(
    *, name: str, description: str, parts: Parts, filters: type[django_filters.FilterSet]
) -> Schema:
    """A list, in its envelope, or as a table."""
    described = operation(
        f"{name}_list",
        tag=name,
        summary=f"List {name}",
        description=description,
        parameters=[
            *filter_parameters(filters),
            *part_parameters(parts),
            *page_parameters(),
        ],
        answer=component(f"{name_of(parts.shape)}List", lambda: _envelope(parts, filters)),
        headers=LINK_HEADER,
        problems={
            400: "A parameter is not known, or its value can't be.",
            404: "The page is beyond the last.",
        },
    )
    return with_table(described)


def with_table(described: Schema) -> Schema:
    """A list that comes as CSV, too."""
    values = field_schema(format_field()) | {"default": FORMATS[0]}
    described["parameters"].append(query_parameter(PARAMETER, values))
    answers = described["responses"]["200"]
    answers["content"][CsvRenderer.media_type] = {"schema": TABLE}
    answers["headers"] |= TABLE_HEADERS
    return described


def detail_operation(
    *,
    name: str,
    one: str,
    description: str,
    parts: Parts,
    key: str,
    converter: str,
    moves: bool,
    filters: type[django_filters.FilterSet] = NounFilterSet,
) -> Schema:
    """One record."""
    described = operation(
        f"{name}_detail",
        tag=name,
        summary=f"Read one {one}",
        description=description,
        parameters=[
            key_parameter(key, converter),
            *filter_parameters(filters),
            *part_parameters(parts),
        ],
        answer=_chosen(parts),
        problems={
            400: "A parameter is not known, or its value can't be.",
            404: "There is no such record, or was none on the date asked for.",
        },
    )
    if moves:
        described["responses"]["301"] = {
            "description": "The record has been renamed or merged: this is where it is now.",
            "headers": {"Location": {"schema": TEXT_HEADER}},
        }
    return described


def _chosen(parts: Parts) -> Schema:
    """A document, whole or what is chosen of it."""
    return {"anyOf": [schema_of(parts.shape), part_of(parts.whole)]}


def _envelope(parts: Parts, filters: type[django_filters.FilterSet]) -> Schema:
    """What stands around the results, as projects.api.answers.envelope writes it."""
    asked = {name: _as_asked(name, filters) for name in filters.base_filters if name != "as_of"}
    properties: Schema = {
        "count": {
            "anyOf": [{"type": "integer", "minimum": 0}, {"type": "null"}],
            "description": "How many there are in all; null when paging by cursor.",
        },
        "next": _nullable_address("The next page; null on the last."),
        "previous": _nullable_address("The page before; null on the first, and by cursor."),
        "as_of": schema_of(Day) | {"description": "The date that the answer speaks of."},
        "data_version": {
            "type": "integer",
            "minimum": 0,
            "description": "Raised by every publication: the same number, the same data.",
        },
        "generated_at": schema_of(Moment)
        | {"description": "When an answer of this data version was first true."},
        "licence": schema_of(LicenceShape),
        "filters": {
            "type": "object",
            "description": "What narrows and orders the list, as it was asked.",
            "properties": asked,
            "additionalProperties": False,
        },
        "results": {"type": "array", "items": _chosen(parts)},
    }
    return {
        "type": "object",
        "description": "A page of the list, and all that is to be said of it.",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _nullable_address(description: str) -> Schema:
    address: Schema = {"type": "string", "format": "uri"}
    return {"anyOf": [address, {"type": "null"}], "description": description}


def _as_asked(name: str, filters: type[django_filters.FilterSet]) -> Schema:
    field = field_schema(field_of(filters, name))
    items = field["items"] if field["type"] == "array" else {"type": "string"}
    return {"type": "array", "items": items, "minItems": 1}


def part_parameters(parts: Parts) -> list[Schema]:
    """Which parts of the documents to answer with."""
    names = component(
        f"{name_of(parts.whole)}Name",
        lambda: {
            "type": "string",
            "description": "The name of a part of the document, dotted below the top.",
            "enum": list(parts.names),
        },
    )
    enums = {"fields": names, "omit": names}
    if "expand" in parts.form:
        enums["expand"] = {"type": "string", "enum": list(parts.form["expand"].names)}
    return [
        query_parameter(name, {"type": "array", "items": items}) for name, items in enums.items()
    ]
