"""The form in which a reader reports an error in a record.

It is the one public page that takes something, so it is the one that sets a cookie: Django's own
against forged forms, as everywhere else where something is stored. A form without it would let
any page make its visitors report here, each from an address of their own, past the limit that
counts by address. The page is kept nowhere, and no other page reads the cookie.
"""

from __future__ import annotations

from typing import Any

from axes.helpers import get_client_ip_address
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from projects.forms.error_report import ErrorReportForm
from projects.models.fiction import is_fictional
from projects.reports.error_report import Reportable, find_reportable
from projects.services.error_report import TooManyReportsError, take_report
from projects.views.reportable import named_record, report_url

FIELDS = ("problem", "correction", "source_url", "language")
RETRY_AFTER_SECONDS = 60 * 60


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report_error(request: HttpRequest) -> HttpResponse:
    """Take what a reader finds wrong in the record that the address names."""
    record = _named_record(request)
    if request.method != "POST":
        form = ErrorReportForm(initial={"language": get_language()})
        return _page(request, record, {"form": form, "is_sent": "sent" in request.GET})
    form = ErrorReportForm(request.POST)
    if settings.READ_ONLY:
        return _refusal(request, record, form, status=503)
    if not form.is_valid():
        return _page(request, record, {"form": form})
    if not form.is_from_a_machine:
        try:
            take_report(
                record.noun,
                record.key,
                address=get_client_ip_address(request) or "",
                email=form.cleaned_data["email"],
                **{name: form.cleaned_data[name] for name in FIELDS},
            )
        except TooManyReportsError:
            form.add_error(
                None,
                _("Several reports came from your network in the last hour. Send it later."),
            )
            return _refusal(request, record, form, status=429)
    return HttpResponseRedirect(f"{report_url(record.noun, record.slug)}&sent=yes")


def _named_record(request: HttpRequest) -> Reportable:
    """The public record that the address names.

    Raises Http404, the same for what is hidden, what never was, and what has no page.
    """
    named = named_record(request.GET.get("record", ""))
    record = None if named is None else find_reportable(*named)
    if record is None:
        raise Http404
    return record


def _refusal(
    request: HttpRequest, record: Reportable, form: ErrorReportForm, *, status: int
) -> HttpResponse:
    response = _page(request, record, {"form": form}, status=status)
    response["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return response


def _page(
    request: HttpRequest, record: Reportable, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    try:
        record_url = reverse(f"projects:{record.noun.value}-detail", args=[record.slug])
    except NoReverseMatch as no_page:
        raise Http404 from no_page
    frame = {
        "record": record,
        "record_url": record_url,
        "is_fictional": is_fictional(record.slug),
        "is_read_only": settings.READ_ONLY,
        "site_url": settings.PUBLIC_BASE_URL,
    }
    return render(request, "projects/error_report.html", frame | context, status=status)
