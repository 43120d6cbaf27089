"""What a button does holds for the record as it was looked at, not for what it became since."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from projects.models import Fund, StatusUpdate
from projects.services.history import save_with_history
from tests.factories import make_fund, make_project, make_status
from tests.projects.admin.forms import url

SENTENCE = "It was changed since you looked at it; nothing was done. Look again."


def sentences(response: Any) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def test_record_changed_since_is_not_published(desk: Client) -> None:
    fund = make_fund(name="The fund", publication_state="draft")
    save_with_history(fund, by=None, reason="By a colleague")
    response = desk.post(url(Fund, "publish", fund.pk), {"version_seen": "1"}, follow=True)
    assert sentences(response) == [f"“The fund”: {SENTENCE}"]
    assert Fund.objects.get().publication_state == "draft"
    desk.post(url(Fund, "publish", fund.pk), {"version_seen": "2"})
    assert Fund.objects.get().publication_state == "published"


@pytest.mark.parametrize("page", ["publish", "submit"])
def test_entry_changed_since_goes_no_further(desk: Client, page: str) -> None:
    entry = make_status(make_project(), review_state="draft")
    save_with_history(entry, by=None, reason="By a colleague")
    desk.post(url(StatusUpdate, page, entry.pk), {"version_seen": "1"})
    assert StatusUpdate.objects.get().review_state == "draft"


@pytest.mark.parametrize(
    ("page", "typed"),
    [
        ("withdraw", {"reason": "Listed twice"}),
        (
            "schedule",
            {"publish_at": f"{timezone.localdate() + timedelta(days=9)}T09:00"},
        ),
    ],
)
def test_question_is_put_again_with_what_was_typed(
    desk: Client, page: str, typed: dict[str, str]
) -> None:
    fund = make_fund(publication_state="published" if page == "withdraw" else "draft")
    state = fund.publication_state
    save_with_history(fund, by=None, reason="By a colleague")
    response = desk.post(url(Fund, page, fund.pk), typed | {"version_seen": "1"})
    form = response.context["form"]
    assert form.non_field_errors() == [SENTENCE]
    assert {name: form[name].value() for name in typed} == typed
    assert Fund.objects.get().publication_state == state
    assert '<input type="hidden" name="version_seen" value="2">' in response.content.decode()


def test_buttons_of_a_record_carry_its_version(desk: Client) -> None:
    fund = make_fund(publication_state="draft")
    page = desk.get(url(Fund, "change", fund.pk)).content.decode()
    publish = page[page.index(url(Fund, "publish", fund.pk)) :]
    form = publish[: publish.index("</form>")]
    assert '<input type="hidden" name="version_seen" value="1">' in form
