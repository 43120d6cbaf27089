"""How the schema describes the operations: parameters from the filters, errors as problems."""

from __future__ import annotations

from collections.abc import Collection

import django_filters
from django import forms

from projects.api.answers.paging import DEFAULT_SIZE, MAX_SIZE, PageForm
from projects.api.answers.parameters import field_of
from projects.api.answers.problems import CONTENT_TYPE
from projects.api.openapi.descriptions import PARAMETERS
from projects.api.openapi.example import add_example
from projects.api.openapi.schema import PREFIX, Schema
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
        401: "The token shown is not known here, or is good no longer.",
        406: "The request accepts nothing of what there is.",
        412: "If-Match names another edition than the present one.",
        429: "Too many requests: wait as long as Retry-After says.",
        500: "Something went wrong here.",
        503: "The site can't answer just now: come again when Retry-After says.",
    }
    described: Schema = {
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
    add_example(described)
    return described


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
        query_parameter(name, field_schema(field_of(filters, name)))
        for name in filters.base_filters
    ]


def page_parameters() -> list[Schema]:
    """Paging by number, or by cursor."""
    fields = PageForm.base_fields
    sized = {"type": "integer", "minimum": 1, "maximum": MAX_SIZE, "default": DEFAULT_SIZE}
    return [
        # No default: a client that sends it unasked could not page by cursor.
        query_parameter("page", field_schema(fields["page"])),
        query_parameter("page_size", sized),
        query_parameter("cursor", {"type": "string"}),
    ]


def query_parameter(name: str, schema: Schema) -> Schema:
    """A parameter of the query, explained."""
    parameter: Schema = {
        "name": name,
        "in": "query",
        "description": PARAMETERS[name],
        "schema": schema,
    }
    if schema.get("type") == "array":
        parameter |= {"style": "form", "explode": True}
    return parameter


def field_schema(field: forms.Field) -> Schema:
    """The values that a form field takes."""
    if isinstance(field, ChoicesField):
        return {"type": "array", "items": {"type": "string", "enum": list(field.values)}}
    if isinstance(field, Repeated):
        return {"type": "array", "items": {"type": "string"}}
    # A DecimalField is an IntegerField to Django.
    if isinstance(field, forms.DecimalField):
        return {"type": "number"}
    if isinstance(field, forms.IntegerField):
        return {"type": "integer", "minimum": field.min_value, "maximum": field.max_value}
    if isinstance(field, forms.ChoiceField):
        return {"type": "string", "enum": [value for value, _ in field.choices]}  # type: ignore[misc, union-attr]
    if isinstance(field, forms.DateField):
        return {"type": "string", "format": "date"}
    return {"type": "string"}


def problem(description: str) -> Schema:
    """The answer that says what went wrong."""
    return {
        "description": description,
        "content": {CONTENT_TYPE: {"schema": {"$ref": f"{PREFIX}Problem"}}},
    }
