"""How the schema describes the operations: parameters from the filters, errors as problems."""

from __future__ import annotations

from collections.abc import Collection

import django_filters
from django import forms

from projects.api.descriptions import PARAMETERS
from projects.api.envelope import LicenceShape
from projects.api.paging import DEFAULT_SIZE, MAX_SIZE, PageForm
from projects.api.parameters import NounFilterSet, field_of
from projects.api.problems import CONTENT_TYPE
from projects.api.schema import PREFIX, Schema, component, name_of, part_of, schema_of
from projects.api.selection import Parts
from projects.documents.shapes.values import Day, Moment
from projects.filters.fields import ChoicesField, Repeated

FORMS_OF_KEYS: dict[str, Schema] = {
    "slug": {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$"},
    "uuid": {"type": "string", "format": "uuid"},
    "str": {"type": "string"},
    "int": {"type": "integer", "minimum": 0},
}
KEYS: dict[str, str] = {
    "slug": "The address of the record.",
    "id": "The identifier of the entry.",
    "code": "The two capital letters of ISO 3166-1, like VN.",
    "number": "The number of the release.",
}
TEXT_HEADER: Schema = {"type": "string"}
ANSWER_HEADERS: Schema = {
    "ETag": {"description": "The validator of this answer.", "schema": TEXT_HEADER},
    "Last-Modified": {"description": "When the data last changed.", "schema": TEXT_HEADER},
    "X-As-Of": {
        "description": "The date that the answer speaks of.",
        "schema": {"type": "string", "format": "date"},
    },
    "X-Data-Version": {
        "description": "Raised by every publication: the same number, the same data.",
        "schema": {"type": "integer", "minimum": 0},
    },
    "Link": {"description": "The licence, RFC 4946.", "schema": TEXT_HEADER},
}
LINK_HEADER: Schema = {
    "Link": {
        "description": "The first, previous, next and last page, RFC 8288; the licence, RFC 4946.",
        "schema": TEXT_HEADER,
    }
}


def list_operation(
    *, name: str, description: str, parts: Parts, filters: type[django_filters.FilterSet]
) -> Schema:
    """A list, in its envelope."""
    return operation(
        f"{name}_list",
        tag=name,
        summary=f"List {name}",
        description=description,
        parameters=[*filter_parameters(filters), *part_parameters(parts), *page_parameters()],
        answer=component(f"{name_of(parts.shape)}List", lambda: _envelope(parts, filters)),
        headers=LINK_HEADER,
        problems={
            400: "A parameter is not known, or its value can't be.",
            404: "The page is beyond the last.",
        },
    )


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
    return {"anyOf": [schema_of(parts.shape), part_of(parts.fuller or parts.shape)]}


def _envelope(parts: Parts, filters: type[django_filters.FilterSet]) -> Schema:
    """What stands around the results, as projects.api.envelope writes it."""
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
    field = _field_schema(field_of(filters, name))
    items = field["items"] if field["type"] == "array" else {"type": "string"}
    return {"type": "array", "items": items, "minItems": 1}


def part_parameters(parts: Parts) -> list[Schema]:
    """Which parts of the documents to answer with."""
    whole = parts.fuller or parts.shape
    names = component(
        f"{name_of(whole)}Name",
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
        _query_parameter(name, {"type": "array", "items": items}) for name, items in enums.items()
    ]


def operation(
    operation_id: str,
    *,
    tag: str,
    summary: str,
    description: str,
    parameters: Collection[Schema],
    answer: Schema,
    headers: Schema | None = None,
    problems: dict[int, str] | None = None,
) -> Schema:
    """A read that answers with JSON."""
    failures = {
        **(problems or {}),
        406: "JSON is all there is, and the request does not accept it.",
        412: "If-Match names another edition than the present one.",
        429: "Too many requests: wait as long as Retry-After says.",
        500: "Something went wrong here.",
    }
    return {
        "operationId": operation_id.replace("-", "_"),
        "summary": summary,
        "description": description,
        "tags": [tag],
        "parameters": list(parameters),
        "responses": {
            "200": {
                "description": "The answer.",
                "headers": {**ANSWER_HEADERS, **(headers or {})},
                "content": {"application/json": {"schema": answer}},
            },
            "304": {"description": "The copy that If-None-Match names is still good."},
            **{str(status): problem(text) for status, text in sorted(failures.items())},
        },
    }


def key_parameter(key: str, converter: str) -> Schema:
    """What addresses a record."""
    return {
        "name": key,
        "in": "path",
        "required": True,
        "description": KEYS[key],
        "schema": FORMS_OF_KEYS[converter],
    }


def filter_parameters(filters: type[django_filters.FilterSet]) -> list[Schema]:
    """Every filter, with the values it takes."""
    return [
        _query_parameter(name, _field_schema(field_of(filters, name)))
        for name in filters.base_filters
    ]


def page_parameters() -> list[Schema]:
    """Paging by number, or by cursor."""
    fields = PageForm.base_fields
    sized = {"type": "integer", "minimum": 1, "maximum": MAX_SIZE, "default": DEFAULT_SIZE}
    return [
        _query_parameter("page", {**_field_schema(fields["page"]), "default": 1}),
        _query_parameter("page_size", sized),
        _query_parameter("cursor", {"type": "string"}),
    ]


def _query_parameter(name: str, schema: Schema) -> Schema:
    parameter: Schema = {
        "name": name,
        "in": "query",
        "description": PARAMETERS[name],
        "schema": schema,
    }
    if schema.get("type") == "array":
        parameter |= {"style": "form", "explode": True}
    return parameter


def _field_schema(field: forms.Field) -> Schema:
    if isinstance(field, ChoicesField):
        return {"type": "array", "items": {"type": "string", "enum": list(field.values)}}
    if isinstance(field, Repeated):
        return {"type": "array", "items": {"type": "string"}}
    # A DecimalField is an IntegerField to Django.
    if isinstance(field, forms.DecimalField):
        return {"type": "number"}
    if isinstance(field, forms.IntegerField):
        return {"type": "integer", "minimum": field.min_value, "maximum": field.max_value}
    if isinstance(field, forms.DateField):
        return {"type": "string", "format": "date"}
    return {"type": "string"}


def problem(description: str) -> Schema:
    """The answer that says what went wrong."""
    return {
        "description": description,
        "content": {CONTENT_TYPE: {"schema": {"$ref": f"{PREFIX}Problem"}}},
    }
