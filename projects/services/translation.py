"""Which Korean texts their English has left behind."""

from __future__ import annotations

from projects.models import Translated
from projects.models.translated import translated_fields


def note_translations(row: Translated) -> None:
    """Mark, before the row is stored, each Korean text whose English changes and it does not.

    Writing the Korean, emptying it or finding it still right takes the mark away.
    """
    if row.has_former_marks:
        return
    names = translated_fields(type(row))
    columns = ["outdated_translations", *names, *(f"{name}_ko" for name in names)]
    stored = type(row)._base_manager.filter(pk=row.pk).values(*columns).first()
    if stored is None:
        return
    now = vars(row)
    row.outdated_translations = [
        name
        for name in names
        if now[f"{name}_ko"]
        and now[f"{name}_ko"] == stored[f"{name}_ko"]
        and name not in row.checked_translations
        and (name in stored["outdated_translations"] or now[name] != stored[name])
    ]
