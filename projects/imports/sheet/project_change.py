"""The cells of a row as what is to be stored, or refused where a rule is against them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from projects.imports.sheet.addresses import Addresses, named
from projects.imports.sheet.outcome import Problem, RowOutcome
from projects.imports.sheet.person import Person
from projects.imports.sheet.statements import GROUPS, Statements
from projects.models import Project
from projects.reports.project_sheet import PROJECT_COLUMNS
from projects.reports.sheet import TRUE, Kind, Values
from projects.services.project_sheet import ProjectChange

KEY = "slug"
PROJECTS = ("parent", "follows")


class Changes:
    """What the rows of a file change, by the address of the project."""

    def __init__(
        self,
        projects: Mapping[str, Project],
        addresses: Addresses,
        statements: Statements,
        person: Person,
    ) -> None:
        self._person = person
        self._projects = dict(projects)
        self._addresses = addresses
        self._statements = statements
        self._changes: dict[str, ProjectChange] = {}
        # Address → what the row names as parent and as the phase before.
        self._named: dict[str, dict[str, str]] = {}

    def prepare(self, row: RowOutcome, project: Project, current: Values) -> None:
        """Give the project its new values; add to the row what the rules have against them."""
        written = {cell.column: cell.after for cell in row.cells if cell.is_written}
        if row.problems or not (written or row.is_new):
            return
        change = ProjectChange(f"row {row.number}", project)
        own = {name: it for name, it in written.items() if not PROJECT_COLUMNS[name].group}
        change.is_own = bool(own) or row.is_new
        row.problems += self._set_own(change, own)
        for group, names in GROUPS.items():
            if written.keys() & set(names):
                self._state(group, row, change, written, current)
        self._projects[row.key] = project
        self._named[row.key] = {name: own[name] for name in PROJECTS if name in own}
        self._changes[row.key] = change

    def _set_own(self, change: ProjectChange, own: Values) -> Iterable[Problem]:
        project = change.project
        for name, value in own.items():
            column = PROJECT_COLUMNS[name]
            if column.kind is Kind.MANY:
                keys = [self._addresses.key(column.noun, it) for it in named(column, value)]
                found = [key for key in keys if key is not None]
                if name == "countries":
                    change.countries = found
                else:
                    change.many[name] = [*found, *self._unseen(project, name)]
            elif column.kind is Kind.YES_NO:
                if value == "":
                    yield Problem(name, "", _("An empty cell says neither: write true or false."))
                setattr(project, name, value == TRUE)
            elif column.kind is Kind.NUMBER:
                setattr(project, name, int(value) if value else None)
            elif column.kind in {Kind.TEXT, Kind.LABEL}:
                setattr(project, name, value)
        yield from _refusals(project, own, is_new=project._state.adding)

    def _unseen(self, project: Project, name: str) -> Iterable[Any]:
        """What the relation names and the person may not know of: it stays."""
        if project._state.adding:
            return set()
        named = getattr(project, name).all()
        known = self._person.seen(named)
        return set() if known is named else {*named} - {*known}

    def _state(
        self,
        group: str,
        row: RowOutcome,
        change: ProjectChange,
        written: Values,
        current: Values,
    ) -> None:
        cells = {name: it for name, it in written.items() if name in GROUPS[group]}
        entry, problems = self._statements.entry(
            group, change.project, cells, current, self._addresses
        )
        row.problems += problems
        if entry is not None:
            change.entries.append(entry)

    # Projects that name each other

    def refuse_circles(self, rows: Iterable[RowOutcome]) -> None:
        """Add a problem to each row that would make a project part of itself, or its own phase."""
        for relation in PROJECTS:
            naming = {slug: it[relation] for slug, it in self._named.items() if it.get(relation)}
            if not naming:
                continue
            above: dict[str, str | None] = dict(
                Project.objects.values_list("slug", f"{relation}__slug")
            )
            above |= {slug: it.get(relation, above.get(slug)) for slug, it in self._named.items()}
            for row in rows:
                if row.key in naming and _returns(row.key, above):
                    row.problems.append(
                        Problem(
                            relation,
                            naming[row.key],
                            _("“%(named)s” is itself part of this project, or a phase after it.")
                            % {"named": naming[row.key]},
                        )
                    )

    def all(self) -> list[ProjectChange]:
        """Everything to be stored, the projects now naming each other."""
        others = Project.objects.in_bulk(
            {
                key
                for it in self._named.values()
                for slug in it.values()
                if slug not in self._projects
                and (key := self._addresses.key("project", slug)) is not None
            }
        )
        for slug, it in self._named.items():
            for relation, name in it.items():
                key = self._addresses.key("project", name)
                other = self._projects.get(name) or (None if key is None else others.get(key))
                setattr(self._projects[slug], relation, other)
        return [*self._changes.values()]


def _returns(start: str, above: Mapping[str, str | None]) -> bool:
    """Whether going up from a project leads back to it."""
    seen = {start}
    here = above.get(start)
    while here:
        if here in seen:
            return here == start
        seen.add(here)
        here = above.get(here)
    return False


def _refusals(project: Project, own: Values, *, is_new: bool) -> Iterable[Problem]:
    """What the rules of single fields have against the new values; the others stay unasked."""
    asked = {*own, KEY} if is_new else set(own)
    left_out = {it.name for it in Project._meta.get_fields() if it.name not in asked}
    try:
        project.clean_fields(exclude=left_out | set(PROJECTS))
    except ValidationError as refusal:
        for name, sentences in refusal.message_dict.items():
            value: Any = getattr(project, name)
            yield Problem(name, str(value)[:80], " ".join(sentences))
