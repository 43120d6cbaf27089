"""Reporting periods: storing, locking and unlocking them, and keeping the figures of locked ones.

The reference data is loaded past this rule, and no reporting period ships with it.
"""

from __future__ import annotations

from collections.abc import Collection

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from projects.models import LedgerEntry, Plan, ReportingPeriod
from projects.services.history import save_with_history
from projects.services.plan import concerned_by


@transaction.atomic
def save_period(period: ReportingPeriod, *, by: AbstractBaseUser | None, reason: str) -> None:
    """Store what a reporting period is and when.

    Raises ValidationError if it overlaps with another of its plan, or is locked.
    """
    # One after the other, so that no two of a plan overlap.
    Plan.objects.select_for_update().filter(pk=period.plan_id).first()
    stored = ReportingPeriod.objects.filter(pk=period.pk).first()
    if stored is not None and stored.is_locked:
        raise ValidationError(_("%(lock)s Unlock it first.") % {"lock": stored.lock})
    period.full_clean()
    save_with_history(period, by=by, reason=reason)


@transaction.atomic
def lock_period(period: ReportingPeriod, *, by: AbstractBaseUser, reason: str) -> None:
    """Keep the figures of the period as they are, from now on.

    Raises ValidationError if it is locked already.
    """
    stored = ReportingPeriod.objects.select_for_update().get(pk=period.pk)
    if stored.is_locked:
        raise ValidationError(stored.lock)
    stored.locked_at, stored.locked_by_id = timezone.now(), by.pk
    stored.full_clean()
    save_with_history(stored, by=by, reason=reason)


@transaction.atomic
def unlock_period(period: ReportingPeriod, *, by: AbstractBaseUser, reason: str) -> None:
    """Let figures of the period be entered, changed and published again.

    Raises ValidationError if it is not locked.
    """
    stored = ReportingPeriod.objects.select_for_update().get(pk=period.pk)
    if not stored.is_locked:
        raise ValidationError(_("It is not locked: somebody unlocked it in the meantime."))
    stored.locked_at = stored.locked_by = None
    save_with_history(stored, by=by, reason=reason)


def refuse_locked(entries: Collection[LedgerEntry]) -> None:
    """Keep the figures of locked periods: for entries about to be stored, published or withdrawn.

    Raises ValidationError, on the effective date, which says what is locked and what to do, and of
    several entries, which it is.
    """
    locks = Locks()
    for entry in entries:
        sentence = locks.refusal(entry)
        if sentence and len(entries) > 1:
            sentence = f"{capfirst(str(entry._meta.verbose_name))} “{entry}”: {sentence}"
        if sentence:
            raise ValidationError({"effective_on": sentence})


class Locks:
    """The locked periods, read once for however many entries."""

    def __init__(self) -> None:
        locked = ReportingPeriod.objects.locked().select_related("plan", "locked_by")
        self._periods = list(locked.order_by("begins_on", "pk"))

    def refusal(self, entry: LedgerEntry) -> str:
        """Why the entry stays as it is, or out; empty if no period that it concerns is locked."""
        if not self._periods:
            return ""
        stored = None
        if not entry._state.adding:
            # What a locked period holds is not moved out of it either.
            stored = type(entry)._default_manager.filter(pk=entry.pk).first()
        for said in (entry, stored):
            period = None if said is None else self._holding(said)
            if period is not None:
                return _refusal(period)
        return ""

    def _holding(self, entry: LedgerEntry) -> ReportingPeriod | None:
        """The locked period in which the entry says something, if there is one."""
        days = {entry.effective_on}
        if entry.is_correction and entry.supersedes is not None:
            # Whatever its own date, it takes the earlier figure from the period.
            days.add(entry.supersedes.effective_on)
        subject = entry.subject
        if subject is None or subject.pk is None:
            return None
        for period in self._periods:
            if any(period.begins_on <= day <= period.ends_on for day in days):
                plan = Plan.objects.filter(concerned_by(entry), pk=period.plan_id)
                if plan.exists():
                    return period
        return None


def _refusal(period: ReportingPeriod) -> str:
    """What is locked, by whom and since when, and what would be right."""
    return (
        _(
            "“%(period)s” of “%(plan)s”, %(begins)s to %(ends)s, is locked by %(who)s since "
            "%(day)s. Ask %(who)s, or another reviewer of the plan, to unlock it; what became true "
            "only later is dated after %(ends)s."
        )
        % period.told
    )
