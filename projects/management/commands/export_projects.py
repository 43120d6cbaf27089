"""Write the public list of projects to a file."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.http import QueryDict
from django.utils.translation import override

from projects.choices import SiteLanguage
from projects.exports.project import DOWNLOADS, UnreadableViewError, read_project_list
from projects.reports.edition import read_edition


class Command(BaseCommand):
    help = (
        "Writes the public projects as a file: the same rows and bytes as the download from the "
        "site. Exit 2: the call was wrong."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("format", choices=list(DOWNLOADS))
        parser.add_argument(
            "--query",
            default="",
            help="which projects, as in the address of the page: status=ongoing&country=VN",
        )
        parser.add_argument(
            "--language",
            choices=SiteLanguage.values,
            default=SiteLanguage.ENGLISH.value,
            help="the language of names and explanations",
        )
        parser.add_argument(
            "--output", type=Path, metavar="FILE", help="where to; else to standard output"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        with override(options["language"]):
            try:
                listing = read_project_list(
                    QueryDict(options["query"].removeprefix("?")), read_edition()
                )
                pieces = DOWNLOADS[options["format"]].write(listing)
                if options["output"] is None:
                    sys.stdout.buffer.writelines(pieces)
                else:
                    with options["output"].open("wb") as file:
                        file.writelines(pieces)
            except UnreadableViewError as error:
                raise CommandError(str(error), returncode=2) from error
            except OSError as error:
                raise CommandError(
                    f"{options['output']} can't be written: {error.strerror}.", returncode=2
                ) from error
