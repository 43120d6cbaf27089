"""How much a file may hold: passed on as numbers, so that both processes go by the same."""

from __future__ import annotations

from dataclasses import dataclass


class RefusedError(Exception):
    """The file is not read any further; the word says why, the details where."""

    def __init__(self, word: str, **details: int | str) -> None:
        super().__init__(word)
        self.word = word
        self.details = details


@dataclass(frozen=True)
class Limits:
    """What a file may hold and what reading it may cost, several times what real ones need."""

    # The file
    file_bytes: int = 10_000_000
    unpacked_bytes: int = 60_000_000
    parts: int = 1_000
    # The sheet
    rows: int = 10_001
    columns: int = 100
    cells: int = 300_000
    # As many as Excel allows
    cell_characters: int = 32_767
    characters: int = 10_000_000
    # Rows and cells without a value, and every element beside the cells
    elements: int = 2_000_000
    # The process that reads a workbook
    memory_bytes: int = 300 * 2**20
    seconds: int = 4


LIMITS = Limits()
