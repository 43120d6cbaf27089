"""What a visitor may not see does not exist in the API; tests/house compares whole worlds."""

from typing import Any

import pytest
from django.test import Client

from projects.choices import PublicationState, StaffRole, TokenScope
from projects.services.document_change import unnoted_documents
from tests import factories as make
from tests.house.addresses import HIDDEN_ID
from tests.house.world import HIDDEN, STATES, hide_all, hide_from_viewers
from tests.projects.api.conftest import BASE, program_of
from tests.projects.api.resources import DETAILS, LEDGERS

pytestmark = pytest.mark.django_db


METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
# A hidden record and one that never was.
NOWHERE = "00000000-0000-4000-8000-000000000000"
KEYS = {
    **dict.fromkeys(DETAILS, (HIDDEN, "none")),
    **dict.fromkeys(LEDGERS, (HIDDEN_ID, NOWHERE)),
    "releases": ("77", "78"),
    "countries": ("XX", "YY"),
}


def told(key: str, path: str, query: str = "", **headers: str) -> list[Any]:
    """All that is answered about a key, by every method; only `instance` repeats the address."""
    answers = []
    for method in METHODS:
        response = Client().generic(method, f"{BASE}{path}/{key}/{query}", headers=headers)
        named = {k: v for k, v in response.items() if k != "Content-Length"}
        body = response.content.replace(key.encode(), b"")
        answers.append((response.status_code, named, body))
    return answers


def test_hidden_and_unheard_of_are_the_same_problem(world: None) -> None:
    """For everyone (T04)."""
    hide_all("draft")
    for name, (hidden, unheard_of) in KEYS.items():
        answers = told(hidden, name)
        assert answers == told(unheard_of, name), name
        assert (name, answers[0][0]) == (name, 404)


def test_what_one_may_not_know_of_is_the_same_as_nothing(world: None) -> None:
    """For nobody in particular, and with every right that another's token can give (T04)."""
    hide_from_viewers("draft")
    viewer = make.make_member(StaffRole.VIEWER)
    make.make_api_token(text="poa_viewer", owner=viewer, scope=TokenScope.PUBLISH)
    everything = program_of(make.make_staff(), TokenScope.READ)
    for name in ("projects", *LEDGERS):
        hidden, unheard_of = KEYS[name]
        assert everything.send("GET", f"{name}/{hidden}/?state=working").status_code == 200
        for headers, status in (({}, 401), ({"Authorization": "Bearer poa_viewer"}, 404)):
            answers = told(hidden, name, "?state=working", **headers)
            assert answers == told(unheard_of, name, "?state=working", **headers), name
            assert (name, answers[0][0], answers[1][0]) == (name, status, status)


def test_a_withdrawn_line_hides_its_assessments(client: Client, world: None) -> None:
    line = make.make_line(publication_state=PublicationState.WITHDRAWN)
    entry = make.make_assessment(line)
    assert client.get(f"{BASE}assessments/{entry.pk}/").status_code == 404


@pytest.mark.parametrize("state", STATES)
def test_nothing_hidden_is_ever_noted(world: None, state: str) -> None:
    """Whatever is hidden from the public changes no document, so that none of it is told."""
    assert list(unnoted_documents()) == []
    hide_all(state)
    assert list(unnoted_documents()) == []
