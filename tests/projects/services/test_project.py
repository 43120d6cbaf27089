"""Publishing writes everything at once or nothing; withdrawing removes it everywhere."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from projects.choices import PublicationState, ReviewState, Status
from projects.models import (
    DataVersion,
    FormerAddress,
    Project,
    PublicRecord,
    Source,
    StatusUpdate,
    Term,
)
from projects.services.project import publish_project, publish_projects, withdraw_project
from projects.services.working_copy import pending_entries
from tests.factories import (
    ON,
    make_funding,
    make_indicator,
    make_milestone,
    make_period,
    make_project,
    make_public_project,
    make_reading,
    make_reported_value,
    make_source,
    make_status,
    make_target,
    make_territory,
    make_user,
    publish,
)

pytestmark = pytest.mark.django_db

DRAFT: dict[str, Any] = {"review_state": ReviewState.DRAFT}


def version() -> int:
    found = DataVersion.objects.first()
    return 0 if found is None else found.number


def document_of(project: Project) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(PublicRecord.objects.get(pk=project.pk).document)
    return found


def related_slugs(project: Project) -> dict[str, Any]:
    document = document_of(project)
    return {
        "parent": document["parent"] and document["parent"]["slug"],
        "follows": document["follows"] and document["follows"]["slug"],
        "components": [it["slug"] for it in document["components"]],
        "next_phases": [it["slug"] for it in document["next_phases"]],
    }


def everything_stored() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table that publishing touches."""
    tables = [
        *("project", "publicrecord", "term", "dataversion", "statusupdate", "source"),
        *("historicalproject", "historicalstatusupdate", "historicalsource", "formeraddress"),
        *("indicator", "historicalindicator"),
    ]
    found = {}
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"SELECT * FROM projects_{table}")  # noqa: S608 - names from above
            found[table] = sorted(cursor.fetchall(), key=repr)
    return found


def test_publishing_makes_the_working_copy_public_as_it_stands() -> None:
    project = make_project(title="Cyber Shield")
    make_status(project)
    record = publish_project(project, by=None)
    assert (record.slug, record.title, record.status) == (project.slug, "Cyber Shield", "ongoing")
    assert Project.objects.get().publication_state == "published"
    assert Term.objects.filter(record=record, facet="status").get().value == "ongoing"


def test_publishing_raises_the_data_version_exactly_once() -> None:
    before = version()
    parent = make_project()
    make_status(parent, **DRAFT)
    make_reading(make_indicator(project=parent, publication_state="draft"), **DRAFT)
    publish_project(parent, by=None)
    assert version() == before + 1


def test_several_projects_are_one_publication() -> None:
    projects = [make_project(), make_project()]
    before = version()
    publish_projects(projects, by=None)
    assert (PublicRecord.objects.count(), version()) == (2, before + 1)


def test_publishing_releases_every_pending_entry() -> None:
    project = make_project()
    indicator = make_indicator(project=project, publication_state="draft")
    entries = [
        make_status(project, **DRAFT),
        make_period(project, review_state=ReviewState.SUBMITTED),
        make_funding(project, **DRAFT),
        make_milestone(project, **DRAFT),
        make_reported_value(project=project, **DRAFT),
        make_target(indicator, **DRAFT),
        make_reading(indicator, **DRAFT),
    ]
    assert pending_entries(project) == entries
    publish_project(project, by=None)
    for entry in entries:
        entry.refresh_from_db()
    indicator.refresh_from_db()
    assert [it.review_state for it in entries] == ["published"] * 7
    assert indicator.publication_state == "published"


def test_publishing_leaves_what_is_returned_withdrawn_or_under_embargo() -> None:
    """T01."""
    project = make_project()
    kept = [
        make_status(
            project,
            review_state=state,
            returned_reason="Which page?",
            publish_at="2099-01-01T00:00Z",
        )
        for state in (ReviewState.RETURNED, ReviewState.SCHEDULED, ReviewState.WITHDRAWN)
    ]
    hidden = make_indicator(
        project=project, publication_state="scheduled", publish_at="2099-01-01T00:00Z"
    )
    publish_project(project, by=None)
    for row in (*kept, hidden):
        row.refresh_from_db()
    assert [it.review_state for it in kept] == ["returned", "scheduled", "withdrawn"]
    assert hidden.publication_state == "scheduled"
    assert document_of(project)["status"] is None


def test_publishing_leaves_other_projects_entries_alone() -> None:
    entry = make_status(make_project(), **DRAFT)
    publish_project(make_project(), by=None)
    entry.refresh_from_db()
    assert entry.review_state == "draft"


def test_publishing_shows_the_sources_that_figures_and_text_name() -> None:
    project = make_project()
    sources = [make_source(publication_state="draft") for _ in range(4)]
    make_status(project, source=sources[0], **DRAFT)
    project.sources.add(sources[1])
    project.aliases.create(name="Other", source=sources[2])
    make_indicator(
        project=project,
        baseline_value=0,
        baseline_year=2020,
        baseline_source=sources[3],
        publication_state="draft",
    )
    unrelated = make_source(publication_state="draft")
    publish_project(project, by=None)
    assert set(Source.objects.published().filter(pk__in=[it.pk for it in sources])) == set(sources)
    assert unrelated not in Source.objects.published()


def test_history_says_who_published_what_and_why() -> None:
    user = make_user()
    source = make_source(publication_state="draft")
    project = make_project()
    entry = make_status(project, source=source, **DRAFT)
    indicator = make_indicator(project=project, publication_state="draft")
    publish_project(project, by=user, reason="Cleared by the ministry")
    assert [
        (row.history_user, row.history_change_reason, row.history_type)
        for row in (it.history.first() for it in (project, entry, source, indicator))
    ] == [(user, "Cleared by the ministry", "~")] * 4


def test_publishing_again_says_who_and_why() -> None:
    """S18: even where nothing but the publication is new."""
    user, project = make_user(), make_public_project()
    publish_project(project, by=user, reason="Cleared again")
    row = project.history.first()
    assert (row.history_user, row.history_change_reason) == (user, "Cleared again")
    assert project.history.count() == 3


def test_publishing_raises_the_version_of_what_it_changes() -> None:
    project = make_project()
    versions = []
    for _ in range(2):
        publish_project(project, by=None)
        project.refresh_from_db()
        versions.append((project.version, project.public_record.version))
    assert versions == [(2, 2), (3, 3)]


@pytest.mark.parametrize("parent_first", [True, False])
def test_relatives_name_each_other_whichever_is_published_first(parent_first: bool) -> None:
    whole = make_project(slug="whole")
    part = make_project(slug="part", parent=whole)
    for project in (whole, part) if parent_first else (part, whole):
        publish_project(project, by=None)
    assert related_slugs(whole)["components"] == ["part"]
    assert related_slugs(part)["parent"] == "whole"
    assert PublicRecord.objects.get(slug="part").parent_slug == "whole"


@pytest.mark.parametrize("first_first", [True, False])
def test_phases_name_each_other_whichever_is_published_first(first_first: bool) -> None:
    first = make_project(slug="first")
    second = make_project(slug="second", follows=first)
    for project in (first, second) if first_first else (second, first):
        publish_project(project, by=None)
    assert related_slugs(first)["next_phases"] == ["second"]
    assert related_slugs(second)["follows"] == "first"


def test_before_its_parent_is_public_a_component_is_a_root() -> None:
    """T01."""
    part = make_project(parent=make_project(title="Secret"))
    publish_project(part, by=None)
    record = PublicRecord.objects.get()
    assert (record.parent_slug, "Secret" in record.document) == ("", False)


def test_component_stays_one_when_its_parent_gets_another_address() -> None:
    """Or else its money would be added to its parent's."""
    whole = make_public_project(slug="before")
    part = make_public_project(slug="part", parent=whole)
    after = make_public_project(slug="next", follows=whole)
    whole.slug = "after"
    whole.save()
    publish(whole)
    assert PublicRecord.objects.get(pk=part.pk).parent_slug == "after"
    assert PublicRecord.objects.get(pk=after.pk).follows_slug == "after"
    assert [related_slugs(it) for it in (part, after, whole)] == [
        {"parent": "after", "follows": None, "components": [], "next_phases": []},
        {"parent": None, "follows": "after", "components": [], "next_phases": []},
        {"parent": None, "follows": None, "components": ["part"], "next_phases": ["next"]},
    ]


def test_component_that_moved_is_no_longer_named_by_its_old_parent() -> None:
    old, new = make_public_project(), make_public_project()
    part = make_public_project(slug="part", parent=old)
    part.parent = new
    part.save()
    publish(part)
    assert [related_slugs(it)["components"] for it in (old, new)] == [[], ["part"]]


def test_withdrawn_parent_is_gone_though_the_working_copy_moved_on() -> None:
    """T07."""
    whole = make_public_project(title="Secret")
    part = make_public_project(parent=whole)
    part.parent = None
    part.save()
    withdraw_project(whole, by=None, reason="Published by mistake")
    record = PublicRecord.objects.get(pk=part.pk)
    assert ("Secret" in record.document + record.summary, record.parent_slug) == (False, "")


def test_new_name_is_shown_where_relatives_name_it() -> None:
    whole = make_public_project(title="Before")
    part = make_public_project(parent=whole)
    whole.title = "After"
    whole.save()
    publish(whole)
    assert document_of(part)["parent"]["title"] == "After"


@pytest.mark.parametrize(
    "edit",
    [
        lambda project: setattr(project, "title", "Secret"),
        lambda project: setattr(project, "slug", "secret"),
        lambda project: setattr(project, "summary", "Secret"),
        lambda project: setattr(project, "parent", make_public_project(title="Secret")),
        lambda project: project.sources.add(make_source(title="Secret")),
        lambda project: make_territory(project, "LA"),
        lambda project: project.aliases.create(name="Secret"),
    ],
)
def test_edit_of_the_working_copy_shows_only_once_it_is_published(
    edit: Callable[[Project], None],
) -> None:
    """The published text stays as it is while the next version is edited and reviewed."""
    project = make_public_project()
    make_status(project, **DRAFT)
    record = PublicRecord.objects.get(pk=project.pk)
    edit(project)
    project.save()
    # Any other publication that writes the record anew must not carry the edit along.
    publish(make_project(parent=project))
    after = PublicRecord.objects.get(pk=project.pk)
    assert (after.snapshot, after.slug, after.title) == (record.snapshot, record.slug, record.title)
    shown = document_of(project)
    assert {name: it for name, it in shown.items() if name != "components"} == {
        name: it for name, it in json.loads(record.document).items() if name != "components"
    }
    publish(project)
    assert PublicRecord.objects.get(pk=project.pk).snapshot != record.snapshot


def test_withdrawing_removes_record_and_terms_and_keeps_the_working_copy() -> None:
    project = make_project()
    make_status(project)
    publish(project)
    before = version()
    withdraw_project(project, by=None, reason="Published by mistake")
    assert (PublicRecord.objects.count(), Term.objects.count()) == (0, 0)
    assert Project.objects.get().publication_state == "withdrawn"
    assert list(StatusUpdate.objects.published()) == []
    assert StatusUpdate.objects.count() == 1
    assert version() == before + 1


def test_withdrawn_project_is_no_longer_named_by_its_relatives() -> None:
    """T07."""
    project = make_public_project(title="Secret")
    others = [make_public_project(parent=project), make_public_project(follows=project)]
    above = make_public_project()
    before = make_public_project()
    Project.objects.filter(pk=project.pk).update(parent=above, follows=before)
    publish(project)
    withdraw_project(project, by=None, reason="Published by mistake")
    for other in (*others, above, before):
        record = PublicRecord.objects.get(pk=other.pk)
        assert "Secret" not in record.document + record.summary
        assert (record.parent_slug, record.follows_slug) == ("", "")


def test_history_says_who_withdrew_and_why() -> None:
    user, project = make_user(), make_public_project()
    withdraw_project(project, by=user, reason="Published by mistake")
    row = project.history.first()
    assert (row.history_user, row.history_change_reason, row.publication_state) == (
        user,
        "Published by mistake",
        "withdrawn",
    )


def test_withdrawing_what_was_never_public_raises_nothing() -> None:
    """T01: an ETag that changed would tell of it."""
    project = make_project()
    make_public_project()
    before = version()
    withdraw_project(project, by=None, reason="A duplicate")
    assert version() == before


def test_withdrawn_project_can_be_published_again() -> None:
    project = make_public_project()
    withdraw_project(project, by=None, reason="Published by mistake")
    publish_project(project, by=None)
    assert PublicRecord.objects.get().slug == project.slug


def test_renamed_project_leaves_its_former_address() -> None:
    project = make_public_project(slug="one")
    project.slug = "two"
    project.save()
    assert list(FormerAddress.objects.all()) == []
    publish(project)
    assert list(FormerAddress.objects.values_list("noun", "slug", "leads_to")) == [
        ("project", "one", "two")
    ]


def test_chain_of_former_addresses_leads_straight_to_the_last() -> None:
    project = make_public_project(slug="one")
    for slug in ("two", "three"):
        project.slug = slug
        project.save()
        publish(project)
    assert set(FormerAddress.objects.values_list("slug", "leads_to")) == {
        ("one", "three"),
        ("two", "three"),
    }


def test_project_that_takes_its_old_address_back_leads_nowhere_else() -> None:
    project = make_public_project(slug="one")
    for slug in ("two", "one"):
        project.slug = slug
        project.save()
        publish(project)
    assert list(FormerAddress.objects.values_list("slug", "leads_to")) == [("two", "one")]


def test_address_of_a_draft_is_nobodys_former_address() -> None:
    """T01."""
    project = make_project(slug="secret")
    project.slug = "public"
    project.save()
    publish(project)
    assert list(FormerAddress.objects.all()) == []


def test_address_still_in_public_use_is_refused_with_a_sentence() -> None:
    """T14."""
    moved = make_public_project(slug="here")
    moved.slug = "there"
    moved.save()
    newcomer = make_project(slug="here")
    before = everything_stored()
    with pytest.raises(ValidationError) as refusal:
        publish(newcomer)
    assert refusal.value.message_dict == {
        "slug": ["Another project is still public at “here”: publish that one first."]
    }
    assert everything_stored() == before


def test_address_that_was_left_can_be_taken() -> None:
    moved = make_public_project(slug="here")
    moved.slug = "there"
    moved.save()
    publish(moved)
    assert publish(make_project(slug="here")).slug == "here"


def test_source_of_an_indicator_under_embargo_stays_hidden() -> None:
    """T01."""
    source = make_source(publication_state="draft")
    project = make_project()
    make_indicator(
        project=project,
        publication_state="scheduled",
        publish_at="2099-01-01T00:00Z",
        baseline_value=1,
        baseline_year=2020,
        baseline_source=source,
    )
    publish(project)
    source.refresh_from_db()
    assert source.publication_state == "draft"


def make_unfit(project: Project) -> None:
    """An entry that no review should have let pass: its successor belongs to another project."""
    make_status(project, Status.CANCELLED, supersedes=make_status(make_project()), **DRAFT)


def test_unfit_entry_stops_the_publication_and_leaves_nothing() -> None:
    """T14."""
    project = make_project()
    make_status(
        project,
        effective_on=date(2020, 1, 1),
        source=make_source(publication_state="draft"),
        **DRAFT,
    )
    make_indicator(project=project, publication_state="draft")
    make_unfit(project)
    before = everything_stored()
    with pytest.raises(ValidationError) as refusal:
        publish_project(project, by=None)
    assert list(refusal.value.message_dict) == ["supersedes"]
    assert everything_stored() == before


def test_unfit_project_stops_the_publication_of_the_others_too() -> None:
    """T14."""
    fit, unfit = make_project(), make_project(title="")
    before = everything_stored()
    with pytest.raises(ValidationError) as refusal:
        publish_projects([fit, unfit], by=None)
    assert refusal.value.message_dict == {"title": ["This field cannot be blank."]}
    assert everything_stored() == before


def test_unfit_entry_leaves_the_public_record_as_it_was() -> None:
    """T14."""
    project = make_public_project(slug="one")
    project.title, project.slug = "Next", "two"
    project.save()
    make_unfit(project)
    before = everything_stored()
    with pytest.raises(ValidationError):
        publish_project(project, by=None)
    assert everything_stored() == before


def test_publishing_again_without_a_change_leaves_the_document_as_it_was() -> None:
    project = make_project()
    make_status(project, effective_on=ON)
    first = json.loads(publish(project).document)
    second = json.loads(publish(project).document)
    assert (first.pop("version"), second.pop("version")) == (2, 3)
    assert first.pop("published_at") < second.pop("published_at")
    assert first == second


def test_publication_ends_the_embargo() -> None:
    project = make_project(
        publication_state=PublicationState.SCHEDULED, publish_at="2099-01-01T00:00Z"
    )
    publish(project)
    project.refresh_from_db()
    assert (project.publication_state, project.publish_at) == ("published", None)
