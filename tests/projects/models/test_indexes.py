"""What the database may search through."""

from __future__ import annotations

from django.apps import apps

STATES = {"review_state", "publication_state"}


def test_no_index_leads_through_a_state_that_nearly_every_row_is_in() -> None:
    """Without statistics SQLite prefers it to a narrow one and reads the whole table each time."""
    found = [
        f"{model.__name__}.{name}"
        for model in apps.get_app_config("projects").get_models()
        for name in (
            *(field.name for field in model._meta.fields if field.db_index),
            *(index.fields[0] for index in model._meta.indexes if index.fields),
        )
        if name in STATES
    ]
    assert found == []
