"""The desk of plans: what their reviewers set, and what they don't."""

from __future__ import annotations

import pytest
from django.test import Client

from projects.choices import StaffRole
from projects.models import Plan
from tests.factories import make_member, make_plan
from tests.projects.admin.forms import send, shown, url

pytestmark = pytest.mark.django_db


def test_reviewer_sees_and_does_not_set_what_decides_over_them(client: Client) -> None:
    plan = make_plan(needs_two_people=True, publication_state="draft")
    client.force_login(make_member(StaffRole.REVIEWER, plans=[plan]))
    page = url(Plan, "change", plan.pk)
    assert "needs_two_people" not in shown(client.get(page))
    send(client, page, {"title": "New", "needs_two_people": "", "review_interval_days": 900})
    plan.refresh_from_db()
    assert (plan.title, plan.needs_two_people, plan.review_interval_days) == ("New", True, 90)


def test_administrator_sets_what_decides_over_reviewers(client: Client) -> None:
    plan = make_plan(needs_two_people=True)
    client.force_login(make_member(StaffRole.ADMINISTRATOR))
    send(client, url(Plan, "change", plan.pk), {"needs_two_people": ""})
    plan.refresh_from_db()
    assert not plan.needs_two_people
