"""The address that counts is the one our own proxies saw (T31)."""

import pytest
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from tracker.client_address import client_address


@pytest.mark.parametrize(
    ("proxies", "nearest", "forwarded", "believed"),
    [
        (0, "203.0.113.9", "", "203.0.113.9"),
        (0, "203.0.113.9", "192.0.2.1", "203.0.113.9"),
        (1, "10.0.0.1", "203.0.113.9", "203.0.113.9"),
        (1, "10.0.0.1", "192.0.2.1, 203.0.113.9", "203.0.113.9"),
        (1, "10.0.0.1", "", "10.0.0.1"),
        (1, "10.0.0.1", "nonsense", "10.0.0.1"),
        (1, "10.0.0.1", "192.0.2.1, ", "10.0.0.1"),
        (2, "10.0.0.1", "192.0.2.1, 203.0.113.9, 10.0.0.2", "203.0.113.9"),
        # Not through both proxies: the header is a claim.
        (2, "203.0.113.9", "192.0.2.1", "203.0.113.9"),
        # A proxy that tells the port, too.
        (1, "10.0.0.1", "203.0.113.9:41234", "203.0.113.9"),
        (1, "10.0.0.1", "[2001:db8:1:2::5]:41234", "2001:db8:1:2::"),
        # One customer has a whole network of these.
        (0, "2001:db8:1:2:3:4:5:6", "", "2001:db8:1:2::"),
        (0, "::ffff:203.0.113.9", "", "203.0.113.9"),
        # A server that listens on a socket.
        (0, "", "192.0.2.1", None),
        (1, "", "192.0.2.1", "192.0.2.1"),
    ],
)
def test_right_most_hop_that_is_no_proxy_counts(
    settings: Settings, proxies: int, nearest: str, forwarded: str, believed: str | None
) -> None:
    settings.TRUSTED_PROXIES = proxies
    request = RequestFactory().get("/", REMOTE_ADDR=nearest, headers={"X-Forwarded-For": forwarded})
    assert client_address(request) == believed
