"""Comments: the conversation about a record, and the list of those one takes part in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from django.apps import apps
from django.contrib import admin, messages
from django.contrib.admin.exceptions import NotRegistered
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import F, Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.admin.people import person_column
from projects.admin.plain import PlainAdmin
from projects.admin.ruled import permitted
from projects.admin.word_filter import WordFilter
from projects.forms.comment import CommentForm
from projects.models import Comment
from projects.services.access import visible_comments
from projects.services.comment import reopen_comment, settle_comment, write_comment


@dataclass(frozen=True)
class Talk:
    """The way to the conversations about a record, and how many are not settled."""

    url: str
    unsettled: int


@dataclass(frozen=True)
class Conversation:
    """A comment, its answers in their order, and the form for one more."""

    first: Comment
    replies: list[Comment]
    form: CommentForm

    @property
    def is_open(self) -> bool:
        """Whether an answer was sent and has to be looked at again."""
        return self.form.is_bound


def talk_about(row: Model) -> Talk:
    """What a record's form says of the conversations about it."""
    return Talk(url_of(row), Comment.objects.about(row).unsettled().count())


def url_of(row: Model) -> str:
    """The page of the conversations about a record."""
    return reverse("admin:projects_comment_about", args=[row._meta.model_name, row.pk])


class WhoseFilter(WordFilter):
    """Conversations by what they want of the reader."""

    title = gettext_lazy("asked")
    parameter_name = "asked"
    words: ClassVar = {
        "me": (gettext_lazy("Asking me"), lambda rows, request: rows.asking(request.user)),
    }


class SettledFilter(WordFilter):
    """Conversations by whether something is left to do."""

    title = gettext_lazy("settled")
    parameter_name = "settled"
    words: ClassVar = {
        "no": (gettext_lazy("Not settled"), lambda rows, request: rows.unsettled()),
        "yes": (gettext_lazy("Settled"), lambda rows, request: rows.exclude(settled_at=None)),
    }


@admin.register(Comment)
class CommentAdmin(PlainAdmin[Comment]):
    """The conversations that the reader takes part in; each is read and written at its record."""

    list_display = [
        "words",
        "about",
        person_column("written_by", gettext_lazy("written by")),
        "written_at",
        "settled_at",
    ]
    list_display_links = None
    list_filter = [WhoseFilter, SettledFilter]
    list_select_related = ["written_by", "content_type"]
    search_fields = ["text", "replies__text"]
    actions = None
    list_per_page = 50
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Comment]:
        """Whatever the reader began, wrote in or was asked in, about what they may see."""
        mine = super().get_queryset(request).with_part_of(request.user)  # type: ignore[attr-defined]
        return visible_comments(request.user, mine).prefetch_related("record")

    @admin.display(description=gettext_lazy("comment"))
    def words(self, comment: Comment) -> str:
        """How it begins."""
        return str(comment)

    @admin.display(description=gettext_lazy("about"))
    def about(self, comment: Comment) -> str:
        """The way to the conversation."""
        if comment.record is None:
            return _("a record that is gone")
        return format_html('<a href="{}">{}</a>', url_of(comment.record), comment.record)

    # Who may

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Everybody with a role takes part."""
        return permitted(request, "add", Comment)

    def has_view_permission(self, request: HttpRequest, obj: Comment | None = None) -> bool:
        """Everybody with a role sees the list of their own."""
        return obj is None and permitted(request, "add", Comment)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """A comment is written at its record."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Comment | None = None) -> bool:
        """What is said is said."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Comment | None = None) -> bool:
        """What is said is said."""
        return False

    # The conversations about one record

    def get_urls(self) -> list[URLPattern]:
        """Add the page at a record."""
        return [
            path(
                "about/<str:noun>/<path:object_id>/",
                self.admin_site.admin_view(self.about_view),
                name="projects_comment_about",
            ),
            *super().get_urls(),
        ]

    def about_view(self, request: HttpRequest, noun: str, object_id: str) -> HttpResponse:
        """Show what was said about a record; take a comment, an answer, or that it is settled."""
        row = self._record(request, noun, object_id)
        answered = request.POST.get("answers", "")
        sent = CommentForm(request.POST or None, auto_id=f"id_{answered}_%s")
        if request.method == "POST" and self._done(request, row, sent, answered):
            return HttpResponseRedirect(url_of(row))
        names = row._meta
        return TemplateResponse(
            request,
            "admin/projects/comments.html",
            {
                **self.admin_site.each_context(request),
                "title": _("Comments on “%(record)s”") % {"record": row},
                "opts": names,
                "original": row,
                "change_url": reverse(
                    f"admin:{names.app_label}_{names.model_name}_change", args=[row.pk]
                ),
                "conversations": _conversations(row, sent, answered),
                "form": CommentForm() if answered else sent,
            },
        )

    def _record(self, request: HttpRequest, noun: str, object_id: str) -> Model:
        """The record, if there is such a one for this reader.

        Raises Http404, and PermissionDenied if the reader sees no such records at all.
        """
        try:
            desk = self.admin_site.get_model_admin(apps.get_model(self.opts.app_label, noun))
        except (LookupError, NotRegistered) as unknown:
            raise Http404 from unknown
        row: Model | None = desk.get_object(request, unquote(object_id))
        if row is None:
            raise Http404
        if not desk.has_view_or_change_permission(request, row):
            raise PermissionDenied
        return row

    def _done(self, request: HttpRequest, row: Model, form: CommentForm, answered: str) -> bool:
        """Do what was asked for; false if the form has to be shown again."""
        staff: Any = request.user
        begun = Comment.objects.about(row).first_words()
        if "settle" in request.POST:
            settle_comment(get_object_or_404(begun, pk=request.POST["settle"]), by=staff)
            messages.success(request, _("Settled."))
            return True
        if "reopen" in request.POST:
            reopen_comment(get_object_or_404(begun, pk=request.POST["reopen"]))
            messages.success(request, _("Open again."))
            return True
        first = get_object_or_404(begun, pk=answered) if answered else None
        if not form.is_valid():
            return False
        write_comment(row, by=staff, answers=first, **form.cleaned_data)
        messages.success(request, _("Your comment stands here; the public never sees it."))
        return True


def _conversations(row: Model, sent: CommentForm, answered: str) -> list[Conversation]:
    """What was said about a record: what is not settled first, the newest of it on top."""
    begun = (
        Comment.objects.about(row)
        .first_words()
        .order_by(F("settled_at").desc(nulls_first=True), "-written_at", "-pk")
        .select_related("written_by", "settled_by")
        .prefetch_related("asked", "replies__written_by", "replies__asked")
    )
    return [
        Conversation(
            first=comment,
            replies=sorted(comment.replies.all(), key=lambda reply: (reply.written_at, reply.pk)),
            form=sent
            if answered == str(comment.pk)
            else CommentForm(auto_id=f"id_{comment.pk}_%s"),
        )
        for comment in begun
    ]
