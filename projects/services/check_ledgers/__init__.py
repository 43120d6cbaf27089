"""Proving that what is stored twice is the same: records, ledgers and what derives from them."""

from projects.services.check_ledgers.changes import check_changes
from projects.services.check_ledgers.checking import Outcome, check_ledgers
from projects.services.check_ledgers.difference import Difference

__all__ = ["Difference", "Outcome", "check_changes", "check_ledgers"]
