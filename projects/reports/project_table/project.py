"""What a project is, whom it serves and who takes part in it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from projects.choices import Role
from projects.documents.shapes import ProjectSummaryShape
from projects.reports.project_table.parts import Cell, Group, TableColumn, Telling, codes

ROLES = {
    Role.FUNDING: (_("Who pays: codes."), _("Who pays: names.")),
    Role.ACCOUNTABLE: (_("Who answers for it: codes."), _("Who answers for it: names.")),
    Role.EXTENDING: (_("Who manages it for those: codes."), _("Who manages it for those: names.")),
    Role.IMPLEMENTING: (_("Who carries it out: codes."), _("Who carries it out: names.")),
}
# A word is read much faster than the choice it stands for.
WORDS = [role.value for role in ROLES]


def _cells(project: ProjectSummaryShape, telling: Telling) -> tuple[Cell, ...]:
    parent = project["parent"]
    areas = project["areas"]
    return (
        project["slug"],
        project["acronym"] or None,
        project["title"],
        project["title_ko"] or None,
        project["summary"] or None,
        project["summary_ko"] or None,
        telling.page % project["slug"],
        project["is_signature"],
        None if parent is None else parent["slug"],
        None if parent is None else telling.text(parent, "title"),
        codes(project["plans"]),
        telling.names(project["plans"]),
        codes(areas),
        "; ".join([f"{it['number']} {telling.text(it, 'title')}".lstrip() for it in areas]) or None,
        codes(project["lines"]),
        codes(project["lines"], "number"),
        codes(project["themes"]),
        telling.names(project["themes"]),
        codes(project["countries"], "code"),
        telling.names(project["countries"]),
        *_participants(project, telling),
        codes(project["funds"]),
        telling.names(project["funds"]),
    )


def _participants(project: ProjectSummaryShape, telling: Telling) -> list[Cell]:
    cells: list[Cell] = []
    for role in WORDS:
        chosen = [it for it in project["organisations"] if it["role"] == role]
        cells += (codes(chosen), telling.names(chosen))
    return cells


PROJECT = Group(
    (
        TableColumn("slug", _("The project's code, which its address ends with."), 30),
        TableColumn("acronym", _("Its short name."), 12),
        TableColumn("title", _("Its name in English."), 44),
        TableColumn("title_ko", _("Its name in Korean; empty if not translated."), 36),
        TableColumn("summary", _("What it does, in English."), 50),
        TableColumn("summary_ko", _("The same in Korean; empty if not translated."), 40),
        TableColumn("address", _("Its page, with every source."), 40),
        TableColumn("is_signature", _("Whether it is a signature project."), 12),
        TableColumn(
            "parent", _("The project it is a part of, whose money includes its own: code.")
        ),
        TableColumn("parent_title", _("The project it is a part of: name."), 30),
        TableColumn("plans", _("The plans it serves: codes."), 28),
        TableColumn("plan_names", _("The plans it serves: names."), 40),
        TableColumn("focus_areas", _("The focus areas it serves: codes.")),
        TableColumn("focus_area_names", _("The focus areas it serves: numbers and names."), 30),
        TableColumn("action_lines", _("The action lines it serves: codes.")),
        TableColumn(
            "action_line_numbers", _("The action lines it serves: numbers in their plans.")
        ),
        TableColumn("themes", _("Its themes across plans: codes.")),
        TableColumn("theme_names", _("Its themes across plans: names."), 30),
        TableColumn("countries", _("Where it works: codes of ISO 3166-1."), 14),
        TableColumn("country_names", _("Where it works: names."), 24),
        *(
            TableColumn(f"{role.value}_organisation{ending}", meaning, width)
            for role, meanings in ROLES.items()
            for ending, meaning, width in zip(("s", "_names"), meanings, (24, 36), strict=True)
        ),
        TableColumn("funds", _("The funds its counted money comes from: codes.")),
        TableColumn("fund_names", _("The funds its counted money comes from: names."), 24),
    ),
    _cells,
)
