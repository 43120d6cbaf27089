"""What people are called on the pages of staff."""

from __future__ import annotations

from django import template
from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext

from projects.models import name_of

register = template.Library()


@register.filter
def person(user: AbstractBaseUser | None) -> str:
    """Their name; what nobody did, the system did."""
    return gettext("The system") if user is None else name_of(user)
