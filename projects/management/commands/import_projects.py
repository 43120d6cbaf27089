"""Import a list of projects from a spreadsheet."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from projects.imports.rehearsal import Drifted, apply_rehearsal, hand_in, outcome_of
from projects.imports.sheet.outcome import CellKind, Outcome, RowOutcome
from projects.imports.workbook.limits import LIMITS


class Command(BaseCommand):
    help = (
        "Compares an XLSX or CSV file with the projects and stores what it changes, as one batch. "
        "Exit 0: stored, or nothing to do; 1: something was rejected, nothing is stored; "
        "2: the call was wrong."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="XLSX or CSV, as the staff pages export it")
        parser.add_argument("--dry-run", action="store_true", help="only tell what it would change")
        parser.add_argument(
            "--by", metavar="USER", help="in whose name, and with whose rights; else the system's"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        by = self._person(options["by"])
        content = self._content(options["file"])
        try:
            rehearsal = hand_in(options["file"].name, content, by=by)
        except ValidationError as refusal:
            raise CommandError(" ".join(refusal.messages)) from refusal
        outcome = outcome_of(rehearsal)
        self._tell(outcome)
        if outcome.is_refused or outcome.open_cells():
            rehearsal.delete()
            raise CommandError("Nothing is stored.")
        if options["dry_run"] or not outcome.changes_something:
            rehearsal.delete()
            return
        try:
            done = apply_rehearsal(rehearsal, by=by)
        except ValidationError as refusal:
            raise CommandError(f"{' '.join(refusal.messages)} Nothing is stored.") from refusal
        if isinstance(done, Drifted):
            raise CommandError("Somebody changed the same projects meanwhile; nothing is stored.")
        self.stdout.write(f"Stored as batch {done.batch.pk}.")

    def _person(self, name: str | None) -> Any:
        if name is None:
            return None
        users = get_user_model()._default_manager
        person = users.filter(**{get_user_model().USERNAME_FIELD: name}).first()
        if person is None:
            raise CommandError(f"There is no account “{name}”.", returncode=2)
        return person

    def _content(self, path: Path) -> bytes:
        try:
            with path.open("rb") as file:
                return file.read(LIMITS.file_bytes + 1)
        except OSError as error:
            raise CommandError(f"{path} can't be read: {error.strerror}.", returncode=2) from error

    def _tell(self, outcome: Outcome) -> None:
        for problem in outcome.problems:
            self.stdout.write(problem.sentence)
        for row in outcome.rows:
            self._tell_row(row)
        counts = outcome.counts()
        self.stdout.write(
            f"{counts['add']} to add, {counts['change']} to change, {counts['same']} the same, "
            f"{counts['conflict']} in conflict, {counts['error']} rejected."
        )

    def _tell_row(self, row: RowOutcome) -> None:
        where = f"row {row.number}, {row.key}"
        for problem in row.problems:
            self.stdout.write(f"{where}, {problem.column}: {problem.sentence}")
        for cell in row.cells if not row.problems else ():
            told = f"{cell.kind.value}, {_shown(cell.before)} → {_shown(cell.after)}"
            if cell.kind is CellKind.KEPT:
                told = f"changed meanwhile, kept as {_shown(cell.before)}"
            self.stdout.write(f"{where}, {cell.column}: {told}")


def _shown(value: str) -> str:
    return f"“{value}”" if value else "empty"
