"""Checks of the public records against the published versions and entries."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from projects.models import Project, PublicRecord, Term
from projects.services.check_ledgers.difference import Difference, Tell, differing_part
from projects.services.public_record import (
    compose_records,
    composed_columns,
    publish_versions,
    remove_public_records,
    settle_shared_columns,
    shared_columns,
    write_public_records,
)

BATCH = 500

Compare = Callable[[Collection[PublicRecord]], Iterator[tuple[int, Difference]]]


def check_presence(tell: Tell, *, repair: bool) -> None:
    """Every published project has a record, and no other has; no term stands alone."""
    for keys in _batches_of_keys(_strays()):
        for slug in PublicRecord.objects.filter(pk__in=keys).values_list("slug", flat=True):
            tell(Difference(slug, "public record", None, "there"))
        if repair:
            remove_public_records(keys)
    for keys in _batches_of_keys(Project.objects.approved().filter(public_record__isnull=True)):
        missing = Project.objects.filter(pk__in=keys).order_by("pk")
        for project in missing:
            tell(Difference(project.slug, "public record", "there", None))
        if repair:
            # The published version is lost with the record: the working copy is all there is.
            publish_versions(missing)
    alone = Term.objects.filter(~Exists(PublicRecord.objects.filter(pk=OuterRef("record_id"))))
    for term in alone.iterator(chunk_size=BATCH):
        tell(Difference(f"record {term.record_id}", "term", None, str(term)))
    if repair:
        alone.delete()


def check_shared_columns(tell: Tell, *, repair: bool) -> None:
    """What records read of one another is what the published versions say."""
    _check_each(_compare_shared, tell, settle_shared_columns if repair else None)


def check_composed_columns(tell: Tell, *, repair: bool) -> None:
    """Documents, columns and terms are what versions and entries give today."""
    _check_each(_compare_composed, tell, _write if repair else None)


def _strays() -> QuerySet[PublicRecord]:
    # A published project stays published while its next version is submitted or under embargo.
    published = Project.objects.approved()
    return PublicRecord.objects.filter(~Exists(published.filter(pk=OuterRef("pk"))))


def _batches_of_keys(rows: QuerySet[Project] | QuerySet[PublicRecord]) -> Iterator[list[int]]:
    keys = list(rows.order_by("pk").values_list("pk", flat=True)[:BATCH])
    while keys:
        yield keys
        after = rows.filter(pk__gt=keys[-1]).order_by("pk")
        keys = list(after.values_list("pk", flat=True)[:BATCH])


def _check_each(
    compare: Compare,
    tell: Tell,
    write: Callable[[Collection[PublicRecord]], None] | None,
) -> None:
    for keys in _batches_of_keys(PublicRecord.objects.all()):
        rows = PublicRecord.objects.filter(pk__in=keys).order_by("pk")
        if next(compare(list(rows)), None) is None:
            continue
        # Someone may have published between our reading the record and its entries: whoever
        # writes a record waits for its lock, so what still differs under it is wrong.
        with transaction.atomic():
            records = list(rows.select_for_update())
            different = set()
            for key, difference in compare(records):
                different.add(key)
                tell(difference)
            if write is not None:
                write([record for record in records if record.pk in different])


def _write(records: Collection[PublicRecord]) -> None:
    write_public_records([record.pk for record in records])


def _compare_shared(records: Collection[PublicRecord]) -> Iterator[tuple[int, Difference]]:
    wanted = shared_columns(records)
    for record in records:
        for difference in _compare_columns(record, wanted[record.pk]):
            yield record.pk, difference


def _compare_composed(records: Collection[PublicRecord]) -> Iterator[tuple[int, Difference]]:
    compositions = compose_records(records)
    stored: dict[int, set[tuple[str, str]]] = {record.pk: set() for record in records}
    terms = Term.objects.filter(record__in=stored).values_list("record", "facet", "value")
    for key, facet, value in terms:
        stored[key].add((facet, value))
    for record in records:
        key, composition = record.pk, compositions[record.pk]
        for difference in _compare_columns(record, composed_columns(composition.document)):
            yield key, difference
        for facet, value in sorted(composition.terms - stored[key]):
            yield key, Difference(record.slug, "term", f"{facet}: {value}", None)
        for facet, value in sorted(stored[key] - composition.terms):
            yield key, Difference(record.slug, "term", None, f"{facet}: {value}")


def _compare_columns(record: PublicRecord, wanted: Mapping[str, object]) -> Iterator[Difference]:
    for name, expected in wanted.items():
        stored = vars(record)[name]
        if expected == stored:
            continue
        if name in {"summary", "document"}:
            part, should_be, is_now = differing_part(str(expected), str(stored))
            yield Difference(record.slug, f"{name}, {part or 'text'}", should_be, is_now)
        else:
            yield Difference(record.slug, name, expected, stored)
