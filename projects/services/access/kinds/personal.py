"""What belongs to people: their saved views, and what they tell each other."""

from __future__ import annotations

from projects.services.access.kinds.administered import Closed
from projects.services.access.reach import Reach, condition, either
from projects.services.access.rule import Rule
from projects.services.access.standing import Standing


class SavedViews(Rule):
    """A view is its owner's; others use it where it is shared."""

    def seen(self, me: Standing, at: str = "") -> Reach:
        """One's own, and what colleagues share."""
        return either(self.changes(me, at), condition(at, is_shared=True))

    def adds(self, me: Standing) -> bool:
        """Everybody."""
        return True

    def changes(self, me: Standing, at: str = "") -> Reach:
        """One's own."""
        return condition(at, owner=me.person)

    def deletes(self, me: Standing) -> Reach:
        """One's own."""
        return self.changes(me)


class Rehearsals(Rule):
    """A rehearsal is seen by whoever handed in the file: it shows what that person may see."""

    def seen(self, me: Standing, at: str = "") -> Reach:
        """One's own."""
        return condition(at, made_by=me.person)

    def changes(self, me: Standing, at: str = "") -> Reach:
        """One's own."""
        return self.seen(me, at)


class ApiTokens(Rule):
    """A token is its owner's; administrators see all, to revoke them. None is ever changed."""

    def seen(self, me: Standing, at: str = "") -> Reach:
        """One's own."""
        return condition(at, owner=me.person)

    def adds(self, me: Standing) -> bool:
        """Everybody."""
        return True

    def changeable(self, me: Standing) -> Reach:
        """None: it is revoked, and another is made."""
        return None

    def deletable(self) -> Reach:
        """None: which tokens there were is part of what happened here."""
        return None


class Webhooks(Rule):
    """A webhook is its owner's; administrators see all. It is switched off, and stays."""

    def seen(self, me: Standing, at: str = "") -> Reach:
        """One's own."""
        return condition(at, owner=me.person)

    def adds(self, me: Standing) -> bool:
        """Everybody: it tells what everybody may read."""
        return True

    def changes(self, me: Standing, at: str = "") -> Reach:
        """One's own."""
        return self.seen(me, at)

    def deletable(self) -> Reach:
        """None: its log is part of what happened here."""
        return None


class WebhookDeliveries(Rule):
    """The log of a webhook is seen by whoever sees the webhook, and written by nobody."""

    def seen(self, me: Standing, at: str = "") -> Reach:
        """Those of one's own webhooks."""
        return condition(at, webhook__owner=me.person)

    def can_be_added(self) -> bool:
        """By nobody: changes make them."""
        return False

    def changeable(self, me: Standing) -> Reach:
        """None."""
        return None

    def deletable(self) -> Reach:
        """None."""
        return None


class Comments(Closed):
    """A comment is seen by whoever sees its record: visible_comments() asks for that.

    No condition of a query can, since the record may be of any noun.
    """

    def adds(self, me: Standing) -> bool:
        """Everybody, about what they see."""
        return True
