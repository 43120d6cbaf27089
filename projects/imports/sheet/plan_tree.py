"""What a plan's sheet would change in its areas and lines."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

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
from projects.imports.sheet.part_change import Changes
from projects.imports.sheet.person import Person
from projects.imports.sheet.rehearsed import Rehearsed
from projects.imports.tables import Table
from projects.models import Plan
from projects.reports.plan_sheet import (
    PLAN_COLUMNS,
    Part,
    PartKind,
    areas_of,
    part_values,
    parts_of,
    past_of,
)
from projects.reports.sheet import Past, Values
from projects.services.plan_sheet import lock_plan, store_part_changes

NEEDED = ("kind", "number", "text")


def rehearse_plan_tree(
    table: Table,
    plan: Plan,
    *,
    by: AbstractBaseUser | None,
    decisions: Mapping[str, Decision],
    is_final: bool = False,
) -> Rehearsed:
    """Compare a plan's sheet with what was exported and with what is stored; store nothing.

    With ``is_final`` the tree is locked, so that what is compared is what is stored then.
    """
    problems = unknown_columns(table, PLAN_COLUMNS)
    problems += [
        Problem(name, "", _("The column “%(name)s” is missing.") % {"name": name})
        for name in NEEDED
        if name not in table.columns
    ]
    person = Person(by)
    if not person.changeable(Plan.objects.filter(pk=plan.pk)):
        problems.append(Problem("", "", _("This plan is not yours to change.")))
    if problems:
        return Rehearsed(Outcome(problems=problems), partial(store_part_changes, []))
    if is_final:
        lock_plan(plan)
    return _Tree(table, plan, person, decisions).rehearse()


class _Tree:
    """One rehearsal; knows the whole tree, which is a few hundred rows."""

    def __init__(
        self, table: Table, plan: Plan, person: Person, decisions: Mapping[str, Decision]
    ) -> None:
        self._decisions = decisions
        self._plan = plan
        self._is_system = person.by is None
        self._reads = [read_line(line, table, PLAN_COLUMNS) for line in table.lines]
        parts = parts_of(plan)
        areas, slugs = areas_of(parts)
        self._current = {part.slug: part_values(part, areas, slugs) for part in parts}
        self._parts = {part.slug: part for part in parts}
        self._by_name: dict[tuple[str, str], list[str]] = {}
        for part in parts:
            self._by_name.setdefault(_name(self._current[part.slug]), []).append(part.slug)
        self._past = past_of(self._versions_gone(), areas, slugs)
        self._addresses = Addresses(
            PLAN_COLUMNS.values(), [read.values for read in self._reads], person.seen
        )
        self._changes = Changes(plan, parts, areas, self._addresses)
        self._met: dict[str | tuple[str, str], int] = {}

    def rehearse(self) -> Rehearsed:
        """Every row, and what they would do together."""
        for read in self._reads:
            self._changes.expect(read.values)
        rows = [self._row(read) for read in self._reads]
        self._changes.refuse_circles(rows)
        outcome = Outcome(
            rows=[row for row in rows if row.is_shown], same=sum(not row.is_shown for row in rows)
        )
        changes = [] if outcome.is_refused else self._changes.all()
        return Rehearsed(outcome, partial(store_part_changes, changes))

    def _versions_gone(self) -> dict[tuple[type[Part], int], int]:
        """The versions that the file speaks of and that are no longer the stored ones."""
        found: dict[tuple[type[Part], int], int] = {}
        for read in self._reads:
            part = self._part(read.values)
            version = read.values.get("version", "")
            if part is not None and version and int(version) < part.version:
                found[type(part), part.pk] = int(version)
        return found

    def _part(self, values: Values) -> Part | None:
        """The area or line that a row is about: by its address, else by its number or title."""
        if values.get("slug"):
            return self._parts.get(values["slug"])
        found = self._by_name.get(_name(values), [])
        return self._parts[found[0]] if len(found) == 1 else None

    def _row(self, read: Read) -> RowOutcome:
        values = read.values
        part = self._part(values)
        label = " ".join(it for it in (values.get("number"), values.get("text")) if it)
        row = RowOutcome(read.number, part.slug if part else "", label, problems=read.problems)
        key = part.slug if part else _name(values)
        if not row.problems:
            row.problems += self._unclear(values, part)
        if key in self._met:
            sentence = _("Row %(row)s is about this area or line already: keep one of the two.")
            row.problems.append(
                Problem("number", values.get("number", ""), sentence % {"row": self._met[key]})
            )
        self._met.setdefault(key, read.number)
        if row.problems:
            return row
        if part is None:
            row.is_new = True
            empty = dict.fromkeys(PLAN_COLUMNS, "")
            given = {name: value for name, value in values.items() if value}
            self._change(row, given, None, current=empty, past=Past(empty))
        else:
            self._meet(row, values, part)
        return row

    def _unclear(self, values: Values, part: Part | None) -> list[Problem]:
        """Why nobody can tell which area or line the row is about, or what it says."""
        problems = []
        if not values["kind"]:
            problems.append(Problem("kind", "", _("Say what the row is: area or line.")))
        if not values["text"]:
            problems.append(Problem("text", "", _("Each area has a title, and each line a text.")))
        if values["kind"] == PartKind.LINE and not values["number"]:
            problems.append(Problem("number", "", _("Each line has a number, like 1.1.2.")))
        if part is None:
            problems += self._not_new(values)
        elif values["kind"] != self._current[part.slug]["kind"]:
            sentence = _("An area does not become a line, nor a line an area: add a new row.")
            problems.append(Problem("kind", values["kind"], sentence))
        return problems

    def _not_new(self, values: Values) -> list[Problem]:
        if values.get("slug"):
            sentence = _(
                "The plan has no area or line at this address: leave it as it was exported, "
                "or empty for a new row."
            )
            return [Problem("slug", values["slug"], sentence)]
        if values.get("version"):
            sentence = _(
                "The plan has no such area or line: correct the number, "
                "or empty the version to add one."
            )
            return [Problem("version", values["version"], sentence)]
        if len(self._by_name.get(_name(values), [])) > 1:
            sentence = _("Several areas are called so: give the slug of the one that is meant.")
            return [Problem("slug", "", sentence)]
        return []

    def _meet(self, row: RowOutcome, values: Values, part: Part) -> None:
        current = self._current[part.slug]
        version = values.get("version", "")
        past = Past(current)
        if version and int(version) != part.version:
            found = self._past.get((type(part), part.pk))
            if found is None:
                sentence = _("It never had this version; it is at version %(now)s: export anew.")
                row.problems.append(Problem("version", version, sentence % {"now": part.version}))
                return
            past = found
        self._change(row, values, part, current=current, past=past)

    def _change(
        self, row: RowOutcome, values: Values, part: Part | None, *, current: Values, past: Past
    ) -> None:
        for name, value in values.items():
            column = PLAN_COLUMNS[name]
            # A position left empty is the row's own place in the file, or where it stands.
            if column.is_marker or (name == "position" and value == ""):
                continue
            cell = compare(
                name,
                base=past.values[name],
                current=current[name],
                file=value,
                decision=self._decisions.get(decision_key(row.number, name)),
            )
            if cell is None:
                continue
            row.cells.append(cell)
            if cell.kind is not CellKind.KEPT:
                row.problems += self._addresses.problems(column, cell.after)
                row.problems += self._changes.unknown_parent(cell)
            tell_who(cell, past)
        self._heed_review(row, part)
        self._changes.prepare(row, part)

    def _heed_review(self, row: RowOutcome, part: Part | None) -> None:
        """What the public sees already would show the file's words at once."""
        is_changed = any(cell.kind is not CellKind.KEPT for cell in row.cells)
        if part is None or not part.is_published or not is_changed:
            return
        row.is_public = True
        if self._plan.needs_two_people and not self._is_system:
            sentence = _(
                "The plan needs two people, and this would be public at once: withdraw the area "
                "or line first, then import it and ask another reviewer to publish it."
            )
            row.problems.append(Problem("text", "", sentence))


def _name(values: Values) -> tuple[str, str]:
    """By what a row is known without an address: its number, or the title of one without."""
    return values.get("kind", ""), values.get("number") or values.get("text", "")
