"""A save from an older page: shown beside what is stored by now, and settled part by part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from simple_history.utils import get_history_model_for_model

from projects.forms.conflict import CHOICE, Merge
from projects.forms.contents import Contents, Rows, contents_of
from projects.forms.typed import typed_lines
from projects.models import Versioned
from projects.models.history import rows_of

# What a page carries besides the input: the version and the contents that it was filled from, and
# on the page of a conflict those that the input was shown beside.
VERSION_SEEN = "version_seen"
SEEN = "seen"
VERSION_BESIDE = "version_beside"
BESIDE = "beside"


@dataclass(frozen=True)
class Save:
    """One save of the record since the page was filled."""

    by: Any
    at: datetime
    why: str
    where: str


def answer_to_conflict(
    staff: admin.ModelAdmin[Any], request: HttpRequest, object_id: str | None
) -> HttpResponse | None:
    """The page that settles a save which began from another version; None if nothing is in its way.

    Input that was settled on that page goes on as if it had begun from the version it was settled
    with. Call it in the transaction that saves, so that nobody saves in between.
    """
    if object_id is None or not issubclass(staff.model, Versioned):
        return None
    if not staff.has_change_permission(request):
        return None
    found = staff.get_object(request, unquote(object_id))
    rows = staff.model._default_manager.select_for_update()
    stored = None if found is None else rows.filter(pk=found.pk).first()
    if stored is None:
        return _gone(staff, request, unquote(object_id))
    if not staff.has_change_permission(request, stored):
        return _fixed(staff, request, stored)
    form, formsets = _forms(staff, request, stored)
    theirs = contents_of(form, formsets.values())
    base = Contents.from_json(request.POST.get(SEEN, ""))
    beside = Contents.from_json(request.POST.get(BESIDE, ""))
    if beside is not None:
        settled = Merge(form, formsets, base=base, theirs=beside, typed=request.POST)
        if settled.is_decided:
            base = beside
            version = request.POST.get(VERSION_BESIDE, "")
            request.POST = _settled(settled.data, beside, version)  # type: ignore[assignment]
    merge = Merge(form, formsets, base=base, theirs=theirs, typed=request.POST)
    is_newest = request.POST.get(VERSION_SEEN) == str(stored.version)
    if is_newest and (base is None or not merge.they_changed):
        return None
    return _page(
        staff,
        request,
        "admin/projects/conflict.html",
        {
            "title": _("This record was saved while you were editing it"),
            "original": stored,
            "saves": _saves_since(stored, request.POST.get(VERSION_SEEN, "")),
            "asked": [part for part in merge.parts if part.is_asked],
            "told": [part for part in merge.parts if not part.is_asked],
            "is_undecided": beside is not None and not merge.is_decided,
            "typed": _carried(request.POST),
            "beside": theirs.to_json(),
        },
    )


def what_was_seen(
    request: HttpRequest, context: Mapping[str, Any], row: Versioned
) -> dict[str, Any]:
    """What the record's page has to carry, so that its save can be told from one too late."""
    formsets = [
        inline.formset
        for inline in context["inline_admin_formsets"]
        if inline.has_change_permission
    ]
    shown = contents_of(context["adminform"].form, formsets)
    return {VERSION_SEEN: row.version, SEEN: request.POST.get(SEEN) or shown.to_json()}


def _settled(data: QueryDict, beside: Contents, version: str) -> QueryDict:
    """Input in which everything is chosen: it began, so to speak, from what it stood beside."""
    for name in [name for name in data if name.startswith(CHOICE)]:
        del data[name]
    del data[BESIDE], data[VERSION_BESIDE]
    data[SEEN] = beside.to_json()
    data[VERSION_SEEN] = version
    return data


def _carried(typed: QueryDict) -> list[tuple[str, str]]:
    """All of the input that the page has to send again, apart from what it asks anew."""
    anew = {"csrfmiddlewaretoken", BESIDE, VERSION_BESIDE}
    return [
        (name, value)
        for name, values in typed.lists()
        if name not in anew and not name.startswith(CHOICE)
        for value in values
    ]


def _forms(
    staff: admin.ModelAdmin[Any], request: HttpRequest, obj: Any
) -> tuple[forms.BaseForm, dict[str, Rows]]:
    """The page's form and formsets as they are before anybody types."""
    form = staff.get_form(request, obj, change=obj is not None)(instance=obj)
    formsets: dict[str, Rows] = {}
    for kind, inline in staff.get_formsets_with_inlines(request, obj):
        if inline.has_change_permission(request, obj):
            prefix = kind.get_default_prefix()
            formsets[prefix] = kind(
                instance=obj, prefix=prefix, queryset=inline.get_queryset(request)
            )
    return form, formsets


def _saves_since(row: Versioned, version: str) -> list[Save]:
    """Who saved the record after the version, newest first; only the newest if it is not known."""
    newest: dict[int, Save] = {}
    since = int(version) if version.isdecimal() else row.version - 1
    for past in rows_of(row).filter(version__gt=since):
        newest.setdefault(past.version, _save(past))
    return list(newest.values())


def _save(past: Any) -> Save:
    return Save(
        by=past.history_user,
        at=past.history_date,
        why=past.history_change_reason or "",
        where=past.get_history_origin_display(),
    )


def _gone(staff: admin.ModelAdmin[Any], request: HttpRequest, key: str) -> HttpResponse | None:
    """Say that the record was deleted meanwhile, and give back what was typed."""
    model = staff.model
    try:
        past = get_history_model_for_model(model).objects.filter(
            **{model._meta.pk.name: model._meta.pk.to_python(key)}
        )
    except ValidationError:
        return None
    last = past.order_by("-history_date", "-history_id").first()
    if last is None or last.history_type != "-":
        return None
    title = _("This record was deleted while you were editing it")
    return _lost(staff, request, {"title": title, "saves": [_save(last)]})


def _fixed(
    staff: admin.ModelAdmin[Any], request: HttpRequest, row: Versioned
) -> HttpResponse | None:
    """Say that the record can't be edited any more, and give back what was typed."""
    seen = request.POST.get(VERSION_SEEN, str(row.version))
    if seen == str(row.version):
        return None
    title = _("This record was closed to editing while you were editing it")
    context = {"title": title, "original": row, "saves": _saves_since(row, seen)}
    return _lost(staff, request, context)


def _lost(
    staff: admin.ModelAdmin[Any], request: HttpRequest, context: Mapping[str, Any]
) -> HttpResponse:
    # An empty form: that of the record has no fields any more.
    form, formsets = _forms(staff, request, None)
    typed = typed_lines(form, formsets, request.POST)
    return _page(staff, request, "admin/projects/lost_input.html", {**context, "typed": typed})


def _page(
    staff: admin.ModelAdmin[Any], request: HttpRequest, template: str, context: Mapping[str, Any]
) -> HttpResponse:
    """A page that says 409: what was asked can't be done to the record as it is by now."""
    original = context.get("original")
    name = f"{staff.admin_site.name}:{staff.opts.app_label}_{staff.opts.model_name}"
    return TemplateResponse(
        request,
        template,
        {
            **staff.admin_site.each_context(request),
            "opts": staff.opts,
            "change_url": original and reverse(f"{name}_change", args=[original.pk]),
            "media": staff.media,
            **context,
        },
        status=HTTPStatus.CONFLICT,
    )
