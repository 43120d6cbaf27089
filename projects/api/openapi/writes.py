"""How the schema describes everything that writes."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from projects.api.openapi import body_examples
from projects.api.openapi.operations import TEXT_HEADER, key_parameter, problem
from projects.api.openapi.schema import Bodies, Schema, component, name_of, schema_of
from projects.api.writes.bulk import MOST
from projects.api.writes.inputs.project import (
    ProjectBulkChangeInput,
    ProjectChangeInput,
    ProjectInput,
)
from projects.documents.shapes import ConfirmationShape, DraftEntryShape, WorkingProjectShape
from projects.models.idempotency_key import KEY_LENGTH

SECURITY: list[Schema] = [{"token": []}]
ETAG: Schema = {
    "ETag": {"description": "What If-Match takes for the next change.", "schema": TEXT_HEADER}
}
LOCATION: Schema = {"Location": {"description": "Where it is.", "schema": TEXT_HEADER}}
REPLAYED: Schema = {
    "Idempotency-Replayed": {
        "description": "`true` if this is the answer to the same request made before.",
        "schema": TEXT_HEADER,
    }
}
ADDRESSED: Schema = {**key_parameter("slug", "slug"), "example": body_examples.PROJECT["slug"]}
IF_MATCH: Schema = {
    "name": "If-Match",
    "in": "header",
    "required": True,
    "description": "The ETag of the working copy that was read; “*” is not enough.",
    "schema": {"type": "string"},
}
IDEMPOTENCY_KEY: Schema = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": (
        "Stands for this request alone, like a UUID: sent again within 24 hours, it is answered "
        "as it was the first time, and nothing is written twice."
    ),
    "schema": {"type": "string", "minLength": 1, "maxLength": KEY_LENGTH},
}
ALWAYS: dict[int, str] = {
    400: "The body is not as it has to be, or what it says can't be stored.",
    401: "No token that is good was shown.",
    403: "The scope of the token, or the role of its owner, is too narrow.",
    406: "JSON is all there is, and the request does not accept it.",
    409: "It does not go with what somebody else did, or with what was published before.",
    413: "The body is too long.",
    415: "The body is not JSON.",
    429: "Too many requests: wait as long as Retry-After says.",
    500: "Something went wrong here.",
    503: "Nothing can be changed just now: come again when Retry-After says.",
}
POSTED: dict[int, str] = {422: "The Idempotency-Key was given with another request."}
CONDITIONAL: dict[int, str] = {
    412: "The working copy has changed since the ETag that was named.",
    428: "There is no If-Match.",
}
ABSENT: dict[int, str] = {404: "There is no such project."}


def create_project(bodies: Bodies) -> Schema:
    """Entering projects."""
    return _write(
        "projects_create",
        tag="projects",
        summary="Enter a project",
        description=(
            "Enter a draft, or a list of them: all or none. Whoever enters it is one of its "
            "owners. The public sees nothing of it until it is published."
        ),
        parameters=[IDEMPOTENCY_KEY],
        body=_one_or_many(bodies(ProjectInput)),
        example=body_examples.PROJECT,
        status=201,
        answer=_one_or_all(WorkingProjectShape),
        headers={**ETAG, **LOCATION, **REPLAYED},
        problems=POSTED,
    )


def change_project(bodies: Bodies) -> Schema:
    """Changing one project."""
    return _write(
        "projects_change",
        tag="projects",
        summary="Change a project",
        description="Change what the body names, and nothing else, in the working copy.",
        parameters=[ADDRESSED, IF_MATCH],
        body=bodies(ProjectChangeInput),
        example=body_examples.CHANGE,
        status=200,
        answer=schema_of(WorkingProjectShape),
        headers=ETAG,
        problems={**CONDITIONAL, **ABSENT},
    )


def change_projects(bodies: Bodies) -> Schema:
    """Changing several projects."""
    return _write(
        "projects_change_many",
        tag="projects",
        summary="Change several projects",
        description="Change several working copies, each as it was read: all or none.",
        parameters=[],
        body=_many(bodies(ProjectBulkChangeInput)),
        example=body_examples.CHANGES,
        status=200,
        answer=_all(WorkingProjectShape),
        headers={},
        problems=CONDITIONAL,
    )


def append(name: str, one: str, body: Schema) -> Schema:
    """Appending to a ledger."""
    return _write(
        f"{name}_append",
        tag=name,
        summary=f"Enter a {one}",
        description=(
            "Enter a draft with its source, or a list of them: all or none. Nothing is "
            "overwritten: an entry that replaces another names it in `supersedes`."
        ),
        parameters=[IDEMPOTENCY_KEY],
        body=_one_or_many(body),
        example=body_examples.ENTRIES.get(name),
        status=201,
        answer=_one_or_all(DraftEntryShape),
        headers={**LOCATION, **REPLAYED},
        problems=POSTED,
    )


def act(name: str, description: str, body: Schema) -> Schema:
    """A decision on a project as it was read."""
    return _write(
        f"projects_{name}",
        tag="projects",
        summary=f"{name.capitalize()} a project",
        description=description,
        parameters=[ADDRESSED, IF_MATCH, IDEMPOTENCY_KEY],
        body=body,
        example=None,
        status=200,
        answer=schema_of(WorkingProjectShape),
        headers={**ETAG, **REPLAYED},
        problems={**CONDITIONAL, **ABSENT, **POSTED},
    )


def confirm(body: Schema) -> Schema:
    """Confirming a project."""
    return _write(
        "projects_confirm",
        tag="projects",
        summary="Confirm a project",
        description="Somebody looked at it and found it still accurate: an event, not a change.",
        parameters=[ADDRESSED, IDEMPOTENCY_KEY],
        body=body,
        example=body_examples.CONFIRMATION,
        status=201,
        answer=schema_of(ConfirmationShape),
        headers=REPLAYED,
        problems={**ABSENT, **POSTED},
    )


def _write(
    operation_id: str,
    *,
    tag: str,
    summary: str,
    description: str,
    parameters: Collection[Schema],
    body: Schema,
    example: Any,
    status: int,
    answer: Schema,
    headers: Schema,
    problems: dict[int, str],
) -> Schema:
    content: Schema = {"schema": body}
    if example is not None:
        content["example"] = example
    return {
        "operationId": operation_id.replace("-", "_"),
        "summary": summary,
        "description": description,
        "tags": [tag],
        "security": SECURITY,
        "parameters": list(parameters),
        "requestBody": {"required": True, "content": {"application/json": content}},
        "responses": {
            str(status): {
                "description": "It is stored.",
                "headers": headers,
                "content": {"application/json": {"schema": answer}},
            },
            **{str(code): problem(text) for code, text in sorted({**ALWAYS, **problems}.items())},
        },
    }


def _many(body: Schema) -> Schema:
    return {"type": "array", "items": body, "minItems": 1, "maxItems": MOST}


def _one_or_many(body: Schema) -> Schema:
    return {"anyOf": [body, _many(body)]}


def _all(shape: type) -> Schema:
    described: Schema = {
        "type": "object",
        "description": "All that was written, in the order in which it was sent.",
        "properties": {"results": {"type": "array", "items": schema_of(shape)}},
        "required": ["results"],
        "additionalProperties": False,
    }
    return component(f"Written{name_of(shape)}List", lambda: described)


def _one_or_all(shape: type) -> Schema:
    return {"anyOf": [schema_of(shape), _all(shape)]}
