"""Tell webhooks of what changed; run each minute."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from projects.management.webhook import tell_webhooks


class Command(BaseCommand):
    help = (
        "Sends every webhook what changed since it was last told, tries again what failed, and "
        "forgets what is over and 90 days old; "
        "exit 1 if a mail to the owner of one that was switched off could not be sent."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        told = tell_webhooks(at=timezone.now())
        self.stdout.write(
            f"{told.delivered} delivered, {told.failed} failed, {told.switched_off} switched off."
        )
        if told.unsent:
            raise CommandError("Not sent: " + " ".join(told.unsent))
