"""Nothing is sent into a private network, whatever a name or an address says."""

from __future__ import annotations

import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from projects.management.safe_post import SendingError, is_public, post

HOST = "hooks.example"


@dataclass
class Receiver:
    """A server that remembers what it was sent."""

    port: int = 0
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    received: list[tuple[str, bytes, dict[str, str]]] = field(default_factory=list)
    waits: Event | None = None


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("tls")
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1"),
            *("-subj", f"/CN={HOST}", "-addext", f"subjectAltName=DNS:{HOST}"),
            *("-keyout", str(key), "-out", str(certificate)),
        ],
        check=True,
        capture_output=True,
    )
    return key, certificate


@pytest.fixture
def trusting(certificate: tuple[Path, Path]) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(certificate[1]))


@contextmanager
def serving(certificate: tuple[Path, Path]) -> Iterator[Receiver]:
    receiver = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            if receiver.waits is not None:
                receiver.waits.wait(10)
            body = self.rfile.read(int(self.headers["Content-Length"]))
            receiver.received.append((self.path, body, dict(self.headers)))
            self.send_response(receiver.status)
            for name, value in receiver.headers.items():
                self.send_header(name, value)
            self.end_headers()

        def log_message(self, *args: Any) -> None:
            """Say nothing."""

    class Server(HTTPServer):
        def handle_error(self, *args: Any) -> None:
            """Whoever hangs up is what is tested."""

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate[1], certificate[0])
    server = Server(("127.0.0.1", 0), Handler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    receiver.port = server.server_address[1]
    thread = Thread(target=server.serve_forever, args=[0.05])
    thread.start()
    try:
        yield receiver
    finally:
        if receiver.waits is not None:
            receiver.waits.set()
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def receiver(certificate: tuple[Path, Path]) -> Iterator[Receiver]:
    with serving(certificate) as it:
        yield it


def here(host: str, port: int) -> list[str]:
    return ["127.0.0.1"]


def anywhere(address: str) -> bool:
    return True


def test_it_arrives_under_its_name_at_the_address_that_was_checked(
    receiver: Receiver, trusting: ssl.SSLContext
) -> None:
    asked = []

    def once(host: str, port: int) -> list[str]:
        asked.append((host, port))
        return ["127.0.0.1"]

    url = f"https://{HOST}:{receiver.port}/told?by=us"
    status = post(
        url, b"{}", {"webhook-id": "m"}, resolve=once, may_reach=anywhere, context=trusting
    )
    assert (status, asked) == (200, [(HOST, receiver.port)])
    ((path, body, headers),) = receiver.received
    assert (path, body, headers["Host"], headers["webhook-id"]) == (
        "/told?by=us",
        b"{}",
        f"{HOST}:{receiver.port}",
        "m",
    )


def test_no_redirect_is_followed(receiver: Receiver, trusting: ssl.SSLContext) -> None:
    receiver.status = 302
    receiver.headers = {"Location": f"https://{HOST}:{receiver.port}/elsewhere"}
    url = f"https://{HOST}:{receiver.port}/"
    assert post(url, b"", {}, resolve=here, may_reach=anywhere, context=trusting) == 302
    assert [path for path, _body, _headers in receiver.received] == ["/"]


def test_a_certificate_of_another_name_is_refused(
    receiver: Receiver, trusting: ssl.SSLContext
) -> None:
    url = f"https://other.example:{receiver.port}/"
    with pytest.raises(SendingError, match="CERTIFICATE_VERIFY_FAILED"):
        post(url, b"", {}, resolve=here, may_reach=anywhere, context=trusting)
    assert receiver.received == []


def test_who_does_not_answer_is_not_waited_for(
    receiver: Receiver, trusting: ssl.SSLContext
) -> None:
    receiver.waits = Event()
    url = f"https://{HOST}:{receiver.port}/"
    with pytest.raises(SendingError):
        post(url, b"", {}, resolve=here, may_reach=anywhere, context=trusting, seconds=0.5)


@pytest.mark.parametrize(
    "addresses",
    [
        ["127.0.0.1"],
        # One good address beside a bad one is no better.
        ["93.184.216.34", "10.0.0.1"],
        ["93.184.216.34", "::1"],
    ],
)
def test_a_name_that_leads_inside_is_refused_without_a_connection(
    receiver: Receiver, trusting: ssl.SSLContext, addresses: list[str]
) -> None:
    url = f"https://{HOST}:{receiver.port}/"
    with pytest.raises(SendingError, match=r"hooks\.example leads into a private network"):
        post(url, b"", {}, resolve=lambda host, port: addresses, context=trusting)
    assert receiver.received == []


@pytest.mark.parametrize(
    "url",
    [
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://0/",
        "https://2130706433/",
        "https://0x7f.1/",
        "https://localhost/",
    ],
)
def test_an_address_inside_is_refused_however_it_is_written(url: str) -> None:
    with pytest.raises(SendingError, match=r"private network|no address"):
        post(url, b"", {})


@pytest.mark.parametrize(
    "url",
    [
        "http://hooks.example/",
        "ftp://hooks.example/",
        "https://",
        "https://name@hooks.example/",
        "https://hooks.example:port/",
        "https://hooks.example:99999/",
        "https://hooks.example/a b\r\nX: y",
    ],
)
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(SendingError):
        post(url, b"", {}, resolve=lambda host, port: [])


def test_a_name_without_an_address_is_told(trusting: ssl.SSLContext) -> None:
    with pytest.raises(SendingError, match=r"hooks\.example has no address"):
        post(f"https://{HOST}/", b"", {}, resolve=lambda host, port: [])


def test_a_name_that_nobody_answers_for_is_not_waited_for() -> None:
    answered = Event()

    def slow(host: str, port: int) -> list[str]:
        answered.wait(10)
        return ["127.0.0.1"]

    with pytest.raises(SendingError, match=r"hooks\.example was looked up in vain for 0\.2 sec"):
        post(f"https://{HOST}/", b"", {}, resolve=slow, seconds=0.2)
    answered.set()


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0",  # noqa: S104 - refused, not bound to
        "10.1.2.3",
        "100.64.0.1",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.169.254",
        "172.16.0.1",
        "192.0.2.1",
        "192.168.1.1",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:10.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001:0:1:1:1:1:80ff:fffe",
        "2001:db8::1",
        "fc00::1",
        "fd12:3456::1",
        "fe80::1",
        "fe80::1%eth0",
        "fec0::1",
        "ff02::1",
        "no address",
        "",
    ],
)
def test_what_is_not_of_the_internet_at_large(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address",
    ["93.184.216.34", "1.1.1.1", "2606:2800:220:1::1", "::ffff:93.184.216.34", "64:ff9b::101:101"],
)
def test_what_is(address: str) -> None:
    assert is_public(address)
