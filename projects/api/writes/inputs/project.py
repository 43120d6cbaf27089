"""What of a project may be set from outside."""

from __future__ import annotations

from typing import Any, ClassVar

from rest_framework import serializers

from projects.api.writes.inputs.named import NamedField
from projects.api.writes.inputs.strict import Explained, RowInput
from projects.choices import Vocabulary
from projects.models import (
    ActionLine,
    Classification,
    FocusArea,
    Participation,
    Project,
    ProjectAlias,
    ProjectCountry,
    VocabularyCode,
)


class PlaceInput(RowInput):
    """A country in which the project works."""

    class Meta:
        model = ProjectCountry
        fields = ("country", "share")


class ParticipantInput(RowInput):
    """What an organisation does in the project."""

    class Meta:
        model = Participation
        fields = ("organisation", "role")


class AliasInput(RowInput):
    """Another name of the project."""

    class Meta:
        model = ProjectAlias
        fields = ("name", "language", "source")


class CodeInput(RowInput):
    """A code under which the project is filed."""

    vocabulary = serializers.ChoiceField(choices=Vocabulary.choices)
    code = serializers.CharField(max_length=20)

    class Meta:
        model = Classification
        fields = ("vocabulary", "code", "percentage", "significance")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Look the code up in its vocabulary.

        Raises ValidationError on ``code`` if it is not there.
        """
        vocabulary, code = attrs.pop("vocabulary"), attrs["code"]
        found = VocabularyCode.objects.filter(vocabulary=vocabulary, code=code).first()
        if found is None:
            raise serializers.ValidationError(
                {"code": f"There is no code “{code}” in the vocabulary “{vocabulary}”."}
            )
        return {**attrs, "code": found}


class ProjectInput(Explained, RowInput):
    """A project as it is entered; a list is all that there is of it from now on."""

    areas = NamedField(
        source="focus_areas", many=True, required=False, queryset=FocusArea.objects.all()
    )
    lines = NamedField(
        source="action_lines", many=True, required=False, queryset=ActionLine.objects.all()
    )
    countries = PlaceInput(source="territories", many=True, required=False)
    organisations = ParticipantInput(source="participations", many=True, required=False)
    codes = CodeInput(source="classifications", many=True, required=False)
    aliases = AliasInput(many=True, required=False)

    class Meta:
        model = Project
        fields: ClassVar[tuple[str, ...]] = (
            "slug",
            "acronym",
            "title",
            "title_ko",
            "summary",
            "summary_ko",
            "is_signature",
            "sources",
            "parent",
            "follows",
            "plans",
            "areas",
            "lines",
            "themes",
            "countries",
            "organisations",
            "codes",
            "aliases",
            "owners",
            "owner_organisations",
            "review_interval_days",
            "change_message",
        )
        # The services say what is unique, in the words of the staff site.
        extra_kwargs: ClassVar[dict[str, Any]] = {"slug": {"validators": []}}


class ProjectChangeInput(ProjectInput):
    """A change of a project: what is left out stays as it is."""

    def get_fields(self) -> dict[str, Any]:
        """The same members, none of them needed."""
        fields: dict[str, Any] = super().get_fields()
        for field in fields.values():
            field.required = False
        return fields


class ProjectBulkChangeInput(ProjectChangeInput):
    """A change of one of several projects: which one, and what its ETag was when it was read."""

    slug = serializers.CharField(help_text="The address of the project.")
    if_match = serializers.CharField(help_text="The ETag of the working copy that was read.")

    class Meta(ProjectChangeInput.Meta):
        fields: ClassVar[tuple[str, ...]] = (*ProjectChangeInput.Meta.fields, "if_match")
        extra_kwargs: ClassVar[dict[str, Any]] = {}

    def get_fields(self) -> dict[str, Any]:
        """Which project is meant has to be said."""
        fields = super().get_fields()
        fields["slug"].required = True
        return fields
