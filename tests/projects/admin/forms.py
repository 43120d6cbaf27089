"""Filling in the admin's forms as a browser would: with what they already show."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

from django.contrib.auth import get_user
from django.contrib.messages.storage.fallback import FallbackStorage
from django.db.models import Model
from django.forms import BaseForm
from django.forms.utils import ErrorList
from django.test import Client, RequestFactory
from django.urls import resolve, reverse


def url(model: type[Model], page: str, *args: Any) -> str:
    return reverse(f"admin:projects_{model._meta.model_name}_{page}", args=args)


def opened(client: Client, address: str) -> Any:
    """The answer with the page that somebody opens, not drawn: what it shows is its context."""
    match = resolve(address)
    request: Any = RequestFactory().get(address)
    request.session = client.session
    request.user, request.resolver_match = get_user(request), match
    request._messages = FallbackStorage(request)
    answer = match.func(request, *match.args, **match.kwargs)
    assert answer.status_code == 200
    return SimpleNamespace(context=answer.context_data)


def shown(response: Any) -> dict[str, Any]:
    """All that the page's form would send if it were sent as it is."""
    data = _form(response.context["adminform"].form)
    carried = ("version_seen", "seen")
    data |= {name: response.context[name] for name in carried if name in response.context}
    for inline in response.context["inline_admin_formsets"]:
        data |= _form(inline.formset.management_form)
        for form in inline.formset.forms:
            data |= _form(form)
    return data


def send(client: Client, address: str, changes: dict[str, Any]) -> Any:
    """Open the page, change what is said, save."""
    return client.post(address, shown(opened(client, address)) | changes)


def new_entry(prefix: str, **values: Any) -> dict[str, Any]:
    """One new row of an inline, as if “Add another” had been pressed."""
    common = {"effective_precision": "day", "is_counted": "on"}
    return {f"{prefix}-TOTAL_FORMS": 1} | {
        f"{prefix}-0-{name}": value for name, value in (common | values).items()
    }


def sentences(response: Any) -> list[str]:
    """Every error the page shows, in its order."""
    return [
        str(sentence)
        for error in response.context["errors"]
        for sentence in (error if isinstance(error, ErrorList) else [error])
    ]


def _form(form: BaseForm) -> dict[str, Any]:
    values = {field.html_name: _sent(field.value()) for field in form}
    # A browser sends no unticked box, and an empty field as nothing; 0 is a value.
    return {
        name: value for name, value in values.items() if value is not None and value is not False
    }


def _sent(value: Any) -> Any:
    if isinstance(value, list):
        return [_sent(part) for part in value]
    if isinstance(value, Model):
        return value.pk
    if isinstance(value, date):
        return value.isoformat()
    return "on" if value is True else value


def settle(client: Client, address: str, page: Any, choices: dict[str, str]) -> Any:
    """Press “Save” on the page of a conflict, with these sides chosen."""
    data: dict[str, list[str]] = {}
    for name, value in page.context["typed"]:
        data.setdefault(name, []).append(value)
    carried = {
        "version_beside": page.context["original"].version,
        "beside": page.context["beside"],
    }
    chosen = {f"choice-{name}": side for name, side in choices.items()}
    return client.post(address, data | carried | chosen)


def changes(client: Client, row: Model, **query: Any) -> list[Any]:
    """What the record's history page shows, newest first."""
    response = client.get(url(type(row), "history", row.pk), query)
    return [change for change, _urls in response.context["changes"]]


def fields_of(change: Any) -> list[tuple[str, str, str]]:
    """The fields of the record itself that a change altered: label, before, after."""
    return [
        (it.label, it.old, it.new)
        for event in change.events
        for it in event.touched.differences
        if event.touched.subject is None
    ]
