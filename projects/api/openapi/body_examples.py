"""Examples of bodies, each as the reference data has it; a test sends them."""

from __future__ import annotations

from typing import Any

LAUNCH = {"effective_on": "2025-01-16", "source": "korea-news-digest-2025-01-16-kadif"}

PROJECT: dict[str, Any] = {
    "slug": "kadif",
    "acronym": "KADIF",
    "title": "Korea–ASEAN Digital Innovation Flagship",
    "is_signature": True,
    "plans": ["asean-rok-2021-2025"],
    "themes": ["digital-transformation-and-cyber-security"],
    "organisations": [
        {"organisation": "kisti", "role": "implementing"},
        {"organisation": "nia", "role": "implementing"},
        {"organisation": "nipa", "role": "implementing"},
    ],
    "aliases": [
        {"name": "Korea-ASEAN Digital Cooperation Flagship", "source": "kompas-2024-kadif"}
    ],
    "change_message": "From the announcements of 2023 to 2025",
}
CHANGE: dict[str, Any] = {
    "themes": ["digital-transformation-and-cyber-security"],
    "is_signature": True,
    "change_message": "The leaders named it so",
}
CHANGES: list[dict[str, Any]] = [
    {"slug": "kadif", "if_match": '"2-5f6d1f2a9c3b7e80"', "is_signature": True}
]
ENTRIES: dict[str, dict[str, Any]] = {
    "status-updates": {
        "project": "kadif",
        "status": "ongoing",
        "note": "Reported as launched.",
        **LAUNCH,
    },
    "periods": {
        "project": "kadif",
        "basis": "planned",
        "ends_on": "2029-12-31",
        "ends_precision": "year",
        "note": "Five years in all.",
        **LAUNCH,
    },
    "funding": {
        "project": "kadif",
        "kind": "budget",
        "amount": "30000000.00",
        "currency": "USD",
        **LAUNCH,
    },
    "milestones": {
        "project": "asean-culture-house",
        "title": "Memorandum with the ASEAN Cultural Center in Bangkok",
        "done_on": "2019-12-31",
        "effective_on": "2019-12-31",
        "precision": "year",
        "source": "rok-mofa-overview",
        "locator": "Social and Cultural Cooperation",
    },
    "readings": {
        "indicator": "acs-contest-entrants",
        "value": "147",
        "effective_on": "2023-11-23",
        "source": "digital-daily-2023-11-23-acs",
    },
    "claims": {
        "plan": "asean-rok-2016-2020",
        "qualifier": "more_than",
        "percentage": "88",
        "verb": "addressed",
        "unit_counted": "identified areas of cooperation",
        "body": "ASEAN–ROK Joint Cooperation Committee",
        "meeting": "asean-rok-jcc-6",
        "effective_on": "2019-04-12",
        "source": "mfa-singapore-2019-04-12-jcc-6",
    },
}
CONFIRMATION: dict[str, Any] = {"confirmed_on": "2025-10-27", "note": "By the leaders' statement"}
