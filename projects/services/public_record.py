"""Writing public records: the only place that does."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from decimal import Decimal

from django.db.models import Model, Q
from django.utils import timezone

from projects.choices import FundingKind
from projects.documents.project import Composition, compose, summary_of
from projects.documents.references import Published
from projects.documents.shapes import CurrentDateShape, ProjectShape
from projects.documents.snapshot import Snapshot, key_of, take_snapshots
from projects.documents.terms import search_text_of, searchable
from projects.models import Project, PublicRecord, Term
from projects.services.bulk import insert_rows, update_rows
from projects.services.document_change import note_projects

# What other records' documents read of a record: settled before any document is composed.
SHARED_COLUMNS = (
    "slug",
    "acronym",
    "title",
    "title_ko",
    "sort_title",
    "parent_slug",
    "follows_slug",
)
COMPOSED_COLUMNS = (
    "summary",
    "document",
    "search_text",
    "is_signature",
    "status",
    "status_on",
    "start_on",
    "end_on",
    "planned_end_on",
    "committed_usd",
    "confirmed_on",
    "first_known_on",
)
# What publishing a version stores of it.
VERSION_COLUMNS = ("snapshot", "parent_key", "follows_key", *SHARED_COLUMNS)
# How many records are written at a time: keeps memory and the length of a statement bounded.
BATCH = 1000
# How many alternatives one condition holds: SQLite refuses a thousand.
ALTERNATIVES = 500


def publish_versions(projects: Collection[Project]) -> None:
    """Make the working copies as they stand the published versions.

    Call write_public_records() next, with the relatives: this stores the versions only.
    """
    snapshots = take_snapshots(projects)
    now = timezone.now()
    existing = PublicRecord.objects.in_bulk([project.pk for project in projects])
    fresh: list[PublicRecord] = []
    kept: list[PublicRecord] = []
    left: dict[str, str] = {}
    for project in projects:
        record = existing.get(project.pk) or _empty_record(project)
        record.version = project.version
        record.published_at = now
        record.updated_at = now
        record.snapshot = to_json(snapshots[project.pk])
        record.parent_key = project.parent_id
        record.follows_key = project.follows_id
        names = _names(snapshots[project.pk])
        if project.pk in existing and record.slug != names["slug"]:
            left[record.slug] = ""
        for name, value in names.items():
            setattr(record, name, value)
        (kept if project.pk in existing else fresh).append(record)
    note_projects(left)
    PublicRecord.objects.bulk_create(fresh, batch_size=BATCH)
    update_rows(PublicRecord, kept, ["version", "published_at", "updated_at", *VERSION_COLUMNS])


def write_public_records(projects: Collection[int]) -> None:
    """Compose anew the public records of the projects with these primary keys.

    Call it in the transaction that changed their versions or entries, and raise the data version
    after it. Projects without a public record are passed over.
    """
    keys = sorted(projects)
    batches = [keys[start : start + BATCH] for start in range(0, len(keys), BATCH)]
    for batch in batches:
        # Whoever writes the same record at the same time waits here, and then reads our entries.
        locked = PublicRecord.objects.select_for_update().filter(pk__in=batch)
        settle_shared_columns(list(locked.order_by("pk")))
    for batch in batches:
        _write_batch(list(PublicRecord.objects.filter(pk__in=batch)))


def write_confirmations(projects: Collection[int], *, on: date) -> None:
    """Add one confirmation of the day ``on`` to each of the public records.

    As write_public_records() would, but it changes nothing else: composing thousands of documents
    anew takes ten times as long.
    """
    keys, now = sorted(projects), timezone.now()
    for start in range(0, len(keys), BATCH):
        locked = PublicRecord.objects.select_for_update().filter(pk__in=keys[start : start + BATCH])
        records = list(locked.order_by("pk"))
        for record in records:
            document: ProjectShape = json.loads(record.document)
            days = sorted([*document["confirmations"], on.isoformat()])
            document |= {"confirmations": days, "confirmed_on": days[-1]}
            record.confirmed_on = date.fromisoformat(days[-1])
            record.document = to_json(document)
            record.summary = to_json(summary_of(document))
            record.updated_at = now
        update_rows(PublicRecord, records, ["confirmed_on", "document", "summary", "updated_at"])
        note_projects({record.slug: record.document for record in records})


def remove_public_records(projects: Collection[int]) -> None:
    """Take the projects with these primary keys from the public."""
    records = PublicRecord.objects.filter(pk__in=projects)
    note_projects(dict.fromkeys(records.values_list("slug", flat=True), ""))
    Term.objects.filter(record__in=projects).delete()
    records.delete()


def relatives_of(projects: Collection[int]) -> set[int]:
    """The public projects whose documents name these: above, below, before and after them.

    As the published versions say, whatever the working copies say meanwhile.
    """
    below = PublicRecord.objects.filter(
        Q(parent_key__in=projects) | Q(follows_key__in=projects)
    ).values_list("pk", flat=True)
    named = PublicRecord.objects.filter(pk__in=projects).values_list("parent_key", "follows_key")
    return {*below, *(key for keys in named for key in keys if key is not None)}


def records_naming(rows: Iterable[Model]) -> set[int]:
    """The projects whose published version names one of the records."""
    keys = [json.dumps(key_of(type(row), row.pk)) for row in rows]
    found: set[int] = set()
    for start in range(0, len(keys), ALTERNATIVES):
        naming = Q()
        for key in keys[start : start + ALTERNATIVES]:
            naming |= Q(snapshot__contains=key)
        found.update(PublicRecord.objects.filter(naming).values_list("pk", flat=True))
    return found


def settle_shared_columns(records: Collection[PublicRecord]) -> None:
    """Store what other records read of these; a hidden parent or earlier phase is left empty."""
    wanted = shared_columns(records)
    changed = [record for record in records if set_columns(record, wanted[record.pk])]
    update_rows(PublicRecord, changed, SHARED_COLUMNS)


def shared_columns(records: Collection[PublicRecord]) -> dict[int, dict[str, object]]:
    """What the shared columns should hold, from the published versions."""
    named = {key for it in records for key in (it.parent_key, it.follows_key) if key is not None}
    public = dict(PublicRecord.objects.filter(pk__in=named).values_list("pk", "slug"))
    return {
        record.pk: {
            **_names(Published.of(record).snapshot),
            "parent_slug": public.get(record.parent_key or 0, ""),
            "follows_slug": public.get(record.follows_key or 0, ""),
        }
        for record in records
    }


def compose_records(records: Collection[PublicRecord]) -> dict[int, Composition]:
    """What the records should hold, from their published versions and today's entries."""
    return compose({record.pk: Published.of(record) for record in records}, on=timezone.localdate())


def composed_columns(document: ProjectShape) -> dict[str, object]:
    """The document as stored, and the plain columns that filters and orderings need."""
    status, dates = document["status"], document["dates"]
    return {
        "summary": to_json(summary_of(document)),
        "document": to_json(document),
        "search_text": search_text_of(document),
        "is_signature": document["is_signature"],
        "status": "" if status is None else status["status"],
        "status_on": None if status is None else date.fromisoformat(status["effective_on"]),
        "start_on": _day(dates["actual_start"] or dates["planned_start"]),
        "end_on": _day(dates["actual_end"] or dates["planned_end"]),
        "planned_end_on": _day(dates["planned_end"]),
        "committed_usd": _committed(document),
        "confirmed_on": (
            None
            if document["confirmed_on"] is None
            else date.fromisoformat(document["confirmed_on"])
        ),
        "first_known_on": _first_known(document),
    }


def set_columns(record: PublicRecord, wanted: Mapping[str, object]) -> bool:
    """Set the columns; True if any of them was different."""
    different = {name: value for name, value in wanted.items() if vars(record)[name] != value}
    vars(record).update(different)
    return bool(different)


def write_terms(wanted: Mapping[int, frozenset[tuple[str, str]]]) -> None:
    """Make the terms of the records exactly those given."""
    stored: dict[int, dict[tuple[str, str], int]] = {key: {} for key in wanted}
    rows = Term.objects.filter(record__in=wanted).values_list("record", "facet", "value", "pk")
    for key, facet, value, pk in rows:
        stored[key][facet, value] = pk
    gone = [
        pk for key, terms in stored.items() for term, pk in terms.items() if term not in wanted[key]
    ]
    Term.objects.filter(pk__in=gone).delete()
    insert_rows(
        Term,
        (
            Term(record_id=key, facet=facet, value=value)
            for key, terms in wanted.items()
            for facet, value in sorted(terms - stored[key].keys())
        ),
    )


def to_json(document: Snapshot | ProjectShape | Mapping[str, object]) -> str:
    """Compact JSON, in the order of the keys, with every script as it is."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def _write_batch(records: Collection[PublicRecord]) -> None:
    compositions = compose_records(records)
    now = timezone.now()
    changed = []
    told = {record.pk: record.document for record in records}
    for record in records:
        if set_columns(record, composed_columns(compositions[record.pk].document)):
            record.updated_at = now
            changed.append(record)
    update_rows(PublicRecord, changed, [*COMPOSED_COLUMNS, "updated_at"])
    note_projects({it.slug: it.document for it in changed if it.document != told[it.pk]})
    write_terms({record.pk: compositions[record.pk].terms for record in records})


def _empty_record(project: Project) -> PublicRecord:
    return PublicRecord(
        project=project, summary="", document="", search_text="", is_signature=False
    )


def _names(snapshot: Snapshot) -> dict[str, str]:
    """The names of a published version."""
    return {
        "slug": snapshot["slug"],
        "acronym": snapshot["acronym"],
        "title": snapshot["title"],
        "title_ko": snapshot["title_ko"],
        "sort_title": searchable(snapshot["title"])[:300],
    }


def _day(shape: CurrentDateShape | None) -> date | None:
    return None if shape is None else date.fromisoformat(shape["date"])


def _committed(document: ProjectShape) -> Decimal | None:
    """All that is committed and known in US dollars, or None if nothing is."""
    known = [
        Decimal(entry["usd_amount"])
        for money in document["money"]
        if money["kind"] == FundingKind.COMMITMENT
        for entry in money["entries"]
        if entry["usd_amount"] is not None
    ]
    return sum(known, Decimal(0)) if known else None


def _first_known(document: ProjectShape) -> date | None:
    """The first day on which any of its entries speaks, or it was to begin."""
    entries = [
        *document["status_history"],
        *document["periods"],
        *document["funding"],
        *document["milestones"],
        *document["reported_values"],
        *(reading for it in document["indicators"] for reading in it["readings"]),
        *(target for it in document["indicators"] for target in it["targets"]),
    ]
    days = [entry["effective_on"] for entry in entries]
    days += [period["starts_on"] for period in document["periods"] if period["starts_on"]]
    return date.fromisoformat(min(days)) if days else None
