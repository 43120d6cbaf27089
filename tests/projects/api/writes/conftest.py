"""An editor, and a program that works in her name."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from projects.choices import StaffRole
from tests.factories import make_member
from tests.projects.api.conftest import Program, program_of


@pytest.fixture
def erin() -> User:
    return make_member(StaffRole.EDITOR, username="erin")


@pytest.fixture
def program(erin: User) -> Program:
    return program_of(erin)
