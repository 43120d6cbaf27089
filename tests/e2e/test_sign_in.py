"""Signing in from end to end: the first app, a recovery code, and text that outlives a session."""

from __future__ import annotations

import pytest
from django_otp.plugins.otp_totp.models import TOTPDevice
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from projects.models import Plan
from tests.e2e.looks import complaints_of, faults_of
from tests.e2e.signing_in import give_code, give_password
from tests.factories import make_plan
from tests.signing_in import code_of, make_app, make_member, make_recovery_codes

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


class Watched:
    """A page, and what is wrong with whatever it shows."""

    def __init__(self, page: Page, site: str) -> None:
        self.page = page
        self.faults: dict[str, list[str]] = {}
        self.complaints = complaints_of(page, site)

    def look(self, name: str) -> None:
        """A1, A5, A6, T38: axe finds nothing, nothing scrolls sideways, nothing is refused."""
        # A page that refuses says so in its status, which the browser remarks on.
        self.complaints[:] = [it for it in self.complaints if "status of 4" not in it]
        found = faults_of(self.page, self.complaints)
        if found:
            self.faults[name] = found


def test_first_sign_in_sets_up_an_app(page: Page, live_server: LiveServer) -> None:
    make_member(username="minh")
    watched = Watched(page, live_server.url)
    page.goto(f"{live_server.url}/admin/")
    watched.look("password")
    give_password(page, "minh", "not the password")
    expect(page.get_by_text("do not open the staff site")).to_be_visible()
    watched.look("wrong password")
    give_password(page, "minh")
    expect(page.get_by_role("heading", name="Set up your second factor")).to_be_visible()
    # The picture is there: the policy lets it show.
    assert page.locator("img.qr-code").evaluate("picture => picture.naturalWidth") > 0
    watched.look("set up")
    secret = page.locator("code.secret").inner_text()
    give_code(page, "000000", button="Set up")
    expect(page.get_by_text("That is not the code of this app")).to_be_visible()
    watched.look("wrong code")
    give_code(page, code_of(secret), button="Set up")
    expect(page.get_by_role("heading", name="Your recovery codes")).to_be_visible()
    watched.look("recovery codes")
    codes = page.locator("ol code").all_inner_texts()
    page.get_by_role("link", name="I have kept them").press("Enter")
    expect(page.get_by_role("heading", name="Work to do")).to_be_visible()

    # Next day, without the phone.
    page.get_by_role("button", name="Sign out").press("Enter")
    expect(page.get_by_text("You are signed out.")).to_be_visible()
    watched.look("signed out")
    page.get_by_role("link", name="Sign in").press("Enter")
    give_password(page, "minh")
    watched.look("code")
    give_code(page, codes[0].upper().replace("-", " "))
    expect(page.get_by_text("9 are left")).to_be_visible()
    page.get_by_role("link", name="Your sign-in").press("Enter")
    expect(page.get_by_text("9 codes are left")).to_be_visible()
    watched.look("account")
    for link in ("Replace", "Make new ones", "Change it"):
        page.get_by_role("link", name=link, exact=True).press("Enter")
        expect(page.get_by_role("link", name="Cancel")).to_be_visible()
        watched.look(link)
        page.get_by_role("link", name="Cancel").press("Enter")
        expect(page.get_by_role("heading", name="Your sign-in")).to_be_visible()
    assert watched.faults == {}


def test_text_outlives_the_session(page: Page, live_server: LiveServer) -> None:
    """S13"""
    member = make_member(username="minh")
    app: TOTPDevice = make_app(member)
    make_recovery_codes(member, "aaaa2345efgh")
    plan = make_plan(title="Plan of Action")
    watched = Watched(page, live_server.url)
    page.goto(f"{live_server.url}/admin/projects/plan/{plan.pk}/change/")
    give_password(page, "minh")
    give_code(page, code_of(app))
    page.get_by_label("Title:", exact=True).fill("Plan of Action, amended")
    watched.complaints.clear()
    # A night passes.
    page.context.clear_cookies(name="session")
    page.get_by_role("button", name="Save", exact=True).press("Enter")
    expect(page.get_by_text("Your session has ended")).to_be_visible()
    watched.look("held")
    give_password(page, "minh")
    give_code(page, "aaaa2345efgh")
    expect(page.get_by_role("heading", name="Send it again?")).to_be_visible()
    watched.look("send again")
    page.get_by_role("button", name="Send again").press("Enter")
    expect(page.get_by_text("is saved, and public.")).to_be_visible()
    assert Plan.objects.get().title == "Plan of Action, amended"
    assert watched.faults == {}


def test_form_that_is_stale_after_a_sign_in_in_another_tab_is_offered_again(
    page: Page, live_server: LiveServer
) -> None:
    """S13"""
    member = make_member(username="minh")
    app: TOTPDevice = make_app(member)
    make_recovery_codes(member, "aaaa2345efgh")
    plan = make_plan(title="Plan of Action")
    page.goto(f"{live_server.url}/admin/projects/plan/{plan.pk}/change/")
    give_password(page, "minh")
    give_code(page, code_of(app))
    page.get_by_label("Title:", exact=True).fill("Plan of Action, amended")
    page.context.clear_cookies(name="session")
    tab = page.context.new_page()
    tab.goto(f"{live_server.url}/admin/")
    give_password(tab, "minh")
    give_code(tab, "aaaa2345efgh")
    expect(tab.get_by_role("heading", name="Work to do")).to_be_visible()
    page.get_by_role("button", name="Save", exact=True).press("Enter")
    page.get_by_role("button", name="Send again").press("Enter")
    expect(page.get_by_text("is saved, and public.")).to_be_visible()
    assert Plan.objects.get().title == "Plan of Action, amended"
