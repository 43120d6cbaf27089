"""Which comments a person may read: those about what they may see."""

from __future__ import annotations

from collections import defaultdict

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet

from projects.models import Comment
from projects.services.access.questions import visible_to
from projects.services.access.reach import either, within
from projects.services.access.standing import Person, standing_of


def visible_comments(user: Person, comments: QuerySet[Comment]) -> QuerySet[Comment]:
    """Those of the comments whose record the person may see; one query for each noun."""
    if standing_of(user).administers:
        return comments
    keys: dict[int, list[str]] = defaultdict(list)
    for noun, key in comments.order_by().values_list("content_type", "object_key").distinct():
        keys[noun].append(key)
    return within(comments, either(*(_seen(user, noun, keys[noun]) for noun in keys)))


def _seen(user: Person, noun: int, keys: list[str]) -> Q:
    model = ContentType.objects.get_for_id(noun).model_class()
    if model is None:
        return Q(pk__in=[])
    rows = visible_to(user, model._default_manager.filter(pk__in=keys))
    found = [str(key) for key in rows.values_list("pk", flat=True)]
    return Q(content_type=noun, object_key__in=found)
