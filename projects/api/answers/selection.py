"""Which parts of the documents an answer holds: `fields`, `omit` and `expand`."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, ClassVar, get_type_hints

from django.core.exceptions import ValidationError
from django.http import QueryDict

from projects.api.answers.expansion import expand
from projects.api.answers.references import expandable
from projects.documents.catalogue import Document
from projects.documents.parts import names_of
from projects.filters.fields import Repeated

# A name with the names chosen below it; none below is all of it.
Tree = dict[str, "Tree"]


class NamesField(Repeated):
    """Names out of a document, separated by commas or repeated."""

    def __init__(self, *, names: Sequence[str], **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)
        self.names = names

    def to_python(self, value: Sequence[str] | None) -> list[str]:
        """The names in the order given, each once."""
        return super().to_python([name for it in value or [] for name in it.split(",")])

    def validate(self, value: list[str]) -> None:
        """Refuse a name that is not in the document, naming those that are beside it."""
        super().validate(value)
        known = set(self.names)
        for it in value:
            if it not in known:
                raise ValidationError(
                    f"There is no “{it}” here; there are: {', '.join(self._beside(it)) or 'none'}."
                )

    def _beside(self, name: str) -> list[str]:
        """Those at its own height: of all, there are hundreds."""
        above = name[: name.rfind(".") + 1]
        found: list[str] = []
        for it in self.names:
            if it.startswith(above) and not any(it.startswith(f"{other}.") for other in found):
                found.append(it)
        return found


@dataclass(frozen=True)
class Parts:
    """What of the documents of a list, or of one record, can be chosen.

    ``fuller`` is the shape of the whole record where a list shows a part of it: what is expanded
    is then its further parts, too.
    """

    PARAMETERS: ClassVar = ("fields", "omit", "expand")

    shape: type
    fuller: type | None = None

    @cached_property
    def further(self) -> tuple[str, ...]:
        """The parts that only the whole record has."""
        here = get_type_hints(self.shape)
        return tuple(name for name in get_type_hints(self.whole) if name not in here)

    @cached_property
    def whole(self) -> type:
        """The shape that everything chosen is a part of."""
        return self.fuller or self.shape

    @cached_property
    def expandable(self) -> tuple[str, ...]:
        """What can be expanded: the further parts, and the references by dotted name."""
        return tuple(dict.fromkeys([*self.further, *expandable(self.whole)]))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Every name that can be chosen."""
        return names_of(self.whole)

    @cached_property
    def form(self) -> dict[str, NamesField]:
        """The parameters, each with the field that reads it."""
        fields: dict[str, NamesField] = {
            "fields": NamesField(names=self.names),
            "omit": NamesField(names=self.names),
        }
        if not self.expandable:
            return fields
        return fields | {"expand": NamesField(names=self.expandable)}

    def read(self, data: QueryDict) -> Selection:
        """What a query string chooses; its parameters have been checked."""
        chosen = {name: it.clean(data.getlist(name)) for name, it in self.form.items()}
        return Selection(
            parts=self,
            fields=_tree(chosen["fields"]),
            omit=_tree(chosen["omit"]),
            expand=tuple(chosen.get("expand", ())),
        )


@dataclass(frozen=True)
class Selection:
    """The parts chosen: all of ``fields``, or everything if empty, but nothing of ``omit``."""

    parts: Parts
    fields: Tree
    omit: Tree
    expand: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """Whether nothing is asked but the documents as they are."""
        return not (self.fields or self.omit or self.expand)

    @property
    def brought(self) -> set[str]:
        """The parts to be answered with that only the whole record has."""
        return {it.partition(".")[0] for it in self.expand} & set(self.parts.further)

    @property
    def needs_fuller(self) -> bool:
        """Whether a part is asked for that only the whole record has."""
        return bool(self.brought or set(self.parts.further) & set(self.fields))

    def of(
        self, documents: Sequence[Document], *, on: date, past: date | None
    ) -> Sequence[Document]:
        """What is chosen of the documents; ``past`` is None today."""
        followed = [it for it in self.expand if it not in self.parts.further]
        if followed:
            documents = expand(documents, self.parts.whole, followed, on=on, past=past)
        if self.fields:
            brought = {name: Tree() for name in self.brought}
            documents = [_kept(it, self.fields | brought) for it in documents]
        elif self.needs_fuller:
            unasked = {name: Tree() for name in self.parts.further if name not in self.brought}
            documents = [_without(it, unasked) for it in documents]
        return [_without(it, self.omit) for it in documents] if self.omit else documents

    def holds(self, path: Sequence[str]) -> bool:
        """Whether what stands at the end of the path is among what is chosen."""
        return (not self.fields or _reaches(self.fields, path)) and not _covers(self.omit, path)


def _tree(names: Collection[str]) -> Tree:
    tree: Tree = {}
    # The shorter first: what is chosen as a whole is not narrowed by a part of it.
    for name in sorted(names, key=lambda it: it.count(".")):
        *above, last = name.split(".")
        branch = tree
        for step in above:
            if step in branch and not branch[step]:
                break
            branch = branch.setdefault(step, {})
        else:
            branch[last] = {}
    return tree


def _reaches(tree: Tree, path: Sequence[str]) -> bool:
    """Whether the tree names it, a part of it, or what it is a part of."""
    for step in path:
        if step not in tree:
            return False
        tree = tree[step]
        if not tree:
            return True
    return True


def _covers(tree: Tree, path: Sequence[str]) -> bool:
    """Whether the tree names it, or what it is a part of."""
    for step in path:
        if step not in tree:
            return False
        tree = tree[step]
        if not tree:
            return True
    return False


def _kept(value: Any, tree: Tree) -> Any:
    if not tree:
        return value
    if isinstance(value, list):
        return [_kept(it, tree) for it in value]
    if not isinstance(value, Mapping):
        return value
    return {name: _kept(it, tree[name]) for name, it in value.items() if name in tree}


def _without(value: Any, tree: Tree) -> Any:
    if isinstance(value, list):
        return [_without(it, tree) for it in value]
    if not isinstance(value, Mapping):
        return value
    return {
        name: _without(it, tree[name]) if name in tree else it
        for name, it in value.items()
        if name not in tree or tree[name]
    }
