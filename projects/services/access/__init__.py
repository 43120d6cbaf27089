"""Who may do what, for every door alike. docs/roles.md says it in words, rules.py in code."""

from projects.services.access.comments import visible_comments
from projects.services.access.questions import (
    choices_for,
    deletable_by,
    editable_by,
    kept_by,
    may_add,
    may_add_about,
    may_change,
    may_delete,
    may_ever,
    may_publish,
    may_view,
    publishable_by,
    refuse_reserved,
    reserved_columns,
    sees_all,
    subjects_of,
    visible_to,
)
from projects.services.access.standing import Person, Standing, standing_of

__all__ = [
    "Person",
    "Standing",
    "choices_for",
    "deletable_by",
    "editable_by",
    "kept_by",
    "may_add",
    "may_add_about",
    "may_change",
    "may_delete",
    "may_ever",
    "may_publish",
    "may_view",
    "publishable_by",
    "refuse_reserved",
    "reserved_columns",
    "sees_all",
    "standing_of",
    "subjects_of",
    "visible_comments",
    "visible_to",
]
