"""Appending to the ledgers: an entry is a draft until review releases it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from rest_framework.request import Request

from projects.api.answers.view import json_response, to_json
from projects.api.openapi import writes as described
from projects.api.openapi.schema import Bodies, Schema
from projects.api.resource import ListView, Resource
from projects.api.writes.base import WritingView, refusals
from projects.api.writes.bulk import each
from projects.api.writes.inputs.entry import (
    AssessmentInput,
    ClaimInput,
    EntryInput,
    FundingInput,
    MilestoneInput,
    PeriodInput,
    ReadingInput,
    StatusUpdateInput,
)
from projects.api.writes.inputs.strict import names_of, read_input
from projects.documents.draft_entry import draft_documents
from projects.models import LedgerEntry, Reading, ReadingPart
from projects.services.access import may_add, may_add_about
from projects.services.ledger import record_entry
from projects.services.reading import record_reading

INPUTS: dict[str, type[EntryInput]] = {
    "status-updates": StatusUpdateInput,
    "periods": PeriodInput,
    "funding": FundingInput,
    "milestones": MilestoneInput,
    "readings": ReadingInput,
    "assessments": AssessmentInput,
    "claims": ClaimInput,
}


class AppendingView(WritingView, ListView):
    """A ledger's list, and where new entries come in."""

    input: ClassVar[type[EntryInput]] = EntryInput

    def post(self, request: Request) -> HttpResponse:
        """Enter a draft, or several at once."""
        return self.write(request, self._append)

    def _append(self, body: Any, by: AbstractBaseUser) -> HttpResponse:
        model = self._model
        if not may_add(by, model):
            raise PermissionDenied
        is_one = not isinstance(body, list)
        entries = (
            [self._record(body, by)] if is_one else each(body, lambda it: self._record(it, by))
        )
        keys = [entry.pk for entry in entries]
        documents = draft_documents(model, keys, on=timezone.localdate())
        answer: Any = documents[0] if is_one else {"results": documents}
        response = json_response(to_json(answer))
        response.status_code = 201
        if is_one:
            noun = self.resource.one.replace(" ", "-")
            address = reverse(f"api:{noun}-detail", args=keys)
            response["Location"] = self.request.build_absolute_uri(address)
        return response

    def _record(self, body: Any, by: AbstractBaseUser) -> LedgerEntry:
        """The new entry.

        Raises Refused for what can't be stored, and PermissionDenied if it is about what somebody
        else keeps.
        """
        reader = self.input(data=body, context={"user": by})
        said = read_input(reader)
        reason = said.pop("change_message", "") or "Entered"
        parts = [ReadingPart(**values) for values in said.pop("parts", [])]
        entry: LedgerEntry = self._model(**said)
        if entry.subject is None or not may_add_about(by, entry.subject):
            raise PermissionDenied
        with refusals(names_of(reader)):
            if isinstance(entry, Reading):
                record_reading(entry, parts, by=by, reason=reason)
            else:
                record_entry(entry, by=by, reason=reason)
        return entry

    @property
    def _model(self) -> type[LedgerEntry]:
        model: type[LedgerEntry] = self.input.Meta.model
        return model

    def written_operation(self, method: str, bodies: Bodies) -> Schema:
        """The OpenAPI operation that writes."""
        return described.append(self.resource.name, self.resource.one, bodies(self.input))


def urls_of(resource: Resource) -> list[URLPattern]:
    """The addresses of a resource; where it is a ledger, entries can be sent to its list."""
    taken = INPUTS.get(resource.name)
    found = resource.urls()
    if taken is None:
        return found
    plain, *others = found
    view = AppendingView.as_view(resource=resource, input=taken)
    return [path(f"{resource.name}/", view, name=str(plain.name)), *others]
