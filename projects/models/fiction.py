"""Fiction: records that are made up, as their address says wherever it goes."""

from __future__ import annotations

from typing import Final

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

# An address that begins so is that of a made-up record.
MARK: Final = "fictional-"
# ISO 3166-1 leaves these codes to their users: no state will ever bear one.
CODES: Final = frozenset(f"Q{letter}" for letter in "MNOPQRSTUVWXYZ")
# What a file or feed says of itself that holds such records.
WARNING: Final = _(
    "Fictional: made up to learn with; no such country, organisation, plan, fund or project exists."
)


def is_fictional(name: str) -> bool:
    """Whether the address, or the code of a country, is that of a made-up record."""
    return name.startswith(MARK) or name in CODES


def made_up(path: str) -> Q:
    """The condition that the address at ``path`` is that of a made-up record."""
    return Q(**{f"{path}__startswith": MARK})
