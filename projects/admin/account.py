"""The form of an account: a role, and what it stretches to."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.auth import admin as auth_admin
from django.contrib.auth.models import Group, User
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.admin.plain import PlainAdmin
from projects.admin.ruled import RuledAdmin, RuledInline
from projects.admin.staff import staff_of
from projects.admin.word_filter import WordFilter
from projects.choices import StaffRole
from projects.forms.account import AccountForm
from projects.models import StaffMember
from projects.services.account import give_role, role_of
from projects.services.history import save_with_history


def _in_role(role: StaffRole) -> Any:
    return lambda rows, request: rows.filter(groups__name=role.value)


class RoleFilter(WordFilter):
    """Accounts by their role."""

    title = gettext_lazy("role")
    parameter_name = "role"
    words: ClassVar = {role.name.lower(): (role.label, _in_role(role)) for role in StaffRole} | {
        "none": (
            gettext_lazy("None"),
            lambda rows, request: rows.exclude(groups__name__in=StaffRole.values),
        ),
    }


class StaffMemberInline(RuledInline[StaffMember, User], admin.StackedInline[StaffMember, User]):
    """What the role stretches to."""

    model = StaffMember
    verbose_name_plural = gettext_lazy("What the role stretches to")
    fields = ["organisations", "reviewed_plans", ("language", "wants_digest")]
    autocomplete_fields = ["organisations", "reviewed_plans"]
    can_delete = False


# Importing Django's own registered them; a role stands in place of groups.
admin.site.unregister(Group)


class AccountAdmin(PlainAdmin[User], RuledAdmin[User], auth_admin.UserAdmin[User]):
    """Who may sign in, and as what."""

    form = AccountForm
    fieldsets = [
        (gettext_lazy("Who it is"), {"fields": ["username", ("first_name", "last_name"), "email"]}),
        (gettext_lazy("What they may do"), {"fields": ["role", "is_active"]}),
        (gettext_lazy("Signing in"), {"fields": ["password", "last_login", "date_joined"]}),
    ]
    readonly_fields = ["last_login", "date_joined"]
    filter_horizontal: ClassVar = []
    inlines = [StaffMemberInline]
    list_display = ["username", "full_name", "role", "last_login", "is_active"]
    list_filter = [RoleFilter, "is_active"]
    search_fields = ["username", "first_name", "last_name", "email"]
    list_per_page = 50
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        """With the groups that the roles are."""
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description=gettext_lazy("name"), ordering="last_name")
    def full_name(self, account: User) -> str:
        """As colleagues know them."""
        return account.get_full_name()

    @admin.display(description=gettext_lazy("role"))
    def role(self, account: User) -> str | None:
        """What they are here for."""
        if account.is_superuser:
            return _("Superuser")
        role = role_of(account)
        return None if role is None else str(role.label)

    # The form

    def get_inlines(self, request: HttpRequest, obj: User | None) -> list[Any]:
        """A new account is given its name and password first."""
        return [] if obj is None else list(self.inlines)

    def get_form(
        self, request: HttpRequest, obj: User | None = None, change: bool = False, **kwargs: Any
    ) -> Any:
        """Tell the form in whose hands it is."""
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        form.editor = request.user
        return form

    # Saving

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Give the role, and keep what it stretches to."""
        super().save_related(request, form, formsets, change)
        if "role" in form.cleaned_data:
            give_role(form.instance, form.cleaned_data["role"])

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """Keep in the history who gave which plans and organisations to whom."""
        for row in formset.save(commit=False):
            save_with_history(row, by=staff_of(request), reason="Edited" if change else "Entered")
        formset.save_m2m()

    def construct_change_message(
        self, request: HttpRequest, form: Any, formsets: Any, add: bool = False
    ) -> Any:
        """Name the role that was given, which the log of the account should tell."""
        message: Any = super().construct_change_message(request, form, formsets, add)
        if "role" in form.changed_data:
            before = form.fields["role"].initial or _("none")
            now = form.cleaned_data["role"] or _("none")
            message.append({"changed": {"fields": [f"{_('Role')}: {before} → {now}"]}})
        return message

    def saved_sentence(self, obj: User) -> str:
        """What holds now."""
        if not obj.is_active:
            return _("“%(record)s” is saved, and can't sign in.") % {"record": obj}
        if not obj.is_staff:
            return _("“%(record)s” is saved, and has no role yet: choose one below.") % {
                "record": obj
            }
        return _("“%(record)s” is saved.") % {"record": obj}
