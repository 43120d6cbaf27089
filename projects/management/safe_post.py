"""Sending to an address that somebody gave: never into a private network, never for long."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from http.client import HTTPException, HTTPSConnection
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from threading import Thread, Timer
from urllib.parse import urlsplit

HTTPS = 443
SECONDS = 10.0
# An IPv4 address written as one of IPv6, for a gateway.
NAT64 = IPv6Network("64:ff9b::/96")

Resolve = Callable[[str, int], Sequence[str]]
MayReach = Callable[[str], bool]


class SendingError(Exception):
    """It was not sent, or nothing answered; the text says why."""


def resolve(host: str, port: int) -> list[str]:
    """Every address that a name has at this moment."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(it[4][0]) for it in found))


def is_public(address: str) -> bool:
    """Whether an address is one of the internet at large, in whatever way it is written."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    inner = _within(found) if isinstance(found, IPv6Address) else None
    return _is_open(found) and (inner is None or _is_open(inner))


def post(
    url: str,
    body: bytes,
    headers: Mapping[str, str],
    *,
    resolve: Resolve = resolve,
    may_reach: MayReach = is_public,
    context: ssl.SSLContext | None = None,
    seconds: float = SECONDS,
) -> int:
    """Send it and return the status of the answer; no redirect is followed, no body is read.

    The name is looked up once, every address that it has is checked, and the connection goes to
    one of those. Raises SendingError.
    """
    parts = urlsplit(url)
    try:
        host, port = parts.hostname, parts.port or HTTPS
    except ValueError as error:
        raise SendingError(f"{url} is no address.") from error
    if parts.scheme != "https" or not host or "@" in parts.netloc:
        raise SendingError(f"{url} is no address that begins with https://.")
    addresses = _checked(_looked_up(host, port, resolve, seconds), host, may_reach)
    connection = _Pinned(host, port, addresses[0], context or ssl.create_default_context(), seconds)
    # Each read may take its time again; this ends them all.
    timer = Timer(seconds, connection.cut)
    timer.start()
    try:
        target = parts.path or "/"
        connection.request(
            "POST", f"{target}?{parts.query}" if parts.query else target, body, dict(headers)
        )
        return connection.getresponse().status
    except (OSError, HTTPException, ValueError) as error:
        raise SendingError(f"{type(error).__name__}: {error}") from error
    finally:
        timer.cancel()
        connection.close()


class _Pinned(HTTPSConnection):
    """A connection to one address, whatever its name would lead to by now."""

    def __init__(
        self, host: str, port: int, address: str, context: ssl.SSLContext, seconds: float
    ) -> None:
        super().__init__(host, port, timeout=seconds, context=context)
        self.address = address
        self.tls = context

    def connect(self) -> None:
        """Connect to the address, and prove the name."""
        plain = socket.create_connection((self.address, self.port), self.timeout)
        self.sock = plain
        self.sock = self.tls.wrap_socket(plain, server_hostname=self.host)

    def cut(self) -> None:
        """End it, whatever it waits for."""
        if self.sock is not None:
            try:
                self.sock.shutdown(socket.SHUT_RDWR)
            except OSError:
                return


def _looked_up(host: str, port: int, resolve: Resolve, seconds: float) -> Sequence[str]:
    """The addresses of the name; the system itself would wait for them as long as it likes."""
    answer: Future[Sequence[str]] = Future()

    def look_up() -> None:
        try:
            answer.set_result(resolve(host, port))
        except (OSError, UnicodeError) as error:
            answer.set_exception(error)

    Thread(target=look_up, daemon=True).start()
    try:
        return answer.result(seconds)
    except TimeoutError as error:
        raise SendingError(f"{host} was looked up in vain for {seconds:g} seconds.") from error
    except (OSError, UnicodeError) as error:
        raise SendingError(f"{host} has no address.") from error


def _checked(addresses: Sequence[str], host: str, may_reach: MayReach) -> Sequence[str]:
    if not addresses:
        raise SendingError(f"{host} has no address.")
    if not all(may_reach(it) for it in addresses):
        raise SendingError(f"{host} leads into a private network.")
    return addresses


def _within(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that one of IPv6 stands for."""
    if address in NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    teredo = address.teredo
    return address.ipv4_mapped or address.sixtofour or (teredo[1] if teredo else None)


def _is_open(address: IPv4Address | IPv6Address) -> bool:
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None or address in NAT64:
            # Its own kind says nothing: what it stands for is asked as well.
            return True
        if address.is_site_local or address.scope_id:
            return False
    return address.is_global and not (
        address.is_private
        or address.is_loopback
        or address.is_link_local
        or address.is_multicast
        or address.is_reserved
        or address.is_unspecified
    )
