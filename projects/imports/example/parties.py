"""Who takes part in the example: states, bodies, funds, meetings and the documents they leave."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from projects.imports.example.words import HALVES, YEARS, Item, slug, titled

PARTNERSHIP = slug("partnership")
FARAWAY = "QR"
# The codes are of those that ISO 3166-1 leaves to its users.
COUNTRIES = {
    "QM": ("Northland", "북쪽나라"),
    "QN": ("Southland", "남쪽나라"),
    "QO": ("Eastland", "동쪽나라"),
    "QP": ("Westland", "서쪽나라"),
    "QQ": ("Middleland", "가운데나라"),
    FARAWAY: ("Faraway", "먼나라"),
}
MEMBERS = [code for code in COUNTRIES if code != FARAWAY]
# So that one sees where the pages have to break a name.
LONG_NAME = (
    "Joint Standing Committee of the Ministries, Boards, Offices and Services that Take Part in "
    "Projects with a Name as Long as a Name Can Be before It Has to Be Broken"
)
ORGANISATIONS = {
    "secretariat": ("Secretariat of the Example Partnership", "예시 동반자관계 사무국", "40", ""),
    "ministry": ("Ministry of Examples", "예시부", "10", FARAWAY),
    "agency": ("Agency for Instructive Projects", "교육용 사업청", "15", FARAWAY),
    "northern-office": ("Northern Office of Planning", "북부 기획청", "10", "QM"),
    "southern-university": ("University of Southland", "남쪽나라 대학교", "80", "QN"),
    "eastern-works": ("Eastern Board of Works", "동부 공공사업청", "15", "QO"),
    "western-health": ("Western Health Service", "서부 보건청", "15", "QP"),
    "middle-trust": ("Middleland Trust", "가운데나라 재단", "60", "QQ"),
    "long-name": (
        LONG_NAME,
        "이름이 아주 길어서 여러 줄에 걸쳐 나뉘어야 하는 부처·위원회·청·기관의 상설 공동 위원회",
        "10",
        "QQ",
    ),
}
# Round on purpose: nobody can take them for the rates of those years.
RATES = {2021: "0.001", 2022: "0.0009", 2023: "0.0008", 2025: "0.0007"}
RATES_SOURCE = slug("rates")
OTHER_SOURCE = slug("press-article")
PLAN_SOURCE = slug("plan-document")
NEXT_PLAN_SOURCE = slug("next-plan-document")
THEMES = {
    "skills": ("Skills", "기술 역량"),
    "safe-water": ("Safe water", "안전한 물"),
    "open-data": ("Open data", "열린 데이터"),
}
# The kinds and names of the meetings of a year's halves.
MEETINGS = (
    ("jcc", "Committee", "공동위원회"),
    ("dialogue", "Dialogue", "대화"),
)


def countries() -> list[Item]:
    """States with codes that no state bears."""
    return [
        {"code": code, "name": f"Fictional {name}", "name_ko": f"가상 {name_ko}"}
        for code, (name, name_ko) in COUNTRIES.items()
    ]


def sources() -> list[Item]:
    """Documents that do not exist: each has a file name and no address on the web."""
    return [
        *(
            _source(f"report-{year}-{half}", f"Progress report {year}, part {half}", day)
            for half, day, year in _halves()
        ),
        _source("plan-document", "Example Plan of Action 2021–2025, adopted text", _day(2020, 12)),
        _source(
            "next-plan-document", "Example Plan of Action 2026–2030, adopted text", _day(2025, 12)
        ),
        _source(
            "press-article", "Article in the Daily Example", _day(2024, 11), "The Daily Example"
        ),
        _source("rates", "Table of rates for the example", _day(2025, 1)),
        {
            **_source("note-of-the-secretariat", "Note of the secretariat, without a date", None),
            "dating_note": "It bears no date; the example dates what it says to the end of 2020.",
        },
    ]


def exchange_rates() -> list[Item]:
    """A rate for each year but 2024, whose won can't be converted."""
    return [
        {"currency": "KRW", "on": date(year, 1, 1), "usd_per_unit": rate, "source": RATES_SOURCE}
        for year, rate in RATES.items()
    ]


def organisations() -> list[Item]:
    """Bodies of every sort."""
    return [
        {
            "slug": slug(name),
            **titled(title, title_ko, name="name"),
            "type": kind,
            "country": country or None,
        }
        for name, (title, title_ko, kind, country) in ORGANISATIONS.items()
    ]


def partnerships() -> list[Item]:
    """The one partnership, with a member that joined late and coordinators that rotate."""
    sides = [(code, "asean") for code in MEMBERS] + [(FARAWAY, "partner")]
    return [
        {
            "slug": PARTNERSHIP,
            **titled("Example Partnership", "예시 동반자관계", name="name"),
            "summary": "Made up, to learn with: it has no members and adopted nothing.",
            "summary_ko": "학습용으로 지어낸 것으로, 회원국도 채택한 문서도 없습니다.",
            "memberships": [
                {
                    "country": code,
                    "side": side,
                    "starts_on": _day(2023, 6) if code == "QQ" else None,
                    "source": PLAN_SOURCE,
                }
                for code, side in sides
            ],
            "coordinator_terms": [
                {
                    "country": code,
                    "starts_on": date(start, 1, 1),
                    "ends_on": date(end, 12, 31),
                    "source": PLAN_SOURCE,
                }
                for code, start, end in (("QM", 2021, 2022), ("QN", 2023, 2024), ("QO", 2025, 2026))
            ],
            "reported_values": [
                _members("4", 2021, PLAN_SOURCE),
                _members("5", 2023, slug("report-2023-1")),
                {
                    **_members("6", 2024, OTHER_SOURCE),
                    "is_counted": False,
                    "counting_reason": "The article seems to count the partner among the members.",
                },
            ],
        }
    ]


def meetings() -> list[Item]:
    """One in each half of each year, and the summit that adopted the plan."""
    found: list[Item] = [
        {
            "slug": slug("summit-2020"),
            "partnership": PARTNERSHIP,
            "kind": "summit",
            "ordinal": 1,
            **titled("1st Example Summit", "제1차 예시 정상회의"),
            "outcome": "Adopted the Example Plan of Action 2021–2025.",
            "outcome_ko": "예시 행동계획 2021–2025를 채택하였다.",
            "starts_on": _day(2020, 12),
            "ends_on": date(2020, 12, 6),
            "place": "Fictional town of Onehill",
            "source": PLAN_SOURCE,
        }
    ]
    for half, day, year in _halves():
        kind, name, name_ko = MEETINGS[half - 1]
        ordinal = year - 2020
        found.append(
            {
                "slug": slug(f"{kind}-{year}"),
                "partnership": PARTNERSHIP,
                "kind": kind,
                "ordinal": ordinal,
                **titled(f"Example {name} {ordinal}", f"예시 {name_ko} {ordinal}차"),
                "outcome": f"Took note of the progress report {year}, part {half}.",
                "outcome_ko": f"{year}년 이행 보고서 {half}부를 확인하였다.",
                "starts_on": day,
                "place": f"Fictional town of {('Onehill', 'Twobridges', 'Threewells')[year % 3]}",
                "source": slug(f"report-{year}-{half}"),
            }
        )
    return found


def themes() -> list[Item]:
    """Three themes that run across the areas."""
    return [
        {"slug": slug(name), **titled(title, title_ko, name="name"), "source": PLAN_SOURCE}
        for name, (title, title_ko) in THEMES.items()
    ]


def funds() -> list[Item]:
    """One fund paid into every year in two currencies, one of which nobody says anything."""
    return [
        {
            "slug": slug("fund"),
            **titled("Example Cooperation Fund", "예시 협력기금", name="name"),
            "acronym": "XCF",
            "summary": "Made up, to learn with: nobody pays into it.",
            "summary_ko": "학습용으로 지어낸 기금으로, 아무도 출연하지 않습니다.",
            "type": "asean",
            "partnership": PARTNERSHIP,
            "manager": slug("secretariat"),
            "contributions": [
                {
                    "key": slug(f"contribution-{year}"),
                    "kind": "annual",
                    "year": year,
                    "amount": 4_000_000 + 500_000 * (year - 2021),
                    "currency": "USD",
                    "contributor": slug("ministry"),
                    "effective_on": date(year, 3, 31),
                    "source": slug(f"report-{year}-1"),
                }
                for year in YEARS
            ]
            + [
                {
                    "key": slug("contribution-2024-article"),
                    "kind": "annual",
                    "year": 2024,
                    "amount": 5_000_000,
                    "currency": "USD",
                    "qualifier": "about",
                    "effective_on": _day(2024, 11),
                    "source": OTHER_SOURCE,
                    "is_counted": False,
                    "counting_reason": "Rounded; the report gives the sum that was paid.",
                }
            ],
        },
        {
            "slug": slug("won-fund"),
            **titled("Example Won Fund", "예시 원화 기금", name="name"),
            "acronym": "XWF",
            "partnership": PARTNERSHIP,
        },
    ]


def _halves() -> Iterator[tuple[int, date, int]]:
    for year in YEARS:
        for half, (month, day) in enumerate(HALVES, 1):
            yield half, date(year, month, day), year


def _day(year: int, month: int) -> date:
    return date(year, month, 5)


def _source(
    name: str, title: str, published_on: date | None, publisher: str = "The Example Secretariat"
) -> Item:
    return {
        "slug": slug(name),
        "title": f"Fictional: {title} (가상)",
        "publisher": f"Fictional: {publisher}",
        "language": "en",
        "file_name": f"{slug(name)}.txt",
        "published_on": published_on,
    }


def _members(value: str, year: int, source: str) -> Item:
    return {
        "key": slug(f"members-{year}"),
        "figure": "members",
        "value": value,
        "effective_on": _day(year, 6),
        "source": source,
    }
