"""Every operation of the served schema, asked whatever the schema allows and what it does not.

Schemathesis makes the requests: from the examples, at every edge of what each parameter may be, at
random, and in chains of one answer leading to the next question. It finds an answer that is a
fault of ours, that the schema does not allow, or that should have been refused.

A usual run asks one edge of each sort for each parameter and each member of a body: one of the
names that `fields` takes, one text where there should be a number; and what all lists, or all
writes of a resource, read alike, of one of them. All of them, more at random and longer chains, for
half an hour: pytest -n0 --hypothesis-profile=thorough and this file.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote

import pytest
import schemathesis
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, transaction
from drf_spectacular.generators import EndpointEnumerator
from hypothesis import HealthCheck, Phase, settings
from schemathesis.config import SchemathesisConfig
from schemathesis.generation.feedback import FeedbackSources
from schemathesis.generation.meta import CoveragePhaseData
from schemathesis.pytest._test_builder import build_operation_test
from schemathesis.schemas import BaseSchema
from werkzeug.test import Client

from projects.api.documentation import schema_text
from projects.api.openapi import body_examples
from projects.choices import TokenScope
from tests import factories as make

TOKEN = "poa_schemathesis"
IS_THOROUGH = settings.get_current_profile_name() == "thorough"
OPERATIONS = [f"{method} {path}" for path, _, method, _ in EndpointEnumerator().get_api_endpoints()]
# A write names what has to be there, as it stands, and goes with it: no schema says what does.
REFUSED = ["400", "404", "409", "412", "422", "428"]
CONFIG = SchemathesisConfig.from_dict(
    {
        "headers": {"Accept-Encoding": "identity"},
        "operations": [
            {
                "include-method": "GET",
                "checks": {
                    # When 400 and 404 are right is checked below.
                    "positive_data_acceptance": {"expected-statuses": ["2xx", "301", "400", "404"]},
                },
            },
            {
                "exclude-method": "GET",
                "checks": {
                    "positive_data_acceptance": {"expected-statuses": ["2xx", *REFUSED]},
                    # RFC 6585: If-Match is the one header that is required.
                    "missing_required_header": {"expected-statuses": ["428"]},
                },
            },
        ],
    }
)
BOUNDED = settings(
    max_examples=20 if IS_THOROUGH else 2,
    stateful_step_count=20 if IS_THOROUGH else 6,
    deadline=None,
    derandomize=not IS_THOROUGH,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
PAGING = {"page", "page_size", "cursor"}
NOT_IN_TABLES = {*PAGING, "fields", "omit", "expand"}
OF_EVERY_LIST = {*NOT_IN_TABLES, "format"}
OF_WORKING_COPIES = {"state", "publication_state", "slug"}


@schemathesis.check
def is_refused_for_what_is_not_there(ctx: Any, response: Any, case: schemathesis.Case) -> None:
    """A read that the schema allows is refused only for a name, or a page, of what is not there."""
    if case.method != "GET" or case.meta is None or case.meta.generation.mode.is_negative:
        return
    if response.status_code == 400:
        assert set(json.loads(response.content)["errors"]) <= names_asked(case)
    if response.status_code == 404:
        assert case.path_parameters or "page" in case.query


def names_asked(case: schemathesis.Case) -> set[str]:
    """The parameters that take any text, a data version that may not have been reached, or a sum.

    Of a sum no schema can say how many digits it has.
    """
    found = {"since"}
    for parameter in case.operation.query:
        schema = parameter.definition["schema"]
        text = schema.get("items", schema)
        if text.get("type") in {"string", "number"} and not {"enum", "format"} & set(text):
            found.add(parameter.name)
    return found


def map_case(context: Any, case: schemathesis.Case) -> schemathesis.Case:
    """Leave out what does not go with the rest, of which the schema can't speak.

    At an edge, other names and the same Idempotency-Key are what a refusal would be about.
    """
    query = dict(case.query)
    edge = edge_of(case)
    if edge:
        asked = OF_WORKING_COPIES if edge.parameter in OF_WORKING_COPIES else {edge.parameter}
        without(query, (names_asked(case) | {"state"}) - asked)
        if edge.parameter != "Idempotency-Key":
            case.headers.pop("Idempotency-Key", None)
    if "state" in query:
        without(query, set(query) - OF_WORKING_COPIES - PAGING)
    else:
        without(query, OF_WORKING_COPIES)
    if query.get("format") == "csv":
        without(query, NOT_IN_TABLES)
    if "cursor" in query:
        without(query, {"page"})
    if query != case.query:
        case.query = query
    return case


@schemathesis.hook
def before_call(context: Any, case: schemathesis.Case, kwargs: Any) -> None:
    """Make a valid write true: the ETag is of what stands, the address of a new project is free."""
    if case.meta is None or case.meta.generation.mode.is_negative:
        return
    edge = edge_of(case)
    if "If-Match" in case.headers and not (edge and edge.parameter == "If-Match"):
        case.headers["If-Match"] = etag_of(case.path_parameters["slug"])
    if case.body == body_examples.CHANGES:
        case.body = [{**it, "if_match": etag_of(it["slug"])} for it in body_examples.CHANGES]
    if isinstance(case.body, dict) and case.body.get("slug") == body_examples.PROJECT["slug"]:
        case.body = {**case.body, "slug": make.unique("kadif")}


def one_of_each_sort() -> Callable[[Any, schemathesis.Case], bool]:
    """Whether a case is the first edge of its sort, or at no edge."""
    seen = set()

    def filter_case(context: Any, case: schemathesis.Case) -> bool:
        edge = edge_of(case)
        if not edge:
            return True
        in_body = edge.parameter_location == "body"
        # The same for one entry as for a list of them.
        member = (edge.location or "").rpartition("/properties/")[2] if in_body else ""
        mode = case.meta.generation.mode if case.meta else None
        asked = case.operation.label
        if edge.parameter in OF_EVERY_LIST:
            asked = "a list"
        elif member:
            asked = case.operation.path.split("/")[3]
        sort = (asked, mode, edge.scenario, edge.parameter, member)
        is_first = sort not in seen
        seen.add(sort)
        return is_first

    return filter_case


def edge_of(case: schemathesis.Case) -> CoveragePhaseData | None:
    """What a case is at the edge of."""
    data = case.meta.phase.data if case.meta else None
    return data if isinstance(data, CoveragePhaseData) else None


def etag_of(slug: str) -> str:
    """The ETag of a working copy; that of none if there is none.

    Django's own client would let the next request end the test's transaction.
    """
    headers = {"Authorization": f"Bearer {TOKEN}"}
    path = f"/api/v1/projects/{quote(slug)}/?state=working"
    answer = Client(get_wsgi_application()).get(path, headers=headers)
    return answer.headers.get("ETag", '"0-0"')


def without(query: dict[str, Any], names: set[Any]) -> None:
    for name in names & set(query):
        del query[name]


class Token:
    """Who may do everything asks, except where Schemathesis leaves the token out or spoils it."""

    def get(self, case: schemathesis.Case, context: schemathesis.AuthContext) -> str:
        return TOKEN

    def set(self, case: schemathesis.Case, data: str, context: schemathesis.AuthContext) -> None:
        case.headers["Authorization"] = f"Bearer {data}"


@pytest.fixture(scope="module")
def schema() -> BaseSchema:
    """The schema, which takes too long to read for whoever only wants to know of the tests."""
    found = schemathesis.openapi.from_dict(json.loads(schema_text()), config=CONFIG)
    found.app = get_wsgi_application()
    found.auth()(Token)
    found.hook(map_case)
    if not IS_THOROUGH:
        found.hook(one_of_each_sort())
    return found


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


@pytest.mark.parametrize("label", OPERATIONS)
def test_every_operation_keeps_to_the_schema(schema: BaseSchema, label: str) -> None:
    # What schema.parametrize() does while pytest only wants to know of the tests.
    ask_all = build_operation_test(
        config=schema.config,
        operation=schema.find_operation_by_label(label),
        test_func=ask,
        given_kwargs={},
        feedback=FeedbackSources(),
        explicit_settings=BOUNDED,
    )
    ask_all()


def ask(case: schemathesis.Case) -> None:
    case.call_and_validate()


def test_chains_keep_to_the_schema(schema: BaseSchema) -> None:
    """One answer leads to the next question."""

    class Chain(schema.as_state_machine()):  # type: ignore[misc]
        """One that finds the data as each other did, or it could not be played again."""

        def setup(self) -> None:
            self.before = transaction.savepoint()

        def teardown(self) -> None:
            transaction.savepoint_rollback(self.before)
            cache.clear()

    Chain.run(settings=BOUNDED)
