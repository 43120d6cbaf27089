"""The tile map: one tile for each member of ASEAN, where it lies among the others."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import ngettext

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


@dataclass(frozen=True)
class TileMap:
    """The eleven tiles, none where none would be filled, and in a sentence how many are."""

    says: str
    tiles: list[Tile]


def tile_map(countries: Collection[CountryShape]) -> TileMap:
    """The tiles of the members of ASEAN, filled for those among ``countries``."""
    codes = {country["code"] for country in countries}
    inside = len(codes & PLACES.keys())
    elsewhere = len(codes) - inside
    says = ngettext(
        "In %(n)s of today's %(m)s members of ASEAN.",
        "In %(n)s of today's %(m)s members of ASEAN.",
        inside,
    ) % {"n": inside, "m": len(PLACES)}
    if elsewhere:
        says += " " + ngettext(
            "And in %(n)s country elsewhere.", "And in %(n)s countries elsewhere.", elsewhere
        ) % {"n": elsewhere}
    return TileMap(
        says=says,
        tiles=[
            Tile(code=code, x=column * PITCH, y=row * PITCH, is_filled=code in codes)
            for code, (column, row) in PLACES.items()
            if inside
        ],
    )
