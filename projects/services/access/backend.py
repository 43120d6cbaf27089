"""Answers Django's own question, ``user.has_perm("projects.change_project", project)``.

What a role may do stands in code and not in the tables of permissions, so that a new noun needs
a rule and no migration. Django's backend beside this one still signs people in.
"""

from __future__ import annotations

from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Model

from projects.services.access import questions
from projects.services.access.rules import RULES

ABOUT_A_ROW = {
    "view": questions.may_view,
    "change": questions.may_change,
    "delete": questions.may_delete,
    "publish": questions.may_publish,
}
VERBS = ("add", *ABOUT_A_ROW)
NOUNS = {(model._meta.app_label, model._meta.model_name): model for model in RULES}


class RoleBackend(BaseBackend):
    """Permissions by role."""

    def has_perm(
        self, user_obj: AbstractBaseUser | AnonymousUser, perm: str, obj: Model | None = None
    ) -> bool:
        """Whether the role allows it, with the row ``obj`` or with some row."""
        verb, model = _parsed(perm)
        if model is None:
            return False
        if obj is None or verb == "add":
            return questions.may_ever(user_obj, model, verb)
        return isinstance(obj, model) and ABOUT_A_ROW[verb](user_obj, obj)

    def get_all_permissions(
        self, user_obj: AbstractBaseUser | AnonymousUser, obj: Model | None = None
    ) -> set[str]:
        """All that the role allows, with the row ``obj`` or with some row."""
        names = (
            f"{model._meta.app_label}.{verb}_{model._meta.model_name}"
            for model in ([type(obj)] if obj is not None else RULES)
            for verb in VERBS
        )
        return {name for name in names if self.has_perm(user_obj, name, obj)}

    def has_module_perms(self, user_obj: AbstractBaseUser | AnonymousUser, app_label: str) -> bool:
        """Whether the role opens anything of an app."""
        return any(
            questions.may_ever(user_obj, model, "view")
            for model in RULES
            if model._meta.app_label == app_label
        )


def _parsed(perm: str) -> tuple[str, type[Model] | None]:
    """The verb and the noun of a permission; no noun if there is no such permission."""
    app_label, _, codename = perm.partition(".")
    verb, _, model_name = codename.partition("_")
    model = NOUNS.get((app_label, model_name))
    return verb, model if verb in VERBS else None
