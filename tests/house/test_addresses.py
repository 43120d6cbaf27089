"""Every address is declared, and opens for whom it is declared (T02)."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils.translation import override

from tests.factories import make_user
from tests.house.addresses import FORMS, NOWHERE, OPERATOR, PUBLIC, STAFF_DOORS, STAFF_PREFIXES
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
        if name not in {*PUBLIC, *FORMS, *OPERATOR, *NOWHERE}
        and not path.startswith(STAFF_PREFIXES)
    ]
    assert undeclared == []


def test_every_declared_address_exists() -> None:
    names = {name for _, name in addresses()}
    assert [name for name in [*PUBLIC, *FORMS, *OPERATOR] if name not in names] == []


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


def test_public_addresses_only_read(client: Client) -> None:
    build_world()
    for path in public_paths():
        refused = {
            method: getattr(client, method)(path).status_code
            for method in ("post", "put", "patch", "delete")
        }
        assert (path, set(refused.values()) <= {403, 405}) == (path, True), refused


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
