"""The check of what programs are told: every public document is as it was noted last."""

from __future__ import annotations

from collections import defaultdict
from contextlib import nullcontext

from django.db import transaction

from projects.services.check_ledgers.checking import Outcome
from projects.services.check_ledgers.difference import Difference, Tell
from projects.services.data_version import hold_data_version, raise_data_version
from projects.services.document_change import note, unnoted_documents


def check_changes(tell: Tell, *, repair: bool = False) -> Outcome:
    """Compare all public documents with the changes noted of them; ``tell`` each that differs.

    With ``repair`` what is missing is noted, under a new data version. It is how the changes of a
    database begin that was there before them.
    """
    outcome = Outcome()
    with transaction.atomic() if repair else nullcontext():
        if repair:
            # Nobody notes anything more, until ours is told.
            hold_data_version()
        missing: dict[str, dict[str, str]] = defaultdict(dict)
        for it in unnoted_documents():
            difference = Difference(f"{it.resource}/{it.key}", "noted", it.digest, it.noted)
            outcome.count(difference)
            tell(difference)
            missing[it.resource][it.key] = it.digest
        if repair and missing:
            for resource, digests in missing.items():
                note(resource, digests)
            raise_data_version()
    return outcome
