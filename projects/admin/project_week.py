"""The weekly work on projects: record what one is doing, or that nothing changed."""

from __future__ import annotations

from typing import TypeVar

from django.contrib import messages
from django.contrib.admin.widgets import (
    AdminDateWidget,
    AutocompleteSelect,
    RelatedFieldWidgetWrapper,
)
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import ManyToOneRel
from django.forms import ModelChoiceField
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.admin.project_queue import ProjectQueue
from projects.admin.staff import staff_of
from projects.admin.tracked import Tool
from projects.choices import ReviewState
from projects.forms.status_update import RecordStatusForm
from projects.models import Milestone, Project, Source, StatusUpdate
from projects.services.access import may_publish, visible_to
from projects.services.confirmation import confirm_project
from projects.services.status_update import record_status
from projects.services.two_people import plans_asking

Row = TypeVar("Row", bound=Project)

# In the session: the source that this person named last, for one report tells of many projects.
SOURCE_KEY = "source_named_last"

# Which button of the form takes the status how far.
BUTTONS = {
    "_save": ReviewState.DRAFT,
    "_submit": ReviewState.SUBMITTED,
    "_publish": ReviewState.PUBLISHED,
}


class ProjectWeek(ProjectQueue[Row]):
    """What is done to each project every week, without its long form."""

    def weekly_tools(self, request: HttpRequest, obj: Row) -> list[Tool]:
        """The buttons above a project's form."""
        if not self.has_keep_permission(request, obj):
            return []
        record, confirm = self.url_of("record_status", obj), self.url_of("confirm", obj)
        return [
            Tool(gettext_lazy("Record status…"), record, is_main=True),
            Tool(gettext_lazy("Still accurate as of today"), confirm, is_post=True),
        ]

    def get_urls(self) -> list[URLPattern]:
        """Add the pages of the weekly work."""
        view = self.admin_site.admin_view
        return [
            path(
                "<path:object_id>/record-status/",
                view(self.record_status_view),
                name=self.page_name("record_status"),
            ),
            path(
                "<path:object_id>/confirm/",
                view(self.confirm_view),
                name=self.page_name("confirm"),
            ),
            *super().get_urls(),
        ]

    def confirm_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Record that the project is still accurate today, at the press of a button."""
        obj = self.required(request, object_id, to="keep", allowed=request.method == "POST")
        confirmation = confirm_project(obj, on=timezone.localdate(), by=staff_of(request))
        messages.success(
            request,
            _("“%(record)s” is confirmed as still accurate on %(day)s.")
            % {"record": obj, "day": confirmation.confirmed_on},
        )
        return self.go_on(request, obj)

    def record_status_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Take the status, its date and its source; store a draft, or publish it at once."""
        obj = self.required(request, object_id, to="keep")
        # Where a plan needs two people, the second is never the one who enters.
        publishes = may_publish(request.user, obj) and not plans_asking(obj).exists()
        if "_publish" in request.POST and not publishes:
            raise PermissionDenied
        form = RecordStatusForm(
            request.POST or None,
            instance=StatusUpdate(project=obj),
            milestone=Milestone.objects.outstanding().filter(project=obj).first(),
            initial={
                "status": vars(obj).get("status_then"),
                "effective_on": timezone.localdate(),
                "source": self._source_named_last(request),
            },
        )
        self._dress(form)
        if form.is_valid() and self._stored(request, obj, form):
            return self.go_on(request, obj)
        queue = self.queue_at(request, obj)
        in_queue = f"?{queue.query}" if queue else ""
        return self.page(
            request,
            "admin/projects/record_status.html",
            obj,
            {
                "title": _("Record the status of %(record)s") % {"record": obj},
                "form": form,
                "media": self.media + form.media,
                "may_publish": publishes,
                "confirm_url": f"{self.url_of('confirm', obj)}{in_queue}",
                "queue": queue,
                **self.ways_in(queue),
                "latest": StatusUpdate.objects.filter(project=obj)
                .select_related("source")
                .latest_first()
                .first(),
            },
        )

    def _stored(self, request: HttpRequest, obj: Row, form: RecordStatusForm) -> bool:
        """Record what the form says; what the service refuses, the form says instead."""
        pressed = next((name for name in BUTTONS if name in request.POST), "_save")
        try:
            update = record_status(
                obj,
                by=staff_of(request),
                milestone=form.milestone,
                state=BUTTONS[pressed],
                **form.status,
            )
        except ValidationError as refusal:
            form.add_error(None, ValidationError(refusal.messages))
            return False
        request.session[SOURCE_KEY] = update.source_id
        messages.success(request, _recorded(update))
        return True

    def _source_named_last(self, request: HttpRequest) -> Source | None:
        key = request.session.get(SOURCE_KEY)
        sources = visible_to(request.user, Source.objects.all())
        return None if key is None else sources.filter(pk=key).first()

    def _dress(self, form: RecordStatusForm) -> None:
        """Give the dates their calendar, and the source its search and its plus sign."""
        for name in ("effective_on", "milestone_due_on"):
            form.fields[name].widget = AdminDateWidget()
        source = form.fields["source"]
        relation = StatusUpdate._meta.get_field("source").remote_field
        if isinstance(source, ModelChoiceField) and isinstance(relation, ManyToOneRel):
            choices = source.choices
            source.widget = RelatedFieldWidgetWrapper(
                AutocompleteSelect(StatusUpdate._meta.get_field("source"), self.admin_site),
                relation,
                self.admin_site,
                can_add_related=self.admin_site.is_registered(Source),
            )
            source.widget.choices = choices


def _recorded(update: StatusUpdate) -> str:
    if update.review_state == ReviewState.SUBMITTED:
        sentence = _(
            "“%(record)s”: “%(status)s, effective %(day)s” is submitted. "
            "The public sees it once a reviewer publishes it."
        )
    elif not update.is_published:
        sentence = _(
            "“%(record)s”: “%(status)s, effective %(day)s” is recorded as a draft. "
            "Publishing shows it to the public."
        )
    elif update.project.is_published:
        sentence = _("“%(record)s”: “%(status)s, effective %(day)s” is recorded and public.")
    else:
        sentence = _(
            "“%(record)s”: “%(status)s, effective %(day)s” is recorded and released. "
            "The public sees it once the project is published."
        )
    return sentence % {
        "record": update.project,
        "status": update.get_status_display(),
        "day": update.effective_on,
    }
