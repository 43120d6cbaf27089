"""As much of Power Query's language M as the guide to the API uses, run in Python.

This is no Excel: that Excel takes the recipe, and how it shows what it got, is not tested. A
function that is not listed here, a bracket too many or a step that is not there fails.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode, urljoin
from urllib.request import urlopen

TOKEN = re.compile(r'\s*(?://[^\n]*\s*)*("(?:[^"]|"")*"|[A-Za-z_][\w.]*|\d+|[][(){},=])')
TRUTH = {"true": True, "false": False}
TYPES: dict[str, Callable[[str], Any]] = {
    "type date": date.fromisoformat,
    "type number": Decimal,
    "type logical": lambda text: TRUTH[text],
}

Table = list[dict[str, Any]]


def run(recipe: str) -> Any:
    """What the recipe comes to."""
    tokens = _tokens(recipe)
    value = _value(tokens, {**TRUTH, **TYPES, **LIBRARY, "null": None})
    assert tokens == []
    return value


def _tokens(recipe: str) -> list[str]:
    found = []
    at = 0
    while recipe[at:].strip():
        token = TOKEN.match(recipe, at)
        assert token, recipe[at : at + 40]
        found.append(token[1])
        at = token.end()
    return found


def _value(tokens: list[str], names: dict[str, Any]) -> Any:
    token = tokens.pop(0)
    if token == "let":
        inner = dict(names)
        for name, value in _each(tokens, "in", lambda: _named(tokens, inner)):
            assert name in inner, value
        return _value(tokens, inner)
    if token == "[":
        return dict(_each(tokens, "]", lambda: _named(tokens, dict(names))))
    if token == "{":
        return _each(tokens, "}", lambda: _value(tokens, names))
    if token == "type":
        return names[f"type {tokens.pop(0)}"]
    if token[0] == '"':
        return token[1:-1].replace('""', '"')
    if token.isdecimal():
        return int(token)
    value = names[token]
    if tokens and tokens[0] == "(":
        tokens.pop(0)
        return value(*_each(tokens, ")", lambda: _value(tokens, names)))
    return value


def _named(tokens: list[str], names: dict[str, Any]) -> tuple[str, Any]:
    """A step of a recipe or a field of a record; from here on it has its name."""
    name = tokens.pop(0)
    assert (tokens.pop(0), name not in LIBRARY) == ("=", True)
    names[name] = _value(tokens, names)
    return name, names[name]


def _each(tokens: list[str], end: str, read: Callable[[], Any]) -> list[Any]:
    found = []
    while not found or tokens[0] == ",":
        if found:
            tokens.pop(0)
        found.append(read())
    assert tokens.pop(0) == end
    return found


def _contents(url: str, options: dict[str, Any]) -> bytes:
    assert {*options} <= {"RelativePath", "Query"}
    address = urljoin(f"{url}/", options.get("RelativePath", ""))
    query = urlencode(options.get("Query", {}))
    with urlopen(f"{address}?{query}") as answer:  # noqa: S310 - our own site
        body: bytes = answer.read()
    return body


def _document(source: bytes, options: dict[str, Any]) -> list[list[str]]:
    assert options == {"Delimiter": ",", "Encoding": 65001, "QuoteStyle": "whole cells"}
    return list(csv.reader(source.decode("utf-8-sig").splitlines(keepends=True), strict=True))


def _promoted(rows: list[list[str]], options: dict[str, Any]) -> Table:
    names, *cells = rows
    assert (options, len({*names})) == ({"PromoteAllScalars": True}, len(names))
    return [dict(zip(names, row, strict=True)) for row in cells]


def _replaced(table: Table, old: Any, new: Any, how: str, columns: list[str]) -> Table:
    assert how == "whole values"
    return [{k: new if k in columns and v == old else v for k, v in it.items()} for it in table]


def _typed(table: Table, types: list[Any], culture: str) -> Table:
    assert culture == "en-US"
    asked = dict(types)
    assert {*asked} <= {*table[0]}
    return [
        {k: asked[k](v) if k in asked and v is not None else v for k, v in it.items()}
        for it in table
    ]


LIBRARY: dict[str, Any] = {
    "Web.Contents": _contents,
    "Csv.Document": _document,
    "QuoteStyle.Csv": "whole cells",
    "Table.PromoteHeaders": _promoted,
    "Table.ReplaceValue": _replaced,
    "Replacer.ReplaceValue": "whole values",
    "Table.ColumnNames": lambda table: [*table[0]],
    "Table.TransformColumnTypes": _typed,
}
