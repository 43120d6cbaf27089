"""Saving, publishing and withdrawing the nouns that the public reads directly."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from projects.choices import Noun, PublicationState
from projects.models import (
    Fund,
    LineFate,
    Meeting,
    Organisation,
    Partnership,
    Plan,
    Project,
    Publishable,
    Source,
)
from projects.services.access import refuse_reserved
from projects.services.authorship import altered_fields
from projects.services.data_version import raise_data_version
from projects.services.document_change import is_anything_noted
from projects.services.former_address import leave_address
from projects.services.history import delete_with_history, save_with_history
from projects.services.naming import records_showing
from projects.services.public_record import write_public_records
from projects.services.source import is_cited, named_sources, release_sources
from projects.services.two_people import plans_asking, refuse_fate_at_once, refuse_own_change

ADDRESSED: dict[type[models.Model], Noun] = {
    Plan: Noun.PLAN,
    Fund: Noun.FUND,
    Meeting: Noun.MEETING,
    Partnership: Noun.PARTNERSHIP,
    Organisation: Noun.ORGANISATION,
    Source: Noun.SOURCE,
}


@transaction.atomic
def save_noun(row: models.Model, *, by: AbstractBaseUser | None, reason: str) -> None:
    """Store a noun other than a project; if the public sees or saw it, show the change at once.

    One that waits under embargo is a draft again: its approval was of what it said before. Raises
    ValidationError if it is not fit to be stored, or if showing the change needs a second person.
    """
    if store_noun(row, by=by, reason=reason):
        show_noun(row)


def store_noun(row: models.Model, *, by: AbstractBaseUser | None, reason: str) -> bool:
    """Store a noun other than a project; True if show_nouns() is due.

    So it is if the public sees or saw it, or sees from now on a source that it names. Raises
    ValidationError as save_noun() does.
    """
    stored = type(row)._default_manager.filter(pk=row.pk).first()
    was_public = stored is not None and is_public(stored)
    if isinstance(row, Publishable) and isinstance(stored, Publishable):
        refuse_reserved(stored, row, by=by)
        _heed_review(stored, row, by=by)
    row.full_clean()
    if isinstance(row, LineFate):
        before = stored if isinstance(stored, LineFate) else None
        refuse_fate_at_once(row, stored=before, by=by)
    if stored is not None and was_public:
        _leave_former_address(stored, row)
    save_with_history(row, by=by, reason=reason)
    if isinstance(row, Publishable) and row.is_published:
        release_sources(named_sources(row), by=by, reason=reason)
    return was_public or is_public(row) or is_anything_noted()


@transaction.atomic
def delete_noun(row: models.Model, *, by: AbstractBaseUser | None, reason: str) -> None:
    """Delete a row, and let the public pages know: it may have been on a list.

    Raises ValidationError if the public would see that at once, and it needs a second person.
    """
    if isinstance(row, LineFate):
        refuse_fate_at_once(row, stored=row, by=by)
    delete_with_history(row, by=by, reason=reason)
    raise_data_version()


def publish_noun(row: Publishable, *, by: AbstractBaseUser | None) -> None:
    """Show a noun to the public.

    Raises TypeError for a project, which publish_project() publishes, and ValidationError if it is
    not fit for it or needs a second person.
    """
    refuse_own_change([row], by=by)
    _set_state(row, PublicationState.PUBLISHED, by=by, reason="Published")


def withdraw_noun(row: Publishable, *, by: AbstractBaseUser | None, reason: str) -> None:
    """Take a noun from the public.

    Raises TypeError for a project, which withdraw_project() withdraws, and ValidationError for a
    source that published figures rest on.
    """
    _set_state(row, PublicationState.WITHDRAWN, by=by, reason=reason)


def schedule_noun(row: Publishable, *, at: datetime, by: AbstractBaseUser | None) -> None:
    """Publish a noun when the moment ``at`` has come.

    Raises TypeError for a project, which schedule_project() takes, and ValidationError if it needs
    a second person.
    """
    if isinstance(row, Project):
        raise TypeError("A project is approved for a moment by services.submission.")
    refuse_own_change([row], by=by)
    row.publication_state = PublicationState.SCHEDULED
    row.publish_at = at
    row.full_clean()
    save_with_history(row, by=by, reason="Under embargo")


def show_noun(row: models.Model) -> None:
    """Write anew the public records that show a noun, and raise the data version."""
    show_nouns([row])


def show_nouns(rows: Iterable[models.Model]) -> None:
    """Write anew the public records that show any of the nouns, and raise the data version once."""
    write_public_records({key for row in rows for key in records_showing(row)})
    raise_data_version()


def _set_state(
    row: Publishable, state: PublicationState, *, by: AbstractBaseUser | None, reason: str
) -> None:
    if isinstance(row, Project):
        raise TypeError("A project is published and withdrawn by services.project.")
    if isinstance(row, Source) and state == PublicationState.WITHDRAWN and is_cited(row):
        raise ValidationError(
            _("Published figures rest on this source: withdraw or supersede them first.")
        )
    row.publication_state = state
    row.publish_at = None
    save_noun(row, by=by, reason=reason)


def _heed_review(stored: Publishable, row: Publishable, *, by: AbstractBaseUser | None) -> None:
    """Let no change go public that nobody but its author looked at."""
    if by is None or not altered_fields(stored, row):
        return
    if stored.is_published and row.is_published:
        plan = plans_asking(stored).first()
        if plan is not None:
            raise ValidationError(
                _(
                    "“%(plan)s” needs two people, and this would be public at once. Withdraw it, "
                    "change it, and ask another reviewer to publish it."
                )
                % {"plan": plan}
            )
    waits = PublicationState.SCHEDULED
    if stored.publication_state == waits and row.publication_state == waits:
        row.publication_state = PublicationState.DRAFT
        row.publish_at = None


def is_public(row: models.Model) -> bool:
    """Whether the public may see the row as stored; what is never drafted is always public."""
    rows: Any = type(row)._default_manager.all()
    if isinstance(row, Publishable):
        rows = rows.published()
    return bool(rows.filter(pk=row.pk).exists())


def _leave_former_address(stored: models.Model, row: models.Model) -> None:
    """Redirect the former address of a noun that the public knew by it."""
    noun = ADDRESSED.get(type(row))
    if noun is None:
        return
    before, after = vars(stored)["slug"], vars(row)["slug"]
    if before != after:
        leave_address(noun, before, after)
