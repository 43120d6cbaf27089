"""Signing in as a person does, in the browser."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.signing_in import PASSWORD


def give_password(page: Page, name: str, password: str = PASSWORD) -> None:
    """The first step, by keyboard."""
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_label("Password").press("Enter")


def give_code(page: Page, code: str, *, button: str = "Sign in") -> None:
    """The second step, or the proof that an app is set up."""
    page.get_by_label("Code").fill(code)
    page.get_by_role("button", name=button).press("Enter")
