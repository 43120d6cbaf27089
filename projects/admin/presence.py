"""Who else is here: colleagues who have a record's form open are named above it.

A notice and no guard: two saves of one record are settled in projects/admin/conflict.py. It stands
in the cache alone, so nothing is written to the database, and without the cache nobody is named.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.cache import cache
from django.db.models import Model
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from projects.admin.staff import staff_of
from projects.models import name_of

LASTS = timedelta(minutes=10)
# A notice of one line: the last few to come are enough.
MOST = 5


@dataclass(frozen=True)
class Visit:
    """Somebody opened the form."""

    name: str
    opened_at: datetime


def arrive(request: HttpRequest, row: Model) -> list[str]:
    """Note that the reader opened the record's form, and say who else did, the last one first."""
    person, now = staff_of(request), timezone.now()
    others = {pk: visit for pk, visit in _visits(row, now).items() if pk != person.pk}
    _keep(row, {person.pk: Visit(name_of(person), now)} | others)
    return [_sentence(visit, now) for visit in others.values()]


def leave(request: HttpRequest, row: Model) -> None:
    """Forget that the reader opened the record's form: it is saved."""
    visits = _visits(row, timezone.now())
    if visits.pop(staff_of(request).pk, None):
        _keep(row, visits)


def _visits(row: Model, now: datetime) -> dict[object, Visit]:
    """Who opened the form lately, by account, the last one first."""
    kept: dict[object, Visit] = cache.get(_key(row), {})
    return {pk: visit for pk, visit in kept.items() if now - visit.opened_at < LASTS}


def _keep(row: Model, visits: dict[object, Visit]) -> None:
    newest = dict(list(visits.items())[:MOST])
    cache.set(_key(row), newest, LASTS.total_seconds())


def _key(row: Model) -> str:
    return f"presence:{row._meta.label_lower}:{row.pk}"


def _sentence(visit: Visit, now: datetime) -> str:
    minutes = (now - visit.opened_at) // timedelta(minutes=1)
    if minutes < 1:
        return _("%(name)s opened this form just now.") % {"name": visit.name}
    return ngettext(
        "%(name)s opened this form %(minutes)s minute ago.",
        "%(name)s opened this form %(minutes)s minutes ago.",
        minutes,
    ) % {"name": visit.name, "minutes": minutes}
