"""Rows that count their saves, so that no save goes over another unseen."""

from __future__ import annotations

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext_lazy as _


class Versioned(models.Model):
    """A row with an integer version: 1 when it is new, one more with each save."""

    version = models.PositiveIntegerField(_("version"), default=1, editable=False)

    class Meta:
        abstract = True

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        """Ask the database about all conditions at once, and about each if one is broken.

        Django asks about each, in a savepoint of its own: half of all that storing an entry asks.
        """
        conditions = [
            constraint.condition
            for constraint in self._meta.constraints
            if isinstance(constraint, CheckConstraint)
        ]
        # One that names an excluded field would hide what the others say.
        if exclude or len(conditions) < len(self._meta.constraints):
            return super().validate_constraints(exclude)
        try:
            CheckConstraint(condition=Q(*conditions), name="all").validate(type(self), self)
        except ValidationError:
            super().validate_constraints(exclude)
