"""What anyone at work may propose: sources, organisations, meetings."""

from __future__ import annotations

from projects.choices import PublicationState
from projects.services.access.reach import EVERY_ROW, Reach, condition
from projects.services.access.rule import Rule
from projects.services.access.standing import Standing

# What review has not decided on yet is still an editor's to change.
NOUN_IN_PREPARATION = {
    "publication_state__in": [PublicationState.DRAFT, PublicationState.SUBMITTED]
}


class Proposals(Rule):
    """All who work on records propose them; reviewers put them right and publish them."""

    def adds(self, me: Standing) -> bool:
        """All who work on records."""
        return me.edits

    def changes(self, me: Standing, at: str = "") -> Reach:
        """Reviewers all; editors what review has not decided on yet."""
        if me.reviews:
            return EVERY_ROW
        return condition(at, **NOUN_IN_PREPARATION) if me.edits else None

    def publishes(self, me: Standing) -> Reach:
        """Reviewers all."""
        return EVERY_ROW if me.reviews else None
