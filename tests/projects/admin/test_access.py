"""No page of the staff site shows its reader more than the rules let them see (T03, T04)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from typing import Any
from urllib.parse import urljoin, urlsplit
from zipfile import ZipFile

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from projects.choices import StaffRole
from projects.models import Source
from projects.services.access import subjects_of, visible_to
from projects.services.access.rules import RULES
from tests.factories import make_member, make_plan, make_project
from tests.house.world import HIDDEN, build_world, hide_from_viewers, hide_projects_and_entries

pytestmark = pytest.mark.django_db

# The words, the amounts and the keys of what is hidden.
SECRETS = re.compile(rf"{HIDDEN}|77000000|000000000002", re.IGNORECASE)
# Part of every hidden word, and no hidden word itself: a page repeats what was looked for.
PART_OF_A_SECRET = HIDDEN[:-1]
LINK = re.compile(r'(?:href|action)="([^"]+)"')
RECORD = re.compile(r"/admin/projects/(\w+)/([^/?]+)/")
# Alike for all records of a noun, which have no comments here.
COMMENTS = re.compile(r"(/comment/about/\w+/)[^/]+/")
NOT_FOLLOWED = ("/admin/logout/", "/admin/jsi18n/", "/ko/", "/static/")


def make_viewer() -> User:
    return make_member(StaffRole.VIEWER)


def make_editor() -> User:
    """Who owns a project, and none of those hidden."""
    editor = make_member(StaffRole.EDITOR)
    make_project(title="An editor's own").owners.add(editor)
    return editor


def make_reviewer() -> User:
    """Who reviews a plan that nothing hidden serves."""
    plan = make_plan(title="A reviewer's plan")
    make_project(title="Under review").plans.add(plan)
    return make_member(StaffRole.REVIEWER, plans=[plan])


READERS = {"viewer": make_viewer, "editor": make_editor, "reviewer": make_reviewer}


def hide_from(reader: str, state: str) -> None:
    if reader == "viewer":
        hide_from_viewers(state)
        return
    hide_projects_and_entries(state)
    # Whoever works on records sees sources before the public does.
    for source in Source.objects.filter(slug__startswith=HIDDEN):
        source.history.all().delete()
        source.slug, source.title = f"paper-{source.pk}", "Paper"
        source.save()


def fields_that_search() -> dict[str, tuple[type[Model], bool]]:
    """Where every search field of every form asks what may be chosen.

    And what the field names, and whether the row is about that: all that the offer depends on.
    """
    fields = {}
    for model, desk in admin.site._registry.items():
        for form in (desk, *(inline(model, admin.site) for inline in desk.inlines)):
            for field in form.autocomplete_fields:
                names = form.opts
                address = (
                    f"{reverse('admin:autocomplete')}?app_label={names.app_label}"
                    f"&model_name={names.model_name}&field_name={field}"
                )
                offered: Any = names.get_field(field).related_model
                fields[address] = offered, field in subjects_of(form.model)
    return fields


def offers() -> list[str]:
    """One search field of those that offer the same."""
    return list({offer: address for address, offer in fields_that_search().items()}.values())


def lists() -> list[str]:
    return [
        reverse(f"admin:projects_{model._meta.model_name}_changelist")
        for model in admin.site._registry
        if model._meta.app_label == "projects"
    ]


def links(page: str, body: str) -> Iterator[str]:
    """Where a page leads within the staff site, apart from a list's own narrower views."""
    for href in LINK.findall(body):
        link = urljoin(page, unescape(href))
        address = urlsplit(link)
        if address.netloc or not address.path.startswith("/admin/"):
            continue
        if any(part in link for part in NOT_FOLLOWED) or unescape(href).startswith("?"):
            continue
        yield link.partition("#")[0]


def words_of(body: bytes) -> str:
    """What a page says, or a file: a workbook is an archive of texts."""
    if not body.startswith(b"PK"):
        return body.decode()
    with ZipFile(BytesIO(body)) as book:
        return "".join(book.read(part).decode() for part in book.namelist())


def crawl(client: Client) -> Iterator[tuple[str, str]]:
    """Every page that a reader can come to, and what it says."""
    waiting, known = ["/admin/", *lists(), *offers()], set()
    while waiting:
        page = waiting.pop()
        # A form that begins with other values, or comes back to another list, is the same form.
        key = page if "autocomplete" in page else COMMENTS.sub(r"\1", page.partition("?")[0])
        if key in known:
            continue
        known.add(key)
        answer = client.get(page)
        if answer.status_code != 200:
            continue
        if answer["Content-Type"].startswith("text/html"):
            waiting += links(page, answer.content.decode())
        yield page, words_of(answer.getvalue())


def kept_from(reader: User) -> set[tuple[str, str]]:
    """The records that a reader may not see, as addresses name them."""
    return {
        (str(model._meta.model_name), str(row.pk))
        for model in RULES
        if model._meta.app_label == "projects"
        for row in model._default_manager.exclude(
            pk__in=visible_to(reader, model._default_manager.all()).values("pk")
        )
    }


@pytest.mark.parametrize(
    ("reader", "state"),
    [("viewer", "draft"), ("editor", "withdrawn"), ("reviewer", "in review")],
)
def test_no_page_that_a_reader_comes_to_tells_of_what_is_hidden(
    client: Client, reader: str, state: str
) -> None:
    build_world()
    person = READERS[reader]()
    hide_from(reader, state)
    hidden = kept_from(person)
    client.force_login(person)
    pages, leaks = 0, []
    for page, body in crawl(client):
        pages += 1
        leaks += [(page, secret) for secret in SECRETS.findall(body)]
        leaks += [(page, link) for link in RECORD.findall(body) if link in hidden]
    assert leaks == []
    assert pages > 100


@pytest.mark.parametrize("reader", READERS)
def test_looking_for_what_is_hidden_finds_nothing(client: Client, reader: str) -> None:
    """Not even what names it: a word that is found tells that it is there."""
    build_world()
    person = READERS[reader]()
    hide_from(reader, "embargoed")
    client.force_login(person)
    found = {
        page: answer.context["cl"].result_count
        for page in lists()
        if (answer := client.get(page, {"q": PART_OF_A_SECRET})).status_code == 200
    }
    chosen = {
        page: answer.json()["results"]
        for page in fields_that_search()
        if (answer := client.get(f"{page}&term={PART_OF_A_SECRET}")).status_code == 200
    }
    assert {page: count for page, count in found.items() if count} == {}
    assert {page: results for page, results in chosen.items() if results} == {}
    assert len(found) > 20
