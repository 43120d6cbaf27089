"""The kinds of records and organisations, and code lists kept by others."""

from __future__ import annotations

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class Noun(TextChoices):
    """The nouns that have a public address and may therefore leave a former one behind."""

    PROJECT = "project", _("Project")
    PLAN = "plan", _("Plan")
    FUND = "fund", _("Fund")
    MEETING = "meeting", _("Meeting")
    PARTNERSHIP = "partnership", _("Partnership")
    ORGANISATION = "organisation", _("Organisation")
    SOURCE = "source", _("Source")


class OrganisationType(TextChoices):
    """IATI 2.03 OrganisationType."""

    GOVERNMENT = "10", _("Government")
    LOCAL_GOVERNMENT = "11", _("Local government")
    OTHER_PUBLIC = "15", _("Other public sector")
    INTERNATIONAL_NGO = "21", _("International NGO")
    NATIONAL_NGO = "22", _("National NGO")
    REGIONAL_NGO = "23", _("Regional NGO")
    PARTNER_COUNTRY_NGO = "24", _("Partner country based NGO")
    PUBLIC_PRIVATE = "30", _("Public private partnership")
    MULTILATERAL = "40", _("Multilateral")
    FOUNDATION = "60", _("Foundation")
    PRIVATE_SECTOR = "70", _("Private sector")
    ACADEMIC = "80", _("Academic, training and research")
    OTHER = "90", _("Other")


class Vocabulary(TextChoices):
    """Code lists kept by others; the value is the IATI vocabulary they belong to."""

    SDG_GOAL = "sdg_goal", _("SDG goal")
    SDG_TARGET = "sdg_target", _("SDG target")
    DAC_PURPOSE = "dac_purpose", _("DAC purpose code")
    POLICY_MARKER = "policy_marker", _("DAC policy marker")


class Significance(IntegerChoices):
    """IATI 2.03 PolicySignificance."""

    NOT_TARGETED = 0, _("Not targeted")
    SIGNIFICANT = 1, _("Significant objective")
    PRINCIPAL = 2, _("Principal objective")
    PRINCIPAL_IN_SUPPORT = 3, _("Principal objective and in support of an action programme")
    EXPLICIT_PRIMARY = 4, _("Explicit primary objective")
