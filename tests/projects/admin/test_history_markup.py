"""Whatever somebody types, the pages of the history show it and never obey it (T24)."""

from __future__ import annotations

from datetime import UTC
from html.parser import HTMLParser
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse

from projects.choices import BatchKind, Origin
from projects.models import Batch, Project, ProjectAlias, Theme, one_save, recorded_as
from projects.services.batch import start_batch
from projects.services.history import delete_with_history, save_with_history
from tests.factories import make_project, make_theme, make_user
from tests.projects.admin.forms import url

CORPUS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "'><iframe src=javascript:alert(1)>",
    "</p></dd></title><style>*{display:none}</style>",
    "<a href=javascript:alert(1)>x</a> {{ 7|add:7 }} {% debug %}",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<ins>forged</ins> <del>forged</del>",
)
# What no page of the history has of its own, or not with these attributes.
FORBIDDEN = {"img", "svg", "iframe", "style", "object", "embed"}


class Markup(HTMLParser):
    """The elements that a browser would see, and the text that it would show."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.obeyed: list[str] = []
        self.text = ""
        self.inside: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = dict(attrs)
        is_code = tag == "script" and "src" not in names and names.get("type") is None
        # Django's own icons.
        is_ours = bool(names.get("class")) or str(names.get("src")).startswith("/static/")
        if tag in FORBIDDEN and not is_ours:
            self.obeyed.append(f"<{tag}>")
        if is_code or any(name.startswith("on") for name in names):
            self.obeyed.append(f"<{tag} {names}>")
        if str(names.get("href", "")).startswith("javascript:"):
            self.obeyed.append(f"<{tag} {names}>")
        if tag in ("script", "ins", "del"):
            self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.inside and self.inside[-1] == tag:
            self.inside.pop()

    def handle_data(self, data: str) -> None:
        self.text += data
        if self.inside and data.strip() == "forged":
            self.obeyed.append(data)


def pages_with(payload: str) -> dict[str, str]:
    """Every page of the history, with the payload in every text that it can show."""
    user = make_user(username=payload[:150])
    parent, theme = make_project(title=payload), make_theme(name=payload)
    gone = make_theme(name=payload, publication_state="draft")
    project = make_project(title="Before", summary="An old text")
    batch = start_batch(BatchKind.IMPORT, payload, by=user, reason=payload)
    with recorded_as(Origin.IMPORT, batch=batch, detail=payload), one_save():
        project.title, project.title_ko, project.acronym = payload, payload, payload[:30]
        project.summary, project.parent = f"An old {payload} text", parent
        many = {"themes": [theme], "owners": [user]}
        save_with_history(project, by=user, reason=payload, many=many)
        save_with_history(ProjectAlias(project=project, name=payload), by=user, reason=payload)
    key = gone.pk
    delete_with_history(gone, by=user, reason=payload)
    first = project.history.order_by("history_id")[0].history_date
    at = urlencode({"at": first.astimezone(UTC).isoformat()})
    return {
        "history": url(Project, "history", project.pk),
        "compare": url(Project, "compare", project.pk),
        "restore": f"{url(Project, 'restore', project.pk)}?{at}",
        "delete": url(Project, "delete", project.pk),
        "deleted": reverse("admin:projects_theme_deleted"),
        "undelete": url(Theme, "undelete", key),
        "batches": url(Batch, "changelist"),
        "batch": url(Batch, "change", batch.pk),
        "undo": url(Batch, "undo", batch.pk),
    }


@pytest.mark.parametrize("payload", CORPUS)
def test_markup_is_shown_and_not_obeyed(desk: Client, payload: str) -> None:
    shown = {}
    for name, address in pages_with(payload).items():
        response = desk.get(address)
        assert response.status_code == 200, name
        markup = Markup(response.content.decode())
        assert markup.obeyed == [], name
        shown[name] = payload in markup.text or payload.split(maxsplit=1)[0] in markup.text
    assert shown == dict.fromkeys(shown, True)


def test_query_of_the_filter_is_not_obeyed(desk: Client) -> None:
    project = make_project()
    query = dict.fromkeys(("field", "by", "since", "until", "p"), CORPUS[1])
    response = desk.get(url(Project, "history", project.pk), query)
    assert Markup(response.content.decode()).obeyed == []
