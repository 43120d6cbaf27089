"""What a visitor may not see does not exist in the API; tests/house compares whole worlds."""

import pytest
from django.test import Client

from projects.choices import PublicationState
from projects.services.document_change import unnoted_documents
from tests import factories as make
from tests.house.addresses import HIDDEN_ID
from tests.house.world import HIDDEN, STATES, hide_all
from tests.projects.api.conftest import BASE
from tests.projects.api.resources import DETAILS, LEDGERS

pytestmark = pytest.mark.django_db


def test_hidden_and_unheard_of_are_the_same_problem(client: Client, world: None) -> None:
    """Only `instance` repeats the address (T04)."""
    hide_all("draft")
    keys = dict.fromkeys(DETAILS, (HIDDEN, "none"))
    keys |= dict.fromkeys(LEDGERS, (HIDDEN_ID, "00000000-0000-4000-8000-000000000000"))
    keys |= {"releases": ("77", "78"), "countries": ("XX", "YY")}
    for name, pair in keys.items():
        told = []
        for key in pair:
            for method in ("get", "head", "post", "options"):
                response = getattr(client, method)(f"{BASE}{name}/{key}/")
                headers = {k: v for k, v in response.items() if k != "Content-Length"}
                body = response.content.replace(key.encode(), b"")
                told.append((method, response.status_code, headers, body))
        assert told[:4] == told[4:], name
        assert (name, told[0][1]) == (name, 404)


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
