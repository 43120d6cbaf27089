"""A file compared with what is stored, and the way to store it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from django.contrib.auth.models import AbstractBaseUser

from projects.imports.sheet.outcome import Outcome
from projects.models import Batch


class Store(Protocol):
    """Stores all that a file changes, or raises RowRefusedError and stores none of it."""

    def __call__(self, *, batch: Batch, by: AbstractBaseUser | None, reason: str) -> None:
        """Store it as one batch, in the name of ``by``."""


@dataclass(frozen=True)
class Rehearsed:
    """What a file would do, and what does it."""

    outcome: Outcome
    store: Store
