"""How plans, their lines and the meetings about them go."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class LineState(TextChoices):
    """How far an action line has come; each step includes the ones before it."""

    NOT_ADDRESSED = "not_addressed", _("Not addressed")
    ADDRESSED = "addressed", _("Addressed")
    UNDER_WAY = "under_way", _("Under way")
    DELIVERED = "delivered", _("Delivered")
    OUTCOME_ACHIEVED = "outcome_achieved", _("Outcome achieved")


class FateKind(TextChoices):
    """What became of an action line in the plan that follows."""

    CARRIED_OVER = "carried_over", _("Carried over")
    MERGED = "merged", _("Merged into another line")
    SPLIT = "split", _("Split into several lines")
    RENAMED = "renamed", _("Renamed")
    DROPPED = "dropped", _("Dropped")


class PlanStage(TextChoices):
    """The stage of a Plan of Action's life."""

    DRAFTING = "drafting", _("Being drafted")
    ADOPTED = "adopted", _("Adopted")
    IN_FORCE = "in_force", _("In force")
    CONCLUDED = "concluded", _("Concluded")


class MeetingKind(TextChoices):
    """Meetings at which papers are due, and the other milestones of a partnership."""

    SUMMIT = "summit", _("Summit")
    FOREIGN_MINISTERS = "foreign_ministers", _("Foreign Ministers' Meeting")
    DIALOGUE = "dialogue", _("Dialogue")
    COOPERATION_COMMITTEE = "jcc", _("Joint Cooperation Committee")
    SENIOR_OFFICIALS = "som", _("Senior Officials' Meeting")
    BUSINESS_FORUM = "business_forum", _("Business Forum")
    DECLARATION = "declaration", _("Declaration or statement")
    AGREEMENT = "agreement", _("Agreement signed or in force")
    MILESTONE = "milestone", _("Other milestone")


class MemberSide(TextChoices):
    """On which side of a partnership a country stands."""

    ASEAN = "asean", _("ASEAN member state")
    PARTNER = "partner", _("Partner country")
