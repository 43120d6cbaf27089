"""Reading text files of every origin: rightly, or not at all (T22)."""

from __future__ import annotations

import codecs
from contextlib import suppress
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from hypothesis import assume, given
from hypothesis import strategies as some

from projects.imports.tables import read_table

KOREAN = "slug,title_ko\r\nkadif,한아세안 디지털 혁신\r\n"


def lines(content: bytes) -> list[tuple[int, dict[str, Any]]]:
    return [(line.number, line.cells) for line in read_table(content).lines]


def refusal(content: bytes) -> tuple[Any, list[str]]:
    with pytest.raises(ValidationError) as refused:
        read_table(content)
    return refused.value.code, refused.value.messages


@pytest.mark.parametrize(
    ("content", "read_as"),
    [
        (KOREAN.encode(), "UTF-8, separated by commas"),
        (codecs.BOM_UTF8 + KOREAN.encode(), "UTF-8, separated by commas"),
        (codecs.BOM_UTF16_LE + KOREAN.encode("utf-16-le"), "UTF-16, separated by commas"),
        (codecs.BOM_UTF16_BE + KOREAN.encode("utf-16-be"), "UTF-16, separated by commas"),
        (KOREAN.encode("cp949"), "CP949, separated by commas"),
        (KOREAN.replace(",", ";").encode(), "UTF-8, separated by semicolons"),
        (KOREAN.replace(",", "\t").encode(), "UTF-8, separated by tabs"),
        (KOREAN.replace("\r\n", "\r").encode(), "UTF-8, separated by commas"),
        (KOREAN.replace("\r\n", "\n").encode(), "UTF-8, separated by commas"),
    ],
)
def test_what_excel_writes_is_read(content: bytes, read_as: str) -> None:
    table = read_table(content)
    assert [line.cells for line in table.lines] == [
        {"slug": "kadif", "title_ko": "한아세안 디지털 혁신"}
    ]
    assert table.read_as == read_as


@pytest.mark.parametrize(
    "content",
    [
        "slug,title\na,caf\u00e9\n".encode("latin-1"),
        # Two letters that CP949 would take for one Chinese character.
        "slug,title\na,cr\u00e9\u00e9e\n".encode("latin-1"),
        "slug,title\na,日本語\n".encode("shift-jis"),
        "slug,title\na,Đà Nẵng\n".encode("cp1258", "replace"),
        codecs.BOM_UTF16_LE + b"\x00\xd8\x00",
        codecs.BOM_UTF8 + b"\xff",
    ],
)
def test_another_encoding_is_refused_and_not_guessed(content: bytes) -> None:
    assert refusal(content) == (
        "encoding",
        ["The text is neither UTF-8 nor Korean CP949: save it as “CSV UTF-8” or as .xlsx."],
    )


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"slug,title\na,b\0c\n", "binary_text"),
        ("slug,title\na,b".encode("utf-16-le"), "binary_text"),
        (b"slug,title\na," + b"x" * 1_000_000 + b"\n", "long_cell"),
        (b"slug,title\na," + b"x" * 40_000 + b"\n", "cell_characters"),
        (b"slug" + b"," * 10_000 + b"x\n", "columns"),
        (b",".join(b"c%d" % number for number in range(10_000)) + b"\n", "columns"),
        (b"slug\n" + b"a\n" * 20_000, "rows"),
        (b"slug\n" + b"\n" * 20_000 + b"a\n", "rows"),
        (b'slug,title\na,"never closed\nb,c\n', "quotes"),
        (b'slug,title\na,"closed" too early\n', "quotes"),
        (b"", "empty"),
        (b"\n\n \n"[:2], "empty"),
        (b"slug\na,b\n", "no_heading"),
        (b"slug,slug\na,b\n", "repeated_heading"),
        (b"x" * 10_000_001, "file_bytes"),
        (b"%PDF-1.7 \xff\xff", "encoding"),
    ],
)
def test_what_is_no_table_is_refused(content: bytes, word: str) -> None:
    assert refusal(content)[0] == word


def test_a_hundred_columns_are_not_too_many() -> None:
    names = [f"c{number}" for number in range(100)]
    assert read_table(",".join(names).encode()).columns == tuple(names)


def test_quotes_that_do_not_match_are_explained() -> None:
    _, [sentence] = refusal(b'slug,title\na,"never closed\n')
    assert sentence == (
        "The quotation marks don't match near line 2: a cell that holds one needs it twice, "
        'and one on each side, like "the “good” one".'
    )


def test_rows_are_counted_as_a_spreadsheet_shows_them() -> None:
    assert lines(b'slug,summary\n\na,"two\nlines"\nb,one\n') == [
        (3, {"slug": "a", "summary": "two\nlines"}),
        (4, {"slug": "b", "summary": "one"}),
    ]


def test_a_guard_against_formulas_is_taken_away() -> None:
    assert lines(b"slug,title\na,'=1+1\nb,''=1+1\nc,'quoted'\nd,-5\n") == [
        (2, {"slug": "a", "title": "=1+1"}),
        (3, {"slug": "b", "title": "'=1+1"}),
        (4, {"slug": "c", "title": "'quoted'"}),
        (5, {"slug": "d", "title": "-5"}),
    ]


@given(some.binary(max_size=400))
def test_any_bytes_are_a_table_or_a_refusal(content: bytes) -> None:
    # A workbook is read in another process, which is not what this test is about.
    assume(not content.startswith(b"PK\3\4"))
    with suppress(ValidationError):
        assert read_table(content).columns
