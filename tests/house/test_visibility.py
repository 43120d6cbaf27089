"""What a visitor may not see does not exist, on any surface (T01, T04)."""

import re
from collections import deque
from dataclasses import dataclass
from io import BytesIO
from urllib.parse import urljoin, urlsplit
from zipfile import ZipFile

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from projects.models import Project
from projects.services.project import publish_projects
from tests.house.addresses import HIDDEN_ID, LIST_STATES, PUBLIC, STATES
from tests.house.world import HIDDEN, build_world, hide_all
from tests.house.world import STATES as HIDDEN_STATES

pytestmark = pytest.mark.django_db

LANGUAGES = ("en", "ko")
LISTS = (
    "projects:project-csv",
    "projects:project-list",
    "api:project-list",
    "api:project-facets",
    "api:project-totals",
)
DATES = ("", "as_of=2022-06-30", "as_of=hush")
# Those that ask for what is hidden, or as of a day.
GUESSES = tuple(state for state in STATES if "hush" in state or "as_of" in state)
COMPARED_HEADERS = ("Content-Type", "ETag", "Last-Modified", "Link", "Cache-Control", "Vary")


@dataclass(frozen=True)
class Answer:
    """All of an answer that a visitor could tell two worlds apart by."""

    status: int
    headers: tuple[str | None, ...]
    body: bytes

    @property
    def text(self) -> str:
        """What a reader finds in it, archives opened."""
        if not self.body.startswith(b"PK"):
            return self.body.decode()
        with ZipFile(BytesIO(self.body)) as archive:
            return "".join(archive.read(name).decode() for name in archive.namelist())


def hidden_arguments(arguments: dict[str, str | int]) -> list[dict[str, str | int]]:
    """What a visitor would try who has heard of a hidden record."""
    guesses: dict[str, str | int] = {"slug": HIDDEN, "id": HIDDEN_ID, "number": 77}
    return [{key: guesses[key]} for key in arguments if key in guesses]


def starting_points(*, whole: bool = True) -> list[str]:
    """Every declared address; the whole of it in both languages and in every view of a list."""
    paths = []
    for language in LANGUAGES if whole else ("en",):
        with override(language):
            for name, arguments in PUBLIC.items():
                path = reverse(name, kwargs=arguments)
                states: tuple[str, ...] = ("",)
                if language == "en" and name in LISTS:
                    views = (*STATES, *LIST_STATES.get(name, ()))
                    states = views if whole else ("", *GUESSES)
                elif language == "en" and whole:
                    states = (*DATES, *LIST_STATES.get(name, ()))
                paths += [f"{path}?{state}" if state else path for state in states]
                paths += [reverse(name, kwargs=hidden) for hidden in hidden_arguments(arguments)]
    return [*dict.fromkeys(paths), "/projects/old-flagship/", "/projects/old-hush/"]


def links_in(body: str) -> list[str]:
    """The pages a page leads to; the views of a list are declared, not followed without end."""
    return re.findall(r'href="([^"#?]+)"', body)


def crawl(*, whole: bool = True) -> dict[str, Answer]:
    """Every public answer, from every declared address on through the links."""
    cache.clear()
    client = Client()
    answers: dict[str, Answer] = {}
    waiting = deque(starting_points(whole=whole))
    while waiting:
        path = waiting.popleft()
        if path in answers:
            continue
        response = client.get(path)
        answers[path] = Answer(
            status=response.status_code,
            headers=tuple(response.get(name) for name in COMPARED_HEADERS),
            body=response.getvalue(),
        )
        if response.status_code != 200 or "text/html" not in response["Content-Type"]:
            continue
        for link in links_in(response.getvalue().decode()):
            parts = urlsplit(urljoin(f"https://testserver{path}", link))
            inside = parts.netloc == "testserver" and not parts.path.startswith(
                ("/static/", "/admin/", "/ko/admin/")
            )
            if inside and (whole or not parts.path.startswith("/ko/")):
                waiting.append(parts.path)
    return answers


@pytest.fixture
def world(db: None) -> None:
    build_world()


def test_hidden_things_change_nothing(world: None) -> None:
    """Two worlds, one with the hidden things, are the same byte for byte."""
    without = crawl()
    bodies = {path: answer.text for path, answer in without.items()}
    # On empty pages the comparison below would prove nothing.
    assert "Flagship" in bodies["/projects/"]
    assert "Academy" in bodies["/projects/component/"]
    assert "Second phase" in bodies["/projects/flagship/"]
    assert "1.1.1" in bodies["/plans/plan-a/"]
    assert bodies["/projects/?q=hush"] != bodies["/projects/?q=flagship"]
    differing = {}
    for n, state in enumerate(HIDDEN_STATES):
        # What may be read depends neither on the language nor on what is asked beside it: one
        # state is looked for in all of these, the others in English, today and by its name.
        with transaction.atomic():
            hide_all(state)
            crawled = crawl(whole=n == 0)
            changed = [path for path, answer in crawled.items() if without.get(path) != answer]
            transaction.set_rollback(True)
        if changed:
            differing[state] = changed[:8]
    assert differing == {}


def test_published_versions_that_name_hidden_things_keep_quiet(world: None) -> None:
    """A project published while it names drafts shows none of them."""
    hide_all("withdrawn")
    hidden = Project.objects.create(slug="hush-parent", title=HIDDEN)
    Project.objects.filter(slug="component").update(follows=hidden)
    publish_projects(Project.objects.filter(slug__in=["flagship", "component"]), by=None)
    echoes = {path for path in starting_points(whole=False) if HIDDEN in path}
    showing = [
        path
        for path, answer in crawl(whole=False).items()
        if path not in echoes and HIDDEN in answer.text and "hush" not in path
    ]
    assert showing == []


def test_hidden_and_unheard_of_addresses_answer_alike(world: None) -> None:
    """The address apart, nothing tells a hidden record from none (T04)."""
    hide_all("draft")
    client = Client()
    unheard_of = {"slug": "none", "id": "00000000-0000-4000-8000-00000000000f", "number": 99}
    different = []
    for name, arguments in PUBLIC.items():
        for hidden in hidden_arguments(arguments):
            absent = {key: unheard_of[key] for key in hidden}
            told = []
            for guess in (hidden, absent):
                response = client.get(reverse(name, kwargs=guess))
                word = str(*guess.values()).encode()
                told.append((response.status_code, response.getvalue().replace(word, b"")))
            if told[0] != told[1] or told[0][0] != 404:
                different.append(name)
    assert different == []
