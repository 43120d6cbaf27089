"""Every operation of the served schema, asked whatever the schema allows and what it does not.

Schemathesis makes the requests: from the examples, at every edge of what each parameter may be, at
random, and in chains of one answer leading to the next question. It finds an answer that is a
fault of ours, that the schema does not allow, or that should have been refused.

Short in a usual run, and without the edges, which take longest to think of; for an hour, and with
all of them: pytest -n0 --hypothesis-profile=thorough and this file.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
import schemathesis
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, settings
from schemathesis.config import SchemathesisConfig

from projects.api.documentation import schema_text
from projects.choices import TokenScope
from tests import factories as make

TOKEN = "poa_schemathesis"
IS_THOROUGH = settings.get_current_profile_name() == "thorough"
EXAMPLES = 200 if IS_THOROUGH else 2
# Of what the schema allows, a refusal is right where a value must name what there is, a record
# must stand as it was last seen, or its owner must be allowed to.
REFUSED = ["400", "403", "404", "409", "412", "422", "428"]
CONFIG = SchemathesisConfig.from_dict(
    {
        "headers": {"Accept-Encoding": "identity"},
        "phases": {"coverage": {"enabled": IS_THOROUGH}},
        "checks": {
            "positive_data_acceptance": {"expected-statuses": ["2xx", "301", *REFUSED]},
        },
    }
)
SCHEMA = schemathesis.openapi.from_dict(json.loads(schema_text()), config=CONFIG)
SCHEMA.app = get_wsgi_application()
BOUNDED = settings(
    max_examples=EXAMPLES,
    stateful_step_count=20 if IS_THOROUGH else 6,
    deadline=None,
    derandomize=not IS_THOROUGH,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@SCHEMA.auth()
class Token:
    """Who may do everything asks, except where Schemathesis leaves the token out or spoils it."""

    def get(self, case: schemathesis.Case, context: schemathesis.AuthContext) -> str:
        return TOKEN

    def set(self, case: schemathesis.Case, data: str, context: schemathesis.AuthContext) -> None:
        case.headers["Authorization"] = f"Bearer {data}"


@pytest.fixture(autouse=True)
def site(reference_data: None, db: None) -> Iterator[None]:
    """The reference data, and a token that may do everything.

    All is asked within the test's transaction, which no request may end; what one operation
    writes is gone before the next is asked.
    """
    cache.clear()
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    make.make_api_token(text=TOKEN, scope=TokenScope.PUBLISH)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@SCHEMA.parametrize()
@BOUNDED
def test_every_operation_keeps_to_the_schema(case: schemathesis.Case) -> None:
    case.call_and_validate()


class TestChains(SCHEMA.as_state_machine().TestCase):  # type: ignore[misc]
    """One answer leads to the next question."""

    settings = BOUNDED
