"""The page that shows the schema; tests/e2e/test_api_docs.py opens it in a browser."""

import pytest
from django.test import Client

from tests.projects.api.conftest import BASE


@pytest.mark.django_db
def test_docs_set_no_cookie_and_name_no_other_host(client: Client) -> None:
    for path in ("docs/", "docs/?script="):
        response = client.get(BASE + path)
        assert (path, response.status_code, dict(response.cookies)) == (path, 200, {})
        assert "Cookie" not in response["Vary"]
        assert "://" not in response.content.decode()
