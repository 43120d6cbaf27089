"""Two saves of one record that began from the same version, brought together."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django import forms
from django.http import QueryDict

from projects.forms.contents import Contents, Rows, fields_of, noun_of, row_fields
from projects.forms.sent import Values, in_words, is_many, label_of, lines, meaning
from projects.forms.typed import typed_rows, write_rows

# What is chosen for a part that both changed travels under this and the part's name.
CHOICE = "choice-"


class Side(StrEnum):
    """Whose change of a part is taken."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"


@dataclass(frozen=True)
class Part:
    """A field, or a row beside the record, that is not the same on all sides; each in words."""

    name: str
    label: str
    is_row: bool
    # None if it is not known what the page showed.
    base: list[str] | None
    theirs: list[str]
    mine: list[str]
    # What both changes together come to, where there is such a thing.
    together: list[str] | None
    changed_by: Side
    chosen: str

    @property
    def is_asked(self) -> bool:
        """Whether both changed it, so that somebody has to choose."""
        return self.changed_by == Side.BOTH

    @property
    def taken(self) -> Side | None:
        """The side that is taken; None if somebody still has to choose."""
        if not self.is_asked:
            return self.changed_by
        offered = [Side.MINE, Side.THEIRS, *([] if self.together is None else [Side.BOTH])]
        return Side(self.chosen) if self.chosen in offered else None


class Merge:
    """What was typed, beside what is stored by now and what the page had shown before.

    ``form`` and ``formsets``, by their prefixes, show the record as it is stored, with nothing
    typed; ``base`` is None if it is not known what the page showed. ``parts`` are the differences
    in the order of the page; ``data`` is the input with what only the others changed, and what
    was chosen, put in.
    """

    def __init__(
        self,
        form: forms.BaseForm,
        formsets: Mapping[str, Rows],
        *,
        base: Contents | None,
        theirs: Contents,
        typed: QueryDict,
    ) -> None:
        self.base = base
        self.theirs = theirs
        self.typed = typed
        self.parts: list[Part] = []
        self.data = typed.copy()
        for name, field in fields_of(form).items():
            self._merge_field(name, field)
        for prefix, formset in formsets.items():
            self._merge_rows(prefix, formset)

    @property
    def they_changed(self) -> bool:
        """Whether anything on the page is stored otherwise by now."""
        return any(part.changed_by != Side.MINE for part in self.parts)

    @property
    def is_decided(self) -> bool:
        """Whether a side is chosen wherever both changed the same part."""
        return all(part.taken is not None for part in self.parts)

    def _merge_field(self, name: str, field: forms.Field) -> None:
        mine = self.typed.getlist(name)
        theirs = self.theirs.fields.get(name, [])
        base = None if self.base is None else self.base.fields.get(name, [])
        together = None
        if is_many(field) and base is not None:
            together = [part for part in theirs if part in mine or part not in base]
            together += [part for part in mine if part not in [*base, *theirs]]
        side = self._settle(
            name,
            label_of(name, field),
            (base, theirs, mine),
            meaning=lambda sent: meaning(field, sent),
            words=lambda sent: in_words(field, sent),
            together=together,
        )
        if side == Side.THEIRS:
            self.data.setlist(name, theirs)
        elif side == Side.BOTH and together is not None:
            self.data.setlist(name, together)

    def _merge_rows(self, prefix: str, formset: Rows) -> None:
        """Bring the rows of one formset together; a row is taken from one side as a whole."""
        fields = row_fields(formset, formset.empty_form)
        noun = noun_of(formset)
        theirs = self.theirs.rows.get(prefix, {})
        mine, added = typed_rows(self.typed, prefix, formset, fields)

        def told(row: Values | None) -> Hashable:
            if row is None:
                return None
            return tuple(meaning(it, row.get(name, [])) for name, it in fields.items())

        def words(row: Values | None) -> list[str]:
            return [] if row is None else lines(fields, row)

        taken: dict[str, Values | None] = {}
        for key in {**theirs, **mine}:
            stored = theirs.get(key)
            shown = None if self.base is None else self.base.rows.get(prefix, {}).get(key)
            # What the page didn't hold, nobody touched there.
            untouched = stored if self.base is None else shown
            side = self._settle(
                f"{prefix}-{key}",
                noun,
                (shown, stored, mine.get(key, untouched)),
                meaning=told,
                words=words,
                is_row=True,
            )
            taken[key] = stored if side == Side.THEIRS else mine.get(key, untouched)
        news = [told(row) for key, row in theirs.items() if key not in mine]
        # The very row that they added too is theirs.
        fresh = [row for row in added if told(row) not in news]
        for number, row in enumerate(fresh):
            self._settle(
                f"{prefix}-new-{number}",
                noun,
                (None, None, row),
                meaning=told,
                words=words,
                is_row=True,
                is_new=True,
            )
        write_rows(self.data, prefix, formset, theirs, taken, fresh)

    def _settle(
        self,
        name: str,
        label: str,
        sides: tuple[Any, Any, Any],
        *,
        meaning: Callable[[Any], Hashable],
        words: Callable[[Any], list[str]],
        together: Any = None,
        is_row: bool = False,
        is_new: bool = False,
    ) -> Side:
        """Say which side of a part is taken, and remember the part if they are not the same."""
        base, theirs, mine = sides
        is_known = is_new or self.base is not None
        stored, typed = meaning(theirs), meaning(mine)
        if stored == typed:
            return Side.THEIRS
        # What is not known is like no side.
        shown = meaning(base) if is_known else object()
        part = Part(
            name=name,
            label=label,
            is_row=is_row,
            base=words(base) if is_known else None,
            theirs=words(theirs),
            mine=words(mine),
            together=None if together is None else words(together),
            changed_by={typed: Side.THEIRS, stored: Side.MINE}.get(shown, Side.BOTH),
            chosen=self.typed.get(f"{CHOICE}{name}", ""),
        )
        self.parts.append(part)
        # Until somebody chooses, nothing typed is given up.
        return part.taken or Side.MINE
