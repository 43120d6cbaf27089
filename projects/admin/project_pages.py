"""A project's pages beside its form: publish, withdraw, confirm, record a status."""

from __future__ import annotations

from typing import Any, TypeVar

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
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.admin.project_publication import preview_publication
from projects.admin.publishable import PublishableAdmin
from projects.admin.tracked import Tool, reason_of, staff_of
from projects.forms.status_update import RecordStatusForm
from projects.models import Project, Source, StatusUpdate
from projects.services.confirmation import confirm_project
from projects.services.history import save_with_history
from projects.services.project import publish_project, withdraw_project
from projects.services.status_update import record_status

Row = TypeVar("Row", bound=Project)


class ProjectPages(PublishableAdmin[Row]):
    """A project is edited as a working copy; the public sees it by these pages alone."""

    # Who may

    def has_publish_permission(self, request: HttpRequest) -> bool:
        """Whether this person may decide what the public sees of a project."""
        has_perm = getattr(request.user, "has_perm", None)
        return has_perm is not None and bool(has_perm("projects.publish_project"))

    def may_record(self, request: HttpRequest) -> bool:
        """Whether this person may enter a status."""
        has_perm = getattr(request.user, "has_perm", None)
        return has_perm is not None and bool(has_perm("projects.add_statusupdate"))

    # Saving and publishing

    def save_model(self, request: HttpRequest, obj: Row, form: Any, change: bool) -> None:
        """Store the working copy; the public sees nothing of it yet."""
        save_with_history(obj, by=staff_of(request), reason=reason_of(form, change=change))

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Store what stands beside the working copy; the public sees nothing of it yet."""
        super(PublishableAdmin, self).save_related(request, form, formsets, change)

    def saved_sentence(self, obj: Row) -> str:
        """What holds now, and who sees it."""
        if obj.is_published:
            return _(
                "“%(record)s” is saved. The public still sees the published version: "
                "“Publish…” shows what would change."
            ) % {"record": obj}
        return _("“%(record)s” is saved; the public does not see it.") % {"record": obj}

    def publish(self, request: HttpRequest, obj: Row) -> None:
        """Make the working copy public as it stands."""
        publish_project(obj, by=staff_of(request))

    def withdraw(self, request: HttpRequest, obj: Row, reason: str) -> None:
        """Take the project from the public."""
        withdraw_project(obj, by=staff_of(request), reason=reason)

    # Pages

    def tools(self, request: HttpRequest, obj: Row) -> list[Tool]:
        """The weekly work first."""
        tools = []
        if self.may_record(request):
            tools.append(
                Tool(
                    gettext_lazy("Record status…"), self.url_of("record_status", obj), is_main=True
                )
            )
        if self.has_change_permission(request, obj):
            tools.append(
                Tool(
                    gettext_lazy("Still accurate as of today"),
                    self.url_of("confirm", obj),
                    is_post=True,
                )
            )
        if self.has_publish_permission(request):
            tools.append(Tool(gettext_lazy("Publish…"), self.url_of("publish", obj)))
            if obj.is_published:
                tools.append(Tool(gettext_lazy("Withdraw…"), self.url_of("withdraw", obj)))
        return tools

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Lead to the public page of what has one."""
        obj = kwargs.get("obj")
        if obj is not None and obj.is_published:
            context["public_url"] = f"{reverse('projects:project-list')}{obj.slug}/"
        return super().render_change_form(request, context, *args, **kwargs)

    def get_urls(self) -> list[URLPattern]:
        """Add the pages that record a status and confirm."""
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

    def publish_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Show exactly what will become public, then publish exactly that."""
        obj = self.required(request, object_id, allowed=self.has_publish_permission(request))
        preview = preview_publication(obj)
        if request.method == "POST":
            if request.POST.get("fingerprint") != preview.fingerprint:
                messages.warning(
                    request,
                    _("Something changed since you looked; nothing is published yet. Look again."),
                )
            else:
                try:
                    self.publish(request, obj)
                except ValidationError as refusal:
                    for sentence in refusal.messages:
                        messages.error(request, sentence)
                else:
                    messages.success(
                        request,
                        _("The public now sees “%(record)s” as it stands.") % {"record": obj},
                    )
                    return self.back_to(obj)
        return self.page(
            request,
            "admin/projects/publish_project.html",
            obj,
            {"title": _("Publish “%(record)s”") % {"record": obj}, "preview": preview},
        )

    def confirm_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Record that the project is still accurate today, at the press of a button."""
        obj = self.required(request, object_id, allowed=request.method == "POST")
        if not self.has_change_permission(request, obj):
            raise PermissionDenied
        confirmation = confirm_project(obj, on=timezone.localdate(), by=staff_of(request))
        messages.success(
            request,
            _("“%(record)s” is confirmed as still accurate on %(day)s.")
            % {"record": obj, "day": confirmation.confirmed_on},
        )
        return self.back_to(obj)

    def record_status_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Take the status, its date and its source; store a draft, or publish it at once."""
        obj = self.required(request, object_id, allowed=self.may_record(request))
        form = RecordStatusForm(
            request.POST or None,
            instance=StatusUpdate(project=obj),
            initial={"effective_on": timezone.localdate()},
        )
        self._dress(form)
        may_publish = self.has_publish_permission(request)
        if "_publish" in request.POST and not may_publish:
            raise PermissionDenied
        if form.is_valid():
            publish = "_publish" in request.POST
            update = record_status(obj, by=staff_of(request), publish=publish, **form.cleaned_data)
            messages.success(request, _recorded(update, is_public=publish))
            return self.back_to(obj)
        return self.page(
            request,
            "admin/projects/record_status.html",
            obj,
            {
                "title": _("Record the status of %(record)s") % {"record": obj},
                "form": form,
                "media": self.media + form.media,
                "may_publish": may_publish,
                "latest": StatusUpdate.objects.filter(project=obj)
                .select_related("source")
                .latest_first()
                .first(),
            },
        )

    def _dress(self, form: RecordStatusForm) -> None:
        """Give the date its calendar, and the source its search and its plus sign."""
        form.fields["effective_on"].widget = AdminDateWidget()
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


def _recorded(update: StatusUpdate, *, is_public: bool) -> str:
    told = {"status": update.get_status_display(), "day": update.effective_on}
    if not is_public:
        return (
            _(
                "Recorded as a draft: %(status)s, effective %(day)s. "
                "Publishing shows it to the public."
            )
            % told
        )
    if update.project.is_published:
        return _("Recorded and public: %(status)s, effective %(day)s.") % told
    return (
        _(
            "Recorded and released: %(status)s, effective %(day)s. "
            "The public sees it once the project is published."
        )
        % told
    )
