"""Rules about one value, each with a sentence that says what would be right."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

country_code = RegexValidator(
    r"^[A-Z]{2}\Z",
    _("“%(value)s” is not a country code: write the two capital letters of ISO 3166-1, like VN."),
)


def web_address(value: str) -> None:
    """Accept an absolute http or https address without credentials.

    Raises ValidationError for any other scheme, so that no stored link can run a script.
    """
    refusal = ValidationError(
        _("“%(value)s” is not a web address: write it in full, like https://asean.org/page."),
        params={"value": value},
    )
    try:
        parts = urlsplit(value)
    except ValueError as error:
        raise refusal from error
    if parts.scheme not in {"http", "https"} or not parts.hostname or "@" in parts.netloc:
        raise refusal
