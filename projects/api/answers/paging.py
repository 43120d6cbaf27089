"""Pages: by number with a count, or by cursor without one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.signing import BadSignature, Signer
from django.db.models import F, OrderBy, Q
from django.http import QueryDict
from rest_framework.exceptions import NotFound
from rest_framework.request import Request

from projects.api.answers.parameters import NOTHING_GIVEN
from projects.api.answers.problems import BadParameters

PARAMETERS = ("page", "page_size", "cursor")
DEFAULT_SIZE = 25
MAX_SIZE = 100


class PageForm(forms.Form):
    """What a query string says of the page."""

    page = forms.IntegerField(required=False, min_value=1, max_value=1_000_000_000)
    page_size = forms.IntegerField(required=False, min_value=1, max_value=MAX_SIZE)
    cursor = forms.CharField(required=False, max_length=4000)


@dataclass(frozen=True)
class PageRequest:
    """Which page is asked for; with a ``cursor``, "" for the first, there is no ``number``."""

    number: int
    size: int
    cursor: str | None

    @property
    def first(self) -> int:
        """How many rows stand before the page."""
        return (self.number - 1) * self.size


@dataclass(frozen=True)
class Key:
    """One column that a list is ordered by, missing values last; the last key is unique."""

    path: str
    descending: bool = False
    nullable: bool = False

    @classmethod
    def parse(cls, name: str) -> Key:
        """A key that is never missing, from Django's way of writing it."""
        return cls(path=name.removeprefix("-"), descending=name.startswith("-"))

    @property
    def ordering(self) -> OrderBy:
        """The key for order_by()."""
        column = F(self.path)
        nulls_last = True if self.nullable else None
        return (
            column.desc(nulls_last=nulls_last)
            if self.descending
            else column.asc(nulls_last=nulls_last)
        )

    def value_of(self, row: object) -> Any:
        """The value in a model instance."""
        for name in self.path.split("__"):
            row = getattr(row, name)
        return row


@dataclass(frozen=True)
class Links:
    """The addresses of the pages around one; None where there is none."""

    first: str
    previous: str | None
    next: str | None
    last: str | None

    @property
    def header(self) -> str:
        """As a Link header, RFC 8288."""
        known = [
            ("first", self.first),
            ("prev", self.previous),
            ("next", self.next),
            ("last", self.last),
        ]
        return ", ".join(f'<{address}>; rel="{rel}"' for rel, address in known if address)


def read_page(data: QueryDict) -> PageRequest:
    """The page asked for.

    Raises BadParameters if it is not one.
    """
    empty = [
        name for name in ("page", "page_size") if not all(it.strip() for it in data.getlist(name))
    ]
    form = PageForm(data)
    if empty or not form.is_valid():
        raise BadParameters({**form.errors, **{name: [NOTHING_GIVEN] for name in empty}})
    if "cursor" in data and "page" in data:
        raise BadParameters({"cursor": ["Ask by page or by cursor, not by both."]})
    return PageRequest(
        number=form.cleaned_data["page"] or 1,
        size=form.cleaned_data["page_size"] or DEFAULT_SIZE,
        cursor=form.cleaned_data["cursor"] if "cursor" in data else None,
    )


def numbered_links(request: Request, page: PageRequest, count: int) -> Links:
    """The pages around a numbered one.

    Raises NotFound beyond the last.
    """
    last = max(1, -(-count // page.size))
    if page.number > last:
        raise NotFound(f"Page {page.number} is beyond the last one, {last}.")
    return Links(
        first=address(request, page=1),
        previous=address(request, page=page.number - 1) if page.number > 1 else None,
        next=address(request, page=page.number + 1) if page.number < last else None,
        last=address(request, page=last),
    )


def cursor_links(request: Request, following: str | None) -> Links:
    """The first page and the one after this, by cursor."""
    return Links(
        first=address(request, cursor=""),
        previous=None,
        next=None if following is None else address(request, cursor=following),
        last=None,
    )


def address(request: Request, **values: object) -> str:
    """The address of the request with other values."""
    query = request.GET.copy()
    for name, value in values.items():
        query[name] = str(value)
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")


def write_cursor(keys: Sequence[Key], values: Sequence[Any]) -> str:
    """The cursor of the page after the row with these values: opaque, and good for this order."""
    return _signer(keys).sign_object([_plain(value) for value in values])


def read_cursor(keys: Sequence[Key], cursor: str) -> Q:
    """The condition for the rows after a cursor; "" is the beginning.

    Raises BadParameters for what is no cursor of a list in this order.
    """
    if not cursor:
        return Q()
    try:
        values: list[Any] = _signer(keys).unsign_object(cursor)
    except BadSignature as error:
        raise BadParameters(
            {"cursor": ["This is no cursor of this list in this order: begin with “cursor=”."]}
        ) from error
    return _after(list(zip(keys, values, strict=True)))


def ordered_keys(keys: Sequence[Key]) -> Iterator[OrderBy]:
    """The keys for order_by()."""
    return (key.ordering for key in keys)


def _after(steps: list[tuple[Key, Any]]) -> Q:
    """Rows behind these values, compared key by key."""
    (key, value), *rest = steps
    further: Callable[[], Q] = lambda: _after(rest) if rest else Q(pk__in=[])  # noqa: E731
    if value is None:
        return Q(**{f"{key.path}__isnull": True}) & further()
    step = "lt" if key.descending else "gt"
    behind = Q(**{f"{key.path}__{step}": value})
    if rest:
        behind |= Q(**{key.path: value}) & further()
    if key.nullable:
        return behind | Q(**{f"{key.path}__isnull": True})
    # Says nothing new, but lets the database begin in the index of the first key.
    return behind & Q(**{f"{key.path}__{step}e": value})


def _plain(value: Any) -> str | int | None:
    if isinstance(value, date):
        return value.isoformat()
    return value if value is None or isinstance(value, int) else str(value)


def _signer(keys: Sequence[Key]) -> Signer:
    """Signed, so that a value in a query is always one that a row had."""
    order = ",".join(f"{'-' if key.descending else ''}{key.path}" for key in keys)
    return Signer(sep="~", salt=f"cursor of {order}")
