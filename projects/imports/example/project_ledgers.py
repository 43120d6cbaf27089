"""How the made-up projects went: their dates, statuses, milestones, and who said otherwise."""

from __future__ import annotations

from datetime import date, timedelta

from projects.imports.example.parties import OTHER_SOURCE
from projects.imports.example.project_stories import Story
from projects.imports.example.words import YEARS, Item, report_on, slug

LAST_DAY = date(2025, 12, 5)
NEVER_STARTED = frozenset({"proposed", "approved", "silent"})
# How many days later than first planned it was to end, each time that was told anew.
SLIPPAGES = {"late": (240,), "overrun": (200, 420), "disputed": (120,)}
FINISHED = frozenset({"on-time", "late", "corrected", "unspent", "in-kind"})
# The courses in which it never came to a running project, or not to the end of one.
CUT_SHORT = {"cancelled": "cancelled", "ended": "activities_ended"}
MILESTONES = (
    ("Work plan agreed", "업무 계획 합의", 20),
    ("Mid-term review", "중간 점검", 300),
    ("Results handed over", "성과 인계", 600),
)


def statuses_of(story: Story) -> list[Item]:
    """The steps that the course took, up to the last report."""
    start, end = story.starts_on, ended_on(story)
    steps = [(start - timedelta(days=200), "proposed"), (start - timedelta(days=60), "approved")]
    if story.course == "proposed":
        steps = steps[:1]
    elif story.course not in NEVER_STARTED:
        steps.append((start + timedelta(days=14), "ongoing"))
    if story.course == "suspended":
        steps.append((start + timedelta(days=300), "suspended"))
        if story.number % 2:
            steps.append((start + timedelta(days=520), "ongoing"))
    if story.course in CUT_SHORT:
        steps.append((min(end, LAST_DAY), CUT_SHORT[story.course]))
    if story.course in FINISHED:
        steps += [(end, "activities_ended"), (end + timedelta(days=90), "completed")]
    if story.course == "silent":
        steps = []
    told: list[Item] = [
        {
            "key": slug(f"{story.slug}-status-{place}"),
            "status": status,
            "verification": "verified" if status == "completed" else "reported",
            "effective_on": on,
            "source": report_on(on),
            "locator": f"row {story.number}",
        }
        for place, (on, status) in enumerate(steps, 1)
        if on <= LAST_DAY
    ]
    if story.course == "corrected":
        wrong = {**told[-1], "status": "cancelled", "key": slug(f"{story.slug}-status-wrong")}
        told.insert(-1, wrong)
        told[-1] |= {
            "supersedes": wrong["key"],
            "is_correction": True,
            "note": "The report had named another project as cancelled.",
            "note_ko": "보고서가 다른 사업을 취소된 것으로 잘못 적었다.",
        }
    if story.course == "disputed":
        told.append(_from_the_article(story, "status", {"status": "completed"}))
    return told


def periods_of(story: Story) -> list[Item]:
    """What was planned, each later plan in the place of the one before, and what happened."""
    if story.course == "silent":
        return []
    start, end = story.starts_on, story.ends_on
    told: list[Item] = [
        _period(story, "planned", start - timedelta(days=60), starts_on=start, ends_on=end)
    ]
    for place, days in enumerate(SLIPPAGES.get(story.course, ()), 1):
        on = end - timedelta(days=90) + timedelta(days=200 * (place - 1))
        if on <= LAST_DAY:
            told.append(
                _period(
                    story,
                    f"planned-{place}",
                    on,
                    basis="planned",
                    starts_on=start,
                    ends_on=end + timedelta(days=days),
                    supersedes=told[-1]["key"],
                    note="Goods arrived late.",
                    note_ko="물품 도착이 지연되었다.",
                )
            )
    if story.course not in NEVER_STARTED:
        began = start + timedelta(days=14)
        told.append(_period(story, "actual", began, starts_on=began))
    if story.course in FINISHED | {"ended"} and ended_on(story) <= LAST_DAY:
        on = ended_on(story)
        told.append(_period(story, "actual-end", on, basis="actual", ends_on=on))
    if story.course == "disputed":
        other = _from_the_article(story, "period", {"basis": "planned"})
        told.append(other | {"ends_on": date(2026, 12, 31), "ends_precision": "year"})
    return told


def milestones_of(story: Story) -> list[Item]:
    """Reached in time, reached late, passed without a word, or still to come."""
    if story.course in NEVER_STARTED:
        return []
    told = []
    for place, (title, title_ko, after) in enumerate(MILESTONES, 1):
        due = story.starts_on + timedelta(days=after)
        done = due + timedelta(days=story.number * place % 50)
        is_done = done <= LAST_DAY and (story.number + place) % 5 != 0
        told.append(
            {
                "key": slug(f"{story.slug}-milestone-{place}"),
                "title": title,
                "title_ko": title_ko,
                "due_on": due,
                "done_on": done if is_done else None,
                "effective_on": done if is_done else story.starts_on,
                "source": report_on(done if is_done else story.starts_on),
            }
        )
    return told


def reported_values_of(story: Story) -> list[Item]:
    """A figure about which two documents disagree."""
    if story.number % 6 or story.course == "silent":
        return []
    return [
        {
            "key": slug(f"{story.slug}-countries"),
            "figure": "countries",
            "value": "3",
            "effective_on": date(2024, 6, 15),
            "source": slug("report-2024-1"),
        },
        _from_the_article(story, "countries", {"figure": "countries", "value": "4"}),
    ]


def confirmations_of(story: Story) -> list[Item]:
    """Half of those that run were looked at again each year."""
    if story.number % 2 or story.course in NEVER_STARTED:
        return []
    days = [date(year, 10, 1) for year in YEARS]
    return [{"confirmed_on": day} for day in days if day > story.starts_on]


def ended_on(story: Story) -> date:
    """When its activities ended, or were to end at last."""
    if story.course == "cancelled":
        return story.starts_on + timedelta(days=400)
    return story.ends_on + timedelta(days=max(SLIPPAGES.get(story.course, (0,))))


def _period(story: Story, name: str, on: date, **values: object) -> Item:
    return {
        "key": slug(f"{story.slug}-{name}"),
        "basis": name,
        "effective_on": on,
        "source": report_on(on),
        **values,
    }


def _from_the_article(story: Story, name: str, values: Item) -> Item:
    return {
        "key": slug(f"{story.slug}-{name}-article"),
        "effective_on": date(2024, 11, 5),
        "source": OTHER_SOURCE,
        "is_counted": False,
        "counting_reason": "An article that names no source; the report of the secretariat counts.",
        **values,
    }
