"""The columns of the project sheet, in the order in which people read a project."""

from __future__ import annotations

from dataclasses import replace

from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from projects.choices import DatePrecision, Status, Verification
from projects.reports.sheet import Kind, SheetColumn

_ADDRESSES = _("Addresses with a semicolon between them; empty for none.")
_TEXT = _("Text; empty if there is none.")
_LEFT = _("Leave it as it was exported; empty for a new row.")
_DATED = _("day, month, year or source (not dated: the date of the source); empty means day.")


def _part_of(group: str, *columns: SheetColumn) -> tuple[SheetColumn, ...]:
    """Columns that make one dated statement together."""
    return tuple(replace(column, group=group) for column in columns)


OWN_COLUMNS = (
    SheetColumn(
        "slug",
        Kind.TEXT,
        _("The project's address: by it a row finds its project."),
        _("Small letters, digits and hyphens. Another address is another project."),
        example="korea-asean-digital-academy",
        width=30,
        is_marker=True,
    ),
    SheetColumn(
        "version",
        Kind.NUMBER,
        _("Which version was exported: by it the import tells what colleagues changed since."),
        _LEFT,
        example="3",
        width=9,
        is_marker=True,
    ),
    SheetColumn("title", Kind.TEXT, _("Its name in English."), _("Text; never empty."), width=44),
    SheetColumn("title_ko", Kind.TEXT, _("Its name in Korean."), _TEXT, width=36),
    SheetColumn("acronym", Kind.LABEL, _("Its short name."), _TEXT, example="KADIF", width=12),
    SheetColumn("summary", Kind.TEXT, _("What it does, in two sentences."), _TEXT, width=50),
    SheetColumn("summary_ko", Kind.TEXT, _("The same in Korean."), _TEXT, width=40),
    SheetColumn(
        "is_signature",
        Kind.YES_NO,
        _("Whether it is a signature project."),
        _("true or false."),
        example="true",
        width=12,
    ),
    SheetColumn(
        "parent",
        Kind.ONE,
        _("The larger project it is a part of; that one's money includes its own."),
        _("The address of one project; empty for none."),
        example="kadif",
        noun="project",
    ),
    SheetColumn(
        "follows",
        Kind.ONE,
        _("The project whose next phase it is."),
        _("The address of one project; empty for none."),
        example="kadif",
        noun="project",
    ),
    SheetColumn(
        "plans",
        Kind.MANY,
        _("The plans it serves."),
        _ADDRESSES,
        example="asean-rok-2021-2025",
        width=28,
        noun="plan",
    ),
    SheetColumn(
        "focus_areas", Kind.MANY, _("The focus areas it serves."), _ADDRESSES, noun="focus area"
    ),
    SheetColumn(
        "action_lines", Kind.MANY, _("The action lines it serves."), _ADDRESSES, noun="action line"
    ),
    SheetColumn("themes", Kind.MANY, _("Its themes across plans."), _ADDRESSES, noun="theme"),
    SheetColumn(
        "countries",
        Kind.MANY,
        _("Where it works."),
        _("Codes of ISO 3166-1 with a semicolon between them; empty for none."),
        example="KH;LA;VN",
        noun="country",
    ),
    SheetColumn(
        "owner_organisations",
        Kind.MANY,
        _("The organisations that keep its record."),
        _ADDRESSES,
        width=24,
        noun="organisation",
    ),
    SheetColumn(
        "owners",
        Kind.MANY,
        _("The people who keep its record."),
        _("User names with a semicolon between them; empty for none."),
        noun="user",
    ),
    SheetColumn(
        "review_interval_days",
        Kind.NUMBER,
        _("After so many days without a confirmation it counts as stale."),
        _("A whole number; empty to go by the plan. 0 is a number, not an empty cell."),
        example="90",
        width=12,
    ),
)

STATUS_COLUMNS = _part_of(
    "status",
    SheetColumn(
        "status",
        Kind.CHOICE,
        _("What it is doing, by the newest entry that counts, drafts included."),
        _("One of the words of the glossary. A change adds a new draft entry."),
        example="ongoing",
        words=Status,
    ),
    SheetColumn(
        "status_on",
        Kind.DAY,
        _("From when on that is so."),
        _("A day like 2025-05-16, today at the latest."),
        example="2025-05-16",
        width=12,
    ),
    SheetColumn(
        "status_dated",
        Kind.CHOICE,
        _("How exactly the source dates it."),
        _DATED,
        example="day",
        width=10,
        words=DatePrecision,
    ),
    SheetColumn(
        "status_source",
        Kind.ONE,
        _("The document that says so."),
        _("The address of one source."),
        width=28,
        noun="source",
    ),
    SheetColumn(
        "status_locator",
        Kind.LABEL,
        _("Where in the document."),
        _("Text, like “p. 4, para. 12”; empty if unknown."),
        example="p. 4, para. 12",
    ),
    SheetColumn(
        "status_standing",
        Kind.CHOICE,
        _("Who stands behind it."),
        _("reported or verified; empty means reported."),
        example="reported",
        width=12,
        words=Verification,
    ),
    SheetColumn("status_note", Kind.TEXT, _("Note for the public."), _TEXT, width=36),
    SheetColumn("status_note_ko", Kind.TEXT, _("The same in Korean."), _TEXT, width=30),
    SheetColumn(
        "status_entry",
        Kind.TEXT,
        _("Which entry the status columns show."),
        _LEFT,
        width=40,
        is_marker=True,
    ),
)

PLANNED_COLUMNS = _part_of(
    "planned",
    SheetColumn(
        "planned_start",
        Kind.DAY,
        _("When it is planned to start, by the newest entry that counts and says so."),
        _("A day like 2025-05-16; empty if not reported. A change adds a new draft entry."),
        example="2025-05-16",
        width=12,
    ),
    SheetColumn(
        "planned_start_dated",
        Kind.CHOICE,
        _("How exactly the source dates the start."),
        _DATED,
        example="day",
        width=10,
        words=DatePrecision,
    ),
    SheetColumn(
        "planned_end",
        Kind.DAY,
        _("When it is planned to end, by the newest entry that counts and says so."),
        _("A day like 2028-12-31; empty if not reported. A change adds a new draft entry."),
        example="2028-12-31",
        width=12,
    ),
    SheetColumn(
        "planned_end_dated",
        Kind.CHOICE,
        _("How exactly the source dates the end."),
        _DATED,
        example="year",
        width=10,
        words=DatePrecision,
    ),
    SheetColumn(
        "planned_on",
        Kind.DAY,
        _("Since when these dates have been the plan."),
        _("A day like 2025-05-16, today at the latest."),
        example="2025-05-16",
        width=12,
    ),
    SheetColumn(
        "planned_source",
        Kind.ONE,
        _("The document that gives the dates."),
        _("The address of one source."),
        width=28,
        noun="source",
    ),
    SheetColumn(
        "planned_locator",
        Kind.LABEL,
        _("Where in the document."),
        _("Text, like “p. 4, para. 12”; empty if unknown."),
        example="p. 4, para. 12",
    ),
    SheetColumn(
        "planned_entry",
        Kind.TEXT,
        _("Which entries the planned dates come from."),
        _LEFT,
        width=40,
        is_marker=True,
    ),
)

PROJECT_COLUMNS: dict[str, SheetColumn] = {
    column.name: column for column in (*OWN_COLUMNS, *STATUS_COLUMNS, *PLANNED_COLUMNS)
}

# Column → the field by which people know the records it names.
RELATIONS = {
    "plans": "slug",
    "focus_areas": "slug",
    "action_lines": "slug",
    "themes": "slug",
    "owner_organisations": "slug",
    "owners": get_user_model().USERNAME_FIELD,
}
