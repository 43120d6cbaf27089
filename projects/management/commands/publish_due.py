"""Publish what an embargo or a schedule has made due; run each minute."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from projects.services.embargo import publish_due


class Command(BaseCommand):
    help = (
        "Publishes every noun, project and entry whose embargo has passed; exit 1 if one can't be."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        outcome = publish_due(at=timezone.now())
        self.stdout.write(f"{outcome.published} published.")
        if outcome.refused:
            raise CommandError("Not published: " + " ".join(outcome.refused))
