"""From where the changes of the moment come, and in whose name."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace

from django.contrib.auth.models import AbstractBaseUser

from projects.choices import Origin
from projects.models.batch import Batch

DETAIL_LENGTH = 200


@dataclass(frozen=True)
class Provenance:
    """Where the changes of the moment come from."""

    origin: Origin = Origin.SYSTEM
    # The row of an import file, the name of a token.
    detail: str = ""
    batch: int | None = None
    # For what changes without naming a person, like the rows that go with a deleted one.
    by: AbstractBaseUser | None = None
    reason: str | None = None


# Frozen, so no default to be changed by accident.
NOWHERE = Provenance()
_provenance: ContextVar[Provenance] = ContextVar("provenance", default=NOWHERE)


@contextmanager
def recorded_as(
    origin: Origin, *, batch: Batch | None = None, detail: str = ""
) -> Iterator[Provenance]:
    """Within the block, every history row says that its change came from here."""
    with provenance(
        Provenance(origin, detail[:DETAIL_LENGTH], None if batch is None else batch.pk)
    ) as now:
        yield now


@contextmanager
def recorded_for(by: AbstractBaseUser | None, *, reason: str) -> Iterator[Provenance]:
    """Within the block, what changes without naming a person is done by this one, and why."""
    with provenance(replace(_provenance.get(), by=by, reason=reason)) as now:
        yield now


@contextmanager
def provenance(now: Provenance) -> Iterator[Provenance]:
    """Within the block, this is where changes come from."""
    token = _provenance.set(now)
    try:
        yield now
    finally:
        _provenance.reset(token)


def current_provenance() -> Provenance:
    """Where the changes of the moment come from."""
    return _provenance.get()


def current_origin() -> str:
    """The origin of the changes of the moment."""
    return _provenance.get().origin.value


def current_detail() -> str:
    """Where in the origin the changes of the moment come from."""
    return _provenance.get().detail


def current_batch() -> int | None:
    """The primary key of the batch that the changes of the moment belong to."""
    return _provenance.get().batch
