"""Tell members of staff what waits for them, and readers what they are answered; each morning."""

from argparse import ArgumentParser
from datetime import date
from smtplib import SMTPException
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from projects.management.digest import digest_mail
from projects.management.error_report import answer_mail
from projects.services.digest import Reminder, Unreached, drop_digest, open_digest, reminders
from projects.services.error_report import (
    forget_old_senders,
    forget_sender,
    senders_to_answer,
)


class Command(BaseCommand):
    help = (
        "Sends each member of staff at most one mail about what waits for them, and each reader "
        "who reported an error the answer; exit 1 if a mail could not be sent."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="send nothing, tell who waits")
        parser.add_argument(
            "--on", type=date.fromisoformat, help="as on this day, like 2026-11-22; else today"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        on: date = options["on"] or timezone.localdate()
        if on > timezone.localdate() and not options["dry_run"]:
            raise CommandError(f"{on} is still to come: only --dry-run can tell what will wait.")
        sent = 0
        failed = []
        # All at once: whoever is told can't change what the others are told.
        for reminder in list(reminders(on=on)):
            if isinstance(reminder, Unreached):
                self._tell_unreached(reminder)
            elif options["dry_run"]:
                self.stdout.write(f"{reminder.person}: {len(reminder.waiting.things)} things.")
            else:
                error = self._send(reminder, on)
                sent += not error
                failed += [error] if error else []
        if not options["dry_run"]:
            self.stdout.write(f"{sent} sent.")
            failed += self._answer_readers()
        if failed:
            raise CommandError("Not sent: " + " ".join(failed))

    def _send(self, reminder: Reminder, on: date) -> str:
        """Send one mail; what went wrong, in a sentence, so that the others still get theirs."""
        digest = open_digest(reminder, on=on)
        if digest is None:
            return f"{reminder.person}: another run is sending it."
        try:
            digest_mail(reminder, on=on).send()
        except (SMTPException, OSError) as error:
            drop_digest(digest)
            return f"{reminder.person}: {error}."
        return ""

    def _answer_readers(self) -> list[str]:
        """Send each answer once, and erase to whom; what went wrong, in sentences."""
        sent, failed = 0, []
        for sender in senders_to_answer():
            try:
                with transaction.atomic():
                    forget_sender(sender)
                    if sender.email:
                        answer_mail(sender).send()
                        sent += 1
            except (SMTPException, OSError) as error:
                failed.append(f"The answer to report {sender.report_id}: {error}.")
        erased = forget_old_senders(at=timezone.now())
        if sent or erased:
            self.stdout.write(f"{sent} answers to readers sent, {erased} old addresses erased.")
        return failed

    def _tell_unreached(self, unreached: Unreached) -> None:
        why = "no address" if unreached.is_active else "not active"
        self.stdout.write(f"{unreached.person}: {why}, {unreached.things} things wait.")
