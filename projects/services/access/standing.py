"""Who asks: the role, the organisations and the plans that decide over a person's rights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, Group

from projects.choices import StaffRole
from projects.models import StaffMember

Person: TypeAlias = AbstractBaseUser | AnonymousUser

# Kept on the person, as Django keeps permissions: every request loads the person anew.
KEPT_AS = "_standing"


@dataclass(frozen=True)
class Standing:
    """A person's role, and what it stretches to."""

    person: int | None = None
    # None: no member of staff, who may nothing.
    role: StaffRole | None = None
    is_superuser: bool = False
    organisations: frozenset[int] = frozenset()
    plans: frozenset[int] = frozenset()

    @property
    def administers(self) -> bool:
        """Whether everything is theirs to keep."""
        return self.role == StaffRole.ADMINISTRATOR

    @property
    def reviews(self) -> bool:
        """Whether they decide on anything: a reviewer without plans reviews nothing."""
        return self.administers or (self.role == StaffRole.REVIEWER and bool(self.plans))

    @property
    def edits(self) -> bool:
        """Whether they work on anything, and don't only look."""
        return self.role not in (None, StaffRole.VIEWER)


NOBODY = Standing()


def standing_of(person: Person) -> Standing:
    """What decides over the rights of ``person``, asked of the database once."""
    kept: Standing | None = getattr(person, KEPT_AS, None)
    if kept is None:
        kept = _ask(person)
        setattr(person, KEPT_AS, kept)
    return kept


def _ask(person: Person) -> Standing:
    if person.pk is None or not person.is_active:
        return NOBODY
    if getattr(person, "is_superuser", False):
        return Standing(person.pk, StaffRole.ADMINISTRATOR, is_superuser=True)
    role = _role_of(person) if getattr(person, "is_staff", False) else None
    if role is None:
        return NOBODY
    works_for = StaffMember.organisations.through._default_manager
    reviews = StaffMember.reviewed_plans.through._default_manager
    mine = {"staffmember__user": person.pk}
    return Standing(
        person.pk,
        role,
        organisations=frozenset(works_for.filter(**mine).values_list("organisation", flat=True)),
        plans=frozenset(
            reviews.filter(**mine).values_list("plan", flat=True)
            if role == StaffRole.REVIEWER
            else ()
        ),
    )


def _role_of(person: Person) -> StaffRole | None:
    """The role that may most, of the groups that the person is in."""
    groups = set(
        Group.objects.filter(user=person.pk, name__in=StaffRole.values).values_list(
            "name", flat=True
        )
    )
    return next((role for role in reversed(StaffRole) if role.value in groups), None)
