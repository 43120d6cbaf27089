"""The form for a comment."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from projects.models import Comment, name_of


class ColleaguesField(forms.ModelMultipleChoiceField[Any]):
    """Colleagues by their full names."""

    def label_from_instance(self, obj: Any) -> str:
        return name_of(obj)


class CommentForm(forms.ModelForm[Comment]):
    """What is said, and who should answer."""

    asked = ColleaguesField(
        label=_("Ask"),
        queryset=get_user_model().objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=Comment._meta.get_field("asked").help_text,
    )

    class Meta:
        model = Comment
        fields: ClassVar = ["text", "asked"]
        widgets: ClassVar = {"text": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"})}
        error_messages: ClassVar = {
            "text": {"required": _("Write what colleagues should know or answer.")}
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        colleagues = get_user_model().objects.filter(is_active=True, is_staff=True)
        self.fields["asked"].queryset = colleagues.order_by("first_name", "last_name", "username")  # type: ignore[attr-defined]
