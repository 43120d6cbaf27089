"""Saved views: the lists of the staff site under names of one's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, Model, QuerySet, When
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.admin.people import person_column
from projects.admin.plain import PlainAdmin
from projects.admin.ruled import permitted
from projects.forms.saved_view import SavedViewForm, kept_query
from projects.models import SavedView


@dataclass(frozen=True)
class Shortcut:
    """One saved view above the list it belongs to."""

    view: SavedView
    url: str
    is_current: bool


@dataclass(frozen=True)
class Shortcuts:
    """The saved views of one list, and where the one being looked at can be saved."""

    views: list[Shortcut]
    # None where the list is as it comes, or saved already.
    save_url: str | None


def shortcuts_of(model: type[Model], request: HttpRequest) -> Shortcuts:
    """What stands above the list of ``model`` as ``request`` asks for it."""
    query = kept_query(request.GET.urlencode())
    list_url = list_url_of(model)
    views = [
        Shortcut(
            view=view,
            url=f"{list_url}?{view.query}",
            is_current=view.query == query,
        )
        for view in SavedView.objects.of(model).usable_by(request.user).select_related("owner")  # type: ignore[arg-type]
    ]
    save_url = None
    if query and not any(view.is_current for view in views):
        told = {"content_type": ContentType.objects.get_for_model(model).pk, "query": query}
        save_url = f"{reverse('admin:projects_savedview_add')}?{urlencode(told)}"
    return Shortcuts(views, save_url)


def list_url_of(model: type[Model]) -> str:
    """The address of a noun's list."""
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


@admin.register(SavedView)
class SavedViewAdmin(PlainAdmin[SavedView]):
    """One's own views, to rename, share or drop, and those that colleagues share, to use."""

    form = SavedViewForm
    fields: ClassVar = ["name", "is_shared", "content_type", "query"]
    list_display = [
        "view_link",
        "list_name",
        person_column("owner", gettext_lazy("saved by")),
        "is_shared",
        "change_link",
    ]
    list_display_links = None
    actions = None
    list_filter = ["is_shared"]
    search_fields = ["name"]
    list_select_related = ["owner", "content_type"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[SavedView]:
        """Only what the person may use, told apart from what is their own."""
        views = super().get_queryset(request).usable_by(request.user)  # type: ignore[attr-defined]
        return views.annotate(is_mine=Case(When(owner=request.user.pk, then=True), default=False))  # type: ignore[no-any-return]

    @admin.display(description=gettext_lazy("view"), ordering="name")
    def view_link(self, view: SavedView) -> str:
        """The way to the list."""
        return format_html('<a href="{}">{}</a>', url_of(view), view.name)

    @admin.display(description=gettext_lazy("list"), ordering="content_type")
    def list_name(self, view: SavedView) -> str:
        """The noun whose list it is."""
        return str(view.content_type)

    @admin.display(description="")
    def change_link(self, view: Any) -> str:
        """The way to rename, share or drop one's own."""
        if not view.is_mine:
            return ""
        url = reverse("admin:projects_savedview_change", args=[view.pk])
        return format_html('<a href="{}">{}</a>', url, _("Change “%(name)s”") % {"name": view.name})

    # Who may

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Everybody with a role keeps views."""
        return permitted(request, "view", SavedView)

    def has_view_permission(self, request: HttpRequest, obj: SavedView | None = None) -> bool:
        """Everybody with a role sees those they may use."""
        return permitted(request, "view", SavedView)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Everybody with a role saves views."""
        return permitted(request, "add", SavedView)

    def has_change_permission(self, request: HttpRequest, obj: SavedView | None = None) -> bool:
        """Whoever saved it."""
        is_theirs = obj is None or obj.owner_id == request.user.pk
        return is_theirs and self.has_view_permission(request)

    def has_delete_permission(self, request: HttpRequest, obj: SavedView | None = None) -> bool:
        """Whoever saved it."""
        return self.has_change_permission(request, obj)

    # Saving

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Tell the form whose view it saves."""
        form: Any = super().get_form(request, *args, **kwargs)
        form.owner = request.user
        return form

    def response_add(
        self, request: HttpRequest, obj: SavedView, post_url_continue: str | None = None
    ) -> HttpResponse:
        """Back to the list that is saved."""
        return self._to_the_list(request, obj)

    def response_change(self, request: HttpRequest, obj: SavedView) -> HttpResponse:
        """To the list that is saved."""
        return self._to_the_list(request, obj)

    def _to_the_list(self, request: HttpRequest, view: SavedView) -> HttpResponse:
        messages.success(
            request, _("“%(name)s” stands above this list from now on.") % {"name": view.name}
        )
        return HttpResponseRedirect(url_of(view))


def url_of(view: SavedView) -> str:
    """The list as it was saved."""
    model = view.content_type.model_class()
    return reverse("admin:index") if model is None else f"{list_url_of(model)}?{view.query}"
