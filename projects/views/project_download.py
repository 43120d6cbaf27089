"""The list of projects as a file to keep: every page of it, in the words of the reader."""

from __future__ import annotations

from axes.helpers import get_client_ip_address
from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase

from projects.exports.begun import begun
from projects.exports.project import (
    DOWNLOADS,
    UnreadableViewError,
    file_name,
    read_project_list,
)
from projects.services.rate import Kind, seconds_to_wait
from projects.views.page import Page, public_page
from projects.views.refusal import refusal, too_many


@public_page
def project_download(request: HttpRequest, page: Page, extension: str) -> HttpResponseBase:
    """The view that the query string asks for as a file.

    400 in words if it can't be read, and 429 if one visitor asks for too many.
    """
    download = DOWNLOADS[extension]
    try:
        listing = read_project_list(request.GET, page.edition)
    except UnreadableViewError as error:
        return refusal(error.problems)
    if request.method == "HEAD":
        response = StreamingHttpResponse((), content_type=download.content_type)
    elif wait := seconds_to_wait(Kind.DOWNLOAD, get_client_ip_address(request) or ""):
        return too_many(wait)
    else:
        content = begun(download.write(listing))
        response = StreamingHttpResponse(content, content_type=download.content_type)
    name = file_name(listing, extension)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
