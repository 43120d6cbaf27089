"""A program that keeps a copy of everything public, as a data team would write it."""

from __future__ import annotations

from typing import Any

from django.test import Client

from projects.api.document_change import RESOURCES
from tests.projects.api.conftest import BASE

Copy = dict[tuple[str, str], Any]
# By which member of its document each list addresses a record.
KEYS = {"assessments": "id", "claims": "id", "countries": "code", "releases": "number"}


class Mirror:
    """The copy, and the data version that it has reached."""

    def __init__(self, *, page_size: int = 100) -> None:
        self.client = Client()
        self.copy: Copy = {}
        self.since = 0
        self.page_size = page_size

    def follow(self) -> None:
        """Take over all that changed, page by page."""
        address = f"{BASE}changes/?since={self.since}&expand=document&page_size={self.page_size}"
        while address:
            page = self.client.get(address).json()
            for row in page["results"]:
                key = (row["resource"], row["key"])
                if row["change"] == "removed" or row["document"] is None:
                    self.copy.pop(key, None)
                else:
                    self.copy[key] = row["document"]
            address, self.since = page["next"], page["until"]


def what_is_public() -> Copy:
    """All documents that the lists lead to; what comes with a project is in its document."""
    client, found = Client(), {}
    for resource in RESOURCES:
        address = f"{BASE}{resource}/?cursor=&page_size=100"
        if resource == "indicators":
            address += "&project=none"
        while address:
            page = client.get(address).json()
            for row in page["results"]:
                key = str(row[KEYS.get(resource, "slug")])
                found[resource, key] = (
                    client.get(f"{BASE}{resource}/{key}/").json() if resource == "projects" else row
                )
            address = page["next"]
    return found
