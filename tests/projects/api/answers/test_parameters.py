"""Parameters are read strictly, and mean in the API what they mean everywhere."""

from datetime import timedelta

import pytest
from django.http import QueryDict
from django.test import Client
from django.utils import timezone

from projects.filters.project import ProjectFilterSet
from projects.models import Plan
from tests import factories as make
from tests.house.addresses import STATES
from tests.projects.api.conftest import BASE, Read
from tests.projects.api.resources import DETAILS, LEDGERS, PATHS, REPORTS

pytestmark = pytest.mark.django_db


def errors_at(client: Client, path: str) -> dict[str, list[str]]:
    response = client.get(BASE + path)
    assert response.status_code == 400, (path, response.content)
    errors: dict[str, list[str]] = response.json()["errors"]
    return errors


def test_unknown_parameters_are_named(client: Client, world: None) -> None:
    """No look-up reaches the models through an address (T06)."""
    for path in PATHS:
        errors = errors_at(client, f"{path}?project__title=a&format=api")
        assert (path, list(errors)) == (path, ["project__title", "format"])


def test_the_known_parameters_are_named_with_the_unknown(client: Client) -> None:
    assert errors_at(client, "releases/?x=1") == {
        "x": [
            (
                "There is no such parameter here; there are: as_of, cursor, expand, fields, "
                "format, meeting, omit, page, page_size."
            )
        ]
    }


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("country", "ZZ"),
        ("plan", "nowhere"),
        ("status", "done"),
        ("signature", "yes"),
        ("as_of", (timezone.localdate() + timedelta(days=1)).isoformat()),
        ("as_of", "2024-02-30"),
        ("as_of", "no-such-meeting"),
        ("ends_after", "soon"),
        ("active_in", "1066"),
        ("committed_min", "much"),
        ("updated_since", "yesterday"),
        ("updated_since", "0001-01-01"),
        ("updated_since", "9999-12-31T23:59:59-12:00"),
        ("ordering", "project__created_at"),
        ("stale", "0"),
        ("page", "0"),
        ("page", "x"),
        ("page", "99999999999999999999"),
        ("page_size", "101"),
        ("cursor", "forged"),
        ("cursor", "W10~AAAA"),
        ("q", "a\0b"),
        ("q", ""),
        ("country", " "),
        ("fields", ""),
        ("page", ""),
        ("plan", "a\0b"),
    ],
)
def test_a_bad_value_is_an_error_of_its_parameter(
    client: Client, parameter: str, value: str
) -> None:
    query = QueryDict(mutable=True)
    query[parameter] = value
    errors = errors_at(client, f"projects/?{query.urlencode()}")
    assert list(errors) == [parameter]
    assert all(errors[parameter])


def test_every_mistake_is_told_at_once(client: Client) -> None:
    errors = errors_at(client, "projects/?x=1&country=ZZ&as_of=2999-01-01")
    assert sorted(errors) == ["as_of", "country", "x"]


def test_a_single_valued_parameter_is_given_once(client: Client) -> None:
    assert list(errors_at(client, "projects/?page=1&page=2")) == ["page"]
    assert list(errors_at(client, "plans/?as_of=2024-01-01&as_of=2025-01-01")) == ["as_of"]


def test_page_and_cursor_exclude_each_other(client: Client) -> None:
    assert list(errors_at(client, "projects/?page=1&cursor=")) == ["cursor"]


def test_projects_are_those_of_the_filter_set(world: None, read: Read) -> None:
    for state in STATES:
        if any(word in state for word in ("hush", "unheard", "page")):
            continue
        wanted = [record.slug for record in ProjectFilterSet(QueryDict(state)).qs]
        answer = read(f"projects/?{state}")
        found = [it["slug"] for it in answer["results"]]
        assert (state, found, answer["count"]) == (state, wanted, len(wanted))


def test_as_of_speaks_of_the_day(world: None, read: Read) -> None:
    then, now = read("projects/flagship/?as_of=2022-06-30"), read("projects/flagship/")
    assert (then["status"]["status"], now["status"]["status"]) == ("approved", "ongoing")
    listed = read("projects/?as_of=2022-06-30")
    assert listed["as_of"] == "2022-06-30"
    assert [it["status"]["status"] for it in listed["results"] if it["status"]] == ["approved"]
    assert read("projects/")["as_of"] == timezone.localdate().isoformat()


def test_as_of_a_meeting_is_its_last_day(client: Client, world: None) -> None:
    for path in ("projects/flagship/", "plans/plan-a/progress/", "claims/"):
        response = client.get(f"{BASE}{path}?as_of=dialogue")
        assert (path, response["X-As-Of"]) == (path, "2024-09-01")


def test_what_was_not_there_yet_is_not_found(client: Client, world: None, read: Read) -> None:
    assert client.get(f"{BASE}plans/plan-a/?as_of=2020-12-31").status_code == 404
    assert client.get(f"{BASE}projects/flagship/?as_of=2021-12-31").status_code == 404
    assert read("meetings/?as_of=2024-08-31")["results"] == []
    assert read("claims/?as_of=2024-08-31")["results"] == []
    assert read("lines/?as_of=2020-12-31")["count"] == 0
    assert read("funds/fund/?as_of=2020-12-31")["contributions"] == []


def test_ledgers_tell_what_counts(world: None, read: Read) -> None:
    make.make_claim(
        Plan.objects.get(slug="plan-a"), is_counted=False, counting_reason="Older", verb="addressed"
    )
    for name in LEDGERS:
        everything = {it["id"]: it["is_counted"] for it in read(f"{name}/")["results"]}
        parts = {
            it["id"]: it["is_counted"]
            for answer in ("true", "false")
            for it in read(f"{name}/?counted={answer}")["results"]
        }
        assert (name, parts) == (name, everything)
    assert [it["verb"] for it in read("claims/?counted=false")["results"]] == ["addressed"]


def test_a_replaced_entry_says_so_from_the_day_it_is(read: Read) -> None:
    project = make.make_project(slug="moving")
    first = make.make_status(project, "approved", effective_on="2023-01-01")
    make.make_status(project, "ongoing", effective_on="2024-01-01", supersedes=first)
    make.publish(project)
    latest_first = [
        (it["status"], it["is_superseded"]) for it in read("status-updates/")["results"]
    ]
    assert latest_first == [("ongoing", False), ("approved", True)]
    assert [it["status"] for it in read("status-updates/?superseded=true")["results"]] == [
        "approved"
    ]
    (then,) = read("status-updates/?as_of=2023-06-30")["results"]
    assert (then["status"], then["is_superseded"]) == ("approved", False)


FOUND = {
    "plans/?partnership=partnership": 2,
    "plans/?stage=concluded": 0,
    "areas/?plan=plan-a": 2,
    "areas/?parent=area": 1,
    "areas/?parent=none": 1,
    "lines/?plan=plan-b": 1,
    "lines/?area=area": 1,
    "lines/?area=none": 1,
    "lines/?area=sub-area&area=none": 2,
    "assessments/?line=line&plan=plan-a&state=delivered": 1,
    "assessments/?line=next-line": 0,
    "claims/?plan=plan-a&meeting=dialogue": 1,
    "claims/?meeting=none": 0,
    "status-updates/?project=flagship&status=ongoing": 1,
    "status-updates/?project=component": 0,
    "funding/?fund=fund&kind=budget&currency=USD": 1,
    "funding/?fund=none": 0,
    "funding/?source=release&effective_after=2022-03-02": 0,
    "indicators/?project=flagship&type=output": 1,
    "indicators/?partnership=partnership": 1,
    "readings/?indicator=trade": 1,
    "readings/?project=flagship": 1,
    "funds/?partnership=none": 0,
    "meetings/?partnership=partnership&kind=dialogue": 1,
    "organisations/?country=VN": 1,
    "sources/?language=ko": 0,
    "releases/?meeting=dialogue": 1,
}


def test_filters_narrow_the_other_lists(world: None, read: Read) -> None:
    assert {path: read(path)["count"] for path in FOUND} == FOUND


def test_facets_count_what_the_list_finds(world: None, read: Read) -> None:
    """Following a value leads to as many projects as it says (U11)."""
    for state in ("", "status=ongoing", "as_of=2022-06-30"):
        for facet in read(f"projects/facets/?{state}")["facets"]:
            for option in facet["options"]:
                others = "" if facet["name"] in state else f"&{state}"
                path = f"projects/?{facet['name']}={option['value']}{others}"
                assert (path, read(path)["count"]) == (path, option["count"])


def test_a_publication_is_seen_at_once_in_everything_kept(world: None, read: Read) -> None:
    before = [read(path) for path in ("projects/", *REPORTS)]
    make.make_public_project(slug="newcomer", title="A newcomer")
    after = [read(path) for path in ("projects/", *REPORTS)]
    assert after[0]["count"] == before[0]["count"] + 1
    assert after[1] != before[1]
    assert after[2]["roots"] == before[2]["roots"] + 1


def test_what_has_moved_leads_on(client: Client, world: None) -> None:
    response = client.get(f"{BASE}projects/old-flagship/?as_of=2024-10-01")
    assert (response.status_code, response["Location"]) == (
        301,
        f"{BASE}projects/flagship/?as_of=2024-10-01",
    )


def test_every_list_has_an_address_for_one(world: None, read: Read) -> None:
    for name, key in DETAILS.items():
        assert read(f"{name}/{key}/") != {}
