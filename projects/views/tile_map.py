"""The tile map: one tile for each member of ASEAN, where it lies among the others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from projects.documents.shapes import CountryShape

# Column and row of each member; a tile says where, never how large.
PLACES = {
    "MM": (0, 0),
    "LA": (1, 0),
    "VN": (2, 0),
    "TH": (0, 1),
    "KH": (1, 1),
    "PH": (3, 1),
    "MY": (0, 2),
    "BN": (2, 2),
    "SG": (0, 3),
    "ID": (1, 3),
    "TL": (3, 3),
}
# In the units of the drawing: a tile and the gap after it.
TILE = 40
PITCH = 44


@dataclass(frozen=True)
class Tile:
    """One country's tile."""

    code: str
    x: int
    y: int
    is_filled: bool

    @property
    def centre_x(self) -> int:
        """Where the code is centred."""
        return self.x + TILE // 2

    @property
    def baseline(self) -> int:
        """Where the code stands."""
        return self.y + TILE // 2 + 5


def tiles(countries: Iterable[CountryShape]) -> list[Tile]:
    """The tiles of the eleven members, filled for those among ``countries``."""
    filled = {country["code"] for country in countries}
    return [
        Tile(code=code, x=column * PITCH, y=row * PITCH, is_filled=code in filled)
        for code, (column, row) in PLACES.items()
    ]
