"""Load the reference data of fixtures/."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from projects.imports.reference import ReferenceDataError, load_reference


class Command(BaseCommand):
    help = "Loads fixtures/ by natural key; never overwrites a staff edit."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check",
            action="store_true",
            help="store nothing; list the differences and exit with 1 if there are any",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            outcome = load_reference(settings.BASE_DIR / "fixtures", check=options["check"])
        except ReferenceDataError as error:
            raise CommandError(str(error)) from error
        listed = [*outcome.left]
        if options["check"] or options["verbosity"] > 1:
            listed = [*outcome.created, *outcome.changed, *outcome.left]
        for line in listed:
            self.stdout.write(line)
        self.stdout.write(
            f"Reference data: {len(outcome.created)} new, {len(outcome.changed)} changed, "
            f"{len(outcome.left)} left as they are."
        )
        if options["check"] and outcome.differs:
            raise CommandError("The database differs from fixtures/.", returncode=1)
