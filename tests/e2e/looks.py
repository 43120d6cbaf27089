"""How a page is looked at: wide and light, then narrow and dark, and what is wrong with it."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}
LOOKS: dict[str, dict[str, Any]] = {
    "wide": {"viewport": WIDE, "color_scheme": "light"},
    "narrow": {"viewport": NARROW, "color_scheme": "dark"},
}
AXE = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],
    # Else axe fetches every style sheet once more, for an experimental rule and one on sound.
    "preload": False,
}
# More than half of what axe takes.
COLOURS_ASIDE = {"rules": {"color-contrast": {"enabled": False}}}
TOO_WIDE = "document.documentElement.scrollWidth > window.innerWidth"
# A colour on its way to another is neither.
SETTLED = "Promise.all(document.getAnimations().map(it => it.finished))"


def see(page: Page, look: str) -> None:
    """Look at the page that is open in another way; it is not loaded again."""
    page.set_viewport_size(LOOKS[look]["viewport"])
    page.emulate_media(color_scheme=LOOKS[look]["color_scheme"])
    page.evaluate(SETTLED)


def violations_of(page: Page, options: dict[str, Any] = AXE) -> list[str]:
    """What axe says against the page, which it comes into once."""
    if page.evaluate("!window.axe"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate("options => axe.run(options)", options)["violations"]
    return [f"{it['id']}: {node['html'][:150]}" for it in found for node in it["nodes"][:3]]


def complaints_of(page: Page, site: str) -> list[str]:
    """What the browser says against the page, and whom outside it asks for anything."""
    found: list[str] = []
    page.on(
        "console",
        # Who began to type before the page was ready keeps the focus, and the browser says so.
        lambda message: None if "Autofocus" in message.text else found.append(message.text),
    )
    page.on("pageerror", lambda error: found.append(error.message))
    page.on(
        "request",
        lambda request: None if request.url.startswith(site) else found.append(request.url),
    )
    return found


def faults_of(
    page: Page,
    complaints: list[str],
    options: dict[str, Any] = AXE,
    looks: tuple[str, ...] = ("wide", "narrow"),
) -> list[str]:
    """What is wrong with the page that is open, in each look; it stays in the last."""
    found: list[str] = []
    for look in looks:
        see(page, look)
        # Before axe, which puts styles of its own into the page and is refused.
        found += complaints
        found += [f"{look}: {it}" for it in violations_of(page, options)]
        if page.evaluate(TOO_WIDE):
            found.append(f"{look}: scrolls sideways")
        complaints.clear()
    if page.locator("h1").count() != 1:
        found.append(f"{page.locator('h1').count()} headings of the first rank")
    return found
