"""A plan's areas and lines as a spreadsheet, out and back."""

from __future__ import annotations

from functools import partial
from typing import TypeVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.admin.sheet_pages import SheetPages, columns_for
from projects.admin.tracked import Tool
from projects.exports.sheet import Sheet
from projects.models import Plan
from projects.reports.plan_sheet import PLAN_COLUMNS, plan_rows
from projects.services.access import may_change, visible_to

Row = TypeVar("Row", bound=Plan)


class PlanSheets(SheetPages[Row]):
    """Exports a plan's tree, and imports it again."""

    sheet_columns = tuple(PLAN_COLUMNS.values())

    def get_urls(self) -> list[URLPattern]:
        """Add the pages of the spreadsheet."""
        view = self.admin_site.admin_view
        tree = "<int:object_id>/tree"
        handed_in = f"{tree}/import/<uuid:key>"
        return [
            path(
                f"{tree}/export/<slug:extension>/",
                view(self.export_view),
                name=self.page_name("export"),
            ),
            path(f"{tree}/import/", view(self.import_view), name=self.page_name("import")),
            path(f"{handed_in}/", view(self.rehearsal_view), name=self.page_name("rehearsal")),
            path(f"{handed_in}/decide/", view(self.decide_view), name=self.page_name("decide")),
            path(f"{handed_in}/apply/", view(self.apply_view), name=self.page_name("apply")),
            path(
                f"{handed_in}/problems/<slug:extension>/",
                view(self.problems_view),
                name=self.page_name("problems"),
            ),
            *super().get_urls(),
        ]

    def tools(self, request: HttpRequest, obj: Row) -> list[Tool]:
        """Take out the areas and lines of the plan; bring them back."""
        tools = super().tools(request, obj)
        tools.append(
            Tool(
                gettext_lazy("Export areas and lines"),
                self.sheet_url("export", obj, "xlsx"),
            )
        )
        if self.may_import(request, obj):
            tools.append(
                Tool(gettext_lazy("Import areas and lines…"), self.sheet_url("import", obj))
            )
        return tools

    # What the pages say

    def sheet_title(self, plan: Plan | None) -> str:
        """What is imported, in words."""
        return _("Import areas and lines of “%(plan)s”") % {"plan": plan}

    def may_import(self, request: HttpRequest, plan: Plan | None) -> bool:
        """Whether the plan is the person's to keep."""
        return plan is not None and may_change(request.user, plan)

    def back_url(self, plan: Plan | None) -> str:
        """The plan's form."""
        name = f"{self.admin_site.name}:{self.page_name('change')}"
        return reverse(name, args=[None if plan is None else plan.pk])

    def record_url(self, key: str) -> str:
        """None: a row may be an area or a line."""
        return ""

    # The pages

    def _plan(self, request: HttpRequest, key: int) -> Plan:
        return self.required(request, str(key))

    def export_view(self, request: HttpRequest, object_id: int, extension: str) -> HttpResponse:
        """The whole tree in the order of the document."""
        plan = self._plan(request, object_id)
        sheet = Sheet(
            name=plan.slug,
            columns=columns_for(self.sheet_columns),
            rows=plan_rows(plan, seen=partial(visible_to, request.user)),
            about=[
                (_("What it holds"), str(plan)),
                (_("Exported at"), timezone.now()),
                (_("Exported by"), str(request.user)),
                (
                    _("How to use it"),
                    _(
                        "Change what has to change, add rows for new areas and lines, save, and "
                        "import the file. Rows may be left out: nothing is deleted by it. slug "
                        "and version have to stay as they are, and empty in new rows."
                    ),
                ),
            ],
        )
        return self.download(request, extension, sheet, self.back_url(plan))

    def import_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Take a file."""
        return self.import_page(request, self._plan(request, object_id))

    def rehearsal_view(self, request: HttpRequest, object_id: int, key: UUID) -> HttpResponse:
        """Show what the file would do."""
        return self.rehearsal_page(request, self._plan(request, object_id), key)

    def decide_view(self, request: HttpRequest, object_id: int, key: UUID) -> HttpResponse:
        """Remember whose values count."""
        return self.decide_page(request, self._plan(request, object_id), key)

    def apply_view(self, request: HttpRequest, object_id: int, key: UUID) -> HttpResponse:
        """Store what was shown."""
        return self.apply_page(request, self._plan(request, object_id), key)

    def problems_view(
        self, request: HttpRequest, object_id: int, key: UUID, extension: str
    ) -> HttpResponse:
        """What has to be put right, as a file."""
        return self.problems_page(request, self._plan(request, object_id), key, extension)
