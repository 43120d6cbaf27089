"""Compile the translations without gettext, which a fresh machine lacks."""

import os
from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Compiles every .po file of the project; needs no gettext."

    def handle(self, *args: Any, **options: Any) -> None:
        for folder in settings.LOCALE_PATHS:
            for source in sorted(Path(folder).glob("*/LC_MESSAGES/*.po")):
                catalogue = polib.pofile(str(source))
                compiled = source.with_suffix(f".{os.getpid()}")
                catalogue.save_as_mofile(str(compiled))
                # In one step: a site that is running may be reading it.
                compiled.replace(source.with_suffix(".mo"))
                if options["verbosity"] > 0:
                    done = catalogue.percent_translated()
                    self.stdout.write(f"{source.parent.parent.name}: {done} % translated")
