"""Appending to the ledgers: an entry is a draft until review releases it."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.urls import URLPattern
from django.utils import timezone
from rest_framework.request import Request

from projects.api.answers.parameters import refuse_what_is_wrong
from projects.api.answers.view import json_response, to_json
from projects.api.openapi import working_copy as shown
from projects.api.openapi import writes as described
from projects.api.openapi.schema import Bodies, Schema
from projects.api.resource import DetailView, ListView, Resource
from projects.api.writes.base import WritingView, refusals, working_address, writer_of
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
from projects.api.writes.working_copy import WorkingFilterSet
from projects.documents.draft_entry import draft_documents
from projects.documents.shapes import DraftEntryShape
from projects.models import LedgerEntry, Reading, ReadingPart
from projects.services.access import may_add, may_add_about, visible_to
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


class LedgerView(WritingView):
    """An address of a ledger that can be appended to."""

    resource: Resource

    @property
    def input(self) -> type[EntryInput]:
        """What an entry that comes in may hold."""
        return INPUTS[self.resource.name]

    @property
    def model(self) -> type[LedgerEntry]:
        """What an entry is."""
        model: type[LedgerEntry] = self.input.Meta.model
        return model


class AppendingView(LedgerView, ListView):
    """A ledger's list, and where new entries come in."""

    def post(self, request: Request) -> HttpResponse:
        """Enter a draft, or several at once."""
        return self.write(request, self._append)

    def _append(self, body: Any, by: AbstractBaseUser) -> HttpResponse:
        if not may_add(by, self.model):
            raise PermissionDenied
        is_one = not isinstance(body, list)
        entries = (
            [self._record(body, by)] if is_one else each(body, lambda it: self._record(it, by))
        )
        keys = [entry.pk for entry in entries]
        documents = draft_documents(self.model, keys, on=timezone.localdate())
        answer: Any = documents[0] if is_one else {"results": documents}
        response = json_response(to_json(answer))
        response.status_code = 201
        if is_one:
            response["Location"] = working_address(self.request, *keys)
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
        entry: LedgerEntry = self.model(**said)
        if entry.subject is None or not may_add_about(by, entry.subject):
            raise PermissionDenied
        with refusals(names_of(reader)):
            if isinstance(entry, Reading):
                record_reading(entry, parts, by=by, reason=reason)
            else:
                record_entry(entry, by=by, reason=reason)
        return entry

    def written_operation(self, method: str, bodies: Bodies) -> Schema:
        """The OpenAPI operation that writes."""
        return described.append(self.resource.name, self.resource.one, bodies(self.input))


class EntryView(LedgerView, DetailView):
    """One entry, as the public sees it or as it is stored, with what review made of it."""

    http_method_names = DetailView.http_method_names
    shows_working_copies = True

    def working(self, request: Request, **keys: Any) -> HttpResponse:
        """The entry as it is stored.

        Raises Http404 if there is none that whoever asks may know of.
        """
        rows: Any = visible_to(writer_of(request), self.model._default_manager.all())
        refuse_what_is_wrong(WorkingFilterSet(request.GET, rows), request.GET)
        found = list(rows.filter(**keys).values_list("pk", flat=True))
        if not found:
            raise Http404
        (document,) = draft_documents(self.model, found, on=timezone.localdate())
        return json_response(to_json(document))

    def operation(self, path: str) -> Schema:
        """The OpenAPI operation."""
        return shown.with_working_detail(super().operation(path), DraftEntryShape)


def urls_of(resource: Resource) -> list[URLPattern]:
    """The addresses of a resource; where it is a ledger, entries can be sent to its list."""
    if resource.name not in INPUTS:
        return resource.urls()
    return resource.urls(AppendingView, EntryView)
