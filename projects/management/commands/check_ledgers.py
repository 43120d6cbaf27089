"""Prove that the public records equal the published versions and ledgers, and are told of."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from projects.services.check_ledgers import Difference, check_changes, check_ledgers


class Command(BaseCommand):
    help = (
        "Lists every public record that is not what its version and entries give, and every public "
        "document whose last change was not noted; exit 1 if any."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--repair", action="store_true", help="write anew what differs, all in one transaction"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        repair = options["repair"]
        outcome = check_ledgers(self._tell, repair=repair)
        outcome += check_changes(self._tell, repair=repair)
        if options["repair"] and not outcome.beyond_repair:
            self.stdout.write(f"{outcome.found} differences repaired.")
        elif options["repair"]:
            repaired = outcome.found - outcome.beyond_repair
            raise CommandError(
                f"{repaired} differences repaired; {outcome.beyond_repair} need a person to decide."
            )
        elif outcome.found:
            raise CommandError(f"{outcome.found} differences found; --repair writes them anew.")
        else:
            self.stdout.write("Every public record is what its version and entries give.")

    def _tell(self, difference: Difference) -> None:
        self.stdout.write(str(difference))
