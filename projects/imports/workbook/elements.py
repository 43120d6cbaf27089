"""Elements of XML as they pass by, none of them kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import IO, Any
from xml.parsers import expat

from projects.imports.workbook.limits import RefusedError

Attributes = dict[str, str]


class Visitor:
    """Is told of each element's start, text and end; elements come without their prefix."""

    def __init__(self, most_elements: int) -> None:
        self.most_elements = most_elements

    def start(self, name: str, attributes: Attributes) -> None:
        """Meet the start of an element."""

    def end(self, name: str) -> None:
        """Meet the end of an element."""

    def text(self, part: str) -> None:
        """Meet a part of the text between two tags."""


class EnoughError(Exception):
    """What was looked for has been read: the rest of the part does not matter."""


def visit(part: IO[bytes], visitor: Visitor) -> None:
    """Show a part's elements to the visitor, to its end or until it has had enough.

    Raises RefusedError for a document type, and with it for every entity.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_document_type
    parser.StartElementHandler = _starting(visitor)
    parser.EndElementHandler = _ending(visitor)
    parser.CharacterDataHandler = visitor.text
    try:
        parser.ParseFile(part)
    except EnoughError:
        return


def _refuse_document_type(*declaration: Any) -> None:
    raise RefusedError("entities")


def _starting(visitor: Visitor) -> Callable[[str, Attributes], None]:
    tell, left = visitor.start, visitor.most_elements

    def start(name: str, attributes: Attributes) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise RefusedError("elements")
        tell(name.rpartition(":")[2] if ":" in name else name, attributes)

    return start


def _ending(visitor: Visitor) -> Callable[[str], None]:
    tell = visitor.end

    def end(name: str) -> None:
        tell(name.rpartition(":")[2] if ":" in name else name)

    return end
