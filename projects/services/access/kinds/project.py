"""Projects, what is handed in of them, and that somebody found them still accurate."""

from __future__ import annotations

from projects.choices import PublicationState
from projects.models import Project
from projects.services.access.kinds.administered import Frozen
from projects.services.access.reach import Reach, condition, either
from projects.services.access.rule import Rule
from projects.services.access.standing import Standing


class Projects(Rule):
    """A project that is not public is known to its owners and its reviewers alone."""

    def seen(self, me: Standing, at: str = "") -> Reach:
        """What is public, one's own, and what one reviews."""
        public = condition(at, publication_state=PublicationState.PUBLISHED)
        return either(public, _owned(me, at), self.decided(me, at))

    def kept(self, me: Standing, at: str = "") -> Reach:
        """One's own, and what one reviews; a viewer only looks."""
        return either(_owned(me, at), self.decided(me, at)) if me.edits else None

    def decided(self, me: Standing, at: str = "") -> Reach:
        """What serves a plan that one reviews, or an area or a line of it."""
        if not me.reviews:
            return None
        serving = (
            Project.plans.through.objects.filter(plan__in=me.plans),
            Project.focus_areas.through.objects.filter(focusarea__plan__in=me.plans),
            Project.action_lines.through.objects.filter(actionline__plan__in=me.plans),
        )
        return either(*(condition(at, pk__in=rows.values("project")) for rows in serving))

    def adds(self, me: Standing) -> bool:
        """All who work on records."""
        return me.edits

    def changes(self, me: Standing, at: str = "") -> Reach:
        """What one keeps."""
        return self.kept(me, at)

    def publishes(self, me: Standing) -> Reach:
        """What one decides on."""
        return self.decided(me)


class Confirmations(Rule):
    """What somebody found still accurate, they found: an event, never changed."""

    def seen(self, me: Standing, at: str = "") -> Reach:
        """Those of visible projects."""
        return self.about("seen", me, at)

    def adds(self, me: Standing) -> bool:
        """Whoever keeps a project."""
        return self.about("kept", me) is not None

    def changeable(self, me: Standing) -> Reach:
        """None."""
        return None

    def deletable(self) -> Reach:
        """None."""
        return None


class Submissions(Frozen):
    """What was handed in and what became of it: for those who keep the project, nobody's to edit.

    The services of submission write them.
    """

    def seen(self, me: Standing, at: str = "") -> Reach:
        """Those of what one keeps."""
        return self.about("kept", me, at)

    def publishes(self, me: Standing) -> Reach:
        """None: a decision is made on the project."""
        return None


def _owned(me: Standing, at: str) -> Reach:
    """The projects that one owns, or an organisation that one works for."""
    mine = Project.owners.through.objects.filter(user=me.person)
    ours = Project.owner_organisations.through.objects.filter(organisation__in=me.organisations)
    return either(*(condition(at, pk__in=rows.values("project")) for rows in (mine, ours)))
