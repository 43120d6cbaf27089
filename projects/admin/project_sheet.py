"""The list of projects as a spreadsheet, out and back."""

from __future__ import annotations

from functools import partial
from typing import Any, TypeVar
from uuid import UUID

from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.admin.sheet_pages import SheetPages, columns_for
from projects.admin.tracked import Tool
from projects.exports.sheet import Sheet
from projects.models import Plan, Project
from projects.reports.edition import read_edition
from projects.reports.project_sheet import PROJECT_COLUMNS, project_rows
from projects.services.access import visible_to

Row = TypeVar("Row", bound=Project)


class ProjectSheets(SheetPages[Row]):
    """Exports the list as it is filtered and ordered, and imports it again."""

    sheet_columns = tuple(PROJECT_COLUMNS.values())

    def get_urls(self) -> list[URLPattern]:
        """Add the pages of the spreadsheet."""
        view = self.admin_site.admin_view
        handed_in = "import/<uuid:key>"
        return [
            path(
                "export/<slug:extension>/",
                view(self.export_view),
                name=self.page_name("export"),
            ),
            path("import/", view(self.import_view), name=self.page_name("import")),
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

    def list_tools(self, request: HttpRequest) -> list[Tool]:
        """Take out the list that is looked at; bring it back."""
        tools = super().list_tools(request)
        query = request.GET.urlencode()
        for extension, label in (
            ("xlsx", gettext_lazy("Export XLSX")),
            ("csv", gettext_lazy("Export CSV")),
        ):
            url = self.sheet_url("export", None, extension)
            tools.append(Tool(label, f"{url}?{query}" if query else url))
        if self.may_import(request, None):
            tools.append(Tool(gettext_lazy("Import…"), self.sheet_url("import", None)))
        return tools

    # What the pages say

    def sheet_title(self, plan: Plan | None) -> str:
        """What is imported, in words."""
        return _("Import projects")

    def may_import(self, request: HttpRequest, plan: Plan | None) -> bool:
        """Whether the person may change any project, or add one."""
        return self.has_change_permission(request) or self.has_add_permission(request)

    def back_url(self, plan: Plan | None) -> str:
        """The list of projects."""
        return reverse(f"{self.admin_site.name}:{self.page_name('changelist')}")

    def record_url(self, key: str) -> str:
        """The list narrowed to the project, which leads to its page."""
        return f"{self.back_url(None)}?slug={key}"

    # The pages

    def export_view(self, request: HttpRequest, extension: str) -> HttpResponse:
        """All pages of the list that is looked at, as one file."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        try:
            listed = self.get_changelist_instance(request)
        except IncorrectLookupParameters:
            return HttpResponseRedirect(self.back_url(None))
        seen = partial(visible_to, request.user)
        sheet = Sheet(
            name="projects",
            columns=columns_for(self.sheet_columns),
            rows=project_rows(seen(listed.get_queryset(request)), seen=seen),
            about=[
                (_("What it holds"), _("The projects as staff edit them, drafts included.")),
                (_("Filter"), _filters_of(listed)),
                (_("Exported at"), timezone.now()),
                (_("Exported by"), str(request.user)),
                (_("Version of the public data"), read_edition().number),
                (
                    _("How to use it"),
                    _(
                        "Change what has to change, save, and import the file. Columns and rows "
                        "may be left out; slug, version and the …_entry columns have to stay as "
                        "they are. An empty cell means “not reported”; 0 is a value."
                    ),
                ),
            ],
        )
        return self.download(request, extension, sheet, self.back_url(None))

    def import_view(self, request: HttpRequest) -> HttpResponse:
        """Take a file."""
        return self.import_page(request, None)

    def rehearsal_view(self, request: HttpRequest, key: UUID) -> HttpResponse:
        """Show what the file would do."""
        return self.rehearsal_page(request, None, key)

    def decide_view(self, request: HttpRequest, key: UUID) -> HttpResponse:
        """Remember whose values count."""
        return self.decide_page(request, None, key)

    def apply_view(self, request: HttpRequest, key: UUID) -> HttpResponse:
        """Store what was shown."""
        return self.apply_page(request, None, key)

    def problems_view(self, request: HttpRequest, key: UUID, extension: str) -> HttpResponse:
        """What has to be put right, as a file."""
        return self.problems_page(request, None, key, extension)


def _filters_of(listed: Any) -> str:
    """The filters of a list in words."""
    words = [
        f"{spec.title}: {choice['display']}"
        for spec in listed.filter_specs
        if spec.used_parameters
        for choice in spec.choices(listed)
        if choice.get("selected")
    ]
    if listed.query:
        words.append(_("search: “%(words)s”") % {"words": listed.query})
    return "; ".join(words) or _("none: all projects")
