"""What is made for a program, with a secret that is shown once: API tokens and webhooks."""

from __future__ import annotations

from typing import Any, ClassVar, TypeVar

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString

from projects.admin.pages import RecordPages

Row = TypeVar("Row", bound=Model)


class ShownOnceAdmin(RecordPages[Row]):
    """A list with the way to a new one above it; saving that leads to the page of its secret."""

    change_list_template = "admin/projects/change_list.html"
    shown_template: ClassVar[str]
    shown_title: ClassVar[str | Promise]

    def make(self, request: HttpRequest, obj: Row, form: Any) -> str:
        """Store what is new; its secret."""
        raise NotImplementedError

    def store(self, obj: Row) -> None:
        """Store what was changed."""
        raise NotImplementedError

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> Any:
        """One button: what comes after a new one is the page of its secret."""
        context |= {"show_save_and_add_another": False, "show_save_and_continue": False}
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Row, form: Any, change: bool) -> None:
        """Store it; hold the secret of a new one for the one page that shows it."""
        if change:
            self.store(obj)
        else:
            vars(request)["secret"] = self.make(request, obj, form)

    def response_add(
        self, request: HttpRequest, obj: Row, post_url_continue: str | None = None
    ) -> HttpResponse:
        """Show the secret, this once."""
        context = {"title": self.shown_title, "secret": vars(request)["secret"]}
        return self.page(request, self.shown_template, obj, context)


def row_button(url: str, label: str, row: object) -> SafeString:
    """A button that sends the list's own form to another address, for forms don't nest."""
    return format_html(
        '<button type="submit" class="tool" formaction="{url}">{label}'
        '<span class="visually-hidden">: {row}</span></button>',
        url=url,
        label=label,
        row=row,
    )
