"""What is said of a subject and released by review: entries, and the indicators they fill."""

from __future__ import annotations

from django.db.models import Q

from projects.choices import PublicationState, ReviewState
from projects.models.ledger import RELEASED
from projects.services.access.kinds.proposal import NOUN_IN_PREPARATION
from projects.services.access.reach import Reach, both, condition, either
from projects.services.access.rule import Rule
from projects.services.access.standing import Standing

# What review has not decided on yet is still an editor's to change.
ENTRY_IN_PREPARATION = {
    "review_state__in": [ReviewState.DRAFT, ReviewState.SUBMITTED, ReviewState.RETURNED]
}


class Indicators(Rule):
    """An indicator follows what it measures."""

    def seen(self, me: Standing, at: str = "") -> Reach:
        """Once released, by whoever sees what it measures; before, by whoever keeps that."""
        public = condition(at, publication_state=PublicationState.PUBLISHED)
        return both(self.about("seen", me, at), either(public, self.kept(me, at)))

    def kept(self, me: Standing, at: str = "") -> Reach:
        """Those of what one keeps."""
        return self.about("kept", me, at)

    def decided(self, me: Standing, at: str = "") -> Reach:
        """Those of what one decides on."""
        return self.about("decided", me, at)

    def adds(self, me: Standing) -> bool:
        """All who work on records."""
        return me.edits

    def changes(self, me: Standing, at: str = "") -> Reach:
        """What one decides on, and what one keeps until review has decided."""
        mine = both(self.kept(me, at), condition(at, **NOUN_IN_PREPARATION))
        return either(self.decided(me, at), mine)

    def deletes(self, me: Standing) -> Reach:
        """What one may change."""
        return self.changes(me)

    def publishes(self, me: Standing) -> Reach:
        """What one decides on."""
        return self.decided(me)


class Entries(Rule):
    """An entry follows what it is about, and the public's figures stay as they were."""

    def seen(self, me: Standing, at: str = "") -> Reach:
        """Once released, by whoever sees its subject; before, by who keeps that or entered it."""
        public = condition(at, review_state=ReviewState.PUBLISHED)
        mine = condition(at, entered_by=me.person)
        return both(self.about("seen", me, at), either(public, mine, self.about("kept", me, at)))

    def adds(self, me: Standing) -> bool:
        """Whoever may keep any of what it can be about."""
        return self.about("kept", me) is not None

    def changes(self, me: Standing, at: str = "") -> Reach:
        """What one decides on, and what one keeps until review has decided."""
        mine = both(self.about("kept", me, at), condition(at, **ENTRY_IN_PREPARATION))
        return either(self.about("decided", me, at), mine)

    def deletes(self, me: Standing) -> Reach:
        """What one may change."""
        return self.changes(me)

    def publishes(self, me: Standing) -> Reach:
        """What one decides on."""
        return self.about("decided", me)

    def can_be_published(self) -> bool:
        """Review releases entries."""
        return True

    def changeable(self, me: Standing) -> Reach:
        """Until the public has seen it."""
        return ~Q(review_state__in=RELEASED)

    def deletable(self) -> Reach:
        """Until the public has seen it."""
        return ~Q(review_state__in=RELEASED)
