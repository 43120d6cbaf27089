"""The words by which the list of a ledger is narrowed."""

from __future__ import annotations

from typing import ClassVar

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from projects.admin.word_filter import WordFilter
from projects.choices import ReviewState
from projects.services.access import publishable_by


class ReviewFilter(WordFilter):
    """Entries by where they stand between their entry and the public."""

    title = _("review")
    parameter_name = "review"
    words: ClassVar = {
        "mine": (
            _("Waiting for my review"),
            lambda rows, request: publishable_by(
                request.user, rows.filter(review_state=ReviewState.SUBMITTED)
            ),
        ),
        "pending": (_("Pending"), lambda rows, request: rows.pending()),
        "draft": (_("Draft"), lambda rows, request: rows.filter(review_state=ReviewState.DRAFT)),
        "returned": (
            _("Returned"),
            lambda rows, request: rows.filter(review_state=ReviewState.RETURNED),
        ),
        "due": (_("Embargo passed"), lambda rows, request: rows.due(at=timezone.now())),
        "scheduled": (
            _("Under embargo"),
            lambda rows, request: rows.filter(review_state=ReviewState.SCHEDULED),
        ),
        "approved": (_("Published"), lambda rows, request: rows.approved()),
        "visible": (_("Published, and its subject too"), lambda rows, request: rows.published()),
        "withdrawn": (
            _("Withdrawn"),
            lambda rows, request: rows.filter(review_state=ReviewState.WITHDRAWN),
        ),
    }


class CountingFilter(WordFilter):
    """Entries by whether their value counts where sources disagree."""

    title = _("counting")
    parameter_name = "counting"
    words: ClassVar = {
        "counted": (_("Counted"), lambda rows, request: rows.counted()),
        "also": (_("Also reported"), lambda rows, request: rows.filter(is_counted=False)),
        "today": (
            _("Speaks today"),
            lambda rows, request: rows.approved().counted().as_of(timezone.localdate()),
        ),
    }


class EnteredFilter(WordFilter):
    """Entries by who entered them."""

    title = _("entered")
    parameter_name = "whose"
    words: ClassVar = {
        "mine": (_("By me"), lambda rows, request: rows.filter(entered_by=request.user.pk)),
    }
