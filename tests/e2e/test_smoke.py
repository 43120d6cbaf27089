"""The browser reaches the site, and the site's own policy lets it work there."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_sign_in_page_has_its_styles_and_no_complaint(page: Page, live_server: LiveServer) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(error.message))
    # A browser asks for it unbidden where a page names no icon, as Django's admin does not.
    page.route("**/favicon.ico", lambda route: route.fulfill(status=204))
    page.goto(f"{live_server.url}/admin/login/")
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    styles = "[...document.styleSheets].map(sheet => sheet.cssRules.length > 0)"
    assert page.evaluate(styles) == [True] * page.locator("link[rel=stylesheet]").count()
    assert complaints == []
