"""What every answer tells the browser it may do."""

from django.test import Client


def test_policy_allows_our_own_files_and_nothing_inline(client: Client) -> None:
    policy = client.get("/health/live").headers["Content-Security-Policy"]
    # django-csp writes the directives in another order in every process.
    assert sorted(policy.split("; ")) == [
        "base-uri 'none'",
        "connect-src 'self'",
        "default-src 'none'",
        "font-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "img-src 'self' data:",
        "script-src 'self'",
        "style-src 'self'",
    ]


def test_answer_can_be_neither_framed_nor_guessed_at(client: Client) -> None:
    headers = client.get("/health/live").headers
    names = ["X-Frame-Options", "X-Content-Type-Options", "Referrer-Policy"]
    assert [headers[name] for name in names] == ["DENY", "nosniff", "same-origin"]
