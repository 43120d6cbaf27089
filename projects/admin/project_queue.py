"""Queues: the projects of a list that somebody goes through one by one.

The keys stand in the address, in the order of the list they came from. So a queue stays as it is
while the list shrinks with the work done, outlives a sign-in, and can be opened again; every page
asks by itself whether the person may see its project.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Self, TypeVar
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from projects.admin.bulk_offers import PROJECT_OFFERS
from projects.admin.publishable import PublishableAdmin
from projects.admin.tracked import Tool
from projects.models import Confirmation, Project
from projects.services.access import may_add

Row = TypeVar("Row", bound=Project)

QUEUE_VAR = "queue"
# Where a button that stands in no queue leads back to.
BACK_VAR = "back"
# An address has to fit into what servers take, and a day holds no more.
LONGEST = 200


@dataclass(frozen=True)
class Queue:
    """Where one project stands among those that somebody goes through."""

    keys: tuple[int, ...]
    key: int

    @classmethod
    def read(cls, text: str, key: int) -> Self | None:
        """The queue that an address names; None if it names none in which the project stands."""
        numbers = [it for it in text.split(",") if it.isascii() and it.isdigit() and len(it) < 19]
        keys = tuple(dict.fromkeys(int(it) for it in numbers))[:LONGEST]
        return cls(keys, key) if key in keys else None

    @classmethod
    def begin(cls, keys: Iterable[int]) -> Self | None:
        """A queue at its first project; None if there is none."""
        found = tuple(keys)[:LONGEST]
        return cls(found, found[0]) if found else None

    @property
    def position(self) -> int:
        """Which of its projects this is, counted from 1."""
        return self.keys.index(self.key) + 1

    @property
    def total(self) -> int:
        """How many projects there are."""
        return len(self.keys)

    @property
    def next_key(self) -> int | None:
        """The project after this one."""
        return self.keys[self.position] if self.position < self.total else None

    @property
    def previous_key(self) -> int | None:
        """The project before this one."""
        return self.keys[self.position - 2] if self.position > 1 else None

    @property
    def query(self) -> str:
        """What carries the queue to another page."""
        return urlencode({QUEUE_VAR: ",".join(map(str, self.keys))}, safe=",")


class ProjectQueue(PublishableAdmin[Row]):
    """Leads from project to project, each on the page that records its status."""

    change_list_template = "admin/projects/project_change_list.html"
    actions = ["go_through_selected"]
    offers = PROJECT_OFFERS

    # The ways in

    def list_tools(self, request: HttpRequest) -> list[Tool]:
        """Lead through the list as it is filtered."""
        tools = super().list_tools(request)
        if may_add(request.user, Confirmation):
            url = reverse(f"{self.admin_site.name}:{self.page_name('one_by_one')}")
            query = request.GET.urlencode()
            label = gettext_lazy("Go through these one by one")
            tools.append(Tool(label, f"{url}?{query}" if query else url))
        return tools

    def get_urls(self) -> list[URLPattern]:
        """Add the page that leads to the first."""
        view = self.admin_site.admin_view(self.one_by_one_view)
        return [
            path("one-by-one/", view, name=self.page_name("one_by_one")),
            *super().get_urls(),
        ]

    def one_by_one_view(self, request: HttpRequest) -> HttpResponse:
        """Begin with the first project of the list that the same filters give."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        listed = self.get_changelist_instance(request)
        return self._begin(request, listed.get_queryset(request))

    @admin.action(
        description=gettext_lazy("Go through selected one by one"), permissions=["change"]
    )
    def go_through_selected(self, request: HttpRequest, queryset: QuerySet[Row]) -> HttpResponse:
        """Begin with the first of the selected projects."""
        return self._begin(request, queryset)

    def _begin(self, request: HttpRequest, rows: QuerySet[Any]) -> HttpResponse:
        keys = list(rows.values_list("pk", flat=True)[: LONGEST + 1])
        queue = Queue.begin(keys)
        if queue is None:
            messages.info(request, _("There is nothing to go through."))
            return self._home()
        if len(keys) > LONGEST:
            told = {"longest": LONGEST}
            messages.info(request, _("First the first %(longest)s: the list holds more.") % told)
        return HttpResponseRedirect(self.url_in(queue, queue.key))

    # The way on

    def queue_at(self, request: HttpRequest, obj: Row) -> Queue | None:
        """The queue in which the request comes to the project."""
        return Queue.read(request.GET.get(QUEUE_VAR, ""), obj.pk)

    def url_in(self, queue: Queue, key: int) -> str:
        """The page of a project of the queue."""
        name = f"{self.admin_site.name}:{self.page_name('record_status')}"
        return f"{reverse(name, args=[key])}?{queue.query}"

    def ways_in(self, queue: Queue | None) -> dict[str, str | None]:
        """The pages before and after the one of the queue that is looked at."""
        keys = {
            "previous_url": None if queue is None else queue.previous_key,
            "next_url": None if queue is None else queue.next_key,
        }
        return {
            name: None if queue is None or key is None else self.url_in(queue, key)
            for name, key in keys.items()
        }

    def go_on(self, request: HttpRequest, obj: Row) -> HttpResponse:
        """To the next project of the queue, else back to where the button stood."""
        queue = self.queue_at(request, obj)
        if queue is None:
            return self._back(request, obj)
        if queue.next_key is not None:
            return HttpResponseRedirect(self.url_in(queue, queue.next_key))
        sentence = ngettext(
            "That was the only project of the list.",
            "That was the last of the %(total)s projects of the list.",
            queue.total,
        )
        messages.info(request, sentence % {"total": queue.total})
        return self._home()

    def _back(self, request: HttpRequest, obj: Row) -> HttpResponse:
        back = request.POST.get(BACK_VAR, "")
        if url_has_allowed_host_and_scheme(
            back, {request.get_host()}, require_https=request.is_secure()
        ):
            return HttpResponseRedirect(back)
        return self.back_to(obj)

    def _home(self) -> HttpResponse:
        return HttpResponseRedirect(reverse(f"{self.admin_site.name}:index"))
