"""Nouns that the public reads directly: saved, published and withdrawn through the services."""

from __future__ import annotations

import json

import pytest
from django.contrib.auth.models import User
from django.db.models import Model
from django.test import Client
from django.utils import timezone
from django.utils.formats import localize

from projects.models import (
    Country,
    DataVersion,
    Fund,
    Meeting,
    Organisation,
    Plan,
    Project,
    PublicRecord,
    Reading,
    ReadingPart,
    Release,
    Source,
)
from projects.services.history import save_with_history
from tests.factories import (
    make_fund,
    make_funding,
    make_indicator,
    make_meeting,
    make_organisation,
    make_participation,
    make_partnership,
    make_plan,
    make_project,
    make_public_project,
    make_rate,
    make_reading,
    make_source,
    make_status,
    publish,
)
from tests.projects.admin.forms import send, sentences, url
from tests.projects.admin.rows import make_release


def version() -> int:
    return DataVersion.objects.get().number


def test_changing_a_public_noun_shows_on_the_records_that_name_it(
    desk: Client, staff: User
) -> None:
    organisation = make_organisation(name="Old name")
    project = make_public_project()
    make_participation(project, organisation=organisation)
    publish(project)
    before = version()
    send(
        desk,
        url(Organisation, "change", organisation.pk),
        {"name": "New name", "why": "Renamed by law"},
    )
    document = json.loads(PublicRecord.objects.get(pk=project.pk).document)
    last = organisation.history.latest()
    assert [it["name"] for it in document["organisations"]] == ["New name"]
    assert version() == before + 1
    assert (last.history_user, last.history_change_reason) == (staff, "Renamed by law")


def test_new_noun_is_a_draft(desk: Client) -> None:
    send(desk, url(Fund, "add"), {"name": "A fund", "slug": "a-fund"})
    assert Fund.objects.get().publication_state == "draft"


def test_publish_button_makes_a_noun_public(desk: Client) -> None:
    fund = make_fund(publication_state="draft")
    desk.post(url(Fund, "publish", fund.pk))
    assert list(Fund.objects.published()) == [fund]


def test_withdrawing_a_noun_hides_it_and_keeps_the_reason(desk: Client) -> None:
    fund = make_fund()
    desk.post(url(Fund, "withdraw", fund.pk), {"reason": "Listed twice"})
    assert list(Fund.objects.published()) == []
    assert fund.history.latest().history_change_reason == "Listed twice"


@pytest.mark.parametrize("noun", [Fund, Organisation])
def test_public_noun_is_not_deleted(desk: Client, noun: type[Model]) -> None:
    row = make_fund() if noun is Fund else make_organisation()
    assert (
        desk.post(url(noun, "delete", row.pk), {"post": "yes", "reason": "Twice"}).status_code
        == 403
    )
    assert noun._default_manager.count() == 1


def test_plan_that_ends_before_it_starts_is_refused(desk: Client) -> None:
    response = send(
        desk,
        url(Plan, "add"),
        {
            "title": "A plan",
            "slug": "a-plan",
            "partnership": make_partnership().pk,
            "source": make_source().pk,
            "starts_on": "2026-01-01",
            "ends_on": "2025-12-31",
        },
    )
    assert sentences(response) == ["The plan ends before it starts: give a later end."]
    assert Plan.objects.count() == 0


def test_meeting_that_ends_before_it_starts_is_refused(desk: Client) -> None:
    meeting = make_meeting()
    response = send(desk, url(Meeting, "change", meeting.pk), {"ends_on": "2020-01-01"})
    assert sentences(response) == ["The meeting ends before it starts: give a later end."]


def test_member_that_leaves_before_it_joins_is_refused_with_the_whole_page(desk: Client) -> None:
    partnership = make_partnership(name="Before")
    Country.objects.create(code="VN", name="Viet Nam")
    response = send(
        desk,
        url(type(partnership), "change", partnership.pk),
        {
            "name": "After",
            "memberships-TOTAL_FORMS": 1,
            "memberships-0-country": "VN",
            "memberships-0-side": "asean",
            "memberships-0-starts_on": "2020-01-01",
            "memberships-0-ends_on": "2019-01-01",
            "memberships-0-starts_precision": "day",
            "memberships-0-ends_precision": "day",
            "memberships-0-source": make_source().pk,
        },
    )
    partnership.refresh_from_db()
    assert sentences(response) == ["The end is before the start: give a later end."]
    assert partnership.name == "Before"


def test_unknown_country_code_is_refused(desk: Client) -> None:
    response = send(desk, url(Country, "add"), {"code": "v1", "name": "Nowhere"})
    assert sentences(response)[0] == (
        "“v1” is not a country code: write the two capital letters of ISO 3166-1, like VN."
    )
    assert Country.objects.count() == 0


def test_country_keeps_its_code(desk: Client) -> None:
    country = Country.objects.create(code="VN", name="Vietnam")
    send(desk, url(Country, "change", "VN"), {"code": "XX", "name": "Viet Nam"})
    assert list(Country.objects.values_list("code", "name")) == [(country.code, "Viet Nam")]


def test_rate_that_a_sum_was_converted_at_is_not_changed(desk: Client) -> None:
    rate = make_rate()
    make_funding(make_project(), currency="KRW", exchange_rate=rate)
    response = desk.post(url(type(rate), "change", rate.pk), {"usd_per_unit": "1"})
    assert response.status_code == 403


def test_parts_of_a_published_reading_are_fixed(desk: Client) -> None:
    reading = make_reading(make_indicator(project=make_project()))
    part = ReadingPart.objects.create(reading=reading, dimension="country", label="VN", value=3)
    forged = {
        "parts-TOTAL_FORMS": 1,
        "parts-INITIAL_FORMS": 1,
        "parts-0-id": part.pk,
        "parts-0-value": "4",
    }
    response = desk.post(url(Reading, "change", reading.pk), forged)
    part.refresh_from_db()
    assert (response.status_code, part.value) == (403, 3)


def test_release_is_only_looked_at(desk: Client) -> None:
    release = make_release()
    statuses = [
        desk.get(url(Release, "add")).status_code,
        desk.post(url(Release, "change", release.pk), {"sha256": "1" * 64}).status_code,
        desk.post(
            url(Release, "delete", release.pk), {"post": "yes", "reason": "Twice"}
        ).status_code,
    ]
    assert statuses == [403, 403, 403]


def test_public_noun_keeps_an_address_it_had(desk: Client) -> None:
    plan = make_plan(slug="old")
    send(desk, url(Plan, "change", plan.pk), {"slug": "new"})
    [address] = desk.get("/admin/projects/formeraddress/").context["cl"].result_list
    assert (address.noun, address.slug, address.leads_to) == ("plan", "old", "new")


def test_withdrawing_a_source_that_figures_rest_on_is_refused_with_a_sentence(
    desk: Client,
) -> None:
    source = make_source(title="Release")
    project = make_public_project()
    make_status(project, source=source)
    publish(project)
    before = version()
    response = desk.post(
        url(Source, "withdraw", source.pk), {"reason": "Wrong document"}, follow=True
    )
    source.refresh_from_db()
    assert [str(message) for message in response.context["messages"]] == [
        "“Release”: Published figures rest on this source: withdraw or supersede them first."
    ]
    assert (source.publication_state, version()) == ("published", before)


def test_noun_is_approved_for_a_moment(desk: Client) -> None:
    """And is a draft again once it is changed: what was approved is no longer what it says."""
    plan = make_plan(publication_state="draft")
    later = {"publish_at": "2099-05-16T09:00"}
    response = desk.post(url(Plan, "schedule", plan.pk), later, follow=True)
    assert [str(message) for message in response.context["messages"]] == [
        f"“{plan}” is approved; the public sees it from 16 May 2099, 09:00 on."
    ]
    plan.refresh_from_db()
    assert plan.publication_state == "scheduled"
    send(desk, url(Plan, "change", plan.pk), {"title": "Changed"})
    plan.refresh_from_db()
    assert (plan.title, plan.publication_state, plan.publish_at) == ("Changed", "draft", None)


def test_noun_of_ones_own_is_left_to_another_where_two_are_needed(
    desk: Client, staff: User
) -> None:
    plan = make_plan(title="The plan", publication_state="draft", needs_two_people=True)
    save_with_history(Plan.objects.get(), by=staff, reason="Looked")
    plan.refresh_from_db()
    plan.title = "Mine"
    save_with_history(plan, by=staff, reason="Edited")
    refusal = (
        "“Mine” needs two people. Ask another reviewer: you entered or changed title on "
        f"{localize(timezone.localdate())}."
    )
    page = desk.get(url(Plan, "change", plan.pk))
    assert page.context["standing"] == [refusal]
    assert "Publish" not in [str(tool.label) for tool in page.context["tools"]]
    desk.post(url(Plan, "publish", plan.pk))
    plan.refresh_from_db()
    assert plan.publication_state == "draft"


def test_public_noun_is_not_changed_at_once_where_two_are_needed(desk: Client) -> None:
    plan = make_plan(title="The plan", needs_two_people=True)
    response = send(desk, url(Plan, "change", plan.pk), {"title": "Mine"})
    assert sentences(response) == [
        (
            "“The plan” needs two people, and this would be public at once. Withdraw it, "
            "change it, and ask another reviewer to publish it."
        )
    ]
    plan.refresh_from_db()
    assert plan.title == "The plan"


def test_project_is_approved_where_all_of_it_is_shown(desk: Client) -> None:
    project = make_project()
    response = desk.get(url(Project, "schedule", project.pk))
    assert response.headers["Location"] == url(Project, "publish", project.pk)
