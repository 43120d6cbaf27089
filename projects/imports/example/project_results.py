"""What the made-up projects measured: baselines, targets, readings, and the lack of them."""

from __future__ import annotations

from datetime import date

from projects.imports.example.parties import MEMBERS, OTHER_SOURCE
from projects.imports.example.project_ledgers import NEVER_STARTED, ended_on
from projects.imports.example.project_stories import Story
from projects.imports.example.words import YEARS, Item, slug, titled

# Title, its Korean, unit, its Korean, level, direction.
KINDS = (
    ("People trained", "연수 인원", "people", "명", "output", "up"),
    ("Days until goods are cleared", "통관 소요 일수", "days", "일", "outcome", "down"),
    ("Households served", "수혜 가구", "households", "가구", "outcome", "up"),
    ("Documents published", "발간 문서", "documents", "건", "output", "up"),
)
DISPUTED = 22
CORRECTED = 6


def indicators_of(story: Story) -> list[Item]:
    """One or two indicators, one of them sometimes in words; none for every fifth project."""
    if story.course in NEVER_STARTED or story.number % 5 == 4:
        return []
    found = [_counted(story)]
    if story.number % 6 == 1:
        found.append(_described(story))
    return found


def _counted(story: Story) -> Item:
    number = story.number
    title, title_ko, unit, unit_ko, kind, direction = KINDS[number % len(KINDS)]
    first, goal = (30, 6) if direction == "down" else (0, 40 * (3 + number % 9))
    # Every third never said where it started; the others start at nothing, which is a figure.
    baseline: Item = {
        "baseline_value": first,
        "baseline_year": story.starts_on.year,
        "baseline_source": slug("report-2021-1"),
    }
    return {
        "slug": slug(f"indicator-{number:02}"),
        **titled(title, title_ko),
        "type": kind,
        "unit": unit,
        "unit_ko": unit_ko,
        "direction": direction,
        **(baseline if number % 3 else {}),
        "targets": [
            {
                "key": slug(f"{story.slug}-target"),
                "value": goal,
                "due_on": story.ends_on,
                "effective_on": story.starts_on,
                "source": slug("report-2021-1"),
            }
        ]
        if number % 7
        else [],
        "readings": _readings(story, first, goal),
    }


def _readings(story: Story, first: int, goal: int) -> list[Item]:
    """One a year while it ran, and sometimes none yet; the last is short of the goal or beyond."""
    if story.number % 8 == 5:
        return []
    years = [it for it in YEARS if story.starts_on.year <= it <= min(ended_on(story).year, 2025)]
    told = []
    for place, year in enumerate(years, 1):
        share = place * (70 + story.number * 7 % 60) // len(years)
        value = 0 if place == 1 and story.number % 6 == 0 else first + (goal - first) * share // 100
        told.append(_reading(story, year, value))
    if story.number == DISPUTED:
        told.append(
            {
                **_reading(story, 2024, goal * 2, "-article"),
                "effective_on": date(2024, 11, 5),
                "qualifier": "more_than",
                "source": OTHER_SOURCE,
                "is_counted": False,
                "counting_reason": "It counts visitors as participants.",
            }
        )
    if story.number == CORRECTED:
        told.append(
            {
                **_reading(story, years[-1], goal // 2, "-corrected"),
                "supersedes": told[-1]["key"],
                "is_correction": True,
                "note": "Some were counted twice.",
                "note_ko": "일부가 이중 집계되었다.",
            }
        )
    return told


def _reading(story: Story, year: int, value: int, suffix: str = "") -> Item:
    told: Item = {
        "key": slug(f"{story.slug}-reading-{year}{suffix}"),
        "value": value,
        "effective_on": date(year, 12, 5),
        "source": slug(f"report-{year}-2"),
        "locator": f"table {story.number}",
    }
    if value and story.number % 4 == 0:
        women = value * 45 // 100
        told["parts"] = [
            {"dimension": "sex", "label": "women", "value": women},
            {"dimension": "sex", "label": "men", "value": value - women},
        ]
    if value and story.number % 4 == 2:
        told["parts"] = [
            {"dimension": "country", "label": code, "value": value // (place + 1)}
            for place, code in enumerate(MEMBERS[:3], 1)
        ]
    return told


def _described(story: Story) -> Item:
    return {
        "slug": slug(f"indicator-{story.number:02}-words"),
        **titled("How offices judge the work", "기관의 평가"),
        "type": "outcome",
        "measure": "qualitative",
        "direction": "neither",
        "readings": [
            {
                "key": slug(f"{story.slug}-judged-2023"),
                "text": "Four offices of five would take part again.",
                "text_ko": "다섯 기관 중 네 기관이 다시 참여하겠다고 답하였다.",
                "effective_on": date(2023, 12, 5),
                "source": slug("report-2023-2"),
            },
            {
                "key": slug(f"{story.slug}-judged-2025"),
                "is_not_applicable": True,
                "note": "Nobody was asked this year.",
                "effective_on": date(2025, 12, 5),
                "source": slug("report-2025-2"),
            },
        ],
    }
