"""Let somebody back in who has lost app and recovery codes, from the machine itself."""

from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from projects.services.second_factor import reset_second_factor


class Command(BaseCommand):
    help = (
        "Takes away the apps and recovery codes of an account, signs it out everywhere and lifts a "
        "lock-out. Its next sign-in asks for the password, then for a new app."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")

    def handle(self, *args: Any, **options: Any) -> None:
        name = options["username"]
        user = get_user_model()._default_manager.filter(username=name).first()
        if user is None:
            raise CommandError(f"There is no account “{name}”.")
        ended = reset_second_factor(user)
        self.stdout.write(
            f"“{name}” has no app and no recovery codes any more; sessions ended: {ended}. Sign in "
            "now with the password, and set up a new app."
        )
