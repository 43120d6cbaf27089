"""Statuses, problems, caches and other origins."""

import gzip
import json
import time
from datetime import datetime
from typing import Any

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse
from rest_framework.exceptions import Throttled, UnsupportedMediaType

from projects.api import project as project_module
from projects.api.answers.problems import handle_exception
from projects.api.answers.view import LICENCE_LINK
from projects.models import DataVersion, Project
from projects.reports.edition import read_edition
from projects.services.project import withdraw_project
from tests import factories as make
from tests.house.addresses import ENTRY_ID
from tests.projects.api.conftest import BASE
from tests.projects.api.resources import DETAILS, LISTS, PATHS, REPORTS, written

pytestmark = pytest.mark.django_db

PROBLEM_KEYS = ["type", "title", "status", "detail", "instance", "errors"]


def problem(response: Any) -> dict[str, Any]:
    assert response["Content-Type"] == "application/problem+json"
    told: dict[str, Any] = json.loads(response.content)
    assert list(told) == PROBLEM_KEYS
    assert (told["status"], told["type"]) == (response.status_code, "about:blank")
    return told


def test_what_is_not_there_is_a_problem(client: Client) -> None:
    for path in (
        "projects/none/",
        "nonsense/",
        "nonsense",
        "projects/a b/",
        "projects/a%0Ab/",
        f"claims/{ENTRY_ID}/",
        "claims/1/",
        "releases/9999999999999999999999/",
        "countries/zz/",
        "plans/none/progress/",
    ):
        response = client.get(BASE + path)
        assert (path, response.status_code) == (path, 404)
        assert problem(response)["detail"] == "There is nothing at this address."


def test_a_missing_slash_is_added(client: Client) -> None:
    response = client.get(f"{BASE}projects?status=ongoing")
    assert (response.status_code, response["Location"]) == (
        301,
        f"{BASE}projects/?status=ongoing",
    )


def allowed(path: str) -> str:
    return ", ".join(["GET", "HEAD", "OPTIONS", *sorted(written(path), reverse=True)])


def test_reads_only_read(client: Client) -> None:
    for path in PATHS:
        for method in ("post", "put", "patch", "delete"):
            if method.upper() in written(path):
                continue
            response = getattr(client, method)(BASE + path)
            assert (path, response.status_code) == (path, 405)
            assert response["Allow"] == allowed(path)
            assert problem(response)["title"] == "Method Not Allowed"


def test_there_is_json_alone(client: Client) -> None:
    response = client.get(f"{BASE}projects/", headers={"Accept": "text/html"})
    assert (response.status_code, problem(response)["title"]) == (406, "Not Acceptable")
    browser = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
    assert client.get(f"{BASE}projects/", headers=browser).status_code == 200


def test_writes_to_come_have_their_problems(rf: RequestFactory) -> None:
    context = {"request": rf.post(f"{BASE}projects/")}
    unsupported = handle_exception(UnsupportedMediaType("text/csv"), context)
    assert (unsupported.status_code, problem(unsupported)["title"]) == (
        415,
        "Unsupported Media Type",
    )
    throttled = handle_exception(Throttled(wait=7), context)
    assert (throttled.status_code, throttled["Retry-After"]) == (429, "7")
    assert problem(throttled)["title"] == "Too Many Requests"


def test_a_fault_of_ours_says_nothing_but_is_logged(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def break_down(*args: object, **keys: object) -> None:
        raise RuntimeError("a secret")

    monkeypatch.setattr(project_module.ProjectListView, "answer", break_down)
    response = Client(raise_request_exception=False).get(f"{BASE}projects/")
    assert response.status_code == 500
    assert "secret" not in response.content.decode()
    assert problem(response)["title"] == "Internal Server Error"
    assert "a secret" in caplog.text
    with pytest.raises(RuntimeError):
        Client().get(f"{BASE}projects/")


def test_head_is_get_without_a_body(client: Client, world: None) -> None:
    for path in PATHS:
        got, headed = client.get(BASE + path), client.head(BASE + path)
        assert (path, headed.status_code, headed.content) == (path, 200, b"")
        told = [dict(it.items()) for it in (got, headed)]
        assert told[0] == told[1]


def test_options_tell_other_origins_what_they_may(client: Client) -> None:
    for path in ("", *LISTS, *REPORTS):
        response = client.options(BASE + path)
        assert (response.status_code, response.content) == (204, b"")
        assert response["Allow"] == allowed(path)
        assert response["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
        assert response["Access-Control-Allow-Origin"] == "*"


def test_other_origins_may_read_answers_and_problems(client: Client, world: None) -> None:
    for path in (*PATHS, "nonsense/", "projects/?x=1"):
        assert client.get(BASE + path)["Access-Control-Allow-Origin"] == "*"


def test_a_copy_is_good_for_its_edition_and_address(client: Client, world: None) -> None:
    for path in (*PATHS, "schema/"):
        first = client.get(BASE + path)
        again = client.get(BASE + path, headers={"If-None-Match": first["ETag"]})
        weak = client.get(BASE + path, headers={"If-None-Match": f"W/{first['ETag']}"})
        since = client.get(BASE + path, headers={"If-Modified-Since": first["Last-Modified"]})
        assert (path, again.status_code, weak.status_code, since.status_code) == (
            path,
            304,
            304,
            304,
        )
        assert (again.content, again["ETag"]) == (b"", first["ETag"])
        assert not first["ETag"].startswith("W/")
        # What is no address has no copy.
        elsewhere = client.get(f"{BASE}projects/none/", headers={"If-None-Match": first["ETag"]})
        assert elsewhere.status_code == 404


def test_a_copy_of_another_edition_is_not_enough(client: Client, world: None) -> None:
    etag = client.get(f"{BASE}projects/")["ETag"]
    make.make_public_project()
    assert client.get(f"{BASE}projects/", headers={"If-None-Match": etag}).status_code == 200
    response = client.get(f"{BASE}projects/", headers={"If-Match": etag})
    assert (response.status_code, problem(response)["title"]) == (412, "Precondition Failed")


def test_what_is_withdrawn_is_gone_for_those_with_a_copy_too(client: Client, world: None) -> None:
    """No 304 for what is withdrawn (T07)."""
    path = f"{BASE}projects/flagship/"
    first = client.get(path)
    time.sleep(1)  # Last-Modified counts whole seconds
    withdraw_project(Project.objects.get(slug="flagship"), by=None, reason="An error")
    for headers in (
        {"If-None-Match": first["ETag"]},
        {"If-Modified-Since": first["Last-Modified"]},
        {"If-None-Match": "*"},
    ):
        assert client.get(path, headers=headers).status_code == 404
    assert "flagship" not in client.get(f"{BASE}status-updates/").content.decode()


def test_everyone_may_keep_what_nobody_signed_in_for(client: Client, world: None) -> None:
    """What a session or a token asked is in no cache (T08)."""
    make.make_api_token(text="poa_known")
    for path in PATHS:
        response = client.get(BASE + path)
        assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
        assert "Cookie" not in response["Vary"]
        assert not response.cookies
        token = client.get(BASE + path, headers={"Authorization": "Bearer poa_known"})
        assert token["Cache-Control"] == "no-store"
        assert token.content == response.content
    client.force_login(make.make_staff())
    for path in PATHS:
        assert client.get(BASE + path)["Cache-Control"] == "no-store"


def test_no_cache_keeps_a_problem(client: Client) -> None:
    for path in ("nonsense/", "projects/none/", "projects/?x=1"):
        assert client.get(BASE + path)["Cache-Control"] == "no-store"


def test_index_leads_to_every_list(client: Client, world: None) -> None:
    addresses = client.get(BASE).json()
    assert sorted(addresses) == sorted(
        [*DETAILS, "changes", "projects/facets", "projects/totals", "schema", "docs"]
    )
    assert {client.get(address).status_code for address in addresses.values()} == {200}


def test_addresses_are_outside_the_languages() -> None:
    assert reverse("api:project-list") == "/api/v1/projects/"


def test_lists_say_of_what_they_are_and_on_which_terms(client: Client, world: None) -> None:
    response = client.get(f"{BASE}projects/?status=ongoing&ordering=-updated&page_size=1")
    told = response.json()
    version = DataVersion.objects.get()
    assert {name: told[name] for name in ("data_version", "licence", "filters")} == {
        "data_version": version.number,
        "licence": {
            "name": "CC BY 4.0",
            "url": "https://creativecommons.org/licenses/by/4.0/",
        },
        "filters": {"status": ["ongoing"], "ordering": ["-updated"]},
    }
    assert datetime.fromisoformat(told["generated_at"]) == read_edition().last_modified
    assert client.get(response.request["PATH_INFO"]).json()["filters"] == {}
    assert client.get(f"{BASE}claims/?plan=plan-a&counted=true").json()["filters"] == {
        "plan": ["plan-a"],
        "counted": ["true"],
    }


def test_every_answer_names_its_data_version_and_licence(client: Client, world: None) -> None:
    for path in PATHS:
        response = client.get(BASE + path)
        assert response["X-Data-Version"] == str(DataVersion.objects.get().number)
        assert response["Link"].split(", ")[-1] == LICENCE_LINK


def test_long_answers_come_compressed_with_a_validator_of_their_own(
    client: Client, world: None
) -> None:
    for headers in ({}, {"Accept": "text/csv"}):
        plain: Any = client.get(f"{BASE}plans/", headers=headers)
        zipped: Any = client.get(f"{BASE}plans/", headers={**headers, "Accept-Encoding": "gzip"})
        assert gzip.decompress(zipped.getvalue()) == plain.getvalue()
        assert (zipped["Content-Encoding"], "Content-Encoding" in plain) == ("gzip", False)
        assert "Accept-Encoding" in plain["Vary"]
        assert zipped["ETag"] != plain["ETag"]
        assert not zipped["ETag"].startswith("W/")
        again = {**headers, "Accept-Encoding": "gzip", "If-None-Match": zipped["ETag"]}
        assert client.get(f"{BASE}plans/", headers=again).status_code == 304
