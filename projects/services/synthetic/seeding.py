"""Storing made-up projects in bulk, with their history and their public records."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from projects.models import (
    Classification,
    Confirmation,
    FundingEntry,
    Indicator,
    Milestone,
    Participation,
    Period,
    Project,
    ProjectAlias,
    ProjectCountry,
    Reading,
    ReadingPart,
    ReportedValue,
    StatusUpdate,
    Target,
)
from projects.services.bulk import insert_rows, refresh_statistics
from projects.services.data_version import raise_data_version
from projects.services.public_record import publish_versions, write_public_records
from projects.services.synthetic.figures import draw_figures
from projects.services.synthetic.first_history import (
    record_first_history,
    record_first_relations,
)
from projects.services.synthetic.projects import draw_project, synthetic_slug
from projects.services.synthetic.rows import Draw, Rows
from projects.services.synthetic.stage import FIRST_YEAR, PREFIX, REASON, Stage, set_stage

# Components and phases stay within a batch, so that each is written with its relatives.
BATCH = 1000
# The tracked rows of a project, in an order that satisfies their keys, and the way to it.
PATHS: dict[type[Model], str] = {
    ProjectCountry: "project",
    Participation: "project",
    Classification: "project",
    ProjectAlias: "project",
    StatusUpdate: "project",
    Period: "project",
    FundingEntry: "project",
    Milestone: "project",
    ReportedValue: "project",
    Confirmation: "project",
    Indicator: "project",
    Target: "indicator__project",
    Reading: "indicator__project",
    ReadingPart: "reading__indicator__project",
}


class RealDataError(Exception):
    """There are projects that nobody made up; made-up ones would stand among them."""


def seed_synthetic_projects(
    count: int,
    *,
    seed: int,
    beside_real_data: bool = False,
    with_history: bool = True,
    tell: Callable[[int], None] = lambda done: None,
) -> int:
    """Publish the first ``count`` made-up projects of ``seed`` that are not there yet.

    A batch is a transaction, so an interrupted run is taken up again; ``tell`` hears how many are
    done after each. Returns how many are new. Raises RealDataError if projects that nobody made
    up are public, unless ``beside_real_data``.
    """
    real = Project.objects.approved().exclude(slug__startswith=PREFIX)
    if not beside_real_data and real.exists():
        raise RealDataError(_("There are published projects here that are not synthetic."))
    created = 0
    with transaction.atomic():
        stage = set_stage(seed)
    for start in range(0, count, BATCH):
        numbers = range(start, min(start + BATCH, count))
        with transaction.atomic():
            created += _seed_batch(stage, seed, numbers, with_history=with_history)
        tell(numbers.stop)
    if created:
        refresh_statistics()
    return created


def _seed_batch(stage: Stage, seed: int, numbers: range, *, with_history: bool) -> int:
    slugs = {synthetic_slug(seed, number): number for number in numbers}
    drawn = {slugs[row.slug]: row for row in Project.objects.filter(slug__in=slugs)}
    present = set(drawn)
    if len(present) == len(numbers):
        return 0
    rows = Rows()
    for number in numbers:
        if number not in present:
            draw = Draw(stage, rows, seed, number)
            drawn[number] = draw_project(draw, seed, number, drawn)
            starts_on = date(FIRST_YEAR + 1, 1, 1) + draw.days(0, 5700)
            ends_on = starts_on + timedelta(days=draw.number(6, 60) * 30)
            draw_figures(draw, drawn[number], starts_on=starts_on, ends_on=ends_on)
    fresh = [row for number, row in drawn.items() if number not in present]
    _store(rows, fresh)
    keys = [row.pk for row in fresh]
    if with_history:
        _record_history(keys, at=timezone.now())
    publish_versions(fresh)
    write_public_records({row.pk for row in drawn.values()})
    raise_data_version()
    return len(fresh)


def _store(rows: Rows, projects: Iterable[Project]) -> None:
    """Store the rows; a row comes after those it names."""
    listed = list(projects)
    apart = [row for row in listed if row.parent is None and row.follows is None]
    related = [row for row in listed if row.parent is not None or row.follows is not None]
    for group in (apart, related):
        Project.objects.bulk_create(group)
    relations = [model for model in rows.by_model if model not in PATHS and model is not Project]
    for model in (*relations, *PATHS):
        owner = PATHS.get(model, "project").split("__")[0]
        _store_rows(model, rows.by_model[model], owner)


def _store_rows(model: type[Model], rows: list[Model], owner: str) -> None:
    """Store the rows of one model, whose owner got its key only now."""
    for row in rows:
        vars(row)[f"{owner}_id"] = getattr(row, owner).pk
    if model is Indicator:
        # Its readings need its key.
        Indicator.objects.bulk_create(row for row in rows if isinstance(row, Indicator))
        return
    # What supersedes nothing comes first: a key must be there before it is named.
    insert_rows(model, sorted(rows, key=lambda row: bool(vars(row).get("supersedes_id"))))


def _record_history(projects: list[int], *, at: datetime) -> None:
    record_first_history(Project.objects.filter(pk__in=projects), at=at, reason=REASON)
    record_first_relations(projects)
    for model, path in PATHS.items():
        rows = model._default_manager.filter(**{f"{path}__in": projects})
        record_first_history(rows, at=at, reason=REASON)
