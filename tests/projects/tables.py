"""What all tables of the domain hold, to compare before and after."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.contrib.auth.models import User

from projects.models import Batch, DataVersion, DocumentChange

# What tells of saves, not of what is recorded.
STAMPS = {"version", "created_at", "updated_at"}
APART = {Batch, DataVersion, DocumentChange}


def contents(*, without: set[str] = STAMPS) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table, the tables of many-valued fields included, history apart."""
    tables: dict[str, list[dict[str, Any]]] = {}
    models = [
        model
        for model in apps.get_app_config("projects").get_models(include_auto_created=True)
        if not model.__name__.startswith("Historical") and model not in APART
    ]
    for model in [*models, User]:
        # A row of such a table is its two ends: its own key may be another after undoing.
        left_out = without | ({"id"} if model._meta.auto_created else set())
        names = sorted(
            field.attname for field in model._meta.concrete_fields if field.name not in left_out
        )
        rows = list(model._base_manager.values(*names))
        tables[model._meta.label] = sorted(rows, key=lambda row: [str(row[name]) for name in names])
    return tables
