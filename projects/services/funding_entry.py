"""Sums of money that need an explanation."""

from __future__ import annotations

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from projects.choices import FundingKind
from projects.models import FundingEntry, LedgerEntry

COMPARED = frozenset({FundingKind.COMMITMENT, FundingKind.DISBURSEMENT})


def refuse_unexplained(entry: LedgerEntry) -> None:
    """Let more be disbursed than committed only where somebody says why; call it once stored.

    Raises ValidationError with both totals, unless the entry's internal note is the reason.
    """
    if not isinstance(entry, FundingEntry) or entry.kind not in COMPARED or entry.internal_note:
        return
    entries = FundingEntry.objects.unreplaced().counted().filter(project=entry.project_id)
    for total in entries.above_commitment():
        is_one_currency = total["currencies"] == 1
        told = {
            "currency": entry.currency if is_one_currency else "USD",
            "disbursed": _exactly(total["disbursed" if is_one_currency else "disbursed_usd"]),
            "committed": _exactly(total["committed" if is_one_currency else "committed_usd"]),
        }
        raise ValidationError(
            {
                "amount": _(
                    "With this, %(currency)s %(disbursed)s is disbursed and only %(committed)s is "
                    "committed. Check amount and currency; if it is so, say why in the internal "
                    "note."
                )
                % told
            }
        )


def _exactly(amount: Decimal) -> str:
    return f"{amount:,.2f}"
