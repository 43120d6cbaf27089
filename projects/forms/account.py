"""The form of an account: who it is, and what they are here for."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.forms import UserChangeForm
from django.utils.translation import gettext_lazy as _

from projects.choices import StaffRole
from projects.services.account import role_of

ROLES = [
    ("", _("None: the staff pages stay closed")),
    (StaffRole.VIEWER.value, _("Viewer: looks at what is public, and changes nothing")),
    (
        StaffRole.EDITOR.value,
        _(
            "Editor: keeps the projects that they own, or an organisation they work for; "
            "adds projects, sources, organisations and meetings; publishes nothing"
        ),
    ),
    (
        StaffRole.REVIEWER.value,
        _(
            "Reviewer: an editor who also keeps the plans chosen below, and decides what the "
            "public sees of the projects that serve them"
        ),
    ),
    (StaffRole.ADMINISTRATOR.value, _("Administrator: keeps everything, accounts too")),
]


class AccountForm(UserChangeForm[Any]):
    """An account with its role."""

    # Whose hands the form is in.
    editor: ClassVar[Any] = None

    role = forms.ChoiceField(
        label=_("Role"),
        choices=ROLES,
        required=False,
        widget=forms.RadioSelect,
    )

    class Meta(UserChangeForm.Meta):
        model = get_user_model()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        role = role_of(self.instance)
        self.fields["role"].initial = "" if role is None else role.value

    def clean(self) -> dict[str, Any] | None:
        """Leave nobody outside by their own hand.

        Raises ValidationError if a person closes the door behind themselves.
        """
        cleaned = super().clean()
        if self.editor is not None and self.editor.pk == self.instance.pk:
            if not self.cleaned_data.get("is_active", True):
                self.add_error("is_active", _("This is your own account: ask a colleague."))
            is_kept = self.instance.is_superuser or "role" not in self.changed_data
            if not is_kept:
                self.add_error("role", _("This is your own role: ask a colleague."))
        return cleaned

    def clean_role(self) -> StaffRole | None:
        """The role, or none."""
        role = self.cleaned_data["role"]
        return StaffRole(role) if role else None
