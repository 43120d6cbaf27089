"""A program that keeps a copy of everything public, as a data team would write it."""

from __future__ import annotations

from typing import Any

from django.test import Client

from projects.api.document_change import RESOURCES
from tests.projects.api.conftest import BASE

Key = tuple[str, str]
Copy = dict[Key, Any]
# By which member of its document each list addresses a record.
KEYS = {"assessments": "id", "claims": "id", "countries": "code", "releases": "number"}


class Mirror:
    """The copy, and the data version that it has reached."""

    def __init__(self, *, page_size: int = 100) -> None:
        self.client = Client()
        self.copy: Copy = {}
        self.ever: set[Key] = set()
        self.told_of_as_removed: set[Key] = set()
        self.since = 0
        self.next: str | None = None
        self.page_size = page_size

    def follow(self) -> None:
        """Take over all that changed, page by page."""
        self.turn()
        while self.next:
            self.turn()

    def turn(self) -> None:
        """Take over one page, wherever the last one ended."""
        query = f"since={self.since}&expand=document&page_size={self.page_size}"
        page = self.client.get(self.next or f"{BASE}changes/?{query}").json()
        for row in page["results"]:
            key = (row["resource"], row["key"])
            if row["change"] == "removed":
                self.told_of_as_removed.add(key)
            else:
                self.told_of_as_removed.discard(key)
            if row["document"] is None:
                self.copy.pop(key, None)
            else:
                self.copy[key] = row["document"]
        self.ever |= self.copy.keys()
        self.next, self.since = page["next"], page["until"]


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
