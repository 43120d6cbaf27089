"""Accounts: which role a person has, and with it whether the staff pages open to them."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser, Group
from django.db import transaction

from projects.choices import StaffRole


def role_of(account: AbstractUser) -> StaffRole | None:
    """The role that an account was given; where it stands in several groups, the one above."""
    groups = {group.name for group in account.groups.all()}
    return next((role for role in reversed(StaffRole) if role.value in groups), None)


@transaction.atomic
def give_role(account: AbstractUser, role: StaffRole | None) -> None:
    """Give an account one role, or none, which closes the staff pages to it."""
    kept = list(account.groups.exclude(name__in=StaffRole.values))
    given = [] if role is None else [Group.objects.get_or_create(name=role.value)[0]]
    account.groups.set([*kept, *given])
    account.is_staff = role is not None or account.is_superuser
    account.save(update_fields=["is_staff"])
