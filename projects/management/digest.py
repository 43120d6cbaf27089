"""A digest as a mail: in words and links, plain and as HTML, in the language of its reader."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from projects.models import LedgerEntry, Project
from projects.services.digest import Reminder, Thing

# So many of a kind are named; a mail is no list.
NAMED = 20


@dataclass(frozen=True)
class Line:
    """One thing that waits, and the page on which it is done."""

    name: str
    detail: str
    url: str


@dataclass(frozen=True)
class Section:
    """Things of one kind; how many more there are, and the list of them all."""

    title: str
    lines: list[Line]
    more: int
    url: str


def digest_mail(reminder: Reminder, *, on: date) -> EmailMultiAlternatives:
    """The mail that tells one person what waits for them."""
    with override(reminder.language):
        count = len(reminder.waiting.things)
        subject = ngettext("%(n)s thing waits for you", "%(n)s things wait for you", count)
        context = {
            "name": reminder.person.get_full_name() or reminder.person.get_username(),
            "on": on,
            "sections": [section for section in _sections(reminder) if section.lines],
            "next_in_days": reminder.next_in_days,
            "home": _home(),
            "language": reminder.language,
        }
        mail = EmailMultiAlternatives(
            subject=subject % {"n": count},
            body=render_to_string("mail/digest.txt", context),
            to=[reminder.person.email],
        )
        mail.attach_alternative(render_to_string("mail/digest.html", context), "text/html")
    return mail


def _sections(reminder: Reminder) -> list[Section]:
    """In the order of the front page; each title as it stands there."""
    waiting = reminder.waiting
    return [
        _section(
            _("Stale: not looked at in their interval"),
            [_line(it, "record_status", _("last looked at on %(day)s")) for it in waiting.stale],
            _list(whose="mine", attention="stale"),
        ),
        _section(
            _("Due for a look soon"),
            [_line(it, "record_status", _("good until %(day)s")) for it in waiting.due],
            _list(whose="mine", attention="due"),
        ),
        _section(
            _("Planned end passed, and not ended"),
            [_line(it, "record_status", _("planned until %(day)s")) for it in waiting.overdue],
            _list(whose="mine", attention="overdue"),
        ),
        _section(_("Returned to you"), [_line(it, "change") for it in waiting.returned], _home()),
        _section(
            _("Waiting for your review"),
            [
                _line(it, "publish" if isinstance(it.row, Project) else "change")
                for it in waiting.to_review
            ],
            _home(),
        ),
    ]


def _section(title: str, lines: list[Line], url: str) -> Section:
    return Section(title, lines[:NAMED], max(len(lines) - NAMED, 0), url)


def _line(thing: Thing, page: str, detail: str = "") -> Line:
    row = thing.row
    name = f"{row.subject}: {row}" if isinstance(row, LedgerEntry) else str(row)
    if thing.day is None:
        detail = _("never looked at") if detail else ""
    else:
        detail %= {"day": date_format(thing.day)}
    url = reverse(f"admin:projects_{row._meta.model_name}_{page}", args=[row.pk])
    return Line(name, detail, _full(url))


def _decision_page(thing: Thing) -> str:
    return "publish" if isinstance(thing.row, Project) else "change"


def _list(**query: str) -> str:
    return _full(f"{reverse('admin:projects_project_changelist')}?{urlencode(query)}")


def _home() -> str:
    return _full(reverse("admin:index"))


def _full(url: str) -> str:
    return f"{settings.PUBLIC_BASE_URL}{url}"
