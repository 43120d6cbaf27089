"""Collect what there is to translate into the catalogues."""

from contextlib import chdir
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.core.management.commands import makemessages

SPOKEN = ("projects", "tracker", "templates")


class Command(BaseCommand):
    help = "Brings every .po file up to the texts of code and templates; needs GNU gettext."

    def handle(self, *args: Any, **options: Any) -> None:
        folders = [it.name for it in settings.BASE_DIR.iterdir() if it.is_dir()]
        collector = makemessages.Command()
        # Its guesses, taken from texts that look alike, are no help in Korean.
        collector.msgmerge_options = [*collector.msgmerge_options, "--no-fuzzy-matching"]
        with chdir(settings.BASE_DIR):
            call_command(
                collector,
                locale=[code for code, _name in settings.LANGUAGES if code != "en"],
                ignore_patterns=[name for name in folders if name not in SPOKEN],
                # Files yes, lines no: a line moves with every edit above it.
                add_location="file",
                no_obsolete=True,
                no_wrap=True,
                verbosity=options["verbosity"],
            )
        for folder in settings.LOCALE_PATHS:
            for catalogue in Path(folder).glob("*/LC_MESSAGES/*.po"):
                leave_out_the_date(catalogue)


def leave_out_the_date(catalogue: Path) -> None:
    """Take away the moment of collecting, which would differ in every branch."""
    lines = catalogue.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith('"POT-Creation-Date:')]
    catalogue.write_text("".join(kept), encoding="utf-8")
