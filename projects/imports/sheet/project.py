"""What a project sheet would change: against the versions exported, as the columns say."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from projects.imports.sheet.addresses import Addresses
from projects.imports.sheet.comparing import Read, compare, read_line, tell_who, unknown_columns
from projects.imports.sheet.outcome import (
    CellKind,
    Decision,
    Outcome,
    Problem,
    RowOutcome,
    decision_key,
)
from projects.imports.sheet.person import Person
from projects.imports.sheet.project_change import Changes
from projects.imports.sheet.rehearsed import Rehearsed
from projects.imports.sheet.statements import Statements, tell_who_stated
from projects.imports.tables import Table
from projects.models import Project
from projects.reports.project_sheet import PROJECT_COLUMNS, past_of, values_of
from projects.reports.sheet import Past, Values
from projects.services.project_sheet import lock_projects, store_project_changes

KEY = "slug"


def rehearse_projects(
    table: Table,
    *,
    by: AbstractBaseUser | None,
    decisions: Mapping[str, Decision],
    is_final: bool = False,
) -> Rehearsed:
    """Compare a project sheet with what was exported and with what is stored; store nothing.

    With ``is_final`` the projects are locked, so that what is compared is what is stored then.
    """
    problems = unknown_columns(table, PROJECT_COLUMNS)
    if KEY not in table.columns:
        problems.append(Problem(KEY, "", _("The column “slug” is missing: it names the project.")))
    if problems:
        return Rehearsed(Outcome(problems=problems), partial(store_project_changes, []))
    if is_final:
        lock_projects(line.cells.get(KEY) for line in table.lines)
    return _Projects(table, by, decisions).rehearse()


class _Projects:
    """One rehearsal; knows what all rows name."""

    def __init__(
        self, table: Table, by: AbstractBaseUser | None, decisions: Mapping[str, Decision]
    ) -> None:
        self._decisions = decisions
        self._columns = [name for name in table.columns if name in PROJECT_COLUMNS]
        self._reads = [read_line(line, table, PROJECT_COLUMNS) for line in table.lines]
        values = [read.values for read in self._reads]
        slugs = {it.get(KEY, "") for it in values} - {""}
        self._person = person = Person(by)
        named = Project.objects.filter(slug__in=slugs)
        self._projects = {project.slug: project for project in person.seen(named)}
        # What the person must not know of takes its address all the same.
        self._taken = set(named.values_list("slug", flat=True)) - self._projects.keys()
        self._changeable = person.changeable(named)
        self._may_add = person.may_add(Project)
        self._current = values_of([*self._projects.values()], seen=person.seen)
        self._past = past_of(self._versions_gone(), seen=person.seen)
        self._statements = Statements(self._columns, self._reads, self._current.values())
        self._addresses = Addresses(PROJECT_COLUMNS.values(), values, person.seen)
        self._addresses.coming["project"] = slugs - self._projects.keys() - self._taken
        self._changes = Changes(self._projects, self._addresses, self._statements, person)
        self._keeper = "" if by is None else by.get_username()
        if by is not None:
            self._addresses.know("user", self._keeper, by.pk)
        self._met: dict[str, int] = {}

    def rehearse(self) -> Rehearsed:
        """Every row, and what they would do together."""
        rows = [self._row(read) for read in self._reads]
        self._changes.refuse_circles(rows)
        tell_who_stated(rows, {cells[KEY]: cells for cells in self._current.values()})
        outcome = Outcome(
            rows=[row for row in rows if row.is_shown], same=sum(not row.is_shown for row in rows)
        )
        changes = [] if outcome.is_refused else self._changes.all()
        return Rehearsed(outcome, partial(store_project_changes, changes))

    def _versions_gone(self) -> dict[int, int]:
        """The versions that the file speaks of and that are no longer the stored ones."""
        return {
            project.pk: int(version)
            for read in self._reads
            if (project := self._projects.get(read.values.get(KEY, ""))) is not None
            and (version := read.values.get("version", ""))
            and int(version) < project.version
        }

    # One row

    def _row(self, read: Read) -> RowOutcome:
        slug = read.values.get(KEY, "")
        project = self._projects.get(slug)
        row = RowOutcome(read.number, slug, label=str(project or read.values.get("title", "")))
        row.problems = read.problems
        if not slug:
            row.problems.append(Problem(KEY, "", _("Each row needs the address of its project.")))
        elif slug in self._met:
            row.problems.append(
                Problem(
                    KEY,
                    slug,
                    _("Row %(row)s is about this project already: keep one of the two.")
                    % {"row": self._met[slug]},
                )
            )
        else:
            self._met[slug] = read.number
            if project is None:
                self._meet_new(row, read)
            else:
                self._meet(row, read, project)
        return row

    def _meet_new(self, row: RowOutcome, read: Read) -> None:
        if read.values.get("version"):
            row.problems.append(Problem("version", read.values["version"], self._gone(row.key)))
            return
        if not self._may_add or row.key in self._taken:
            row.problems.append(
                Problem(KEY, row.key, _("You can't add a project at this address."))
            )
            return
        row.is_new = True
        project = Project(slug=row.key)
        empty = dict.fromkeys(PROJECT_COLUMNS, "")
        if not read.values.get("title") and not row.problems:
            row.problems.append(Problem("title", "", _("A new project needs a title.")))
        # A cell left empty says nothing of a project that nobody knows yet.
        read.values = {name: value for name, value in read.values.items() if value}
        # What nobody keeps, only administrators would find again.
        if not read.values.keys() & {"owners", "owner_organisations"}:
            read.values["owners"] = self._keeper
        self._change(row, read, project, current=empty, past=Past(empty))

    def _meet(self, row: RowOutcome, read: Read, project: Project) -> None:
        current = self._current[project.pk]
        past = self._base(row, read, project, current)
        if "version" in self._columns and not read.values.get("version"):
            # The row that added it, handed in again.
            read.values = {name: value for name, value in read.values.items() if value}
        self._change(row, read, project, current=current, past=past)
        is_changed = any(cell.kind is not CellKind.KEPT for cell in row.cells)
        if is_changed and project.pk not in self._changeable:
            row.problems.append(
                Problem(
                    KEY,
                    row.key,
                    _("This project is not yours to change: take the row out of the file."),
                )
            )
        if row.cells and "version" in self._columns and not read.values.get("version"):
            row.problems.append(
                Problem(
                    "version",
                    "",
                    _(
                        "There is a project at this address already, and it says something else: "
                        "export the list anew, or give a new project an address of its own."
                    ),
                )
            )

    def _base(self, row: RowOutcome, read: Read, project: Project, current: Values) -> Past:
        """What was exported; without a version in the file, what is stored."""
        version = read.values.get("version", "")
        if not version or int(version) == project.version:
            return Past(current)
        past = self._past.get(project.pk)
        if past is None:
            row.problems.append(
                Problem(
                    "version",
                    version,
                    _("The project never had this version; it is at version %(now)s: export anew.")
                    % {"now": project.version},
                )
            )
            return Past(current)
        return past

    def _change(
        self, row: RowOutcome, read: Read, project: Project, *, current: Values, past: Past
    ) -> None:
        bases = {
            "": past.values,
            "status": self._statements.base("status", project, read, current),
            "planned": self._statements.base("planned", project, read, current),
        }
        for name in read.values:
            column = PROJECT_COLUMNS[name]
            if column.is_marker:
                continue
            cell = compare(
                name,
                base=bases[column.group].get(name, ""),
                current=current[name],
                file=read.values[name],
                decision=self._decisions.get(decision_key(row.number, name)),
            )
            if cell is None:
                continue
            tell_who(cell, past)
            row.cells.append(cell)
            if cell.kind is not CellKind.KEPT:
                row.problems += self._addresses.problems(column, cell.after)
        self._changes.prepare(row, project, current)

    def _gone(self, slug: str) -> str:
        """Why a version is given for a project that is not there."""
        history: Any = Project.history
        past = history.filter(slug=slug).values("id")
        now = self._person.seen(Project.objects.filter(pk__in=past)).first()
        if now is not None:
            return _("The project has another address by now: write “%(slug)s” as its slug.") % {
                "slug": now.slug
            }
        return _(
            "There is no project at this address: correct the slug, "
            "or empty the version to add one."
        )
