"""What readers report wrong: for those who could put it right."""

from __future__ import annotations

from projects.services.access.reach import Reach
from projects.services.access.rule import Rule
from projects.services.access.standing import Standing


class ErrorReports(Rule):
    """Only readers write them, and what they wrote stays."""

    def seen(self, me: Standing, at: str = "") -> Reach:
        """Those about what one may change."""
        return self.about("changes", me, at)

    def changes(self, me: Standing, at: str = "") -> Reach:
        """The same: whoever may put it right answers it."""
        return self.about("changes", me, at)

    def can_be_added(self) -> bool:
        """Not by hand."""
        return False

    def deletable(self) -> Reach:
        """None."""
        return None
