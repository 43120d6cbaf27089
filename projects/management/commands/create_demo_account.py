"""Make the account that lets a visitor of a demo try the staff pages."""

import secrets
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

USERNAME = "demo"
TWO_FACTORS = (
    "It signs in with the password alone. To try it with two factors, as on a real site: "
    "make run REQUIRE_TWO_FACTOR=on"
)


class Command(BaseCommand):
    help = "Creates the staff account “demo” and prints its random password, once. DEBUG only."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError(
                "A demo account has no place on a real site; make one with createsuperuser."
            )
        users = get_user_model().objects
        if users.filter(username=USERNAME).exists():
            self.stdout.write(
                f"Staff account “{USERNAME}” exists; its password was shown when it was made. "
                f"To set another: manage.py changepassword {USERNAME}"
            )
            return
        password = secrets.token_urlsafe(12)
        users.create_superuser(username=USERNAME, email="", password=password)
        self.stdout.write(f"Staff account “{USERNAME}”, password (shown only now): {password}")
        if not settings.REQUIRE_TWO_FACTOR:
            self.stdout.write(TWO_FACTORS)
