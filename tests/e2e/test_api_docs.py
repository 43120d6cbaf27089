"""The page that shows the API's schema, under the real content policy."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

WATCH = "addEventListener('securitypolicyviolation', it => console.error(it.violatedDirective))"


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_docs_work_under_the_content_policy(page: Page, live_server: LiveServer) -> None:
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.add_init_script(WATCH)
    page.goto(f"{live_server.url}/api/v1/docs/")
    page.locator("#operations-plans-plans_list .opblock-summary-control").click()
    page.get_by_role("button", name="Try it out").click()
    page.get_by_role("button", name="Execute").click()
    expect(page.locator(".live-responses-table .response-col_status").last).to_contain_text("200")
    assert complaints == []
    ours = (live_server.url, "data:")
    assert [address for address in asked if not address.startswith(ours)] == []
