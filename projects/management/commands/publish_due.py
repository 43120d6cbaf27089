"""Publish what an embargo or a schedule has made due; run each minute."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from projects.services.embargo import publish_due


class Command(BaseCommand):
    help = "Publishes every noun, project and entry whose embargo has passed."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{publish_due(at=timezone.now())} published.")
