"""An administrator lets a colleague begin anew who has lost app and recovery codes."""

from __future__ import annotations

import pytest
from axes.models import AccessAttempt
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice
from pytest_django.fixtures import Settings

from projects.choices import StaffRole
from tests import factories
from tests.factories import make_user
from tests.projects.views.reading import read
from tests.signing_in import (
    PASSWORD,
    SET_UP,
    give_password,
    is_in,
    make_app,
    make_member,
    make_recovery_codes,
    sign_in,
    told_in,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def two_factors(settings: Settings) -> None:
    settings.REQUIRE_TWO_FACTOR = True


@pytest.fixture
def desk(client: Client) -> Client:
    """An administrator's."""
    administrator = make_member(username="admin")
    sign_in(client, administrator, make_app(administrator))
    return client


@pytest.fixture
def colleague() -> User:
    return make_member(username="minh")


def reset_url(user: User) -> str:
    return f"/admin/auth/user/{user.pk}/reset-second-factor/"


def change_url(user: User) -> str:
    return f"/admin/auth/user/{user.pk}/change/"


def test_reset_takes_everything_and_signs_out_everywhere(desk: Client, colleague: User) -> None:
    theirs = Client()
    sign_in(theirs, colleague, make_app(colleague))
    make_recovery_codes(colleague, "aaaa2345efgh")
    assert desk.post(reset_url(colleague)).headers["Location"] == change_url(colleague)
    assert not TOTPDevice.objects.filter(user=colleague).exists()
    assert not StaticDevice.objects.filter(user=colleague).exists()
    assert (is_in(theirs), is_in(desk)) == (False, True)
    assert give_password(theirs, "minh").headers["Location"] == SET_UP


def test_reset_asks_first(desk: Client, colleague: User) -> None:
    make_app(colleague)
    page = desk.get(reset_url(colleague))
    assert page.context["title"] == "Reset the second factor of “minh”"
    assert TOTPDevice.objects.filter(user=colleague).exists()


def test_reset_lifts_a_lock_out(desk: Client, colleague: User) -> None:
    for number in range(5):
        give_password(Client(), "minh", f"guess {number}")
    desk.post(reset_url(colleague))
    assert not AccessAttempt.objects.filter(username="minh").exists()
    assert give_password(Client(), "minh").headers["Location"] == SET_UP


def test_form_offers_the_reset_of_those_who_have_something(desk: Client, colleague: User) -> None:
    def links() -> list[str]:
        return [it.text for it in read(desk.get(change_url(colleague))).one("main").all("a")]

    assert "Reset second factor…" not in links()
    make_app(colleague)
    assert "Reset second factor…" in links()


def test_reset_of_oneself_is_refused(desk: Client) -> None:
    own = User.objects.get(username="admin")
    assert desk.post(reset_url(own)).status_code == 403
    assert TOTPDevice.objects.filter(user=own).exists()


@pytest.mark.parametrize(("is_superuser", "status"), [(False, 302), (True, 403)])
def test_superuser_is_reset_by_a_superuser_alone(
    client: Client, colleague: User, is_superuser: bool, status: int
) -> None:
    helper = factories.make_member(StaffRole.ADMINISTRATOR, username="helper", password=PASSWORD)
    sign_in(client, helper, make_app(helper))
    colleague.is_superuser = is_superuser
    colleague.save()
    make_app(colleague)
    assert client.post(reset_url(colleague)).status_code == status
    assert TOTPDevice.objects.filter(user=colleague).exists() is is_superuser


def test_reset_is_an_administrator_s(client: Client, colleague: User) -> None:
    """To others there are no accounts."""
    reader = factories.make_member(StaffRole.REVIEWER, username="reader", password=PASSWORD)
    sign_in(client, reader, make_app(reader))
    make_app(colleague)
    assert client.post(reset_url(colleague)).status_code == 404
    assert TOTPDevice.objects.filter(user=colleague).exists()


def test_reset_is_logged_and_stands_in_the_account_s_history(
    desk: Client, colleague: User, caplog: pytest.LogCaptureFixture
) -> None:
    """T54"""
    make_app(colleague)
    desk.post(reset_url(colleague))
    by = User.objects.get(username="admin")
    assert told_in(caplog) == [
        f"Second factor reset by account {by.pk}: account {colleague.pk}, address 127.0.0.1"
    ]
    entry = LogEntry.objects.get()
    assert (entry.user, entry.object_id) == (by, str(colleague.pk))
    assert entry.get_change_message() == "Changed second factor."


def test_list_tells_who_has_an_app_and_costs_the_same_at_any_length(
    desk: Client, colleague: User
) -> None:
    make_app(colleague)
    desk.get("/admin/auth/user/")
    with CaptureQueriesContext(connection) as few:
        page = desk.get("/admin/auth/user/")
    has_app = {user.username: user.has_app for user in page.context["cl"].result_list}
    assert has_app == {"admin": True, "minh": True}
    for _ in range(30):
        make_user()
    with CaptureQueriesContext(connection) as many:
        desk.get("/admin/auth/user/")
    assert len(many) == len(few)


@pytest.mark.parametrize("noun", ["otp_totp/totpdevice", "otp_static/staticdevice"])
def test_nobody_sees_the_secret_of_a_colleague(desk: Client, noun: str) -> None:
    assert desk.get(f"/admin/{noun}/").status_code == 404
