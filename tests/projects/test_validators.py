"""Rules about one value."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from projects.validators import country_code, web_address


def test_country_code_accepts_two_capital_letters() -> None:
    country_code("VN")


@pytest.mark.parametrize("code", ["", "V", "vn", "VNM", "V1", "VN\n", " VN", "ＶＮ"])
def test_country_code_refuses_anything_else_and_says_what_would_be_right(code: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        country_code(code)
    assert refusal.value.messages == [
        f"“{code}” is not a country code: write the two capital letters of ISO 3166-1, like VN."
    ]


@pytest.mark.parametrize(
    "address",
    ["https://asean.org/page", "http://example.org", "https://한국.kr/", "https://[2001:db8::1]/"],
)
def test_web_address_accepts_absolute_http_addresses(address: str) -> None:
    web_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript://example.org/%0aalert(1)",
        "data:text/html,hello",
        "//example.org/page",
        "/page",
        "asean.org",
        "ftp://example.org/file",
        "https://",
        "https://user:secret@example.org/",
        "http://[",
        "https://[::1",
        "",
    ],
)
def test_web_address_refuses_what_could_run_or_lead_astray(address: str) -> None:
    """T25."""
    with pytest.raises(ValidationError) as refusal:
        web_address(address)
    assert refusal.value.messages == [
        f"“{address}” is not a web address: write it in full, like https://asean.org/page."
    ]
