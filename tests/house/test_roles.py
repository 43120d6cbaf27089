"""docs/roles.md says what the rules do."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import Model
from django.utils.text import capfirst

from projects.choices import StaffRole
from projects.services.access import may_ever, reserved_columns, subjects_of
from projects.services.access.rules import RESERVED, RULES
from tests.factories import make_member, make_plan, make_staff

pytestmark = pytest.mark.django_db

PAGE = settings.BASE_DIR / "docs" / "roles.md"
VERBS = {
    "view": "see",
    "add": "add",
    "change": "change",
    "delete": "delete",
    "publish": "publish",
}


def people() -> list[User]:
    """One of every role, in the order of the columns; the reviewer has a plan."""
    plans = {StaffRole.REVIEWER: [make_plan()]}
    return [make_member(role, plans=plans.get(role, [])) for role in StaffRole]


def done_with(model: type[Model], person: User) -> str:
    words = [word for verb, word in VERBS.items() if may_ever(person, model, verb)]
    return ", ".join(words) or "–"


def name_of(model: type[Model]) -> str:
    """What the form calls it, and the columns of which one says what a row is about."""
    about = ", ".join(str(model._meta.get_field(it).verbose_name) for it in subjects_of(model))
    name = capfirst(str(model._meta.verbose_name))
    return f"{name} ({about})" if about else name


def line_of(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def tabled(heading: str) -> list[str]:
    """The lines of the table below a heading of the page, without its head."""
    section = PAGE.read_text(encoding="utf-8").partition(f"\n## {heading}\n")[2]
    lines = section.partition("\n## ")[0].splitlines()
    return [line for line in lines if line.startswith("|")][2:]


def test_every_noun_and_role_is_told_as_the_rules_have_it() -> None:
    members = people()
    told = [line_of(name_of(model), *(done_with(model, it) for it in members)) for model in RULES]
    assert tabled("Noun by noun") == told


def test_columns_that_administrators_alone_set_are_told() -> None:
    members = people()
    told = [
        line_of(
            f"{capfirst(str(model._meta.verbose_name))}: "
            + ", ".join(str(model._meta.get_field(name).verbose_name) for name in sorted(columns)),
            *("no" if reserved_columns(it, model) else "yes" for it in members[-2:]),
        )
        for model, columns in RESERVED.items()
    ]
    assert tabled("Kept to administrators") == told


def test_superuser_may_what_an_administrator_may() -> None:
    administrator, superuser = people()[-1], make_staff()
    assert [done_with(it, superuser) for it in RULES] == [
        done_with(it, administrator) for it in RULES
    ]
