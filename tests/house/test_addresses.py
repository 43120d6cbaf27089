"""Every address is declared, and opens for whom it is declared (T02)."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils.translation import override
from pytest_django.fixtures import Settings

from projects.choices import TokenScope
from tests.factories import make_api_token, make_staff, make_user
from tests.house.addresses import (
    FORMS,
    NOWHERE,
    OPERATOR,
    PUBLIC,
    STAFF_DOORS,
    STAFF_PREFIXES,
    WRITES,
)
from tests.house.world import build_world

pytestmark = pytest.mark.django_db


def addresses(
    resolver: URLResolver | None = None, prefix: str = "", space: str = ""
) -> Iterator[tuple[str, str]]:
    """Every pattern below a resolver: its path and its full name."""
    for pattern in (resolver or get_resolver()).url_patterns:
        path = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from addresses(pattern, path, inner)
        elif isinstance(pattern, URLPattern):
            yield path, f"{space}{pattern.name or ''}"


def test_every_address_is_declared() -> None:
    undeclared = [
        path
        for path, name in addresses()
        if name not in {*PUBLIC, *FORMS, *WRITES, *OPERATOR, *NOWHERE}
        and not path.startswith(STAFF_PREFIXES)
    ]
    assert undeclared == []


def test_every_declared_address_exists() -> None:
    names = {name for _, name in addresses()}
    assert [name for name in [*PUBLIC, *FORMS, *WRITES, *OPERATOR] if name not in names] == []


def public_paths() -> list[str]:
    return [reverse(name, kwargs=arguments) for name, arguments in PUBLIC.items()]


def test_public_addresses_open_for_everyone_in_the_same_words(client: Client) -> None:
    """No session, no cookie, and a signed-in reader sees what everybody sees."""
    build_world()
    signed_in = Client()
    signed_in.force_login(make_user())
    for path in public_paths():
        ours, theirs = client.get(path), signed_in.get(path)
        assert (path, ours.status_code, theirs.status_code) == (path, 200, 200)
        assert ours.getvalue() == theirs.getvalue(), path
        assert "Cookie" not in ours.get("Vary", ""), path
        assert not ours.cookies, path


def test_public_addresses_only_read_for_everyone(client: Client) -> None:
    """What a program may write to asks who it is; the rest refuses whoever it is."""
    build_world()
    for name, arguments in PUBLIC.items():
        path = reverse(name, kwargs=arguments)
        written = WRITES.get(name, ({}, {}))[1]
        for method in ("POST", "PUT", "PATCH", "DELETE"):
            allowed = {401} if method in written else {403, 405}
            answer = client.generic(method, path)
            assert (path, method, answer.status_code in allowed) == (path, method, True), answer


def write_paths() -> Iterator[tuple[str, str, str]]:
    """Each address that can be written to, the method, and the scope it needs."""
    for name, (arguments, methods) in WRITES.items():
        for method, scope in methods.items():
            yield reverse(name, kwargs=arguments), method, scope


def test_nobody_writes_without_a_token(client: Client) -> None:
    """Whether there is anything at the address does not show."""
    build_world()
    for path, method, _scope in write_paths():
        for address in (path, path.replace("flagship", "hush")):
            answer = client.generic(method, address, "{}", content_type="application/json")
            told = (answer.status_code, answer["WWW-Authenticate"], answer["Content-Type"])
            assert told == (401, 'Bearer realm="api"', "application/problem+json"), address
            assert answer["Cache-Control"] == "no-store"
            assert "Access-Control-Allow-Origin" not in answer.headers


def test_what_is_only_written_to_is_closed_to_other_origins(client: Client) -> None:
    for name, (arguments, _methods) in WRITES.items():
        if name in PUBLIC:
            continue
        path = reverse(name, kwargs=arguments)
        asked, read = client.options(path), client.get(path)
        assert (path, asked.status_code, read.status_code) == (path, 204, 405)
        assert asked["Allow"] == read["Allow"] == "POST, OPTIONS"
        for answer in (asked, read):
            told = [it for it in answer.headers if it.startswith("Access-Control-Allow-Origin")]
            assert (path, told) == (path, [])


def test_no_token_writes_beyond_its_scope(client: Client) -> None:
    """However much its owner may do."""
    build_world()
    owner = make_staff()
    for scope in TokenScope:
        make_api_token(text=f"poa_{scope}", owner=owner, scope=scope)
        for path, method, needed in write_paths():
            answer = client.generic(
                method,
                path,
                "[]",
                content_type="application/json",
                headers={"Authorization": f"Bearer poa_{scope}"},
            )
            told = (path, method, scope, answer.status_code == 403)
            assert told == (path, method, scope, not scope.covers(TokenScope(needed)))


def test_a_session_writes_with_its_token_against_forgery_alone(settings: Settings) -> None:
    settings.REQUIRE_TWO_FACTOR = False
    build_world()
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(make_staff())
    for path, method, _scope in write_paths():
        answer = browser.generic(method, path, "{}", content_type="application/json")
        assert (path, answer.status_code) == (path, 403)
        assert answer.json()["detail"].startswith("CSRF Failed")


def test_forms_for_everyone_are_kept_nowhere(client: Client) -> None:
    """They alone set a cookie, against forged forms; no page that is only read does."""
    build_world()
    for name, query in FORMS.items():
        response = client.get(f"{reverse(name)}?{query}")
        assert (name, response.status_code) == (name, 200)
        assert "no-store" in response["Cache-Control"]
        assert set(response.cookies) == {"csrf"}
        assert client.get(reverse(name)).status_code == 404


def test_korean_pages_stand_under_their_own_prefix(client: Client) -> None:
    build_world()
    for name, arguments in PUBLIC.items():
        with override("ko"):
            path = reverse(name, kwargs=arguments)
        if path.startswith("/api/"):
            continue
        response = client.get(path)
        assert (path, response.status_code, response["Content-Language"]) == (path, 200, "ko")


def staff_paths() -> list[str]:
    return [
        "/" + path
        for path, _ in addresses()
        if path.startswith(STAFF_PREFIXES) and "<" not in path and "(?P" not in path
    ]


@pytest.mark.parametrize("reader", ["nobody", "a reader who is not staff"])
def test_staff_addresses_show_nothing_to_others(client: Client, reader: str) -> None:
    """Each leads to the sign-in; none answers."""
    if reader != "nobody":
        client.force_login(make_user())
    opened = [
        path
        for path in staff_paths()
        if path not in STAFF_DOORS and client.get(path).status_code == 200
    ]
    assert opened == []
