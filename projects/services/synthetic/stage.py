"""What made-up projects belong to: partnership, plans, organisations, funds, rates, sources."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any, TypeVar

from django.db import models

from projects.choices import Currency, OrganisationType, PlanStage, PublicationState
from projects.models import (
    ActionLine,
    Country,
    ExchangeRate,
    FocusArea,
    Fund,
    Organisation,
    Partnership,
    Plan,
    Source,
    Theme,
    VocabularyCode,
)
from projects.services.history import save_with_history
from projects.services.synthetic.words import AREAS, MADE_UP, TOPICS

Row = TypeVar("Row", bound=models.Model)

REASON = "Synthetic data"
PREFIX = "synthetic-"
PERIODS = ((2016, 2020), (2021, 2025))
FIRST_YEAR, LAST_YEAR = 2010, 2025
# ISO 3166-1 codes and names; used only where the database lacks the country.
COUNTRIES = {
    "VN": "Viet Nam",
    "ID": "Indonesia",
    "PH": "Philippines",
    "KH": "Cambodia",
    "LA": "Lao PDR",
    "TH": "Thailand",
    "MM": "Myanmar",
    "MY": "Malaysia",
    "TL": "Timor-Leste",
    "BN": "Brunei Darussalam",
    "SG": "Singapore",
}


@dataclass(frozen=True)
class Stage:
    """The records that the projects of one seed may name."""

    source: Source
    other_source: Source
    countries: list[Country]
    plans: list[Plan]
    areas: list[FocusArea]
    lines: dict[int, list[ActionLine]]
    organisations: list[Organisation]
    funds: list[Fund]
    themes: list[Theme]
    codes: list[VocabularyCode]
    rates: list[ExchangeRate]

    def rate(self, currency: str, *, on: date) -> ExchangeRate | None:
        """The latest rate of a currency known on a date."""
        known = [it for it in self.rates if it.currency == currency and it.on <= on]
        return max(known, key=lambda it: it.on) if known else None


def set_stage(seed: int) -> Stage:
    """The records there are already, and those still lacking, stored."""
    source = _source(seed, "data")
    partnership = _have(
        Partnership, {"slug": f"{PREFIX}partnership"}, name="Synthetic partnership", summary=MADE_UP
    )
    real = Plan.objects.published().exclude(slug__startswith=PREFIX)
    plans = [_plan(partnership, source, first, last) for first, last in PERIODS]
    areas = [area for plan in plans for area in _areas(plan, source)]
    return Stage(
        source=source,
        other_source=_source(seed, "second report"),
        countries=[_have(Country, {"code": code}, name=name) for code, name in COUNTRIES.items()],
        plans=[*plans, *real.order_by("slug")],
        areas=areas,
        lines={area.pk: _lines(area, source) for area in areas if area.parent_id is not None},
        organisations=[_organisation(number) for number in range(1, 121)],
        funds=[_fund(partnership, number) for number in range(1, 6)],
        themes=[_theme(source, number) for number in range(1, 9)],
        codes=list(VocabularyCode.objects.order_by("vocabulary", "code")),
        rates=_rates(_source(seed, "exchange rates")),
    )


def _have(model: type[Row], key: dict[str, Any], **values: Any) -> Row:
    """The row with this key, stored and public if it is new."""
    row = model._default_manager.filter(**key).first()
    if row is None:
        if any(field.name == "publication_state" for field in model._meta.fields):
            values["publication_state"] = PublicationState.PUBLISHED
        row = model(**key, **values)
        save_with_history(row, by=None, reason=REASON)
    return row


def _source(seed: int, what: str) -> Source:
    return _have(
        Source,
        {"slug": f"{PREFIX}{what.replace(' ', '-')}-seed-{seed}"},
        title=f"Synthetic {what}, seed {seed}",
        publisher="Nobody: made up by manage.py seed_synthetic",
        file_name=f"seed_synthetic --seed {seed}",
        published_on=date(LAST_YEAR, 12, 31),
    )


def _plan(partnership: Partnership, source: Source, first: int, last: int) -> Plan:
    return _have(
        Plan,
        {"slug": f"{PREFIX}plan-{first}-{last}"},
        partnership=partnership,
        title=f"Synthetic plan of action {first}–{last}",
        summary=MADE_UP,
        stage=PlanStage.CONCLUDED,
        starts_on=date(first, 1, 1),
        ends_on=date(last, 12, 31),
        source=source,
    )


def _areas(plan: Plan, source: Source) -> list[FocusArea]:
    """Three pillars of four areas each."""
    found = []
    for pillar in range(1, 4):
        above = _area(plan, source, None, f"{pillar}", f"Synthetic pillar {pillar}")
        found.append(above)
        for position in range(1, 5):
            title = AREAS[(pillar - 1) * 4 + position - 1]
            found.append(_area(plan, source, above, f"{pillar}.{position}", f"Synthetic: {title}"))
    return found


def _area(
    plan: Plan, source: Source, parent: FocusArea | None, number: str, title: str
) -> FocusArea:
    return _have(
        FocusArea,
        {"slug": f"{plan.slug}-{number.replace('.', '-')}"},
        plan=plan,
        parent=parent,
        position=int(number[-1]),
        number=number,
        title=title,
        source=source,
    )


def _lines(area: FocusArea, source: Source) -> list[ActionLine]:
    return [
        _have(
            ActionLine,
            {"slug": f"{area.slug}-line-{position}"},
            plan=area.plan,
            focus_area=area,
            position=position,
            number=f"{area.number}.{position}",
            text=f"Synthetic line: work together on {TOPICS[int(area.number[-1]) * position][0]}.",
            source=source,
        )
        for position in range(1, 6)
    ]


def _organisation(number: int) -> Organisation:
    types = list(OrganisationType.values)
    return _have(
        Organisation,
        {"slug": f"{PREFIX}organisation-{number:03}"},
        name=f"Synthetic organisation {number:03}",
        name_ko=f"가상 기관 {number:03}",
        acronym=f"SYN{number:03}",
        type=types[number % len(types)],
    )


def _fund(partnership: Partnership, number: int) -> Fund:
    return _have(
        Fund,
        {"slug": f"{PREFIX}fund-{number}"},
        name=f"Synthetic fund {number}",
        acronym=f"SF{number}",
        summary=MADE_UP,
        partnership=partnership,
    )


def _theme(source: Source, number: int) -> Theme:
    return _have(
        Theme, {"slug": f"{PREFIX}theme-{number}"}, name=f"Synthetic theme {number}", source=source
    )


def _rates(source: Source) -> list[ExchangeRate]:
    """One made-up rate of the won every half year."""
    chance = Random(source.slug)  # noqa: S311 - the same data for the same seed, nothing secret
    return [
        _have(
            ExchangeRate,
            {"currency": Currency.KRW, "on": on, "source": source},
            usd_per_unit=Decimal(chance.randint(7000, 9500)).scaleb(-7),
        )
        for year in range(FIRST_YEAR, LAST_YEAR + 1)
        for on in (date(year, 6, 30), date(year, 12, 31))
    ]
