"""A project's working copy as a document, as far as its reader may know of what it names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from operator import itemgetter
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Prefetch, prefetch_related_objects

from projects.choices import PublicationState
from projects.documents.draft_entry import Seen, pending_documents
from projects.documents.entries import number
from projects.documents.shapes import (
    DraftEntryShape,
    DraftIndicatorShape,
    OpenSubmissionShape,
    WorkingProjectShape,
)
from projects.models import (
    ActionLine,
    Classification,
    FocusArea,
    Indicator,
    Organisation,
    Participation,
    Plan,
    Project,
    ProjectAlias,
    ProjectCountry,
    PublicRecord,
    Source,
    Submission,
    Theme,
)

UNSEEN_BY_THE_PUBLIC = (PublicationState.DRAFT, PublicationState.SUBMITTED)


def working_documents(
    keys: Collection[int], *, seen: Seen, on: date
) -> dict[int, WorkingProjectShape]:
    """The working copies with these primary keys, in as many queries for one as for many.

    ``public_url`` is the slug of the public record, if there is one, and ``etag`` is empty: both
    are for whoever serves the document to fill in.
    """
    rows = Project.objects.in_bulk(keys)
    _prefetch(list(rows.values()), seen)
    related = _slugs(seen(Project.objects.all()), _named(rows.values()))
    entries = pending_documents(keys, seen=seen, on=on)
    indicators = _indicators(keys, seen)
    submissions = _submissions(keys, seen)
    records = PublicRecord.objects.filter(pk__in=keys)
    public = dict(records.values_list("pk", "slug"))
    return {
        key: _document(
            rows[key],
            related,
            pending_entries=entries.get(key, []),
            pending_indicators=indicators.get(key, []),
            submission=submissions.get(key),
            public_url=public.get(key),
        )
        for key in keys
    }


def _prefetch(rows: list[Project], seen: Seen) -> None:
    chosen: dict[str, Any] = {
        "sources": Source.objects.all(),
        "plans": Plan.objects.all(),
        "focus_areas": FocusArea.objects.all(),
        "action_lines": ActionLine.objects.all(),
        "themes": Theme.objects.all(),
        "owner_organisations": Organisation.objects.all(),
        "territories": ProjectCountry.objects.select_related("country"),
        "participations": Participation.objects.select_related("organisation"),
        "classifications": Classification.objects.select_related("code"),
        "aliases": ProjectAlias.objects.prefetch_related(
            Prefetch("source", seen(Source.objects.all()))
        ),
    }
    prefetch_related_objects(
        rows,
        Prefetch("owners", get_user_model()._default_manager.all()),
        *(Prefetch(name, seen(those)) for name, those in chosen.items()),
    )


def _document(
    row: Project,
    related: dict[int, str],
    *,
    pending_entries: list[DraftEntryShape],
    pending_indicators: list[DraftIndicatorShape],
    submission: OpenSubmissionShape | None,
    public_url: str | None,
) -> WorkingProjectShape:
    return {
        "slug": row.slug,
        "acronym": row.acronym,
        "title": row.title,
        "title_ko": row.title_ko,
        "summary": row.summary,
        "summary_ko": row.summary_ko,
        "is_signature": row.is_signature,
        "sources": sorted(it.slug for it in row.sources.all()),
        "parent": None if row.parent_id is None else related.get(row.parent_id),
        "follows": None if row.follows_id is None else related.get(row.follows_id),
        "plans": sorted(it.slug for it in row.plans.all()),
        "areas": sorted(it.slug for it in row.focus_areas.all()),
        "lines": sorted(it.slug for it in row.action_lines.all()),
        "themes": sorted(it.slug for it in row.themes.all()),
        "countries": _ordered(
            "country",
            (
                {"country": it.country.code, "share": number(it.share)}
                for it in row.territories.all()
            ),
        ),
        "organisations": _ordered(
            "organisation",
            (
                {"organisation": it.organisation.slug, "role": it.role}
                for it in row.participations.all()
            ),
        ),
        "codes": _ordered(
            "code",
            (
                {
                    "vocabulary": it.code.vocabulary,
                    "code": it.code.code,
                    "percentage": number(it.percentage),
                    "significance": it.significance,
                }
                for it in row.classifications.all()
            ),
        ),
        "aliases": _ordered(
            "name",
            (
                {
                    "name": it.name,
                    "language": it.language,
                    "source": None if it.source is None else it.source.slug,
                }
                for it in row.aliases.all()
            ),
        ),
        "owners": sorted(it.get_username() for it in row.owners.all()),
        "owner_organisations": sorted(it.slug for it in row.owner_organisations.all()),
        "review_interval_days": row.review_interval_days,
        "version": row.version,
        "publication_state": row.publication_state,
        "publish_at": None if row.publish_at is None else row.publish_at.isoformat(),
        "pending_entries": pending_entries,
        "pending_indicators": pending_indicators,
        "submission": submission,
        "public_url": public_url,
        "etag": "",
    }


def _ordered(key: str, parts: Iterable[dict[str, Any]]) -> list[Any]:
    return sorted(parts, key=itemgetter(key))


def _named(rows: Iterable[Project]) -> set[int]:
    named = {key for row in rows for key in (row.parent_id, row.follows_id)}
    return {key for key in named if key is not None}


def _slugs(rows: Any, keys: Collection[int]) -> dict[int, str]:
    return dict(rows.filter(pk__in=keys).values_list("pk", "slug"))


def _indicators(keys: Collection[int], seen: Seen) -> dict[int, list[DraftIndicatorShape]]:
    found: dict[int, list[DraftIndicatorShape]] = defaultdict(list)
    rows = Indicator.objects.filter(project__in=keys, publication_state__in=UNSEEN_BY_THE_PUBLIC)
    for row in seen(rows).order_by("slug"):
        found[row.project_id].append(
            {
                "slug": row.slug,
                "title": row.title,
                "title_ko": row.title_ko,
                "version": row.version,
                "publication_state": row.publication_state,
            }
        )
    return found


def _submissions(keys: Collection[int], seen: Seen) -> dict[int, OpenSubmissionShape]:
    rows = Submission.objects.open().filter(project__in=keys)
    people = rows.select_related("submitted_by", "decided_by")
    return {row.project_id: _submission(row) for row in seen(people)}


def _submission(row: Submission) -> OpenSubmissionShape:
    return {
        "decision": row.decision,
        "standing": row.standing,
        "note": row.note,
        "submitted_at": row.submitted_at.isoformat(),
    }
