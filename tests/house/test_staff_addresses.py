"""Every page of the staff site is declared, and answers whom it is declared for (T02).

Views are called as the router calls them, with nothing shown: what the pages show is read by
tests/projects/admin/test_access.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.sessions.backends.db import SessionStore
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model
from django.http import Http404
from django.test import RequestFactory
from django.urls import ResolverMatch, URLPattern
from pytest_django import DjangoDbBlocker
from pytest_django.fixtures import Settings

from projects.models import Project
from projects.urls import staff_urlpatterns
from tests.house.addresses import STAFF_PREFIXES
from tests.house.staff_addresses import NOUNS, PAGES, SITE
from tests.house.staff_world import AT_WORK, StaffWorld
from tests.house.test_addresses import addresses

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def one_factor(settings: Settings) -> None:
    """What a second factor opens is no matter of roles."""
    settings.REQUIRE_TWO_FACTOR = False


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[StaffWorld]:
    """The rows and the people, made once: nothing stays of what a page does."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield StaffWorld()
        transaction.set_rollback(True)


METHODS = ("GET", "POST")
MODELS = {str(model._meta.model_name): model for model in admin.site._registry}
NOTHING = "00000000-0000-4000-8000-00000000000f"
THEN = "at=2099-01-01T00:00:00%2B00:00"
HOME, SIGN_IN = "/admin/", "/admin/login/"


def table(text: str) -> dict[str, dict[str, str]]:
    """The lines of a table by their first word, their cells by the head of the column."""
    head, *lines = [line.split() for line in text.strip().splitlines()]
    return {name: dict(zip(head, cells, strict=True)) for name, *cells in lines}


RIGHTS, NEEDS, ANSWERS = table(NOUNS), table(PAGES), table(SITE)


def pages_of(noun: str) -> list[tuple[str, URLPattern]]:
    """The pages of a noun, by the last part of their names."""
    prefix = f"{MODELS[noun]._meta.app_label}_{noun}_"
    patterns = admin.site._registry[MODELS[noun]].get_urls()
    return [((it.name or "short").removeprefix(prefix), it) for it in patterns]


def need_of(noun: str, page: str) -> dict[str, str] | None:
    return NEEDS.get(f"{noun}.{page}") or NEEDS.get(page)


def site_pages() -> dict[str, URLPattern]:
    """The pages that are about no noun, by their names."""
    own = [it for it in admin.site.get_urls() if isinstance(it, URLPattern)]
    return {it.name or "unknown": it for it in [*staff_urlpatterns, *own]}


def arguments(pattern: URLPattern, row: Model) -> dict[str, Any]:
    """What the address of a pattern names: the row, and nothing that is there besides."""
    named = dict.fromkeys(("object_id", "pk", "id"), str(row.pk))
    words = {"noun": "project", "name": "publish", "extension": "csv", "app_label": "projects"}
    words["period"] = "0"
    nothing = dict.fromkeys(("key", "uidb64", "token", "url"), NOTHING)
    kinds = pattern.pattern.converters
    parts = {*kinds, *getattr(pattern.pattern.regex, "groupindex", {})}
    return {
        name: kinds[name].to_python(value) if name in kinds else value
        for name, value in (named | words | nothing).items()
        if name in parts
    }


def answer(pattern: URLPattern, method: str, person: Any, row: Model) -> str:
    """What the view of a pattern does with a request; nothing of it stays."""
    query = THEN if str(pattern.name).endswith("_restore") else ""
    request: Any = RequestFactory().generic(method, "/admin/here/", QUERY_STRING=query)
    request.user, request.session = person, SessionStore()
    request._messages = FallbackStorage(request)
    values = arguments(pattern, row)
    request.resolver_match = ResolverMatch(pattern.callback, (), values, pattern.name)
    request._dont_enforce_csrf_checks = True
    with transaction.atomic():
        try:
            response = pattern.callback(request, **values)
        except (PermissionDenied, Http404):
            return "-"
        finally:
            transaction.set_rollback(True)
    leads_to = getattr(response, "url", "")
    if leads_to.startswith(SIGN_IN) or "login" in str(getattr(response, "template_name", "")):
        return "s"
    # Home is where Django sends those who ask for a record that isn't there.
    is_missing = leads_to == HOME and pattern.name != "logout"
    return "-" if is_missing or response.status_code in {403, 404, 405} else "+"


def test_every_page_is_declared() -> None:
    found = {(noun, page) for noun in MODELS for page, _ in pages_of(noun)}
    declared = {page for pages in found for page in (pages[1], ".".join(pages))}
    assert sorted(RIGHTS) == sorted(MODELS)
    assert sorted(page for page in found if need_of(*page) is None) == []
    assert sorted(set(NEEDS) - declared) == []
    assert sorted(ANSWERS) == sorted(site_pages())


def test_no_page_stands_outside_of_what_is_declared() -> None:
    """The site's own pages and those of its nouns are all there is below its address."""
    below = [path for path, _ in addresses() if path.startswith(STAFF_PREFIXES)]
    pages = [page for noun in MODELS for page in pages_of(noun)]
    assert len(below) == len(site_pages()) + len(pages)


def unlike_each_other(role: str) -> set[str]:
    """One noun of those with the same pages, with which the role may do the same."""
    if role == "superuser":
        # An administrator who may touch other superusers besides.
        return {"user"}
    alike = {
        (rights_of(noun, role), *(page for page, _ in pages_of(noun))): noun for noun in MODELS
    }
    return set(alike.values())


def rights_of(noun: str, role: str) -> str:
    """What the tables say that the role may do with the noun."""
    return RIGHTS[noun].get("administrator" if role == "superuser" else role, "-")


def expected(noun: str, page: str, method: str, role: str) -> str:
    """What the tables say that a page answers to somebody with the role."""
    need = (need_of(noun, page) or {})[method]
    rights = rights_of(noun, role)
    if need == "." or (need != "*" and need[0] not in rights):
        return "-"
    return "-" if need.endswith("0") else "+"


@pytest.mark.parametrize("role", ["no-role", *RIGHTS["project"], "superuser"])
def test_pages_of_nouns_answer_as_declared(world: StaffWorld, role: str) -> None:
    person = world.people[role]
    answers, declared = {}, {}
    unlike = unlike_each_other(role)
    for noun, model in MODELS.items():
        row = world.row_for(person, model)
        for page, pattern in pages_of(noun):
            about = world.row_for(person, Project) if page == "about" else row
            for method in METHODS:
                declares = expected(noun, page, method, role)
                # What is refused is asked of every noun; what isn't, of one of each kind.
                if declares == "-" or noun in unlike:
                    declared[noun, page, method] = declares
                    answers[noun, page, method] = answer(pattern, method, person, about)
    wrong = {page: it for page, it in answers.items() if it != declared[page]}
    assert wrong == {}


@pytest.mark.parametrize("person", ["anonymous", "reader"])
def test_pages_of_nouns_lead_all_others_to_the_sign_in(world: StaffWorld, person: str) -> None:
    someone = world.people[person]
    opened = [
        (noun, page, method)
        for noun, model in MODELS.items()
        for page, pattern in pages_of(noun)
        for method in METHODS
        if answer(pattern, method, someone, world.row_for(someone, model)) != "s"
    ]
    assert opened == []


@pytest.mark.parametrize("person", ANSWERS["index"])
def test_pages_of_the_site_answer_as_declared(world: StaffWorld, person: str) -> None:
    project = world.rows[AT_WORK][Project]
    answers = {
        name: "".join(answer(it, method, world.people[person], project) for method in METHODS)
        for name, it in site_pages().items()
    }
    assert answers == {name: cells[person] for name, cells in ANSWERS.items()}
