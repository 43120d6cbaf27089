"""How the tracker counts: its rules in the words of the field, from the code that applies them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

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
            "flags": _flags(),
        },
    )


def _flags() -> list[tuple[str, str]]:
    """What stands beside a status without being one, and what each means."""
    last_word = ngettext(
        "the day on which a source last gave the status, or staff confirmed that the record is "
        "still accurate; marked when it is more than %(n)s day ago, unless the project is "
        "completed or cancelled",
        "the day on which a source last gave the status, or staff confirmed that the record is "
        "still accurate; marked when it is more than %(n)s days ago, unless the project is "
        "completed or cancelled",
        STALE_AFTER_DAYS,
    )
    return [
        (_("End passed"), _("the planned end is over and no source says that the project ended")),
        (_("Delayed"), _("planned to end, or ended, later than the first plan said")),
        (_("Last word"), last_word % {"n": STALE_AFTER_DAYS}),
    ]
