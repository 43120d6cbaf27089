"""One noun's rule, as it holds where no other is written: administrators keep what all may see."""

from __future__ import annotations

from typing import Literal

from django.db.models import Exists, Model, OuterRef, Q
from simple_history.utils import get_history_model_for_model

from projects.choices import PublicationState
from projects.models import Publishable, PublishableQuerySet
from projects.services.access.reach import EVERY_ROW, Reach, both, condition, either, moved
from projects.services.access.standing import Standing

Question = Literal["seen", "kept", "decided", "changes"]


class Rule:
    """What each role may do with the rows of one noun.

    The methods say what those reach who are not administrators: an administrator reaches every
    row. ``at`` is the path that leads to the noun from the rows asked for.
    """

    def __init__(self, model: type[Model], **subjects: Rule) -> None:
        self.model = model
        # The columns of which one names what a row is about, and the rule of what it names.
        self.subjects = subjects

    def seen(self, me: Standing, at: str = "") -> Reach:
        """Rows that one may know of: all at work, and viewers once the public may."""
        rows = self.model._default_manager.all()
        if me.edits or not isinstance(rows, PublishableQuerySet):
            return EVERY_ROW
        return moved(at, Q(publication_state=PublicationState.PUBLISHED) & rows.context)

    def kept(self, me: Standing, at: str = "") -> Reach:
        """Rows about which one may enter something."""
        return None

    def decided(self, me: Standing, at: str = "") -> Reach:
        """Rows about which one decides what the public sees."""
        return None

    def adds(self, me: Standing) -> bool:
        """Whether one may add a row at all."""
        return False

    def changes(self, me: Standing, at: str = "") -> Reach:
        """Rows that one may change."""
        return None

    def deletes(self, me: Standing) -> Reach:
        """Rows that one may delete."""
        return None

    def publishes(self, me: Standing) -> Reach:
        """Rows that one may publish, return and withdraw."""
        return None

    def about(self, question: Question, me: Standing, at: str = "") -> Reach:
        """Rows whose subject the question holds of."""
        ways = []
        for name, rule in self.subjects.items():
            answers = {
                "seen": rule.seen,
                "kept": rule.kept,
                "decided": rule.decided,
                "changes": rule.changes,
            }
            chosen = condition(at, **{f"{name}__isnull": False})
            ways.append(both(chosen, answers[question](me, f"{at}{name}__")))
        return either(*ways)

    # What no role opens

    def can_be_added(self) -> bool:
        """Whether anyone may add a row by hand."""
        return True

    def can_be_published(self) -> bool:
        """Whether the rows have anything to publish."""
        return issubclass(self.model, Publishable)

    def changeable(self, me: Standing) -> Reach:
        """Rows that can still change."""
        return EVERY_ROW

    def deletable(self) -> Reach:
        """Rows that can still go: never what the public has seen."""
        if not issubclass(self.model, Publishable):
            return EVERY_ROW
        versions = get_history_model_for_model(self.model).objects.filter(
            id=OuterRef("pk"), publication_state=PublicationState.PUBLISHED
        )
        return ~Q(publication_state=PublicationState.PUBLISHED) & ~Q(Exists(versions))
