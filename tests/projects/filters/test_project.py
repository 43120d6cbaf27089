"""One FilterSet for every door: each parameter alone, together, and given nonsense."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given, settings

from projects.choices import FundingKind, Role, Status
from projects.filters.project import ORDERINGS, ProjectFilterSet
from projects.models import Confirmation, Project, ProjectAlias, PublicRecord
from tests.factories import (
    ON,
    make_area,
    make_country,
    make_fund,
    make_funding,
    make_line,
    make_meeting,
    make_organisation,
    make_participation,
    make_partnership,
    make_period,
    make_plan,
    make_project,
    make_public_project,
    make_source,
    make_status,
    make_territory,
    make_theme,
    publish,
)
from tests.projects.filters.world import State, World, build, found, states
from tests.projects.ledgers import few, show

pytestmark = pytest.mark.django_db

HIDDEN: dict[str, Any] = {"publication_state": "draft"}


def ask(text: str) -> ProjectFilterSet:
    return ProjectFilterSet(QueryDict(text))


def slugs(text: str) -> list[str]:
    filters = ask(text)
    assert filters.errors == {}
    return [record.slug for record in filters.qs]


def errors(text: str) -> dict[str, list[str]]:
    return {name: [str(it) for it in said] for name, said in ask(text).errors.items()}


def make_known(change: Callable[[Project], Any] = lambda project: None, **values: Any) -> Project:
    """A public project named “known”, and one beside it of which nothing is known."""
    bare = make_project(slug="bare", title="Bare")
    project = make_project(**{"slug": "known", "title": "Known"} | values)
    change(project)
    show(bare, project)
    return project


# One parameter at a time


def test_without_a_filter_every_public_record_is_found_and_no_draft() -> None:
    """T01."""
    make_known()
    make_project(slug="secret")
    assert slugs("") == ["bare", "known"]


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("plan", lambda project: project.plans.add(make_plan(slug="it"))),
        ("area", lambda project: project.focus_areas.add(make_area(slug="it"))),
        ("line", lambda project: project.action_lines.add(make_line(slug="it"))),
        ("theme", lambda project: project.themes.add(make_theme(slug="it"))),
        ("fund", lambda project: make_funding(project, fund=make_fund(slug="it"))),
        (
            "organisation",
            lambda project: make_participation(project, organisation=make_organisation(slug="it")),
        ),
    ],
)
def test_record_is_found_by_the_address_of_what_it_names(
    name: str, change: Callable[[Project], Any]
) -> None:
    make_known(change)
    assert (slugs(f"{name}=it"), slugs(f"{name}=none"), slugs(f"{name}=it&{name}=none")) == (
        ["known"],
        [] if name == "line" else ["bare"],
        ["known"] if name == "line" else ["bare", "known"],
    )


def test_record_is_found_by_country() -> None:
    make_known(lambda project: make_territory(project, "VN"))
    make_country("LA")
    assert (slugs("country=VN"), slugs("country=LA"), slugs("country=none")) == (
        ["known"],
        [],
        ["bare"],
    )


def test_area_finds_all_that_is_below_it() -> None:
    plan = make_plan()
    top = make_area(slug="top", plan=plan)
    middle = make_area(slug="middle", plan=plan, parent=top)
    low = make_area(slug="low", plan=plan, parent=middle)
    make_known(lambda project: project.focus_areas.add(middle))
    assert low.slug == "low"
    assert [slugs(f"area={it}") for it in ("top", "middle", "low")] == [["known"], ["known"], []]


def test_record_is_found_by_status_and_by_its_absence() -> None:
    make_known(make_status)
    assert (slugs("status=ongoing"), slugs("status=completed"), slugs("status=none")) == (
        ["known"],
        [],
        ["bare"],
    )


def test_signature_projects_are_told_from_the_others() -> None:
    make_known(is_signature=True)
    assert (slugs("signature=true"), slugs("signature=false")) == (["known"], ["bare"])
    assert slugs("signature=true&signature=false") == ["bare", "known"]


def test_role_alone_is_anyones_and_with_an_organisation_its_own() -> None:
    koica, kisa = make_organisation(slug="koica"), make_organisation(slug="kisa")

    def take_part(project: Project) -> None:
        make_participation(project, organisation=koica, role=Role.FUNDING)
        make_participation(project, organisation=kisa, role=Role.IMPLEMENTING)

    make_known(take_part)
    assert slugs("role=funding") == ["known"]
    assert slugs("role=accountable") == []
    assert slugs("role=funding&organisation=koica") == ["known"]
    assert slugs("role=funding&organisation=kisa") == []
    assert slugs("role=funding&role=implementing&organisation=kisa") == ["known"]


def test_components_are_found_by_their_parent_and_roots_by_none() -> None:
    whole = make_public_project(slug="whole")
    make_public_project(slug="part", parent=whole)
    assert (slugs("parent=whole"), slugs("parent=none"), slugs("parent=part")) == (
        ["part"],
        ["whole"],
        [],
    )


@pytest.mark.parametrize(
    "words",
    ["kadif", "digital", "DIGITAL innovation", "디지털", "카디프", "skills", "café", "cafe%CC%81"],
)
def test_words_are_found_in_every_name_and_summary(words: str) -> None:
    """U34."""

    def name(project: Project) -> None:
        ProjectAlias.objects.create(project=project, name="카디프", language="ko")
        ProjectAlias.objects.create(project=project, name="CAFÉ", language="vi")

    make_known(
        name, acronym="KADIF", title="Digital Innovation", title_ko="디지털", summary="Skills"
    )
    assert slugs(f"q={words}") == ["known"]


def test_all_words_must_be_found() -> None:
    make_known(title="Digital Innovation")
    assert (slugs("q=digital+forest"), slugs("q=++")) == ([], ["bare", "known"])


@pytest.mark.parametrize("what", ["dates", "funding", "outcome", "source"])
def test_what_is_missing_is_found(what: str) -> None:
    def fill(project: Project) -> None:
        make_period(project)
        make_funding(project)
        project.sources.add(make_source())

    make_known(fill)
    assert slugs(f"missing={what}") == (["bare", "known"] if what == "outcome" else ["bare"])


def test_one_missing_thing_or_another() -> None:
    make_known(make_period)
    assert slugs("missing=dates&missing=funding") == ["bare", "known"]


def test_flags_are_found() -> None:
    def slip(project: Project) -> None:
        make_period(project, ends_on=date(2023, 12, 31), effective_on=date(2022, 1, 1))
        make_period(project, ends_on=date(2024, 3, 31), effective_on=date(2023, 1, 1))

    make_known(slip)
    late = make_public_project(slug="late", title="Late")
    make_period(late, ends_on=date(2024, 3, 31))
    publish(late)
    assert slugs("flag=end_passed") == ["known", "late"]
    assert slugs("flag=delayed") == ["known"]
    assert slugs("flag=delayed&flag=end_passed") == ["known", "late"]


def test_stale_is_neither_given_a_status_nor_confirmed_in_so_many_days() -> None:
    """T55."""
    today = timezone.localdate()

    def confirm(project: Project) -> None:
        Confirmation.objects.create(project=project, confirmed_on=today - timedelta(days=10))

    make_known(confirm)
    assert (slugs("stale=10"), slugs("stale=11")) == (["bare", "known"], ["bare"])


def test_years_and_dates_narrow_by_what_is_known() -> None:
    make_known(
        lambda project: make_period(project, starts_on=date(2022, 5, 1), ends_on=date(2024, 6, 30))
    )
    assert {
        text: slugs(text)
        for text in (
            *("active_in=2022", "active_in=2025", "starts_after=2022-05-01"),
            *("starts_after=2022-05-02", "starts_before=2022-05-01", "starts_before=2022-04-30"),
            *("ends_after=2024-06-30", "ends_after=2024-07-01", "ends_before=2024-06-30"),
            "ends_before=2024-06-29",
        )
    } == {
        "active_in=2022": ["known"],
        "active_in=2025": [],
        "starts_after=2022-05-01": ["known"],
        "starts_after=2022-05-02": [],
        "starts_before=2022-05-01": ["known"],
        "starts_before=2022-04-30": [],
        "ends_after=2024-06-30": ["known"],
        "ends_after=2024-07-01": [],
        "ends_before=2024-06-30": ["known"],
        "ends_before=2024-06-29": [],
    }


def test_unknown_commitment_is_neither_small_nor_large() -> None:
    """U18."""
    make_known(lambda project: make_funding(project, "0", kind=FundingKind.COMMITMENT))
    assert (slugs("committed_min=0"), slugs("committed_max=0"), slugs("committed_min=0.01")) == (
        ["known"],
        ["known"],
        [],
    )


def test_records_changed_since_a_moment_are_found() -> None:
    make_known()
    PublicRecord.objects.filter(slug="known").update(updated_at="2024-05-16T03:00:00Z")
    PublicRecord.objects.filter(slug="bare").update(updated_at="2024-05-16T02:59:59Z")
    assert slugs("updated_since=2024-05-16T03:00:00Z") == ["known"]
    assert slugs("updated_since=2024-05-16T12:00:00%2B09:00") == ["known"]
    assert slugs("updated_since=2024-05-16T03:00:01Z") == []


# Together


def test_values_of_one_parameter_are_alternatives_and_parameters_narrow() -> None:
    for status, code in [("ongoing", "VN"), ("completed", "VN"), ("ongoing", "LA")]:
        project = make_project(slug=f"{status}-{code.lower()}")
        make_status(project, status)
        make_territory(project, code)
        publish(project)
    assert slugs("status=ongoing&status=completed") == ["ongoing-vn", "completed-vn", "ongoing-la"]
    assert slugs("status=ongoing&country=VN") == ["ongoing-vn"]
    assert slugs("status=completed&country=LA") == []


@few
@given(states())
def test_filters_never_fail_on_an_empty_tracker(state: State) -> None:
    assert found({name: it for name, it in state.items() if name != "parent"}) == set()


def test_found_is_what_a_reader_of_the_documents_would_find() -> None:
    """U10: for random states, SQL finds what Python finds in the documents."""
    build()
    world = World.read()

    @settings(few, max_examples=80)
    @given(states())
    def check(state: State) -> None:
        assert found(state) == world.slugs(state)

    check()


# Nonsense


@pytest.mark.parametrize(
    ("text", "name", "sentence"),
    [
        (
            "plan=nowhere",
            "plan",
            "There is no “nowhere” here: choose one from the list, or “none”.",
        ),
        ("country=vn", "country", "There is no “vn” here: choose one from the list, or “none”."),
        (
            "parent=nowhere",
            "parent",
            "There is no “nowhere” here: choose one from the list, or “none”.",
        ),
        (
            "status=done",
            "status",
            (
                "“done” is not known here. Choose from: proposed, approved, ongoing, suspended, "
                "activities_ended, completed, cancelled, none."
            ),
        ),
        ("signature=yes", "signature", "“yes” is not known here. Choose from: true, false."),
        (
            "role=boss",
            "role",
            "“boss” is not known here. Choose from: funding, accountable, extending, implementing.",
        ),
        (
            "missing=owner",
            "missing",
            "“owner” is not known here. Choose from: dates, funding, outcome, source.",
        ),
        ("flag=red", "flag", "“red” is not known here. Choose from: end_passed, delayed."),
        ("stale=0", "stale", "Ensure this value is greater than or equal to 1."),
        ("stale=soon", "stale", "Enter a whole number."),
        ("active_in=1", "active_in", "Ensure this value is greater than or equal to 1900."),
        ("starts_after=2024-02-30", "starts_after", "Enter a day like 2025-05-16."),
        ("ends_before=soon", "ends_before", "Enter a day like 2025-05-16."),
        ("committed_min=NaN", "committed_min", "Enter a number."),
        ("committed_max=much", "committed_max", "Enter a number."),
        (
            "committed_min=1234567890123456789",
            "committed_min",
            "Ensure that there are no more than 18 digits in total.",
        ),
        ("updated_since=yesterday", "updated_since", "Enter a valid date/time."),
        (
            "as_of=sometime",
            "as_of",
            "“sometime” is neither a date, like 2025-05-16, nor the address of a meeting.",
        ),
        ("as_of=2024-02-30", "as_of", "“2024-02-30” is not a day."),
        (
            "as_of=2999-01-01",
            "as_of",
            "2999-01-01 has not come yet: choose today or an earlier day.",
        ),
        (
            "as_of=1967-08-07",
            "as_of",
            "1967-08-07 is before there was anything to track: choose 1967-08-08 or later.",
        ),
        (
            "as_of=0001-01-01",
            "as_of",
            "0001-01-01 is before there was anything to track: choose 1967-08-08 or later.",
        ),
        *(
            (f"{name}=%00", name, "Null characters are not allowed.")
            for name in (
                *("q", "plan", "area", "line", "country", "organisation", "fund", "theme"),
                "parent",
            )
        ),
    ],
)
def test_bad_value_is_named_and_the_other_filters_stay(text: str, name: str, sentence: str) -> None:
    """U6: never an unfiltered list in silence."""
    make_known(make_status)
    assert errors(text) == {name: [sentence]}
    filters = ask(f"{text}&status=ongoing" if name != "status" else f"{text}&q=known")
    assert [record.slug for record in filters.qs] == ["known"]
    assert filters.selected(name) == []


def test_unknown_order_is_named_and_the_default_one_used() -> None:
    make_known()
    assert list(errors("ordering=colour")) == ["ordering"]
    assert [record.slug for record in ask("ordering=colour").qs] == ["bare", "known"]


def test_one_bad_value_spoils_its_own_parameter_only() -> None:
    make_known(lambda project: make_territory(project, "VN"))
    filters = ask("country=VN&country=XX&q=known")
    assert list(filters.errors) == ["country"]
    assert [record.slug for record in filters.qs] == ["known"]


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("plan", lambda slug: make_plan(slug=slug, **HIDDEN)),
        ("plan", lambda slug: make_plan(slug=slug, partnership=make_partnership(**HIDDEN))),
        ("area", lambda slug: make_area(slug=slug, **HIDDEN)),
        ("line", lambda slug: make_line(slug=slug, **HIDDEN)),
        ("organisation", lambda slug: make_organisation(slug=slug, **HIDDEN)),
        ("fund", lambda slug: make_fund(slug=slug, **HIDDEN)),
        ("theme", lambda slug: make_theme(slug=slug, **HIDDEN)),
        ("parent", lambda slug: make_project(slug=slug, **HIDDEN)),
        ("as_of", lambda slug: make_meeting(slug=slug, **HIDDEN)),
    ],
)
def test_hidden_address_is_answered_as_one_that_never_was(
    name: str, make: Callable[[str], Any]
) -> None:
    """T04."""
    hidden = make("secret")
    project = make_project()
    for relation in ("plans", "focus_areas", "action_lines", "themes"):
        if isinstance(hidden, getattr(Project, relation).rel.model):
            getattr(project, relation).add(hidden)
    publish(project)
    said, never = errors(f"{name}=secret"), errors(f"{name}=nowhere")
    assert list(said) == [name]
    assert said == {name: [it.replace("nowhere", "secret") for it in never[name]]}
    assert list(ask(f"{name}=secret").qs) == list(ask(f"{name}=nowhere").qs)


def test_unknown_parameters_are_named() -> None:
    """T06."""
    data = QueryDict("status=ongoing&colour=red&snapshot__contains=a&page=2")
    assert ProjectFilterSet.unknown_parameters(data, also=["page"]) == [
        "colour",
        "snapshot__contains",
    ]


def test_paths_into_the_model_are_no_parameters() -> None:
    """T06."""
    make_known()
    assert slugs("snapshot__contains=nothing&project__publication_state=draft") == ["bare", "known"]


def test_blank_parameters_filter_nothing() -> None:
    make_known()
    everything = "&".join(f"{name}=" for name in ProjectFilterSet.base_filters)
    assert slugs(everything) == ["bare", "known"]


def test_value_given_twice_is_selected_once() -> None:
    make_country("VN")
    assert ask("country=VN&country=VN&country=+VN+").selected("country") == ["VN"]


# As of


def make_history() -> None:
    project = make_project(slug="known")
    make_status(project, Status.ONGOING, effective_on=date(2023, 1, 1))
    make_status(project, Status.COMPLETED, effective_on=ON)
    publish(project)


def test_view_of_a_date_finds_what_was_true_then() -> None:
    make_history()
    assert slugs("as_of=2023-06-30&status=ongoing") == ["known"]
    assert slugs("as_of=2023-06-30&status=completed") == []
    assert slugs("as_of=2022-12-31") == []
    assert slugs("status=completed") == ["known"]


def test_view_may_reach_back_to_the_first_day_there_is() -> None:
    """T27: so many days before it, the calendar still goes on."""
    make_history()
    filters = ask("as_of=1967-08-08&stale=36500")
    assert (filters.errors, list(filters.qs)) == ({}, [])


@pytest.mark.parametrize("day", ["0001-01-01", "1967-08-07"])
def test_days_before_the_first_are_no_failure(day: str) -> None:
    """T27."""
    make_history()
    filters = ask(f"as_of={day}&stale=36500")
    assert (list(filters.errors), list(filters.qs)) == (["as_of"], [])


def test_view_of_a_meeting_is_that_of_its_last_day() -> None:
    make_history()
    make_meeting(slug="jcc", starts_on=ON - timedelta(days=2), ends_on=ON)
    assert ask("as_of=jcc").as_of_date == ON
    assert slugs("as_of=jcc&status=completed") == ["known"]


def test_view_of_today_is_the_present_one() -> None:
    today = timezone.localdate()
    filters = ask(f"as_of={today}")
    assert (filters.as_of_date, filters.on) == (None, today)


def test_view_of_a_meeting_to_come_is_refused() -> None:
    coming = timezone.localdate() + timedelta(days=1)
    make_meeting(slug="next", starts_on=coming)
    assert errors("as_of=next") == {
        "as_of": [f"{coming} has not come yet: choose today or an earlier day."]
    }
    assert ask("as_of=next").as_of_date is None


# Order


def make_orders() -> None:
    projects = [make_project(slug="z", title="Zeta")]
    for slug, title, day, amount in [
        ("c", "Beta", 3, "30"),
        ("a", "alpha", 1, "10"),
        ("b", "Beta", 2, "20"),
    ]:
        project = make_project(slug=slug, title=title)
        start = date(2024, 1, day)
        make_status(project, effective_on=start)
        make_period(project, starts_on=start, ends_on=start)
        make_funding(project, amount, kind=FundingKind.COMMITMENT)
        projects.append(project)
    show(*projects)
    for number, slug in enumerate(["c", "z", "a", "b"]):
        moment = timezone.now() + timedelta(minutes=number)
        PublicRecord.objects.filter(slug=slug).update(updated_at=moment)


def test_every_order_puts_the_unknown_last_either_way() -> None:
    make_orders()
    assert {ordering: slugs(f"ordering={ordering}") for ordering in ORDERINGS} == {
        "title": ["a", "c", "b", "z"],
        "-title": ["z", "c", "b", "a"],
        "updated": ["c", "z", "a", "b"],
        "-updated": ["b", "a", "z", "c"],
        "start": ["a", "b", "c", "z"],
        "-start": ["c", "b", "a", "z"],
        "end": ["a", "b", "c", "z"],
        "-end": ["c", "b", "a", "z"],
        "status_on": ["a", "b", "c", "z"],
        "-status_on": ["c", "b", "a", "z"],
        "committed": ["a", "b", "c", "z"],
        "-committed": ["c", "b", "a", "z"],
    }


def test_several_orders_apply_one_after_the_other() -> None:
    make_orders()
    assert slugs("ordering=-title&ordering=-start") == ["z", "c", "b", "a"]
    assert slugs("ordering=title&ordering=start") == ["a", "b", "c", "z"]


@pytest.mark.parametrize("ordering", ORDERINGS)
def test_every_order_ends_with_the_key(ordering: str) -> None:
    """U16: paging is stable."""
    assert ask(f"ordering={ordering}").qs.query.order_by[-1] == "pk"


def test_default_order_is_by_title_and_key() -> None:
    assert ask("").qs.query.order_by == ("sort_title", "pk")


# What doors read of it


def test_selected_values_are_text() -> None:
    make_country("VN")
    filters = ask("country=VN&stale=30&starts_after=2024-01-01&status=none")
    assert {
        name: filters.selected(name) for name in ("country", "stale", "starts_after", "status", "q")
    } == {
        "country": ["VN"],
        "stale": ["30"],
        "starts_after": ["2024-01-01"],
        "status": ["none"],
        "q": [],
    }
    assert filters.selections() == {"status": ["none"], "country": ["VN"]}


def test_without_one_filter_the_others_stay() -> None:
    make_known(lambda project: make_territory(project, "VN"))
    make_known_elsewhere = make_project(slug="elsewhere")
    make_status(make_known_elsewhere)
    publish(make_known_elsewhere)
    filters = ask("country=VN&status=ongoing")
    assert [record.slug for record in filters.qs] == []
    assert [record.slug for record in filters.without("country")] == ["elsewhere"]
    assert [record.slug for record in filters.without("status")] == ["known"]


def test_filters_without_any_data_find_everything() -> None:
    make_known()
    assert [record.slug for record in ProjectFilterSet().qs] == ["bare", "known"]


def test_listing_takes_one_query_whatever_is_not_chosen_from_a_list() -> None:
    """S14."""
    make_known()
    text = "q=known&status=none&flag=delayed&stale=3&active_in=2024&as_of=2024-05-16&ordering=end"
    with CaptureQueriesContext(connection) as queries:
        list(ask(text).qs)
    assert len(queries) == 1
