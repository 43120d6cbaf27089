"""The ledger entry: the one shape of every dated, sourced figure.

A figure's value on a date is read from its entries: those published, in effect on that date and
not replaced by then. Nothing published is overwritten: a later entry *supersedes* an earlier one,
either because the earlier was never right (a correction) or because the figure changed (a
revision, which leaves the earlier value true for the time before).
"""

from projects.models.ledger.entry import LedgerEntry
from projects.models.ledger.queryset import RELEASED, LedgerQuerySet, PublishedEntryError

__all__ = ["RELEASED", "LedgerEntry", "LedgerQuerySet", "PublishedEntryError"]
