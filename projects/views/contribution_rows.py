"""What is paid into a fund as its page draws it: a bar for each sum, never two sums in one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext

from projects.choices import ContributionKind, DatePrecision
from projects.documents.shapes import ContributionShape
from projects.reports.fund_account import Payments
from projects.reports.quantity import Quantity
from projects.templatetags import formats
from projects.views.chart import PAIRS, YEARS, BarChart, Measured, Named, bar_chart, plain


@dataclass(frozen=True)
class ContributionRow:
    """One sum that counts, or None where none does, and what other sources say of the same."""

    entry: ContributionShape | None
    also: list[ContributionShape]

    @property
    def of(self) -> ContributionShape:
        """The entry that tells which year the row is about."""
        return self.entry or self.also[0]

    @property
    def entries(self) -> list[ContributionShape]:
        """Every sum of the row, the one that counts first."""
        return [*([self.entry] if self.entry else []), *self.also]

    @property
    def says_more(self) -> bool:
        """Whether there is more to it than a bar shows: other values, a note or a reason."""
        entry = self.entry
        return bool(
            self.also
            or entry is None
            or entry["note"]
            or entry["note_ko"]
            or entry["counting_reason"]
        )

    @property
    def is_dated_by_its_year(self) -> bool:
        """Whether the date would only repeat the year that the sum is for."""
        entry = self.of
        return entry["precision"] == DatePrecision.YEAR and entry["effective_on"][:4] == str(
            entry["year"]
        )


@dataclass(frozen=True)
class ContributionRows:
    """The sums for single years, by currency and then by year, and those for all years so far."""

    charts: list[BarChart]
    yearly: list[ContributionRow]
    totals: list[ContributionRow]

    @property
    def remarked(self) -> list[ContributionRow]:
        """The years of which there is more to say than their bars show."""
        return [row for row in self.yearly if row.says_more]

    @property
    def all(self) -> list[ContributionRow]:
        """Every row, for the table of the same numbers."""
        return [*self.yearly, *self.totals]


def contribution_rows(
    contributions: Sequence[ContributionShape], payments: Iterable[Payments]
) -> ContributionRows:
    """The sums in effect; one that does not count stands under the one that does."""
    current = [it for it in contributions if not it["is_superseded"]]
    totals = [it for it in current if it["kind"] == ContributionKind.CUMULATIVE]
    yearly = [it for it in current if it["kind"] != ContributionKind.CUMULATIVE]
    ends = {it.currency: it for it in payments}
    charts, rows = [], []
    for currency in sorted({it["currency"] for it in yearly}):
        of_currency = _by_year([it for it in yearly if it["currency"] == currency])
        rows += of_currency
        counted = [row.entry for row in of_currency if row.entry is not None]
        if counted:
            charts.append(_chart(currency, counted, _says(currency, ends.get(currency))))
    return ContributionRows(charts=charts, yearly=rows, totals=_rows(totals))


def _chart(currency: str, counted: Sequence[ContributionShape], says: str) -> BarChart:
    """A bar for each sum: by its year, or by its payer within the year where several pay."""
    payers = {it["contributor"]["slug"] if it["contributor"] else "" for it in counted}
    if len(payers) == 1:
        names = [(plain(""), [(plain(str(it["year"])), it) for it in counted])]
    else:
        years = sorted({it["year"] or 0 for it in counted})
        names = [
            (plain(str(year)), [(_payer(it), it) for it in counted if (it["year"] or 0) == year])
            for year in years
        ]
    return bar_chart(
        [
            (name, [Measured(of, f"contribution-{it['kind']}", _quantity(it)) for of, it in bars])
            for name, bars in names
        ],
        says=says,
        # The page's own table holds more: the sums that do not count, and why.
        table=None,
        currency=currency,
        layout=YEARS if len(payers) == 1 else PAIRS,
    )


def _payer(entry: ContributionShape) -> Named:
    payer = entry["contributor"]
    if payer is None:
        return plain(gettext("Payer not reported"))
    return Named(text=payer["name"], text_ko=payer["name_ko"])


def _quantity(entry: ContributionShape) -> Quantity:
    return Quantity(
        value=None if entry["amount"] is None else Decimal(entry["amount"]),
        is_not_applicable=entry["is_not_applicable"],
        qualifier=entry["qualifier"],
    )


def _says(currency: str, ends: Payments | None) -> str:
    """From the first year to the latest and what is announced, as far as it is known."""
    if ends is None or ends.first is None or ends.latest is None or ends.first is ends.latest:
        return gettext("What is paid in for each year, in %(currency)s.") % {"currency": currency}
    said = gettext(
        "From %(first)s for %(first_year)s, the first year that a source gives, "
        "to %(latest)s for %(latest_year)s, the latest."
    ) % {
        "first": _short(ends.first),
        "first_year": ends.first["year"],
        "latest": _short(ends.latest),
        "latest_year": ends.latest["year"],
    }
    if ends.announced is None:
        return said
    announced = gettext("%(announced)s is announced for %(year)s.") % {
        "announced": _short(ends.announced),
        "year": ends.announced["year"],
    }
    return f"{said} {announced}"


def _short(entry: ContributionShape) -> str:
    amount = formats.short_amount_text(entry["amount"])
    return formats.money_words(amount, entry["currency"], entry["qualifier"])


def _by_year(entries: Sequence[ContributionShape]) -> list[ContributionRow]:
    years = sorted({it["year"] or 0 for it in entries})
    return [
        row for year in years for row in _rows([it for it in entries if (it["year"] or 0) == year])
    ]


def _rows(entries: Sequence[ContributionShape]) -> list[ContributionRow]:
    counted = [it for it in entries if it["is_counted"]]
    others = [it for it in entries if not it["is_counted"]]
    if not counted:
        return [ContributionRow(entry=None, also=others)] if others else []
    return [ContributionRow(entry=it, also=others if it is counted[-1] else []) for it in counted]
