"""What a visitor may not see does not exist, on any surface (T01, T04)."""

import re
from collections import deque
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from projects.models import Project
from projects.services.project import publish_projects
from tests.house.addresses import PUBLIC, STATES
from tests.house.world import HIDDEN, HIDDEN_THINGS, build_world

pytestmark = pytest.mark.django_db

LISTS = (
    "projects:project-list",
    "api:project-list",
    "api:project-facets",
    "api:project-totals",
)
MOST_PAGES = 900
COMPARED_HEADERS = ("Content-Type", "ETag", "Last-Modified", "Link", "Cache-Control", "Vary")


@dataclass(frozen=True)
class Answer:
    """All of an answer that a visitor could tell two worlds apart by."""

    status: int
    headers: tuple[str | None, ...]
    body: bytes


def starting_points() -> list[str]:
    paths = []
    for language in ("en", "ko"):
        with override(language):
            for name, arguments in PUBLIC.items():
                path = reverse(name, kwargs=arguments)
                states = STATES if name in LISTS else ("", "as_of=2022-06-30", "as_of=hush")
                paths += [f"{path}?{state}" if state else path for state in states]
                paths += [reverse(name, kwargs={key: HIDDEN}) for key in arguments if key == "slug"]
    return [*dict.fromkeys(paths), "/projects/old-flagship/", "/projects/old-hush/"]


def links_in(body: str) -> list[str]:
    return [
        *re.findall(r'href="([^"#]+)', body),
        *re.findall(r'"(?:next|previous|url)":\s*"(https?://testserver/[^"]+|/[^"]+)"', body),
    ]


def crawl() -> dict[str, Answer]:
    """Every public answer, from every declared address on through the links."""
    cache.clear()
    client = Client()
    answers: dict[str, Answer] = {}
    waiting = deque(starting_points())
    while waiting and len(answers) < MOST_PAGES:
        path = waiting.popleft().replace("&amp;", "&")
        if path in answers:
            continue
        response = client.get(path)
        answers[path] = Answer(
            status=response.status_code,
            headers=tuple(response.get(name) for name in COMPARED_HEADERS),
            body=response.getvalue(),
        )
        if response.status_code != 200 or "text/" not in response["Content-Type"]:
            continue
        for link in links_in(response.getvalue().decode()):
            parts = urlsplit(urljoin(f"https://testserver{path}", link))
            inside = parts.netloc == "testserver" and not parts.path.startswith(
                ("/static/", "/admin/", "/ko/admin/")
            )
            if inside:
                waiting.append(parts.path + (f"?{parts.query}" if parts.query else ""))
    return answers


@pytest.fixture
def world(django_db_setup: None, db: None) -> dict[str, Answer]:
    build_world()
    return crawl()


def test_hidden_things_change_nothing(world: dict[str, Answer]) -> None:
    """Two worlds, one with the hidden thing, are the same byte for byte."""
    differing = {}
    for name, hide in HIDDEN_THINGS.items():
        with transaction.atomic():
            hide()
            changed = [path for path, answer in crawl().items() if world.get(path) != answer]
            if changed:
                differing[name] = changed[:5]
            transaction.set_rollback(True)
    assert differing == {}


def test_crawl_reaches_what_it_should(world: dict[str, Answer]) -> None:
    """The test above would also pass on empty pages."""
    bodies = {path: answer.body.decode() for path, answer in world.items()}
    assert "Flagship" in bodies["/projects/"]
    assert "Academy" in bodies["/projects/component/"]
    assert "Second phase" in bodies["/projects/flagship/"]
    assert "1.1.1" in bodies["/plans/plan-a/"]
    assert {answer.status for path, answer in world.items() if HIDDEN not in path} <= {
        200,
        301,
        400,
    }


def test_published_versions_that_name_hidden_things_keep_quiet(world: dict[str, Answer]) -> None:
    """A project published while it names drafts shows none of them."""
    HIDDEN_THINGS["other nouns, withdrawn"]()
    HIDDEN_THINGS["entries, withdrawn"]()
    hidden = Project.objects.create(slug="hush-parent", title=HIDDEN)
    Project.objects.filter(slug="component").update(follows=hidden)
    publish_projects(Project.objects.filter(slug__in=["flagship", "component"]), by=None)
    echoes = {path for path in starting_points() if HIDDEN in path}
    showing = [
        path
        for path, answer in crawl().items()
        if path not in echoes and HIDDEN in answer.body.decode() and "hush" not in path
    ]
    assert showing == []


def test_hidden_and_unheard_of_addresses_answer_alike(world: dict[str, Answer]) -> None:
    """The address apart, nothing tells a hidden record from none (T04)."""
    HIDDEN_THINGS["a project, draft"]()
    HIDDEN_THINGS["other nouns, withdrawn"]()
    client = Client()
    different = []
    for name, arguments in PUBLIC.items():
        if "slug" not in arguments:
            continue
        hidden, absent = (
            client.get(reverse(name, kwargs={**arguments, "slug": slug}))
            for slug in (HIDDEN, "none")
        )
        told = [
            (response.status_code, response.getvalue().replace(slug.encode(), b""))
            for response, slug in ((hidden, HIDDEN), (absent, "none"))
        ]
        if told[0] != told[1] or hidden.status_code != 404:
            different.append(name)
    assert different == []
