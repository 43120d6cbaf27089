"""Writing CSV (T23, U27)."""

from __future__ import annotations

import codecs
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from projects.exports.delimited import write_csv
from projects.exports.sheet import Column, Sheet, Value


def written(*values: Value) -> bytes:
    columns = [Column(f"c{number}") for number in range(len(values))]
    content = b"".join(write_csv(Sheet("projects", columns, [values])))
    assert content.startswith(codecs.BOM_UTF8)
    heading, row = content.removeprefix(codecs.BOM_UTF8).split(b"\r\n", 1)
    assert heading == ",".join(column.name for column in columns).encode()
    return row.removesuffix(b"\r\n")


def test_each_kind_of_value_has_one_way_of_being_written() -> None:
    assert (
        written(
            None,
            0,
            "",
            -5,
            0.1,
            Decimal("1E+3"),
            True,
            date(2025, 5, 16),
            datetime(2025, 5, 16, 13, 30, tzinfo=UTC),
            'a "word", and more',
        )
        == b',0,,-5,0.1,1000,true,2025-05-16,2025-05-16T13:30:00+00:00,"a ""word"", and more"'
    )


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "＝"])
def test_text_that_a_spreadsheet_would_calculate_is_guarded(start: str) -> None:
    assert written(f"{start}1+1") == f"'{start}1+1".encode()


def test_a_return_is_guarded_too() -> None:
    assert written("\r=1") == b'"\'\r=1"'


def test_a_guard_of_the_texts_own_is_guarded() -> None:
    assert written("'=1", "''-", "'quoted'") == b"''=1,'''-,'quoted'"


def test_korean_stands_as_it_is() -> None:
    assert written("한아세안") == "한아세안".encode()


def test_many_rows_come_in_pieces() -> None:
    pieces = list(write_csv(Sheet("s", [Column("n")], ([number] for number in range(1000)))))
    assert len(pieces) > 3
    assert b"".join(pieces).count(b"\r\n") == 1001
