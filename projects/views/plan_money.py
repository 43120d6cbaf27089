"""A plan's money as pictures: by year and by area, one for each currency."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext

from projects.choices import FundingKind
from projects.filters.address import query_string
from projects.reports.plan_account import PlanAccount
from projects.reports.plan_money import CurrencyMoney, Sum, money_by_area, money_by_year
from projects.reports.plan_tree import AreaNode
from projects.reports.quantity import Quantity
from projects.templatetags import formats
from projects.views.chart import (
    NAMES,
    YEARS,
    BarChart,
    Measured,
    Named,
    Table,
    TableRow,
    bar_chart,
    plain,
)
from projects.views.page import Page
from projects.views.project_rows import MONEY_ORDER


def year_charts(account: PlanAccount) -> list[BarChart]:
    """For each currency every kind of money, year by year."""
    return [
        _chart(
            it,
            {year: plain(year) for year in _years(it)},
            account,
            says=_highest_year(it),
            caption=gettext("Money by the year of each figure, in %(currency)s.")
            % {"currency": it.currency},
            heading=gettext("Year"),
            layout=YEARS,
        )
        for it in money_by_year(account.money)
    ]


def area_charts(account: PlanAccount, page: Page) -> list[BarChart]:
    """For each currency every kind of money, area by area; nothing where no area is held."""
    areas = account.tree.areas
    if not areas:
        return []
    names = {area.slug: _area_name(area, account, page) for area in areas}
    return [
        _chart(
            it,
            {slug: name for slug, name in names.items() if slug in it.cells}
            | ({"": plain(gettext("No area named"))} if "" in it.cells else {}),
            account,
            says=_largest_area(it, names),
            caption=gettext(
                "Money by area, in %(currency)s. A project that serves two areas stands in both."
            )
            % {"currency": it.currency},
            heading=gettext("Area"),
            layout=NAMES,
        )
        for it in money_by_area(account.money, areas)
    ]


def _chart(
    money: CurrencyMoney,
    names: dict[str, Named],
    account: PlanAccount,
    *,
    says: str,
    caption: str,
    heading: str,
    layout: str,
) -> BarChart:
    currency = money.currency
    return bar_chart(
        [
            (
                plain(_label(kind), aside=_from(total, account)),
                [
                    Measured(name, f"money-{kind}", _quantity(money.cells.get(place, {}).get(kind)))
                    for place, name in names.items()
                ],
            )
            for kind, total in money.kinds.items()
        ],
        says=says,
        currency=currency,
        layout=layout,
        table=Table(
            caption=caption,
            heading=heading,
            columns=[
                f"{_label(kind)}, {currency} ({_from(total, account)})"
                for kind, total in money.kinds.items()
            ],
            rows=[
                TableRow(
                    name=name,
                    quantities=[
                        _quantity(money.cells.get(place, {}).get(kind)) for kind in money.kinds
                    ],
                    as_of=max(
                        (it.latest_on for it in money.cells.get(place, {}).values()), default=""
                    ),
                )
                for place, name in names.items()
            ],
        ),
    )


def _years(money: CurrencyMoney) -> list[str]:
    """Every year from the first to the last: one without a figure is seen to be missing."""
    return [str(year) for year in range(int(min(money.cells)), int(max(money.cells)) + 1)]


def _highest_year(money: CurrencyMoney) -> str:
    """What to see: when most was reported of the kind that stands for all."""
    kind = _main_kind(money)
    found = {year: cells[kind] for year, cells in money.cells.items() if kind in cells}
    year = max(found, key=lambda it: found[it].amount)
    words = _words(kind, found[year], money.currency) | {"year": year}
    if len(found) == 1:
        return gettext("%(kind)s in %(currency)s: %(amount)s, all of it in %(year)s.") % words
    return gettext("%(kind)s in %(currency)s was highest in %(year)s: %(amount)s.") % words


def _largest_area(money: CurrencyMoney, names: dict[str, Named]) -> str:
    kind = _main_kind(money)
    found = {place: cells[kind] for place, cells in money.cells.items() if place and kind in cells}
    if not found:
        return gettext("No project that reports money in %(currency)s names an area.") % {
            "currency": money.currency
        }
    place = max(found, key=lambda it: found[it].amount)
    name = names[place]
    title = name.text_ko or name.text if formats.language() == "ko" else name.text
    words = _words(kind, found[place], money.currency) | {"area": title}
    return gettext("%(kind)s in %(currency)s is highest for “%(area)s”: %(amount)s.") % words


def _main_kind(money: CurrencyMoney) -> str:
    return next(kind for kind in MONEY_ORDER if kind in money.kinds)


def _words(kind: str, it: Sum, currency: str) -> dict[str, str]:
    return {
        "kind": _label(kind),
        "currency": currency,
        "amount": formats.money_words(formats.short_amount_text(it.amount), currency, ""),
    }


def _from(it: Sum, account: PlanAccount) -> str:
    words = {"n": it.projects, "m": account.totals.roots}
    return gettext("%(n)s of %(m)s projects") % words


def _quantity(it: Sum | None) -> Quantity:
    return Quantity() if it is None else Quantity(it.amount)


def _label(kind: str) -> str:
    return str(FundingKind(kind).label)


def _area_name(area: AreaNode, account: PlanAccount, page: Page) -> Named:
    """The area's title, which leads to the list of its projects on the date of the page."""
    wanted = {"plan": [account.plan.slug], "area": [area.slug]}
    if not page.is_today:
        wanted["as_of"] = [page.as_of_value]
    number = f"{area.number} " if area.number else ""
    return Named(
        text=f"{number}{area.title}",
        text_ko=f"{number}{area.title_ko}" if area.title_ko else "",
        url=reverse("projects:project-list") + query_string(wanted),
    )
