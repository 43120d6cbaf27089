"""From the TypedDicts of the documents to JSON Schema, so that the shapes stand once."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints, is_typeddict

from django.db.models import Choices
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import ComponentRegistry
from rest_framework.serializers import Serializer

from projects.api.answers.problems import ProblemShape
from projects.api.answers.references import Reference, reference_of
from projects.documents.shapes.values import Form, Word

PREFIX = "#/components/schemas/"
Schema = dict[str, Any]
# Describes what a serializer takes, by reference.
Bodies = Callable[[type[Serializer[Any]]], Schema]

SECURITY_SCHEMES: Schema = {
    "token": {
        "type": "http",
        "scheme": "bearer",
        "description": "A token that its owner made on the staff site, under “API tokens”.",
    }
}

BASIC: dict[type, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
}
# How every component is defined that a schema has referred to, by its name.
_components: dict[str, Callable[[], Schema]] = {}


class OperationSchema(AutoSchema):
    """Leaves it to each view to describe its operation."""

    def get_operation(
        self,
        path: str,
        path_regex: str,
        path_prefix: str,
        method: str,
        registry: ComponentRegistry,
    ) -> Schema | None:
        """The operation as the view describes it; what a body holds is told by its serializer."""
        self.registry, self.path, self.method = registry, path, method.upper()
        self.path_regex, self.path_prefix = path_regex, path_prefix
        view: Any = self.view
        operation: Schema = (
            view.operation(path)
            if self.method == "GET"
            else view.written_operation(self.method, self.body_of)
        )
        return operation

    def body_of(self, serializer: type[Serializer[Any]]) -> Schema:
        """What a body may hold; it becomes a component."""
        body: Schema = self.resolve_serializer(serializer, "request").ref
        return body


def schema_of(hint: Any) -> Schema:
    """The JSON Schema of a type; a TypedDict and a vocabulary become components."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _annotated(arguments[1])
    if origin in (Union, UnionType):
        return {"anyOf": [schema_of(it) for it in arguments]}
    if origin is list:
        return {"type": "array", "items": schema_of(arguments[0])}
    if origin is dict:
        return {"type": "object", "additionalProperties": schema_of(arguments[1])}
    if hint is NoneType:
        return {"type": "null"}
    if is_typeddict(hint):
        return component(name_of(hint), lambda: _definition(hint))
    return dict(BASIC[hint])


def part_of(shape: Any) -> Schema:
    """The JSON Schema of a part of a document, at any depth: none of its names has to be there.

    Whole records, or parts of them, may stand in the place of references.
    """
    return component(f"{name_of(shape)}Part", lambda: _part_definition(shape))


def component(name: str, define: Callable[[], Schema]) -> Schema:
    """The reference to a component, which is defined when the schema is complete."""
    _components[name] = define
    return {"$ref": PREFIX + name}


def name_of(shape: type) -> str:
    """What the component of a shape is called."""
    return shape.__name__.removesuffix("Shape")


def words_of(vocabulary: type[Choices]) -> Schema:
    """The JSON Schema of a vocabulary's values, each explained."""
    meanings = "\n".join(f"* `{value}`: {label}" for value, label in vocabulary.choices)
    about = inspect.getdoc(vocabulary) or ""
    return {
        "type": "string",
        "enum": [str(value) for value in vocabulary.values],
        "description": f"{about}\n\n{meanings}",
    }


def add_components(
    result: Schema, generator: SchemaGenerator, request: object, public: bool
) -> Schema:
    """Add every component that the operations refer to; a hook of drf-spectacular."""
    schema_of(ProblemShape)
    components = result.setdefault("components", {})
    schemas = {name: _closed(body) for name, body in components.get("schemas", {}).items()}
    wanted = {*_references(result), f"{PREFIX}Problem"} - {f"{PREFIX}{name}" for name in schemas}
    while wanted:
        for reference in sorted(wanted):
            name = reference.removeprefix(PREFIX)
            schemas[name] = _components[name]()
        wanted = {it for schema in schemas.values() for it in _references(schema)}
        wanted -= {f"{PREFIX}{name}" for name in schemas}
    components["schemas"] = dict(sorted(schemas.items()))
    components["securitySchemes"] = SECURITY_SCHEMES
    return result


def _closed(body: Schema) -> Schema:
    """The component of a body: no member but those that are named, no mark for other tools."""
    return {**_unmarked(body), "additionalProperties": False}


def _unmarked(node: Any) -> Any:
    if isinstance(node, Mapping):
        return {name: _unmarked(it) for name, it in node.items() if name != "x-spec-enum-id"}
    return [_unmarked(it) for it in node] if isinstance(node, list) else node


def _annotated(note: Form | Word) -> Schema:
    if isinstance(note, Word):
        vocabulary = note.vocabulary
        words = component(f"{vocabulary.__name__}Enum", lambda: words_of(vocabulary))
        return {"anyOf": [words, {"const": ""}]} if note.may_be_empty else words
    described: Schema = {"type": "string", "description": note.description}
    if note.format:
        described["format"] = note.format
    if note.pattern:
        described["pattern"] = note.pattern
    if note.example:
        described["examples"] = [note.example]
    return described


def _definition(shape: type) -> Schema:
    hints = get_type_hints(shape, include_extras=True)
    return {
        "type": "object",
        "description": inspect.getdoc(shape) or "",
        "properties": {name: schema_of(hint) for name, hint in hints.items()},
        "required": list(hints),
        "additionalProperties": False,
    }


def _part_definition(shape: type) -> Schema:
    hints = get_type_hints(shape, include_extras=True)
    return {
        "type": "object",
        "description": f"What is asked for of this: {inspect.getdoc(shape) or ''}",
        "properties": {
            name: _part_schema(hint, reference_of(name, hint)) for name, hint in hints.items()
        },
        "additionalProperties": False,
    }


def _part_schema(hint: Any, reference: Reference | None) -> Schema:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return {"anyOf": [_part_schema(it, reference) for it in arguments]}
    if origin is list:
        return {"type": "array", "items": _part_schema(arguments[0], reference)}
    if not is_typeddict(hint):
        return schema_of(hint)
    return {"anyOf": [part_of(hint), part_of(reference.shape)]} if reference else part_of(hint)


def _references(node: Any) -> Iterator[str]:
    """Every reference to a schema anywhere in a document."""
    if isinstance(node, Mapping):
        reference = node.get("$ref")
        if isinstance(reference, str) and reference.startswith(PREFIX):
            yield reference
        for value in node.values():
            yield from _references(value)
    elif isinstance(node, list):
        for value in node:
            yield from _references(value)
