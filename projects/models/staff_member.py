"""Members of staff: what an account's owner works for and decides on."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from projects.choices import SiteLanguage
from projects.models.history import History
from projects.models.organisation import Organisation
from projects.models.plan import Plan


class StaffMember(models.Model):
    """The working side of one account; its role is the group that the account is in."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        on_delete=models.CASCADE,
        related_name="staff_member",
    )
    organisations = models.ManyToManyField(
        Organisation,
        verbose_name=_("works for"),
        blank=True,
        related_name="staff",
        help_text=_("An editor keeps the projects that these organisations own."),
    )
    reviewed_plans = models.ManyToManyField(
        Plan,
        verbose_name=_("reviews"),
        blank=True,
        related_name="reviewers",
        help_text=_("A reviewer decides on what serves these plans."),
    )

    # Reminders
    language = models.CharField(
        _("language of mails"),
        max_length=2,
        choices=SiteLanguage,
        default=SiteLanguage.ENGLISH,
        help_text=_("The staff site itself speaks the language of its address."),
    )
    wants_digest = models.BooleanField(
        _("is reminded by mail"),
        default=True,
        help_text=_(
            "One mail when something waits, again after 7, 14 and 28 days while it still does; "
            "none when nothing waits."
        ),
    )

    history = History(m2m_fields=[organisations, reviewed_plans])

    class Meta:
        verbose_name = _("member of staff")
        verbose_name_plural = _("members of staff")
        ordering: ClassVar = ["user__username"]

    def __str__(self) -> str:
        return str(self.user)


def name_of(person: AbstractBaseUser) -> str:
    """What colleagues call a person: the full name, or the username of who gave none."""
    full_name: str = getattr(person, "get_full_name", str)()
    return full_name or person.get_username()
