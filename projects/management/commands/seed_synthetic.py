"""Make up projects to measure with."""

import gc
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from projects.services.synthetic import RealDataError, seed_synthetic_projects


class Command(BaseCommand):
    help = "Adds made-up projects to measure with: the same for the same seed, marked synthetic."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--projects", type=int, required=True, help="how many in all")
        parser.add_argument("--seed", type=int, required=True, help="another seed, other data")
        parser.add_argument(
            "--beside-real-data",
            action="store_true",
            help="allow it where projects are published that nobody made up",
        )
        parser.add_argument(
            "--without-history", action="store_true", help="leave out the history rows"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        # Else every statement is kept, written out in full, for the debug page.
        settings.DEBUG = False
        # Millions of rows and few circles among them: collecting as often as usual is a sixth of
        # the time.
        gc.set_threshold(200_000)
        try:
            created = seed_synthetic_projects(
                options["projects"],
                seed=options["seed"],
                beside_real_data=options["beside_real_data"],
                with_history=not options["without_history"],
                tell=self._tell if options["verbosity"] > 1 else lambda done: None,
            )
        except RealDataError as error:
            raise CommandError(f"{error} Add --beside-real-data if that is meant.") from error
        self.stdout.write(f"{created} synthetic projects added.")

    def _tell(self, done: int) -> None:
        self.stdout.write(f"{done} done")
