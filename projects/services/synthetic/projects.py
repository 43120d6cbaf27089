"""Made-up projects: who, where and under which plans."""

from __future__ import annotations

from projects.choices import Language, PublicationState, Role
from projects.models import (
    Classification,
    Participation,
    Project,
    ProjectAlias,
    ProjectCountry,
)
from projects.services.synthetic.rows import Draw
from projects.services.synthetic.stage import PREFIX
from projects.services.synthetic.words import APPROACHES, MADE_UP, MADE_UP_KO, TOPICS


def synthetic_slug(seed: int, number: int) -> str:
    """The address of one made-up project."""
    return f"{PREFIX}{seed}-{number:06}"


def parent_number(number: int) -> int | None:
    """The project that this one is a component of: a tenth have one, none is far away."""
    return number - number % 10 if number % 10 in {1, 2, 3} and number % 3 == 0 else None


def earlier_phase_number(number: int) -> int | None:
    """The project that this one is the next phase of."""
    return number - 15 if number % 50 == 25 else None


def draw_project(draw: Draw, seed: int, number: int, above: dict[int, Project]) -> Project:
    """One project with its relations; ``above`` holds those already drawn, by number."""
    parent, earlier = parent_number(number), earlier_phase_number(number)
    topic, topic_ko = draw.one(TOPICS)
    other, _ = draw.one(TOPICS)
    countries = draw.some(draw.stage.countries, 1, 4) if draw.happens(93) else []
    if draw.happens(4):
        countries = list(draw.stage.countries)
    where = " and ".join(it.name for it in countries) if len(countries) < 3 else "several countries"
    project = Project(
        slug=synthetic_slug(seed, number),
        acronym=f"SYN{number:06}" if draw.happens(30) else "",
        title=f"Synthetic project {number:06}: {topic}{f' in {where}' if countries else ''}",
        title_ko=f"가상 사업 {number:06}: {topic_ko}" if draw.happens(60) else "",
        summary=f"{MADE_UP} It joins {topic} with {other}. {draw.one(APPROACHES)}",
        summary_ko=MADE_UP_KO if draw.happens(40) else "",
        is_signature=draw.happens(2),
        parent=None if parent is None else above[parent],
        follows=None if earlier is None else above[earlier],
        publication_state=PublicationState.PUBLISHED,
    )
    _draw_relations(draw, project)
    _draw_names(draw, project, number)
    shared = len(countries) > 1 and draw.happens(30)
    for place, country in enumerate(countries):
        # Whole per cents; the first country takes what is left over.
        share = 100 // len(countries) + (100 % len(countries) if place == 0 else 0)
        draw.rows.add(
            ProjectCountry(project=project, country=country, share=share if shared else None)
        )
    return draw.rows.add(project)


def _draw_relations(draw: Draw, project: Project) -> None:
    stage, rows = draw.stage, draw.rows
    through = Project.sources.through
    rows.add(through(project=project, source=stage.source))
    plan = draw.one(stage.plans)
    rows.add(Project.plans.through(project=project, plan=plan))
    areas = draw.some([it for it in stage.areas if it.plan_id == plan.pk] or stage.areas, 1, 3)
    for area in areas if draw.happens(92) else []:
        rows.add(Project.focus_areas.through(project=project, focusarea=area))
        for line in draw.some(stage.lines.get(area.pk, []), 0, 2) if area.parent_id else []:
            rows.add(Project.action_lines.through(project=project, actionline=line))
    for theme in draw.some(stage.themes, 0, 2):
        rows.add(Project.themes.through(project=project, theme=theme))
    for organisation in draw.some(stage.organisations, 1, 3) if draw.happens(95) else []:
        for role in draw.some(Role.values, 1, 2):
            rows.add(Participation(project=project, organisation=organisation, role=role))
    for code in draw.some(stage.codes, 0, 2) if stage.codes else []:
        rows.add(Classification(project=project, code=code))


def _draw_names(draw: Draw, project: Project, number: int) -> None:
    if draw.happens(15):
        draw.rows.add(
            ProjectAlias(
                project=project,
                name=f"Synthetic programme {number:06}",
                language=Language.ENGLISH,
                source=draw.stage.source,
            )
        )
