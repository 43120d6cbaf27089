"""The made-up plan: areas, sixty lines numbered in five ways, and the plan that follows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from projects.imports.example.assessments import assessments_of
from projects.imports.example.line_texts import DATA, HEALTH, LEARNING, TRADE, WATER, Text
from projects.imports.example.parties import (
    NEXT_PLAN_SOURCE,
    OTHER_SOURCE,
    PARTNERSHIP,
    PLAN_SOURCE,
)
from projects.imports.example.words import Item, slug, titled

PLAN = slug("plan-2021-2025")
NEXT_PLAN = slug("plan-2026-2030")
LETTERS = "abcdefghijkl"
ROMAN = ("i", "ii", "iii", "iv", "v", "vi")
LINES_PER_AREA = 12

# Name, the area above, number, title; in the order of the document.
AREAS = (
    ("area-1", "", "1.", "People and learning", "인적 교류와 교육"),
    ("area-1-1", "area-1", "1.1", "Schools", "학교"),
    ("area-1-2", "area-1", "1.2", "Culture and youth", "문화와 청소년"),
    ("area-2", "", "2.", "Water", "물"),
    ("area-3", "", "III.", "Data and networks", "데이터와 네트워크"),
    ("area-4", "", "4.", "Trade and transport", "무역과 교통"),
    ("area-4-1", "area-4", "4.1", "Trade", "무역"),
    ("area-4-1-1", "area-4-1", "4.1.1", "Customs and standards", "관세와 표준"),
    ("area-4-2", "area-4", "4.2", "Transport and energy", "교통과 에너지"),
    ("area-5", "", "E", "Health", "보건"),
)
NEXT_LINES: tuple[Text, ...] = (
    ("Train teachers and exchange students", "교사를 연수하고 학생을 교류한다"),
    ("Write and publish textbooks together", "교과서를 공동으로 집필하고 발간한다"),
    ("Measure the flow of shared rivers", "공유 하천의 유량을 측정한다"),
    ("Warn of floods by radio", "라디오로 홍수를 경보한다"),
    ("Warn of floods by telephone", "전화로 홍수를 경보한다"),
    ("Keep wells in dry districts working", "건조 지역의 우물을 유지한다"),
    ("Publish timetables and fares as open data", "시간표와 요금을 공공 데이터로 공개한다"),
    ("Answer incidents in networks together", "네트워크 침해사고에 공동 대응한다"),
)
# Which line, what became of it, which line of the next plan, and why.
FATES = (
    (1, "merged", 1, "Both were about the same schools."),
    (2, "merged", 1, "Both were about the same schools."),
    (3, "renamed", 2, ""),
    (13, "carried_over", 3, ""),
    (14, "split", 4, "The two ways of warning have different bodies in charge."),
    (14, "split", 5, "The two ways of warning have different bodies in charge."),
    (15, "renamed", 6, ""),
    (25, "renamed", 7, ""),
    (27, "carried_over", 8, ""),
    (18, "dropped", 0, "Tariffs are compared elsewhere by now."),
    (48, "dropped", 0, "Nothing was done, and nobody asked for it again."),
)


def line_slug(number: int) -> str:
    """The address of a line by its place in the plan, from 1 to 60."""
    return slug(f"line-{number:02}")


def plans() -> list[Item]:
    """The plan with everything in it, and the one that follows it."""
    return [
        {
            "slug": PLAN,
            "partnership": PARTNERSHIP,
            **titled("Example Plan of Action 2021–2025", "예시 행동계획 2021–2025"),
            "summary": (
                "Made up, to learn with: sixty lines, forty projects and five years of reports, "
                "as they might be and never were."
            ),
            "summary_ko": (
                "학습용으로 지어낸 것입니다. 이행과제 60개, 사업 40개, 5년간의 보고가 있습니다."
            ),
            "stage": "concluded",
            "starts_on": date(2021, 1, 1),
            "ends_on": date(2025, 12, 31),
            "adopted_at": slug("summit-2020"),
            "source": PLAN_SOURCE,
            "focus_areas": [_area(*area, place) for place, area in enumerate(AREAS, 1)],
            "action_lines": list(_lines()),
            "claims": _claims(),
        },
        {
            "slug": NEXT_PLAN,
            "partnership": PARTNERSHIP,
            **titled("Example Plan of Action 2026–2030", "예시 행동계획 2026–2030"),
            "stage": "in_force",
            "starts_on": date(2026, 1, 1),
            "ends_on": date(2030, 12, 31),
            "adopted_at": slug("dialogue-2025"),
            "succeeds": PLAN,
            "source": NEXT_PLAN_SOURCE,
            "action_lines": [
                {
                    "slug": slug(f"next-line-{place}"),
                    "number": str(place),
                    "position": place,
                    **titled(*text, name="text"),
                    "source": NEXT_PLAN_SOURCE,
                }
                for place, text in enumerate(NEXT_LINES, 1)
            ],
        },
    ]


def line_fates() -> list[Item]:
    """Carried over, merged, split, renamed and dropped."""
    return [
        {
            "line": line_slug(line),
            "kind": kind,
            "successor": slug(f"next-line-{successor}") if successor else None,
            "reason": reason,
            "source": NEXT_PLAN_SOURCE,
        }
        for line, kind, successor, reason in FATES
    ]


def _area(name: str, above: str, number: str, title: str, title_ko: str, place: int) -> Item:
    return {
        "slug": slug(name),
        "parent": slug(above) if above else None,
        "number": number,
        "position": place,
        **titled(title, title_ko),
        "source": PLAN_SOURCE,
    }


def _lines() -> Iterator[Item]:
    texts = [*LEARNING, *WATER, *DATA, *TRADE, *HEALTH]
    for place, text in enumerate(texts, 1):
        area, number = _place_of(place)
        yield {
            "slug": line_slug(place),
            "focus_area": slug(area),
            "number": number,
            "position": place,
            **titled(*text, name="text"),
            "source": PLAN_SOURCE,
            "locator": f"p. {place // 6 + 3}",
            "assessments": assessments_of(place),
        }


def _place_of(place: int) -> tuple[str, str]:
    """The area and the number of a line: no two areas number theirs alike."""
    area, within = (place - 1) // LINES_PER_AREA, (place - 1) % LINES_PER_AREA
    half, in_half = divmod(within, 6)
    if area == 0:
        return f"area-1-{half + 1}", f"1.{half + 1}.{in_half + 1}"
    if area == 1:
        return "area-2", f"2({LETTERS[within]})"
    if area == 2:
        return "area-3", f"III.{within + 1}"
    if area == 3:
        if half:
            return "area-4-2", f"4.2({ROMAN[in_half]})"
        return "area-4-1-1", f"4.1.1.{in_half + 1}"
    return "area-5", "E-11 bis" if within == 11 else f"E-{within + 1}"


def _claims() -> list[Item]:
    """What was said of the plan; the tracker's own count says otherwise."""
    return [
        {
            "key": slug("claim-2023"),
            "percentage": 95,
            "qualifier": "about",
            "verb": "implemented",
            "unit_counted": "action lines",
            "rounding": "54 of 60 is 90; the sentence says about 95",
            "body": "Fictional: Example Dialogue",
            "meeting": slug("dialogue-2023"),
            "effective_on": date(2023, 12, 5),
            "source": slug("report-2023-2"),
            "locator": "para. 4",
        },
        {
            "key": slug("claim-2024-article"),
            "percentage": 100,
            "verb": "achieved",
            "body": "Fictional: The Daily Example",
            "effective_on": date(2024, 11, 5),
            "source": OTHER_SOURCE,
            "is_counted": False,
            "counting_reason": "An article that names no source; the report says less.",
        },
        {
            "key": slug("claim-2025"),
            "numerator": 58,
            "denominator": 60,
            "verb": "addressed",
            "unit_counted": "action lines",
            "body": "Fictional: Example Dialogue",
            "meeting": slug("dialogue-2025"),
            "effective_on": date(2025, 12, 5),
            "source": slug("report-2025-2"),
            "locator": "para. 2",
        },
    ]
