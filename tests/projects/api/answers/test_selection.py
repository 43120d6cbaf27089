"""Which parts of the documents are answered: `fields`, `omit` and `expand`."""

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from projects.choices import PublicationState
from projects.models import Plan
from tests.projects.api.conftest import BASE, Read

pytestmark = pytest.mark.django_db


def errors_at(client: Client, path: str) -> Any:
    response = client.get(BASE + path)
    assert response.status_code == 400
    return response.json()["errors"]


def test_fields_are_all_there_is(world: None, read: Read) -> None:
    for query in ("fields=slug,title", "fields=slug&fields=title", "fields=title,, slug"):
        assert read(f"plans/plan-a/?{query}") == {
            "slug": "plan-a",
            "title": Plan.objects.get(slug="plan-a").title,
        }
    assert read("plans/?fields=slug")["results"] == [{"slug": "plan-b"}, {"slug": "plan-a"}]


def test_fields_reach_into_parts_and_lists(world: None, read: Read) -> None:
    assert read("plans/plan-a/?fields=partnership.slug,successors.slug,succeeds.slug") == {
        "partnership": {"slug": "partnership"},
        "succeeds": None,
        "successors": [{"slug": "plan-b"}],
    }
    assert read("projects/flagship/?fields=status.status,status.also_reported") == {
        "status": {"status": "ongoing", "also_reported": []}
    }


def test_a_whole_part_is_not_narrowed_by_a_part_of_it(world: None, read: Read) -> None:
    whole = read("plans/plan-a/?fields=partnership")
    assert read("plans/plan-a/?fields=partnership.slug,partnership") == whole
    assert read("plans/plan-a/?fields=partnership,partnership.slug") == whole


def test_omitted_parts_are_left_out(world: None, read: Read) -> None:
    everything = read("plans/plan-a/")
    without = read("plans/plan-a/?omit=summary,partnership.name")
    del everything["summary"], everything["partnership"]["name"]
    assert without == everything
    assert read("plans/plan-a/?fields=slug,title&omit=title") == {"slug": "plan-a"}


def test_an_unknown_name_is_told_with_those_there_are(client: Client, world: None) -> None:
    assert errors_at(client, "sources/?fields=slug,nothing") == {
        "fields": [
            (
                "There is no “nothing” here; there are: slug, title, publisher, url, file_name, "
                "language, published_on, published_precision, dating_note, accessed_on, "
                "is_fictional."
            )
        ]
    }
    assert errors_at(client, "plans/plan-a/?omit=source.x,title&expand=themes&x=1") == {
        "omit": [
            (
                "There is no “source.x” here; there are: source.slug, source.title, "
                "source.publisher, source.url, source.file_name, source.language, "
                "source.published_on, source.published_precision, source.dating_note, "
                "source.accessed_on."
            )
        ],
        "expand": [
            (
                "There is no “themes” here; there are: partnership, adopted_at, succeeds, "
                "successors, source, reported_values.source."
            )
        ],
        "x": [
            "There is no such parameter here; there are: as_of, expand, fields, omit.",
        ],
    }


def test_references_become_the_records_they_stand_for(world: None, read: Read) -> None:
    plan = read("plans/plan-a/?expand=partnership,adopted_at,successors,reported_values.source")
    assert plan["partnership"] == read("partnerships/partnership/")
    assert plan["adopted_at"] == read("meetings/dialogue/")
    assert plan["successors"] == [read("plans/plan-b/")]
    assert [it["source"] for it in plan["reported_values"]] == [read("sources/release/")]
    (status, _) = read("status-updates/?expand=project")["results"]
    assert status["project"] == read("projects/flagship/")


def test_an_expanded_record_keeps_what_only_the_relation_says(world: None, read: Read) -> None:
    project = read("projects/flagship/?expand=organisations,countries")
    assert project["organisations"] == [{**read("organisations/agency/"), "role": "implementing"}]
    assert project["countries"] == [{**read("countries/VN/"), "share": None}]


def test_references_of_expanded_records_become_records_too(world: None, read: Read) -> None:
    plan = read("plans/plan-a/?expand=partnership,successors.partnership,succeeds.partnership")
    partnership = read("partnerships/partnership/")
    assert plan["partnership"] == partnership
    assert plan["successors"] == [{**read("plans/plan-b/"), "partnership": partnership}]
    assert plan["succeeds"] is None
    entries = read("status-updates/?expand=project.funding.source,project.plans")["results"]
    project = read("projects/flagship/?expand=funding.source,plans")
    assert [it["project"] for it in entries] == [project, project]
    assert project["plans"][0]["partnership"] != partnership


def test_the_list_of_projects_expands_references_too(world: None, read: Read) -> None:
    query = "expand=funding.source,plans"
    for date in ("", "&as_of=2024-10-01"):
        for listed in read(f"projects/?{query}{date}")["results"]:
            record = read(f"projects/{listed['slug']}/?{query}{date}")
            assert listed == {name: record[name] for name in listed}
            assert "funding" in listed
            assert "version" not in listed


def test_what_is_shared_by_two_parts_is_expanded_in_the_one_asked_for(
    world: None, read: Read
) -> None:
    for date in ("", "&as_of=2022-06-30"):
        project = read(f"projects/flagship/?expand=money.entries.source{date}")
        assert "is_fictional" in project["money"][0]["entries"][0]["source"]
        assert "is_fictional" not in project["funding"][0]["source"]


def test_expanded_records_speak_of_the_same_date(world: None, read: Read) -> None:
    (entry,) = read("status-updates/?expand=project&as_of=2022-06-30")["results"]
    assert entry["project"] == read("projects/flagship/?as_of=2022-06-30")
    plan = read("plans/plan-a/?expand=adopted_at&as_of=2022-06-30")
    # The meeting had not been held by then.
    assert plan["adopted_at"] == read("plans/plan-a/?as_of=2022-06-30")["adopted_at"]


def test_the_list_of_projects_brings_parts_of_the_record(world: None, read: Read) -> None:
    for date in ("", "&as_of=2024-10-01"):
        listed = read(f"projects/?{date}")["results"]
        expanded = read(f"projects/?expand=funding,version{date}")["results"]
        records = [read(f"projects/{it['slug']}/?{date}") for it in listed]
        assert expanded == [
            {**summary, "funding": record["funding"], "version": record["version"]}
            for summary, record in zip(listed, records, strict=True)
        ]
        chosen = read(f"projects/?fields=slug,aliases.name&expand=version{date}")["results"]
        assert chosen == [
            {
                "slug": it["slug"],
                "aliases": [{"name": alias["name"]} for alias in it["aliases"]],
                "version": it["version"],
            }
            for it in records
        ]


def test_by_cursor_the_same_parts_come(world: None, read: Read) -> None:
    query = "fields=slug,version&page_size=100"
    by_cursor = read(f"projects/?{query}&cursor=")["results"]
    assert by_cursor == read(f"projects/?{query}")["results"]


def test_what_is_hidden_is_in_no_expanded_record(world: None, client: Client, read: Read) -> None:
    Plan.objects.filter(slug="plan-b").update(publication_state=PublicationState.DRAFT)
    cache.clear()
    lines = read("lines/line/?expand=fates.successor,area,assessment.line")
    assert lines["fates"] == []
    assert "plan-b" not in client.get(f"{BASE}partnerships/?expand=plans").content.decode()
