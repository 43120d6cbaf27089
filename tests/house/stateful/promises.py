"""What has to hold whatever was done (T12)."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis.stateful import invariant

from projects.choices import PublicationState, ReviewState
from projects.models import (
    Confirmation,
    Period,
    Project,
    PublicRecord,
    Source,
    Versioned,
    history_of,
)
from projects.models.history import column_of_key
from projects.services.check_ledgers import check_ledgers
from tests.house.stateful.desk import LEDGERS, TOUCHED, Desk
from tests.projects.histories import lost_or_wrong

PAST = [date(2024, 2, 1), date(2024, 12, 31)]
READ = (
    "shown_status",
    "shown_status_on",
    "shown_end_on",
    "shown_committed_usd",
    "shown_confirmed_on",
)
# What a statement says about the past: of which project, and from which day on.
Statement = tuple[int, date]


class Promises(Desk):
    """The invariants, asked after each step."""

    def __init__(self) -> None:
        super().__init__()
        self.past = read_past()
        self.statements = public_statements()

    @invariant()
    def histories_say_what_is_there(self) -> None:
        assert lost_or_wrong(TOUCHED) == []

    @invariant()
    def every_change_says_who_why_and_from_where(self) -> None:
        for model in TOUCHED:
            rows = history_of(model).select_related("history_user").order_by("history_id")
            rows = rows[self.written[model._meta.label] :]
            told = {
                (row.history_user, row.history_origin, bool(row.history_change_reason))
                for row in rows
            }
            assert told <= {(self.by, self.origin, True)}, model

    @invariant()
    def versions_only_rise(self) -> None:
        for model in TOUCHED:
            if issubclass(model, Versioned):
                last: dict[Any, int] = {}
                key = column_of_key(model)
                for row in history_of(model).order_by("history_id"):
                    # A deletion names the version that is deleted.
                    least = last.get(getattr(row, key), 0) + (row.history_type != "-")
                    assert row.version >= least, row
                    last[getattr(row, key)] = row.version

    @invariant()
    def ledgers_agree_with_what_is_shown(self) -> None:
        found: list[str] = []
        check_ledgers(lambda difference: found.append(str(difference)))
        assert found == []

    @invariant()
    def public_is_what_was_published_and_not_withdrawn(self) -> None:
        states = dict(Project.objects.values_list("pk", "publication_state"))
        published = {key for key, it in states.items() if it == PublicationState.PUBLISHED}
        assert {it.pk: it.title for it in self.records()} == self.public
        assert set(self.public) == published

    @invariant()
    def nothing_unpublished_is_in_any_document(self) -> None:
        hidden = set(Source.objects.exclude(publication_state="published").values_list("title"))
        hidden |= set(Project.objects.exclude(pk__in=self.public).values_list("slug"))
        for ledger in LEDGERS:
            waiting = ledger._default_manager.exclude(review_state=ReviewState.PUBLISHED)
            hidden |= set(waiting.exclude(note="").values_list("note"))
        titles = Project.objects.exclude(title__in=self.public.values()).values_list("title")
        hidden |= set(titles)
        text = "\n".join(
            f"{it.document}{it.summary}{it.search_text}{it.snapshot}" for it in self.records()
        )
        assert [mark for (mark,) in sorted(hidden) if mark in text] == []

    @invariant()
    def the_past_changes_only_by_what_was_published_of_it(self) -> None:
        past, statements = read_past(), public_statements()
        told = [
            statements.get(key) or self.statements[key]
            for key in statements.keys() ^ self.statements.keys()
        ]
        still = {project for project, _on in past} & {project for project, _on in self.past}
        altered = [
            (key, key in past and key in self.past)
            for key in past.keys() | self.past.keys()
            if key[0] in still and past.get(key) != self.past.get(key)
        ]
        unasked = [
            (project, on)
            for (project, on), was_shown in altered
            # The first dated source of all takes a project from the days before it.
            if not any(about == project and (since <= on or not was_shown) for about, since in told)
        ]
        assert unasked == []
        self.past, self.statements = past, statements


def read_past() -> dict[tuple[int, date], tuple[Any, ...]]:
    """What the public reads about each project of each of the past days."""
    return {
        (key, on): tuple(values)
        for on in PAST
        for key, *values in PublicRecord.objects.as_of(on).values_list("pk", *READ)
    }


def public_statements() -> dict[Any, Statement]:
    """All that is published about projects, by its key, with the day from which on it tells."""
    found: dict[Any, Statement] = {}
    for ledger in LEDGERS:
        entries = ledger._default_manager.approved()
        for entry in entries.select_related("supersedes"):
            since = entry.effective_on
            if isinstance(entry, Period) and entry.starts_on is not None:
                since = min(since, entry.starts_on)
            if entry.is_correction and entry.supersedes is not None:
                since = min(since, entry.supersedes.effective_on)
            found[entry.pk] = entry.project_id, since
    for confirmation in Confirmation.objects.all():
        found[confirmation.pk] = confirmation.project_id, confirmation.confirmed_on
    return found
