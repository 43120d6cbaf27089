"""Another record that a body names, by its address, code or identifier."""

from __future__ import annotations

from typing import Any, NoReturn
from uuid import UUID

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.db.models import Model, QuerySet, UUIDField
from django.utils.translation import override
from rest_framework import serializers

from projects.models import Country
from projects.services.access import choices_for, subjects_of, visible_to


class NamedField(serializers.SlugRelatedField[Any]):
    """Takes what whoever asks may name: for them, there is nothing else.

    What the row is about need only be visible; whether one may write about it is another question.
    """

    default_error_messages = {
        "does_not_exist": "There is no {noun} “{value}”.",
        "invalid": "Give it as text: its address, code or identifier.",
    }

    def __init__(self, **kwargs: Any) -> None:
        rows: Any = kwargs.get("queryset")
        self.named: type[Model] = rows.model
        super().__init__(slug_field=key_of(rows.model), **kwargs)

    def get_queryset(self) -> QuerySet[Any]:
        """What may be named."""
        rows: Any = super().get_queryset()
        parent: Any = self.parent
        field: Any = parent if isinstance(parent, serializers.ManyRelatedField) else self
        model: type[Model] = field.parent.Meta.model
        column: str = field.source
        user = self.context.get("user", AnonymousUser())
        if column in subjects_of(model):
            return visible_to(user, rows)
        return choices_for(user, model, column, rows)

    def to_internal_value(self, data: Any) -> Any:
        """The record."""
        if not isinstance(data, str):
            self.fail("invalid")
        if not data.isprintable() or (self._is_uuid and not _is_uuid(data)):
            self._fail(data)
        found = self.get_queryset().filter(**{str(self.slug_field): data}).first()
        if found is None:
            self._fail(data)
        return found

    @property
    def _is_uuid(self) -> bool:
        return isinstance(self.named._meta.get_field(str(self.slug_field)), UUIDField)

    def _fail(self, value: str) -> NoReturn:
        with override("en"):
            noun = str(self.named._meta.verbose_name)
        self.fail("does_not_exist", noun=noun, value=value)


def key_of(model: type[Model]) -> str:
    """The column by which rows of a model are named."""
    if model is Country:
        return "code"
    if model is get_user_model():
        return str(model.USERNAME_FIELD)
    names = {field.name for field in model._meta.concrete_fields}
    return "slug" if "slug" in names else "id"


def _is_uuid(value: str) -> bool:
    try:
        UUID(value)
    except ValueError:
        return False
    return True
