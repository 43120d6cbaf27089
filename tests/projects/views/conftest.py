"""A page is measured cold: nothing that another test's page kept is there."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def cold() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()
