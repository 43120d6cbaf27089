"""Made-up ledgers: what a project did, when, with how much money and to what effect."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from projects.choices import (
    BreakdownDimension,
    Currency,
    FundingKind,
    IndicatorType,
    PeriodBasis,
    PublicationState,
    Qualifier,
    ReportedFigure,
    Status,
    Verification,
)
from projects.models import (
    Confirmation,
    FundingEntry,
    Indicator,
    Milestone,
    Period,
    Project,
    Reading,
    ReadingPart,
    ReportedValue,
    StatusUpdate,
    Target,
)
from projects.services.synthetic.rows import LAST_DAY, Draw
from projects.services.synthetic.words import INDICATORS, MILESTONES


def draw_figures(draw: Draw, project: Project, *, starts_on: date, ends_on: date) -> None:
    """Every ledger of one project that was planned from ``starts_on`` to ``ends_on``."""
    if draw.happens(94):
        _draw_periods(draw, project, starts_on, ends_on)
    if draw.happens(95):
        _draw_statuses(draw, project, starts_on, ends_on)
    if draw.happens(92):
        _draw_funding(draw, project, starts_on)
    if draw.happens(33):
        for place in range(draw.number(1, 2)):
            _draw_indicator(draw, project, place, starts_on)
    for _ in range(draw.number(1, 3) if draw.happens(30) else 0):
        _draw_milestone(draw, project, starts_on)
    if draw.happens(5):
        _draw_disagreement(draw, project, starts_on)
    for years in range(draw.number(1, 3) if draw.happens(60) else 0):
        on = min(starts_on + timedelta(days=400 * years) + draw.days(0, 200), LAST_DAY)
        draw.rows.add(Confirmation(project=project, confirmed_on=on, entered_on=on))


def _draw_periods(draw: Draw, project: Project, starts_on: date, ends_on: date) -> None:
    told_on = starts_on - draw.days(30, 300)
    plan = draw.entry(
        Period,
        on=told_on,
        project=project,
        basis=PeriodBasis.PLANNED,
        starts_on=starts_on,
        ends_on=ends_on if draw.happens(95) else None,
    )
    if plan.ends_on is not None and starts_on < LAST_DAY and draw.happens(35):
        plan = draw.entry(
            Period,
            on=starts_on + draw.days(100, 500),
            project=project,
            basis=PeriodBasis.PLANNED,
            starts_on=starts_on,
            ends_on=ends_on + draw.days(90, 700),
            supersedes=plan,
        )
    if draw.happens(5):
        draw.also_reported(
            Period,
            on=told_on + draw.days(1, 90),
            project=project,
            basis=PeriodBasis.PLANNED,
            starts_on=starts_on + draw.days(10, 300),
            ends_on=None,
        )
    began_on = starts_on + draw.days(0, 150)
    if began_on < LAST_DAY and draw.happens(70):
        draw.entry(
            Period, on=began_on, project=project, basis=PeriodBasis.ACTUAL, starts_on=began_on
        )
        ended_on = max(plan.ends_on or began_on, began_on) + draw.days(0, 200)
        if plan.ends_on is not None and ended_on < LAST_DAY and draw.happens(80):
            draw.entry(
                Period, on=ended_on, project=project, basis=PeriodBasis.ACTUAL, ends_on=ended_on
            )


def _draw_statuses(draw: Draw, project: Project, starts_on: date, ends_on: date) -> None:
    """One to six of the steps from proposal to completion, or until it was cancelled."""
    steps = [
        (Status.PROPOSED, starts_on - draw.days(300, 500)),
        (Status.APPROVED, starts_on - draw.days(20, 200)),
        (Status.ONGOING, starts_on + draw.days(0, 90)),
        (Status.SUSPENDED, starts_on + draw.days(100, 200)),
        (Status.ONGOING, starts_on + draw.days(201, 400)),
        (Status.ACTIVITIES_ENDED, max(ends_on, starts_on + timedelta(days=420)) + draw.days(0, 90)),
        (Status.COMPLETED, max(ends_on, starts_on + timedelta(days=420)) + draw.days(200, 500)),
    ]
    likely = (60, 70, 95, 4, 40, 80, 60)
    told = [step for step, chance in zip(steps, likely, strict=True) if draw.happens(chance)]
    past = [step for step in told if step[1] <= LAST_DAY] or [(Status.PROPOSED, LAST_DAY)]
    if draw.happens(3):
        past = [*past[:2], (Status.CANCELLED, min(past[-1][1] + draw.days(1, 300), LAST_DAY))]
    last = None
    for status, on in past:
        last = draw.entry(
            StatusUpdate,
            on=on,
            project=project,
            status=status,
            verification=Verification.VERIFIED if draw.happens(30) else Verification.REPORTED,
        )
    if last is not None and draw.happens(3):
        draw.entry(
            StatusUpdate,
            on=last.effective_on,
            project=project,
            status=Status.ONGOING,
            supersedes=last,
            is_correction=True,
            note="Synthetic: the earlier report was a mistake.",
        )
    if draw.happens(4):
        draw.also_reported(
            StatusUpdate, on=past[-1][1], project=project, status=Status.ACTIVITIES_ENDED
        )


def _draw_funding(draw: Draw, project: Project, starts_on: date) -> None:
    """A budget, a commitment and what was paid and spent of it, in one currency."""
    if draw.happens(2):
        draw.entry(
            FundingEntry,
            on=starts_on,
            project=project,
            kind=FundingKind.COMMITMENT,
            is_not_applicable=True,
        )
        return
    chance = draw.number(1, 100)
    currency = Currency.USD if chance <= 55 else Currency.KRW if chance <= 95 else Currency.EUR
    size = 0 if draw.happens(3) else int(10 ** (4.5 + 2.5 * draw.chance.random()))
    on = starts_on - draw.days(10, 200)
    if draw.happens(50):
        _draw_sum(draw, project, FundingKind.BUDGET, on, currency, size)
    commitment = None
    if draw.happens(80):
        commitment = _draw_sum(draw, project, FundingKind.COMMITMENT, starts_on, currency, size)
        if draw.happens(8):
            more_on = starts_on + draw.days(200, 500)
            more = size + size // draw.number(3, 9)
            again = _draw_sum(draw, project, FundingKind.COMMITMENT, more_on, currency, more)
            again.supersedes = commitment
    if commitment is not None and draw.happens(5):
        draw.also_reported(
            FundingEntry,
            on=starts_on,
            project=project,
            kind=FundingKind.COMMITMENT,
            amount=size + 1000,
            currency=Currency.USD,
            usd_amount=size + 1000,
            qualifier=Qualifier.ABOUT,
        )
    for part in range(draw.number(1, 3) if starts_on < LAST_DAY and draw.happens(60) else 0):
        paid_on = starts_on + timedelta(days=330 * part) + draw.days(20, 300)
        if paid_on <= LAST_DAY:
            _draw_sum(draw, project, FundingKind.DISBURSEMENT, paid_on, currency, size // 4)
    if starts_on < date(LAST_DAY.year - 3, 1, 1) and draw.happens(25):
        spent_on = starts_on + draw.days(400, 1000)
        _draw_sum(draw, project, FundingKind.EXPENDITURE, spent_on, currency, size // 2)


def _draw_sum(
    draw: Draw, project: Project, kind: FundingKind, on: date, currency: Currency, dollars: int
) -> FundingEntry:
    """One sum of about so many dollars; a won in twelve has no rate to be converted at."""
    rate = None
    if currency == Currency.KRW and not draw.happens(8):
        rate = draw.stage.rate(currency, on=min(on, LAST_DAY))
    from_fund = draw.happens(70)
    entry = draw.entry(
        FundingEntry,
        on=on,
        project=project,
        kind=kind,
        amount=Decimal(dollars * (1000 if currency == Currency.KRW else 1)),
        currency=currency,
        exchange_rate=rate,
        fund=draw.some(draw.stage.funds, 1, 1)[0] if from_fund else None,
        provider=None if from_fund else draw.some(draw.stage.organisations, 1, 1)[0],
    )
    entry.convert()
    return entry


def _draw_indicator(draw: Draw, project: Project, place: int, starts_on: date) -> None:
    title, title_ko, unit, unit_ko = draw.one(INDICATORS)
    indicator = draw.rows.add(
        Indicator(
            project=project,
            slug=f"{project.slug}-indicator-{place + 1}",
            title=f"{title} ({place + 1})",
            title_ko=f"{title_ko} ({place + 1})",
            type=draw.one([IndicatorType.OUTPUT, IndicatorType.OUTPUT, IndicatorType.OUTCOME]),
            unit=unit,
            unit_ko=unit_ko,
            baseline_value=0 if draw.happens(50) else None,
            baseline_year=starts_on.year,
            baseline_source=draw.stage.source,
            publication_state=PublicationState.PUBLISHED,
        )
    )
    goal = draw.number(2, 400) * 10
    draw.entry(Target, on=starts_on, indicator=indicator, value=Decimal(goal))
    for year in range(draw.number(1, 4) if draw.happens(85) else 0):
        on = starts_on + timedelta(days=365 * (year + 1))
        if on > LAST_DAY:
            break
        value = goal * (year + 1) // draw.number(3, 6)
        reading = draw.entry(Reading, on=on, indicator=indicator, value=Decimal(value))
        if draw.happens(30):
            women = value * draw.number(30, 60) // 100
            for label, part in (("women", women), ("men", value - women)):
                draw.rows.add(
                    ReadingPart(
                        reading=reading,
                        dimension=BreakdownDimension.SEX,
                        label=label,
                        value=Decimal(part),
                    )
                )


def _draw_milestone(draw: Draw, project: Project, starts_on: date) -> None:
    due_on = starts_on + draw.days(30, 900)
    done_on = due_on + draw.days(0, 120)
    is_done = done_on <= LAST_DAY and draw.happens(80)
    draw.entry(
        Milestone,
        on=done_on if is_done else starts_on,
        project=project,
        title=draw.one(MILESTONES),
        due_on=due_on,
        done_on=done_on if is_done else None,
    )


def _draw_disagreement(draw: Draw, project: Project, starts_on: date) -> None:
    figure = ReportedFigure.COUNTRIES
    first = draw.number(2, 9)
    draw.entry(ReportedValue, on=starts_on, project=project, figure=figure, value=f"{first}")
    draw.also_reported(
        ReportedValue, on=starts_on, project=project, figure=figure, value=f"{first + 1}"
    )
