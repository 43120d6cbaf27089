"""Add, or take away, a plan that is made up."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from projects.imports.example import ExampleInUseError, load_example, remove_example
from projects.imports.reference import ReferenceDataError

EDITS_SHOWN = 10


class Command(BaseCommand):
    help = (
        "Adds a fictional plan with sixty lines, forty projects and five years of ledgers, to "
        "learn with. Every record of it says that it is fictional; no list or total of the real "
        "ones holds it."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--remove", action="store_true", help="take it away, with its history, and nothing else"
        )
        parser.add_argument(
            "--yes", action="store_true", help="with --remove: also what somebody edited in it"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["remove"]:
            self._remove(with_edits=options["yes"])
        else:
            self._load()

    def _load(self) -> None:
        try:
            outcome = load_example()
        except ReferenceDataError as error:
            raise CommandError(str(error)) from error
        for line in outcome.left:
            self.stdout.write(line)
        if not outcome.wrote:
            self.stdout.write("The fictional example is there: nothing to do.")
            return
        self.stdout.write(
            f"Fictional example: {len(outcome.created)} rows new, {len(outcome.changed)} changed, "
            f"{len(outcome.left)} left as they are."
        )

    def _remove(self, *, with_edits: bool) -> None:
        try:
            count = remove_example(with_edits=with_edits)
        except ExampleInUseError as error:
            for reason in error.reasons[:EDITS_SHOWN]:
                self.stdout.write(reason)
            more = len(error.reasons) - EDITS_SHOWN
            if more > 0:
                self.stdout.write(f"… and {more} more.")
            what_next = (
                "somebody worked in it; give --yes to remove that too"
                if error.can_be_confirmed
                else "real records name parts of it"
            )
            raise CommandError(f"The fictional example stays: {what_next}.") from error
        if count:
            self.stdout.write(f"Fictional example: {count} rows removed, with their history.")
        else:
            self.stdout.write("There is no fictional example: nothing to do.")
