"""A member of staff at the desk: signed in, without the second factor, which has its own test."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django.fixtures import Settings

from tests.factories import make_staff


@pytest.fixture(autouse=True)
def one_factor(settings: Settings) -> None:
    settings.REQUIRE_TWO_FACTOR = False


@pytest.fixture
def staff(db: None) -> User:
    return make_staff()


@pytest.fixture
def desk(client: Client, staff: User) -> Client:
    client.force_login(staff)
    return client
