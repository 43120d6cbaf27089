"""How the tracker counts: its rules in the words of the field, from the code that applies them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from projects.choices import (
    FUNDING_MEANINGS,
    IATI_ACTIVITY_STATUS,
    STATUS_MEANINGS,
)
from projects.reports.progress import STEPS
from projects.views.page import Page, public_page
from projects.views.plan_detail import RULES
from projects.views.project_rows import STALE_AFTER_DAYS


@public_page
def methodology(request: HttpRequest, page: Page) -> HttpResponse:
    """What each status, step, sum and flag means, and what is done where sources disagree."""
    return page.render(
        "projects/methodology.html",
        {
            "statuses": [
                (status, meaning, IATI_ACTIVITY_STATUS[status])
                for status, meaning in STATUS_MEANINGS.items()
            ],
            "steps": [(step.label, RULES[step]) for step in STEPS],
            "kinds": [(kind.label, meaning) for kind, meaning in FUNDING_MEANINGS.items()],
            "stale_after_days": STALE_AFTER_DAYS,
        },
    )
