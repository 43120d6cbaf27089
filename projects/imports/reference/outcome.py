"""What a run of the loader did."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Outcome:
    """What a run did, or with ``check`` would do: one sentence a record."""

    created: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)

    @property
    def wrote(self) -> bool:
        """Whether anything was stored."""
        return bool(self.created or self.changed)

    @property
    def differs(self) -> bool:
        """Whether fixtures/ and the database are not the same."""
        return self.wrote or bool(self.left)
