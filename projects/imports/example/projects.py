"""The forty made-up projects as records: who, where, under which lines, and with what ledgers."""

from __future__ import annotations

from projects.imports.example.parties import MEMBERS, ORGANISATIONS, THEMES
from projects.imports.example.plans import LINES_PER_AREA, PLAN, line_slug
from projects.imports.example.project_ledgers import (
    confirmations_of,
    milestones_of,
    periods_of,
    reported_values_of,
    statuses_of,
)
from projects.imports.example.project_money import funding_of
from projects.imports.example.project_results import indicators_of
from projects.imports.example.project_stories import STORIES, Story
from projects.imports.example.words import Item, report_on, slug, slugs, titled

PROJECTS_PER_AREA = 8
# A component and the project that it is part of; three of them are signature projects.
PARENTS = {2: 1, 3: 1, 4: 1, 10: 9, 11: 9, 18: 17, 19: 17, 26: 25, 27: 25}
SIGNATURE = {1, 9, 17, 25}
PHASES = {8: 7, 31: 30}
# One line that many serve, so that one sees a long list below it.
CROWDED_LINE = 3
SUMMARY = (
    "Made up, to learn with: {} people and offices of several invented states work together on it. "
    "What it reports was never done."
)
SUMMARY_KO = (
    "학습용으로 지어낸 사업입니다. 지어낸 여러 나라의 {}개 기관이 함께하며, "
    "보고된 내용은 사실이 아닙니다."
)
LONG = " It goes on at some length, so that one sees how a page copes with a summary of this size."


def projects() -> list[Item]:
    """Every project with its ledgers."""
    return [_project(story) for story in STORIES]


def _project(story: Story) -> Item:
    number = story.number
    is_told = story.course != "silent"
    return {
        "slug": story.slug,
        "acronym": _acronym(number),
        **titled(story.title, story.title_ko),
        "summary": SUMMARY.format(number + 5) + LONG * (8 if number == 13 else 0),
        # What has no Korean yet shows its English, marked.
        "summary_ko": "" if number % 5 == 4 else SUMMARY_KO.format(number + 5),
        "is_signature": number in SIGNATURE,
        "parent": slug(f"project-{PARENTS[number]:02}") if number in PARENTS else None,
        "follows": slug(f"project-{PHASES[number]:02}") if number in PHASES else None,
        "plans": [PLAN],
        "action_lines": [line_slug(line) for line in _lines(number)],
        "themes": [slug([*THEMES][number % 3])] if number % 4 else [],
        "sources": [report_on(story.starts_on)] if is_told else [],
        "aliases": (
            [{"name": f"Fictional: the {story.title} programme", "source": slug("press-article")}]
            if number % 9 == 0
            else []
        ),
        "territories": _territories(number) if is_told else [],
        "participations": _participations(number) if is_told else [],
        "periods": periods_of(story),
        "status_updates": statuses_of(story),
        "funding_entries": funding_of(story),
        "milestones": milestones_of(story),
        "indicators": indicators_of(story),
        "reported_values": reported_values_of(story),
        "confirmations": confirmations_of(story),
    }


def _acronym(number: int) -> str:
    if number == 13:
        return "X-WETLANDS-BANKS-BIRDS-PATHS"
    return f"X{number:02}" if number % 3 == 1 else ""


def _lines(number: int) -> list[int]:
    """One to three lines of its area; every seventh serves another area too."""
    first = (number - 1) // PROJECTS_PER_AREA * LINES_PER_AREA
    found = {first + 1 + number * step % (LINES_PER_AREA - 1) for step in range(1, 2 + number % 3)}
    if number % 7 == 0:
        found.add(1 + (first + 17) % 60)
    if number % 4 == 2:
        found.add(CROWDED_LINE)
    return sorted(found)


def _territories(number: int) -> list[Item]:
    if number % 8 == 0:
        return [{"country": code} for code in MEMBERS]
    here, there = MEMBERS[number % 5], MEMBERS[(number + 2) % 5]
    if number % 3 == 0:
        return [{"country": here, "share": 60}, {"country": there, "share": 40}]
    return [{"country": here}] if number % 3 == 1 else [{"country": here}, {"country": there}]


def _participations(number: int) -> list[Item]:
    *bodies, long_name = [name for name in ORGANISATIONS if name not in {"secretariat", "ministry"}]
    found = {("funding", "ministry"), ("implementing", bodies[number % len(bodies)])}
    if number % 2:
        found.add(("implementing", bodies[(number + 1) % len(bodies)]))
    if number % 4 == 0:
        found.add(("accountable", "secretariat"))
    if number % 13 == 0:
        found.add(("extending", long_name))
    return [
        {"organisation": organisation, "role": role}
        for role, name in sorted(found)
        for organisation in slugs([name])
    ]
