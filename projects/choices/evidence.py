"""How exactly a source speaks, of what, and in which language."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class DatePrecision(TextChoices):
    """How exactly a source gives a date; the stored day is the last one it can mean."""

    DAY = "day", _("to the day")
    MONTH = "month", _("to the month")
    YEAR = "year", _("to the year")
    SOURCE = "source", _("not dated; this is the date of the source")


class Qualifier(TextChoices):
    """The word with which a source hedges a number."""

    EXACTLY = "exactly", _("exactly")
    ABOUT = "about", _("about")
    MORE_THAN = "more_than", _("more than")
    AT_LEAST = "at_least", _("at least")
    UP_TO = "up_to", _("up to")


class ReportedFigure(TextChoices):
    """Figures that no other ledger holds, about which sources disagree."""

    FOUNDED = "founded", _("Founded")
    HELD = "held", _("Held on")
    STARTED = "started", _("Started")
    ENTERED_INTO_FORCE = "entered_into_force", _("Entered into force")
    ANNOUNCED = "announced", _("Announced")
    MEMBERS = "members", _("Members")
    AREAS = "areas", _("Areas of cooperation")
    MECHANISMS = "mechanisms", _("Mechanisms")
    COUNTRIES = "countries", _("Countries covered")
    REGULARITY = "regularity", _("How regularly it is held")
    GRANT_SIZE = "grant_size", _("Size of a grant")
    PROCEDURE = "procedure", _("Procedure")
    PROJECT_CODE = "project_code", _("Project code")
    OTHER = "other", _("Other")


class Language(TextChoices):
    """ISO 639-1 codes of the languages sources are written in."""

    ENGLISH = "en", _("English")
    KOREAN = "ko", _("Korean")
    INDONESIAN = "id", _("Indonesian")
    LAO = "lo", _("Lao")
    VIETNAMESE = "vi", _("Vietnamese")
    THAI = "th", _("Thai")
