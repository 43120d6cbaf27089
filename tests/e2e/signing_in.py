"""Signing in as a person does, in the browser."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.signing_in import PASSWORD, make_member, make_recovery_codes


def give_password(page: Page, name: str, password: str = PASSWORD) -> None:
    """The first step, by keyboard."""
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_label("Password").press("Enter")


def give_code(page: Page, code: str, *, button: str = "Sign in") -> None:
    """The second step, or the proof that an app is set up."""
    page.get_by_label("Code").fill(code)
    page.get_by_role("button", name=button).press("Enter")


def sign_in(page: Page, site: str, name: str = "minh") -> None:
    """A new member of staff, with both factors, up to the front page."""
    make_recovery_codes(make_member(username=name), "abcd2345efgh")
    page.goto(f"{site}/admin/login/")
    give_password(page, name)
    give_code(page, "abcd2345efgh")
    expect(page.get_by_role("heading", name="Work to do")).to_be_visible()
