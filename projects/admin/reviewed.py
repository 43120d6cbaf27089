"""What a reviewer decides on: at once or for a moment to come, and not on their own change."""

from __future__ import annotations

from datetime import datetime
from typing import Any, TypeVar

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.formats import localize
from django.utils.translation import gettext as _

from projects.admin.bulk_action import BulkAdmin
from projects.admin.staff import staff_of
from projects.admin.tracked import say_refused
from projects.forms.embargo import EmbargoForm
from projects.services.two_people import own_change

Row = TypeVar("Row", bound=Model)


class ReviewedAdmin(BulkAdmin[Row]):
    """Approves records for a moment to come, and says where a second person is needed."""

    def schedule(self, request: HttpRequest, obj: Row, at: datetime) -> None:
        """Approve the record, to be public from the moment ``at`` on.

        Raises ValidationError if it is not fit for it or needs a second person.
        """
        raise NotImplementedError

    def refusal(self, request: HttpRequest, obj: Row) -> str:
        """Why this person, who may publish other records, may not publish this one; or empty."""
        if not self.has_publish_permission(request, obj):
            return ""
        return own_change(obj, by=staff_of(request))

    def standing(self, request: HttpRequest, obj: Row) -> list[str]:
        """What is to be known above the form; a sentence each."""
        refusal = self.refusal(request, obj)
        return [refusal] if refusal else []

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Say above the form where the record stands."""
        obj = kwargs.get("obj")
        if obj is not None:
            context["standing"] = self.standing(request, obj)
        return super().render_change_form(request, context, *args, **kwargs)

    def get_urls(self) -> list[URLPattern]:
        """Add the page that asks for the moment."""
        return [
            path(
                "<path:object_id>/schedule/",
                self.admin_site.admin_view(self.schedule_view),
                name=self.page_name("schedule"),
            ),
            *super().get_urls(),
        ]

    def schedule_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Ask from when on the record is public, then approve it for that moment."""
        obj = self.required(request, object_id, to="publish")
        form = EmbargoForm(request.POST if request.method == "POST" else None, row=obj)
        if form.is_valid():
            moment = form.cleaned_data["publish_at"]
            try:
                self.schedule(request, obj, moment)
            except ValidationError as refusal:
                say_refused(request, obj, refusal)
            else:
                messages.success(request, approved_sentence(obj, moment))
            return self.back_to(obj)
        return self.page(
            request,
            "admin/projects/embargo.html",
            obj,
            {
                "title": _("Publish “%(record)s” later") % {"record": obj},
                "form": form,
                "refusal": self.refusal(request, obj),
            },
        )


def approved_sentence(obj: Model, moment: datetime) -> str:
    """What holds once a record is approved for a moment."""
    return _("“%(record)s” is approved; the public sees it from %(moment)s on.") % {
        "record": obj,
        "moment": localize(timezone.localtime(moment)),
    }
