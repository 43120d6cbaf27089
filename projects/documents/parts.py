"""What a document consists of: its names, read off its shape."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints, is_typeddict


def inner_type(hint: Any) -> Any:
    """What a value is where there is one, or what each of a list is."""
    if is_list(hint):
        return inner_type(get_args(hint)[0])
    if get_origin(hint) in (Union, UnionType):
        (known,) = (it for it in get_args(hint) if it is not NoneType)
        return inner_type(known)
    return hint


def is_list(hint: Any) -> bool:
    """Whether there may be several."""
    return get_origin(hint) is list


@cache
def names_of(shape: type) -> tuple[str, ...]:
    """Every name in a document, dotted below the top, each after the one that it is part of."""
    return tuple(_names(shape))


def _names(shape: Any) -> Iterator[str]:
    for name, hint in get_type_hints(shape, include_extras=True).items():
        yield name
        kind = inner_type(hint)
        if is_typeddict(kind):
            yield from (f"{name}.{inner}" for inner in names_of(kind))
