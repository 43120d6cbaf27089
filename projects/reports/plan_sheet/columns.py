"""The columns of a plan's sheet: one row for each area and each action line."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from projects.reports.sheet import Kind, SheetColumn


class PartKind(TextChoices):
    """What a row of the tree is."""

    AREA = "area", _("Focus area")
    LINE = "line", _("Action line")


PLAN_COLUMNS: dict[str, SheetColumn] = {
    column.name: column
    for column in (
        SheetColumn(
            "kind",
            Kind.CHOICE,
            _("Whether the row is an area of the plan or one of its action lines."),
            _("area or line."),
            example="line",
            width=8,
            words=PartKind,
        ),
        SheetColumn(
            "number",
            Kind.LABEL,
            _("Its number: by it a row finds its area or line."),
            _("As the document prints it, like 1.1.2 or (a); only an area may have none."),
            example="1.1.2",
            width=10,
        ),
        SheetColumn(
            "parent",
            Kind.LABEL,
            _("The area it stands in."),
            _("The number of an area, or its address if it has no number; empty for none."),
            example="1.1",
            width=10,
        ),
        SheetColumn(
            "position",
            Kind.NUMBER,
            _("Its place in the order of the document."),
            _("A whole number; empty in a new row to follow the row above."),
            example="12",
            width=9,
        ),
        SheetColumn(
            "text",
            Kind.TEXT,
            _("The title of an area, or the text of a line."),
            _("Text as the document has it; never empty."),
            width=70,
        ),
        SheetColumn(
            "text_ko",
            Kind.TEXT,
            _("The same in Korean."),
            _("Text; empty if there is none."),
            width=50,
        ),
        SheetColumn(
            "source",
            Kind.ONE,
            _("The document that states it."),
            _("The address of one source; never empty."),
            width=28,
            noun="source",
        ),
        SheetColumn(
            "locator",
            Kind.LABEL,
            _("Where in the document."),
            _("Text, like “p. 4, para. 12”; empty if unknown."),
            example="p. 4, para. 12",
        ),
        SheetColumn(
            "slug",
            Kind.TEXT,
            _("Its address. A row that has one finds its area or line by it."),
            _("Leave it as it was exported; empty for a new row, which is given one."),
            example="asean-rok-2021-2025-1-1-2",
            width=30,
            is_marker=True,
        ),
        SheetColumn(
            "version",
            Kind.NUMBER,
            _("Which version was exported: by it the import tells what colleagues changed since."),
            _("Leave it as it was exported; empty for a new row."),
            example="3",
            width=9,
            is_marker=True,
        ),
    )
}
