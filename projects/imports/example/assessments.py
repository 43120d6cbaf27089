"""How far the lines of the made-up plan came, year by year."""

from __future__ import annotations

from datetime import date

from projects.imports.example.parties import OTHER_SOURCE
from projects.imports.example.words import YEARS, Item, slug

STATES = ("not_addressed", "addressed", "under_way", "delivered", "outcome_achieved")
# Every twelfth line was never looked at: not reported, which is not “not addressed”.
NEVER_ASSESSED = 12
DISPUTED = (7, 23, 51)
CORRECTED = 10
SET_BACK = 16


def assessments_of(line: int) -> list[Item]:
    """The assessments of a line, by its place in the plan."""
    if line % NEVER_ASSESSED == 0:
        return []
    told = list(_steps(line))
    if line in DISPUTED:
        told.append(
            {
                **_assessment(line, 2024, "outcome_achieved", "-article"),
                "source": OTHER_SOURCE,
                "is_counted": False,
                "counting_reason": "An article that names no source; the reports say less.",
            }
        )
    if line == CORRECTED:
        told.append(
            {
                **_assessment(line, 2023, "under_way", "-corrected"),
                "supersedes": told[-1]["key"],
                "is_correction": True,
                "note": "The report had taken another line for this one.",
                "note_ko": "보고서가 다른 이행과제와 혼동하였다.",
            }
        )
    return told


def _steps(line: int) -> list[Item]:
    """One assessment for each year in which the state was another than before."""
    if line == CORRECTED:
        return [_assessment(line, 2021, "addressed"), _assessment(line, 2023, "delivered")]
    if line == SET_BACK:
        again = _assessment(line, 2025, "under_way")
        again["note"] = "What was delivered was washed away and is built anew."
        return [_assessment(line, 2022, "addressed"), _assessment(line, 2023, "delivered"), again]
    last, begins = line * 3 % len(STATES), line % 3
    return [
        _assessment(line, year, STATES[step])
        for step, year in enumerate(YEARS[begins:])
        if step <= last and not (step == 0 and last > 2)
    ]


def _assessment(line: int, year: int, state: str, suffix: str = "") -> Item:
    return {
        "key": slug(f"assessment-{line:02}-{year}{suffix}"),
        "state": state,
        "effective_on": date(year, 12, 5),
        "source": slug(f"report-{year}-2"),
        "locator": f"annex, row {line}",
    }
