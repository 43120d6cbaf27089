"""What stands on the form of something larger."""

from __future__ import annotations

from django.db.models import Model

from projects.services.access.reach import Reach, both, either, moved
from projects.services.access.rule import Rule
from projects.services.access.standing import NOBODY, Standing


class Parts(Rule):
    """What stands on the form of something larger, and is changed with it."""

    def seen(self, me: Standing, at: str = "") -> Reach:
        """Those of what one sees."""
        return self.about("seen", me, at)

    def adds(self, me: Standing) -> bool:
        """Whoever changes any of what it is part of."""
        return self.about("changes", me) is not None

    def changes(self, me: Standing, at: str = "") -> Reach:
        """Those of what one changes."""
        return self.about("changes", me, at)

    def deletes(self, me: Standing) -> Reach:
        """Those of what one changes."""
        return self.changes(me)

    def changeable(self, me: Standing) -> Reach:
        """Those of what can still change."""
        subjects = self.subjects.items()
        return either(*(moved(f"{name}__", rule.changeable(me)) for name, rule in subjects))

    def deletable(self) -> Reach:
        """Those of what can still change, whoever asks."""
        return self.changeable(NOBODY)


class Participations(Parts):
    """Who takes part in a project is seen where the organisation is, too."""

    def __init__(self, model: type[Model], organisation: Rule, **subjects: Rule) -> None:
        super().__init__(model, **subjects)
        self.organisation = organisation

    def seen(self, me: Standing, at: str = "") -> Reach:
        """Those of visible organisations in what one sees."""
        return both(super().seen(me, at), self.organisation.seen(me, f"{at}organisation__"))
