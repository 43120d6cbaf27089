"""The mails themselves: what they say, in which language, and what is said when one fails."""

from __future__ import annotations

import re
from datetime import timedelta
from smtplib import SMTPServerDisconnected
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.mail import EmailMessage
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from projects.choices import StaffRole
from projects.models import Digest, Project, StaffMember
from projects.services.confirmation import confirm_project
from tests.factories import make_member, make_project, make_public_project, make_status

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
Output = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def public_address(settings: Settings) -> None:
    settings.PUBLIC_BASE_URL = "https://tracker.example.org"
    settings.REQUIRE_TWO_FACTOR = False


class Disconnected(EmailBackend):
    """A server that hangs up on one person, and delivers the mails of the others."""

    def send_messages(self, messages: Any) -> int:
        if any("minh@example.org" in message.to for message in messages):
            raise SMTPServerDisconnected("Connection unexpectedly closed")
        return super().send_messages(messages)


def member(name: str, **values: Any) -> User:
    return make_member(
        StaffRole.EDITOR, username=name, **{"email": f"{name}@example.org", **values}
    )


def stale(title: str, *owners: User) -> Project:
    project = make_public_project(title=title)
    project.owners.set(owners)
    make_status(project, effective_on=TODAY - timedelta(days=100))
    return project


def test_mail_names_what_waits_with_a_link_to_do_it(mailoutbox: list[EmailMessage]) -> None:
    project = stale("The academy", member("minh", first_name="Minh", last_name="Tran"))
    call_command("send_digests")
    [mail] = mailoutbox
    link = f"https://tracker.example.org/admin/projects/project/{project.pk}/record-status/"
    assert (mail.to, mail.subject) == (["minh@example.org"], "1 thing waits for you")
    assert mail.body.startswith("Dear Minh Tran,\n")
    assert "- The academy (last looked at on " in mail.body
    assert f"\n  {link}\n" in mail.body
    assert f'<a href="{link}">The academy</a>' in str(mail.message())
    assert "You are told again in 7 days if nothing changes" in mail.body


def test_every_link_of_a_mail_opens(client: Client, mailoutbox: list[EmailMessage]) -> None:
    person = member("minh")
    for number in range(21):
        stale(f"Project {number}", person)
    call_command("send_digests")
    client.force_login(person)
    links = re.findall(r"https://tracker.example.org(\S+)", mailoutbox[0].body)
    assert len(links) == 1 + 20 + 1
    home, *projects, everything = links
    assert len(set(projects)) == 20
    # One of those that differ by the key alone.
    assert [client.get(link).status_code for link in (home, projects[-1])] == [200, 200]
    assert client.get(everything).context["cl"].result_count == 21
    assert "And 1 more:" in mailoutbox[0].body


def test_mail_speaks_the_language_of_its_reader(mailoutbox: list[EmailMessage]) -> None:
    person = member("minh")
    StaffMember.objects.filter(user=person).update(language="ko")
    stale("The academy", person)
    call_command("send_digests")
    [mail] = mailoutbox
    assert "https://tracker.example.org/ko/admin/" in mail.body
    assert '<html lang="ko">' in str(mail.message())


def test_markup_in_a_title_stays_text(mailoutbox: list[EmailMessage]) -> None:
    """T24."""
    stale("<b>Bold</b> & co", member("minh"))
    call_command("send_digests")
    [mail] = mailoutbox
    assert "- <b>Bold</b> & co (" in mail.body
    [(html, _kind)] = mail.alternatives  # type: ignore[attr-defined]
    assert ("&lt;b&gt;Bold&lt;/b&gt; &amp; co" in html, "<b>" in html) == (True, False)


def test_nobody_is_told_what_they_may_not_know_of(mailoutbox: list[EmailMessage]) -> None:
    """T03."""
    stale("The academy", member("minh"))
    make_project(title="Hush")
    call_command("send_digests")
    assert [("academy" in str(it.message()), "Hush" in str(it.message())) for it in mailoutbox] == [
        (True, False)
    ]


def test_second_run_sends_nothing(mailoutbox: list[EmailMessage], capsys: Output) -> None:
    stale("The academy", member("minh"))
    call_command("send_digests")
    call_command("send_digests")
    assert (len(mailoutbox), capsys.readouterr().out) == (1, "1 sent.\n0 sent.\n")


def test_nothing_waits_and_nothing_is_sent(mailoutbox: list[EmailMessage]) -> None:
    person = member("minh")
    confirm_project(stale("The academy", person), on=TODAY, by=person)
    call_command("send_digests")
    assert mailoutbox == []


def test_dry_run_tells_who_waits_and_sends_nothing(
    mailoutbox: list[EmailMessage], capsys: Output
) -> None:
    stale("The academy", member("minh"))
    call_command("send_digests", "--dry-run")
    assert (mailoutbox, capsys.readouterr().out) == ([], "minh: 1 things.\n")
    assert Digest.objects.count() == 0


def test_dry_run_can_look_ahead(capsys: Output) -> None:
    person = member("minh")
    confirm_project(stale("The academy", person), on=TODAY, by=person)
    later = TODAY + timedelta(days=76)
    call_command("send_digests", "--dry-run", "--on", str(later))
    assert capsys.readouterr().out == "minh: 1 things.\n"
    with pytest.raises(CommandError, match=f"{later} is still to come"):
        call_command("send_digests", "--on", str(later))


def test_who_can_not_be_told_is_told_to_the_operator(
    mailoutbox: list[EmailMessage], capsys: Output
) -> None:
    stale("The academy", member("anna", email=""), member("bora", is_active=False))
    call_command("send_digests")
    assert (mailoutbox, capsys.readouterr().out) == (
        [],
        "anna: no address, 1 things wait.\nbora: not active, 1 things wait.\n0 sent.\n",
    )


def test_server_that_fails_one_person_does_not_stop_the_others(
    settings: Settings, mailoutbox: list[EmailMessage], capsys: Output
) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.Disconnected"
    for name in ("anna", "minh", "zara"):
        stale(f"Project of {name}", member(name))
    with pytest.raises(CommandError) as error:
        call_command("send_digests")
    assert (str(error.value), error.value.returncode) == (
        "Not sent: minh: Connection unexpectedly closed.",
        1,
    )
    assert capsys.readouterr().out == "2 sent.\n"
    assert [mail.to for mail in mailoutbox] == [["anna@example.org"], ["zara@example.org"]]
    # And tries again, with that one alone.
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    call_command("send_digests")
    assert [mail.to for mail in mailoutbox[2:]] == [["minh@example.org"]]
