"""The pages on which a spreadsheet is handed in, looked at and stored."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any, TypeVar
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from projects.admin.sheet_rows import ALL, choices, decisions_in, page_of
from projects.admin.staff import staff_of
from projects.admin.tracked import TrackedAdmin
from projects.exports.formats import FORMATS
from projects.exports.sheet import Column, Sheet
from projects.exports.workbook import CellTooLongError
from projects.forms.sheet import SheetForm
from projects.imports.problems import problem_rows
from projects.imports.rehearsal import (
    Drifted,
    apply_rehearsal,
    decide,
    hand_in,
    outcome_of,
    table_of,
)
from projects.imports.sheet.comparing import PROBLEM_COLUMN
from projects.imports.sheet.outcome import decided
from projects.imports.workbook.limits import LIMITS
from projects.models import Batch, Plan, Rehearsal
from projects.reports.sheet import SheetColumn

Row = TypeVar("Row", bound=Model)

logger = logging.getLogger(__name__)


class SheetPages(TrackedAdmin[Row]):
    """Import and export; a noun says which columns, and which rows a person may touch."""

    # What the pages of a noun say for themselves

    sheet_columns: Sequence[SheetColumn] = ()

    def sheet_url(self, page: str, plan: Plan | None, *args: Any) -> str:
        """The address of one of these pages."""
        about = [] if plan is None else [plan.pk]
        return reverse(f"{self.admin_site.name}:{self.page_name(page)}", args=[*about, *args])

    def sheet_title(self, plan: Plan | None) -> str:
        """What is imported, in words."""
        raise NotImplementedError

    def may_import(self, request: HttpRequest, plan: Plan | None) -> bool:
        """Whether there is anything the person could import."""
        raise NotImplementedError

    def back_url(self, plan: Plan | None) -> str:
        """Where the pages are left to."""
        raise NotImplementedError

    def record_url(self, key: str) -> str:
        """The page of the record that a row is about."""
        raise NotImplementedError

    # Taking out

    def download(
        self, request: HttpRequest, extension: str, sheet: Sheet, back: str
    ) -> HttpResponse:
        """The sheet as a file; back to where the button was if no file can hold it."""
        form = FORMATS.get(extension)
        if form is None:
            raise Http404
        try:
            content = b"".join(form.write(sheet))
        except CellTooLongError as refusal:
            messages.error(request, str(refusal))
            return HttpResponseRedirect(back)
        logger.info("%s exported by user %s", sheet.name, request.user.pk)
        response = HttpResponse(content, content_type=form.content_type)
        name = f"{sheet.name}.{form.extension}"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    # Bringing back

    def import_page(self, request: HttpRequest, plan: Plan | None) -> HttpResponse:
        """Take a file, and lead to what it would do."""
        if not self.may_import(request, plan):
            raise PermissionDenied
        sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
        form = SheetForm(*sent)
        if form.is_valid():
            file = form.cleaned_data["file"]
            try:
                # One byte more than is read, so that a larger file is known as such.
                content = file.read(LIMITS.file_bytes + 1)
                rehearsal = hand_in(file.name, content, by=staff_of(request), plan=plan)
            except ValidationError as refusal:
                logger.info("import refused of user %s: %s", request.user.pk, refusal.code)
                form.add_error("file", refusal)
            else:
                return HttpResponseRedirect(self.sheet_url("rehearsal", plan, rehearsal.pk))
        return self._page(
            request,
            "admin/projects/import.html",
            plan,
            {"title": self.sheet_title(plan), "form": form, "columns": self.sheet_columns},
        )

    def rehearsal_page(self, request: HttpRequest, plan: Plan | None, key: UUID) -> HttpResponse:
        """Show what the file would do, or did."""
        rehearsal = self._rehearsal(request, plan, key)
        outcome = outcome_of(rehearsal)
        counts = outcome.counts()
        chosen = request.GET.get("kind", ALL)
        page, rows = page_of(outcome, chosen, request.GET.get("p"), self.record_url)
        return self._page(
            request,
            "admin/projects/import_rehearsal.html",
            plan,
            {
                "title": self.sheet_title(plan),
                "rehearsal": rehearsal,
                "read_as": table_of(rehearsal).read_as,
                "outcome": outcome,
                "counts": counts,
                "stored": counts["add"] + counts["change"],
                "open_cells": outcome.open_cells(),
                "decided_cells": len(dict(decided(outcome))),
                "batch_url": self._batch_url(rehearsal),
                "public": sum(row.is_public for row in outcome.rows),
                "choices": choices(outcome, chosen),
                "chosen": chosen,
                "page": page,
                "rows": rows,
                "import_url": self.sheet_url("import", plan),
                "decide_url": self.sheet_url("decide", plan, rehearsal.pk),
                "apply_url": self.sheet_url("apply", plan, rehearsal.pk),
                "problem_urls": [
                    (form.upper(), self.sheet_url("problems", plan, rehearsal.pk, form))
                    for form in FORMATS
                ],
            },
        )

    def decide_page(self, request: HttpRequest, plan: Plan | None, key: UUID) -> HttpResponse:
        """Remember whose values count."""
        rehearsal = self._posted(request, plan, key)
        decisions = decisions_in(outcome_of(rehearsal), request.POST)
        decide(rehearsal, decisions, by=staff_of(request))
        return self._back_to(request, plan, rehearsal)

    def apply_page(self, request: HttpRequest, plan: Plan | None, key: UUID) -> HttpResponse:
        """Store what was shown, or say what changed since and store nothing."""
        rehearsal = self._posted(request, plan, key)
        try:
            done = apply_rehearsal(rehearsal, by=staff_of(request))
        except ValidationError as refusal:
            for sentence in refusal.messages:
                messages.error(request, sentence)
            return self._back_to(request, plan, rehearsal)
        if isinstance(done, Drifted):
            messages.warning(
                request,
                _(
                    "Something changed since you looked, in these rows: %(rows)s. "
                    "Nothing is stored yet. Look again."
                )
                % {"rows": _listed(done.rows)},
            )
        else:
            logger.info("batch %s imported by user %s", done.batch.pk, request.user.pk)
            messages.success(request, _("“%(file)s” is stored.") % {"file": rehearsal.file_name})
        return self._back_to(request, plan, rehearsal)

    def problems_page(
        self, request: HttpRequest, plan: Plan | None, key: UUID, extension: str
    ) -> HttpResponse:
        """The rows as they were handed in, each beside what has to be put right."""
        rehearsal = self._rehearsal(request, plan, key)
        table = table_of(rehearsal)
        columns = [
            *(name for name in table.columns if name != PROBLEM_COLUMN),
            PROBLEM_COLUMN,
        ]
        sheet = Sheet(
            name="problems",
            columns=[Column(name, width=60 if name == PROBLEM_COLUMN else 20) for name in columns],
            rows=problem_rows(table, outcome_of(rehearsal), columns),
            about=[(_("File"), rehearsal.file_name)],
        )
        back = self.sheet_url("rehearsal", plan, rehearsal.pk)
        return self.download(request, extension, sheet, back)

    def _batch_url(self, rehearsal: Rehearsal) -> str:
        """The page on which the batch can be undone."""
        if rehearsal.batch is None or not self.admin_site.is_registered(Batch):
            return ""
        return reverse(f"{self.admin_site.name}:projects_batch_change", args=[rehearsal.batch.pk])

    def _rehearsal(self, request: HttpRequest, plan: Plan | None, key: UUID) -> Rehearsal:
        """The person's own: it shows what that person may see."""
        if not self.may_import(request, plan):
            raise PermissionDenied
        return get_object_or_404(Rehearsal, pk=key, plan=plan, made_by=staff_of(request).pk)

    def _posted(self, request: HttpRequest, plan: Plan | None, key: UUID) -> Rehearsal:
        if request.method != "POST":
            raise PermissionDenied
        return self._rehearsal(request, plan, key)

    def _back_to(
        self, request: HttpRequest, plan: Plan | None, rehearsal: Rehearsal
    ) -> HttpResponse:
        query = request.GET.urlencode()
        url = self.sheet_url("rehearsal", plan, rehearsal.pk)
        return HttpResponseRedirect(f"{url}?{query}" if query else url)

    def _page(
        self, request: HttpRequest, template: str, plan: Plan | None, context: dict[str, Any]
    ) -> TemplateResponse:
        return TemplateResponse(
            request,
            template,
            {
                **self.admin_site.each_context(request),
                "opts": self.opts,
                "plan": plan,
                "back_url": self.back_url(plan),
                **context,
            },
        )


def columns_for(columns: Sequence[SheetColumn]) -> list[Column]:
    """The columns as a writer is given them."""
    return [
        Column(
            column.name,
            meaning=str(column.meaning),
            accepts=str(column.accepts),
            width=column.width,
            is_literal=column.is_literal,
        )
        for column in columns
    ]


def _listed(rows: Sequence[int]) -> str:
    """The first of the rows, in words."""
    listed = ", ".join(str(row) for row in rows[:10])
    return listed if len(rows) <= 10 else f"{listed}, …"
