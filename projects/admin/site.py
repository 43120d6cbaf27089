"""The staff site: Django's admin under our name, in our order, behind two factors."""

from __future__ import annotations

from functools import cache, wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from projects.admin.autocomplete import ChoicesView
from projects.admin.sign_in.site import SignInSite
from projects.admin.work import work_to_do
from projects.choices import Origin
from projects.models import recorded_as

# In the order in which people come to them; what is not listed stands under “Other”.
SECTIONS = (
    (
        _("Projects"),
        (
            "Project",
            "StatusUpdate",
            "Period",
            "FundingEntry",
            "Milestone",
            "ReportedValue",
            "Confirmation",
            "Submission",
            "ReportCompletion",
        ),
    ),
    (
        _("Plans"),
        (
            "Plan",
            "FocusArea",
            "ActionLine",
            "LineFate",
            "Assessment",
            "Claim",
            "ReportingPeriod",
        ),
    ),
    (_("Results"), ("Indicator", "Target", "Reading")),
    (_("Money"), ("Fund", "Contribution", "ExchangeRate")),
    (_("Partners and meetings"), ("Partnership", "Meeting", "Organisation", "Country")),
    (
        _("Evidence"),
        ("Source", "ErrorReport", "Release", "Theme", "VocabularyCode", "FormerAddress", "Batch"),
    ),
)


class StaffSite(SignInSite):
    """Where staff keep the records; its front page is the work to do."""

    site_header = _("Plan-of-action tracker")
    site_title = _("Plan-of-action tracker")
    index_title = _("Work to do")
    empty_value_display = "–"

    def __init__(self, name: str = "admin") -> None:
        super().__init__(name)
        # Many rows at once would go past the rule that what was public is never deleted.
        self.disable_action("delete_selected")

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """Say on every page which site this is, unless it is the real one, and if it only reads."""
        return super().each_context(request) | {
            "environment": settings.ENVIRONMENT_NAME,
            "is_read_only": settings.READ_ONLY,
        }

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """A page of the site; whatever it changes, the history says that it came from here."""

        @wraps(view)
        def recorded(*args: Any, **kwargs: Any) -> Any:
            with recorded_as(Origin.STAFF):
                return view(*args, **kwargs)

        return super().admin_view(recorded, cacheable)

    def autocomplete_view(self, request: HttpRequest) -> Any:
        """What a search field of a form offers."""
        return ChoicesView.as_view(admin_site=self)(request)

    def get_urls(self) -> list[Any]:
        """Without the redirect to any row of any table by its number."""
        return [url for url in super().get_urls() if getattr(url, "name", "") != "view_on_site"]

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        """Show what waits to be done above the list of everything there is."""
        work = work_to_do(request.user, on=timezone.localdate())
        return super().index(request, {"work": work} | (extra_context or {}))

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """Part the domain's long list of nouns into sections.

        Django's own sorts all of it by name first, which costs every page more than the rest.
        """
        apps: list[Any] = []
        for app in self._build_app_dict(request, app_label).values():
            apps += _sections(app) if app["app_label"] == "projects" else [app]
        # Accounts come last: most people never go there.
        return sorted(apps, key=lambda app: app["app_label"] != "projects")


@cache
def staff_site() -> StaffSite:
    """The one site. Django asks twice: importing this module registers the nouns, which asks."""
    return StaffSite()


def _sections(app: dict[str, Any]) -> list[dict[str, Any]]:
    models = {model["object_name"]: model for model in app["models"]}
    sections = [
        app | {"name": name, "models": [models.pop(noun) for noun in nouns if noun in models]}
        for name, nouns in SECTIONS
    ]
    others = sorted(models.values(), key=lambda model: str(model["name"]))
    sections.append(app | {"name": _("Other"), "models": others})
    return [section for section in sections if section["models"]]
