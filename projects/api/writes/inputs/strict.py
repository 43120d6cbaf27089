"""Bodies in which nothing is overlooked: a member that is not known is an error."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import Any

from rest_framework import serializers

from projects.api.answers.problems import Refused
from projects.api.writes.inputs.named import NamedField
from projects.forms.reason import REASON_LENGTH

CHANGE_MESSAGE = "Why, in a few words; kept in the history."


class StrictSerializer(serializers.Serializer[Any]):
    """The members of a body, and no others."""

    def to_internal_value(self, data: Any) -> Any:
        """What the body says, under the names of the model's fields.

        Raises ValidationError for every member that is wrong or unknown.
        """
        if not isinstance(data, Mapping):
            return super().to_internal_value(data)
        known = ", ".join(self.fields)
        unknown = {
            str(name): [f"There is no such member here; there are: {known}."]
            for name in data
            if name not in self.fields
        }
        wrong = unknown | dict(self._of_another_type(data))
        try:
            said = super().to_internal_value(data)
        except serializers.ValidationError as error:
            detail: Any = error.detail
            raise serializers.ValidationError({**detail, **wrong}) from error
        if wrong:
            raise serializers.ValidationError(wrong)
        return said

    def _of_another_type(self, data: Mapping[str, Any]) -> Iterator[tuple[str, list[str]]]:
        """What is a number where there should be a text: it would be taken for its digits."""
        for name, field in self.fields.items():
            value = data.get(str(name))
            is_number = isinstance(value, int | float) and not isinstance(value, bool)
            if is_number and isinstance(field, serializers.CharField):
                yield str(name), ["This is a number: give a text, in quotation marks."]


class Explained(serializers.Serializer[Any]):
    """A body that may say why."""

    change_message = serializers.CharField(
        required=False, allow_blank=True, max_length=REASON_LENGTH, help_text=CHANGE_MESSAGE
    )


class RowInput(StrictSerializer, serializers.ModelSerializer[Any]):
    """What of a model's row may be set from outside; other records stand by their address."""

    # The services check what is unique, in their own words.
    serializer_related_field = NamedField

    def get_unique_together_validators(self) -> list[Any]:
        """None: the services check what is unique."""
        return []


def read_input(serializer: serializers.BaseSerializer[Any]) -> dict[str, Any]:
    """What a body says.

    Raises Refused, 400, with every error by the dotted name of the member.
    """
    if serializer.is_valid():
        said: dict[str, Any] = serializer.validated_data
        return said
    errors: dict[str, list[str]] = {}
    above: list[str] = []
    for name, text in _told(serializer.errors):
        if name:
            errors.setdefault(name, []).append(text)
        else:
            above.append(text)
    detail = " ".join(above) or "Some members of the body can't be taken: see errors."
    raise Refused(HTTPStatus.BAD_REQUEST, detail, errors)


def names_of(serializer: serializers.Serializer[Any]) -> dict[str, str]:
    """The field of the model, of which services speak → the member of the body."""
    return {str(field.source): str(name) for name, field in serializer.fields.items()}


def _told(node: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every sentence, with the dotted name of what it is about; "" is the body itself."""
    if isinstance(node, Mapping):
        for name, inner in node.items():
            if name == "non_field_errors":
                yield from _told(inner, path)
            else:
                yield from _told(inner, f"{path}.{name}" if path else str(name))
    elif isinstance(node, list):
        for index, inner in enumerate(node):
            is_sentence = isinstance(inner, str)
            yield from _told(inner, path if is_sentence else f"{path}.{index}")
    else:
        yield path, str(node)
