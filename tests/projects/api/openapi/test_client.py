"""A client made from the served schema by a public generator lists, filters, reads and writes."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import httpx
import pytest
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from openapi_python_client import Config, MetaType, generate
from openapi_python_client.config import ConfigFile

from projects.api.documentation import schema_text
from projects.choices import TokenScope
from tests import factories as make

PACKAGE = "plan_of_action_tracker_client"
TOKEN = "poa_client"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The generated package, imported from where it was written."""
    folder = tmp_path_factory.mktemp("client")
    document = folder / "schema.json"
    document.write_text(schema_text())
    config = Config.from_sources(
        ConfigFile(post_hooks=[]), MetaType.NONE, document, "utf-8", True, folder / PACKAGE
    )
    assert [it for it in generate(config=config) if it.level.name == "ERROR"] == []
    sys.path.insert(0, str(folder))
    yield importlib.import_module(PACKAGE)
    sys.path.remove(str(folder))
    for name in [it for it in sys.modules if it.startswith(PACKAGE)]:
        del sys.modules[name]


@pytest.fixture
def program(package: ModuleType, reference_data: None, db: None) -> Iterator[Any]:
    """The generated client with a token, asking the site in this very process."""
    make.make_api_token(text=TOKEN, scope=TokenScope.PUBLISH)
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield package.AuthenticatedClient(
        base_url="http://testserver",
        token=TOKEN,
        httpx_args={"transport": httpx.WSGITransport(app=get_wsgi_application())},
    )
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def operation(tag: str, name: str) -> Any:
    return importlib.import_module(f"{PACKAGE}.api.{tag}.{name}")


def model(name: str) -> Any:
    return getattr(importlib.import_module(f"{PACKAGE}.models"), name)


def test_it_lists_and_filters(program: Any) -> None:
    found = operation("projects", "projects_list").sync(
        client=program,
        country=["KH"],
        status=[model("ProjectsListStatusItem").ONGOING],
        as_of="2025-12-31",
        page_size=3,
    )
    assert isinstance(found, model("ProjectSummaryList"))
    assert (found.count, len(found.results), found.filters.country) == (5, 3, ["KH"])
    assert {type(it) for it in found.results} == {model("ProjectSummary")}
    assert {it.status.status for it in found.results} == {model("StatusEnum").ONGOING}


def test_it_follows_the_cursor_to_the_end(program: Any) -> None:
    sources, cursor = [], ""
    ask = operation("sources", "sources_list")
    while True:
        page = ask.sync(client=program, cursor=cursor, page_size=100)
        sources += [it.slug for it in page.results]
        if page.next_ is None:
            break
        cursor = httpx.URL(page.next_).params["cursor"]
    assert len(sources) == ask.sync(client=program).count


def test_it_reads_one_and_what_it_chooses_of_one(program: Any) -> None:
    read = operation("projects", "projects_detail")
    project = read.sync("kadif", client=program)
    assert isinstance(project, model("Project"))
    assert (project.slug, project.acronym) == ("kadif", "KADIF")
    part = read.sync("kadif", client=program, fields=[model("ProjectName").SLUG])
    assert part.to_dict() == {"slug": "kadif"}
    problem = read.sync("none", client=program)
    assert (problem.status, problem.title) == (404, "Not Found")


def test_it_writes(program: Any) -> None:
    made = operation("projects", "projects_create").sync(
        client=program, body=model("ProjectInput")(slug="made", title="Made by a client")
    )
    assert (made.slug, made.title) == ("made", "Made by a client")
    unseen = operation("projects", "projects_detail").sync("made", client=program)
    assert unseen.status == 404
