"""The list of projects as a file: the very rows, figures and order of the page it is taken from."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import cast

from django.conf import settings
from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from projects.documents.licence import LICENCE, LICENCE_URL
from projects.documents.shapes import ProjectSummaryShape
from projects.exports.delimited import CSV
from projects.exports.rows import batches, reading
from projects.exports.sheet import Column, Format, Sheet, Value
from projects.exports.workbook import XLSX
from projects.filters.address import LISTING, parameters_of, query_string
from projects.filters.project import ProjectFilterSet
from projects.filters.words import FilterWords, filter_words, labels_of_rest, ordering_labels
from projects.models.fiction import MARK, WARNING
from projects.models.public_record import PublicRecordQuerySet
from projects.reports.edition import Edition
from projects.reports.facets import Labels, read_labels
from projects.reports.project_documents import STORED, summaries_as_of
from projects.reports.project_table import Telling, project_row, table_columns
from projects.services.public_record import to_json

# Few enough for memory to stay flat, enough for a write to the socket to be worth it.
ROWS_AT_ONCE = 200
# How many documents of another day are composed together: each batch costs the same few queries.
COMPOSED_AT_ONCE = 500
# A download holds every page of the list, and is about nothing but the list.
NOT_READ = {"page", "page_size", "from", "to"}


class UnreadableViewError(ValueError):
    """A query string can't be read; ``problems`` has a sentence for each reason."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__(" ".join(problems))
        self.problems = problems


@dataclass(frozen=True)
class ProjectList:
    """A view of the list: its filters, the edition of the data, and what is said about it."""

    filters: ProjectFilterSet
    query: str
    edition: Edition
    labels: Labels

    @property
    def records(self) -> PublicRecordQuerySet:
        """The records in the order of the page."""
        return cast(PublicRecordQuerySet, self.filters.qs)

    @property
    def page(self) -> str:
        """The address of the page that shows the same projects."""
        return _address(reverse("projects:project-list")) + self.query

    @property
    def permanent_page(self) -> str:
        """The address under which the same projects stand as of the same day, whenever it is."""
        parameters = parameters_of(QueryDict(self.query.removeprefix("?")), among=LISTING)
        dated = parameters | {"as_of": [self.filters.on.isoformat()]}
        return _address(reverse("projects:project-list")) + query_string(dated)

    @cached_property
    def words(self) -> list[FilterWords]:
        """The filters in force, as a reader says them."""
        return filter_words(self.filters, self.labels)

    @property
    def filters_in_words(self) -> str:
        """The same in one sentence."""
        return "; ".join(map(str, self.words)) or _("none: all projects")


@dataclass(frozen=True)
class Download:
    """One kind of file: how its name ends, what it calls itself, what it is for, how it is made."""

    extension: str
    content_type: str
    write: Callable[[ProjectList], Iterator[bytes]]

    @property
    def name(self) -> str:
        """What people call it."""
        return self.extension.upper()


def read_project_list(query: QueryDict, edition: Edition) -> ProjectList:
    """The view that a query string asks for.

    Raises UnreadableViewError for a parameter that is not known, or says nothing that can be
    read: a file is kept and passed on, so none comes into being that leaves out a filter.
    """
    filters = ProjectFilterSet(query)
    unknown = ProjectFilterSet.unknown_parameters(query, also=NOT_READ)
    problems = [_("There is no parameter “%(name)s”.") % {"name": name} for name in unknown]
    problems += [f"{name}: {' '.join(errors)}" for name, errors in filters.errors.items()]
    if problems:
        raise UnreadableViewError(problems)
    labels = read_labels() | labels_of_rest(filters)
    return list_under(query, filters, edition, labels)


def list_under(
    query: QueryDict, filters: ProjectFilterSet, edition: Edition, labels: Labels
) -> ProjectList:
    """The view of a page's filters, without those that could not be read."""
    left_out = {*NOT_READ, *filters.errors}
    asked = {
        name: it for name, it in parameters_of(query, among=LISTING).items() if name not in left_out
    }
    return ProjectList(filters, query_string(asked), edition, labels)


def file_name(listing: ProjectList, extension: str) -> str:
    """What the file is called: of what, and of which day; of what is made up, that it is."""
    mark = MARK if listing.filters.is_fictional else ""
    return f"{mark}projects-{listing.filters.on.isoformat()}.{extension}"


def _write_sheet(form: Format) -> Callable[[ProjectList], Iterator[bytes]]:
    def write(listing: ProjectList) -> Iterator[bytes]:
        return form.write(_sheet(listing))

    return write


def _write_json(listing: ProjectList) -> Iterator[bytes]:
    """What it is about, and the documents that the API serves, as they are stored."""
    yield f'{{"meta":{to_json(_meta(listing))},"results":['.encode()
    between = ""
    for summaries in batches(_summaries(listing), ROWS_AT_ONCE):
        yield (between + ",".join(summaries)).encode()
        between = ","
    yield b"]}\n"


def _sheet(listing: ProjectList) -> Sheet:
    telling = Telling(
        language=(get_language() or "en")[:2],
        on=listing.filters.on,
        data_version=listing.edition.number,
        page=_address(reverse("projects:project-detail", args=["slug"])).replace("slug", "%s"),
    )
    return Sheet(
        name="projects",
        columns=[
            Column(it.name, meaning=str(it.meaning), width=it.width) for it in table_columns()
        ],
        rows=(project_row(it, telling) for it in _documents(listing)),
        about=_about(listing),
        made_at=listing.edition.last_modified,
        is_for_reading=True,
    )


def _about(listing: ProjectList) -> list[tuple[str, Value]]:
    ordering = ordering_labels()
    chosen = listing.filters.selected("ordering") or list(ordering)[:1]
    warning = [(_("Fictional"), str(WARNING))] if listing.filters.is_fictional else []
    return [
        *warning,
        (_("What it holds"), _("The projects of the Plan-of-action tracker that this view shows.")),
        (_("Filter"), listing.filters_in_words),
        (_("As of"), listing.filters.on),
        # The page offers fewer orders than an address may ask for.
        (_("Order"), "; ".join(ordering.get(it, it) for it in chosen)),
        (_("This view"), listing.page),
        (_("To cite"), listing.permanent_page),
        (_("Version of the data"), listing.edition.number),
        (_("Generated at"), listing.edition.last_modified.replace(microsecond=0)),
        (_("Licence"), f"{LICENCE}, {LICENCE_URL}"),
        (
            _("How to read it"),
            _(
                "An empty cell means “not reported”; 0 is a value. Where a cell holds several "
                "codes or names, a semicolon stands between them. No number adds up two "
                "currencies, and a project's money includes that of its parts."
            ),
        ),
    ]


def _meta(listing: ProjectList) -> dict[str, object]:
    filters = listing.filters
    return {
        "title": _("Plan-of-action tracker: projects"),
        "filters": {
            name: filters.selected(name)
            for name in filters.base_filters
            if name != "as_of" and filters.selected(name)
        },
        "filters_in_words": listing.filters_in_words,
        "is_fictional": filters.is_fictional,
        "as_of": filters.on.isoformat(),
        "count": listing.records.count(),
        "data_version": listing.edition.number,
        "generated_at": listing.edition.last_modified.isoformat(),
        "url": listing.page,
        "permanent_url": listing.permanent_page,
        "licence": {"name": LICENCE, "url": LICENCE_URL},
    }


def _documents(listing: ProjectList) -> Iterator[ProjectSummaryShape]:
    if listing.filters.as_of_date is None:
        return (json.loads(it) for it in _summaries(listing))
    return _as_of(listing, listing.filters.as_of_date)


def _summaries(listing: ProjectList) -> Iterator[str]:
    if listing.filters.as_of_date is not None:
        yield from map(to_json, _as_of(listing, listing.filters.as_of_date))
        return
    with reading(listing.records.db):
        yield from listing.records.values_list("summary", flat=True).iterator(ROWS_AT_ONCE)


def _as_of(listing: ProjectList, on: date) -> Iterator[ProjectSummaryShape]:
    """The documents of another day, composed some hundreds at a time."""
    with reading(listing.records.db):
        rows = listing.records.only(*STORED).iterator(COMPOSED_AT_ONCE)
        for records in batches(rows, COMPOSED_AT_ONCE):
            yield from summaries_as_of(records, on=on)


def _address(path: str) -> str:
    return settings.PUBLIC_BASE_URL + path


DOWNLOADS: dict[str, Download] = {
    it.extension: it
    for it in (
        Download(CSV.extension, CSV.content_type, _write_sheet(CSV)),
        Download(XLSX.extension, XLSX.content_type, _write_sheet(XLSX)),
        Download("json", "application/json", _write_json),
    )
}
