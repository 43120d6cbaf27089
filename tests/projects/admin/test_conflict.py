"""Two people with the same page open: the second save is refused and settled (S9, S10, T09)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from projects.models import (
    FundingEntry,
    Organisation,
    Participation,
    Project,
    ProjectAlias,
    ProjectCountry,
    StatusUpdate,
    Versioned,
)
from projects.services.history import save_with_history
from projects.services.ledger import publish_entries
from tests.factories import (
    make_organisation,
    make_project,
    make_rate,
    make_source,
    make_staff,
    make_status,
    make_territory,
    make_theme,
)
from tests.projects.admin.forms import (
    changes,
    fields_of,
    new_entry,
    send,
    sentences,
    settle,
    shown,
    url,
)
from tests.projects.admin.rows import ROWS
from tests.projects.admin.test_site import MODELS

# What happened, happened: these are never edited.
FIXED = {"confirmation", "formeraddress", "release"}
EDITED = sorted(MODELS.keys() - FIXED)


@pytest.fixture
def colleague(db: None) -> Client:
    client = Client()
    client.force_login(make_staff(username="minh"))
    return client


def change(project: Project) -> str:
    return url(Project, "change", project.pk)


def sides(page: Any) -> list[tuple[Any, ...]]:
    """What the page of a conflict shows, and whose change it takes."""
    return [
        (part.label, part.base, part.theirs, part.mine, part.taken)
        for part in [*page.context["asked"], *page.context["told"]]
    ]


def fields_of_newest_save(client: Client, project: Project) -> list[str]:
    return [label for label, _old, _new in fields_of(changes(client, project)[0])]


def test_second_save_is_refused_with_what_was_what_is_and_what_was_typed(
    desk: Client, colleague: Client
) -> None:
    project = make_project(title="First", summary="As it was", acronym="ONE")
    page = shown(desk.get(change(project)))
    send(colleague, change(project), {"title": "Theirs", "acronym": "TWO", "why": "New name"})
    answer = desk.post(change(project), page | {"title": "Mine", "summary": "Mine too"})
    project.refresh_from_db()
    assert answer.status_code == 409
    assert (project.title, project.version) == ("Theirs", 2)
    assert sides(answer) == [
        ("Title", ["First"], ["Theirs"], ["Mine"], None),
        ("Acronym", ["ONE"], ["TWO"], ["ONE"], "theirs"),
        ("Summary", ["As it was"], ["As it was"], ["Mine too"], "mine"),
    ]
    assert [(str(it.by), it.why, it.where) for it in answer.context["saves"]] == [
        ("minh", "New name", "Staff pages")
    ]


def test_every_save_since_is_named_newest_first(desk: Client, colleague: Client) -> None:
    project = make_project()
    page = shown(desk.get(change(project)))
    send(colleague, change(project), {"title": "Once", "why": "One"})
    send(colleague, change(project), {"title": "Twice", "why": "Two"})
    answer = desk.post(change(project), page)
    assert [save.why for save in answer.context["saves"]] == ["Two", "One"]


def test_save_that_only_others_meddled_with_elsewhere_keeps_both(
    desk: Client, colleague: Client, staff: User
) -> None:
    """S10: the budget they set stays, the title I gave stays, and each is on its own account."""
    project = make_project(title="Before", summary="Before")
    page = shown(desk.get(change(project)))
    send(colleague, change(project), {"summary": "Theirs"})
    answer = desk.post(change(project), page | {"title": "Mine", "why": "Renamed"})
    settle(desk, change(project), answer, {})
    project.refresh_from_db()
    assert (project.title, project.summary, project.version) == ("Mine", "Theirs", 3)
    newest = project.history.latest()
    assert (newest.history_user, newest.history_change_reason) == (staff, "Renamed")
    assert fields_of_newest_save(desk, project) == ["Title"]


@pytest.mark.parametrize(
    ("side", "expected", "version"),
    # Theirs is stored already: taking it changes nothing.
    [("mine", "Mine", 3), ("theirs", "Theirs", 2)],
)
def test_chosen_side_is_stored(
    desk: Client, colleague: Client, side: str, expected: str, version: int
) -> None:
    project = make_project(title="Before")
    page = shown(desk.get(change(project)))
    send(colleague, change(project), {"title": "Theirs"})
    answer = desk.post(change(project), page | {"title": "Mine"})
    assert settle(desk, change(project), answer, {"title": side}).status_code == 302
    project.refresh_from_db()
    assert (project.title, project.version) == (expected, version)


@pytest.mark.parametrize("choices", [{"title": "mine"}, {"title": "mine", "acronym": "both"}])
def test_page_comes_again_until_every_side_is_chosen(
    desk: Client, colleague: Client, choices: dict[str, str]
) -> None:
    project = make_project(title="Before", acronym="WAS")
    page = shown(desk.get(change(project)))
    send(colleague, change(project), {"title": "Theirs", "acronym": "THEIRS"})
    answer = desk.post(change(project), page | {"title": "Mine", "acronym": "MINE"})
    again = settle(desk, change(project), answer, choices)
    project.refresh_from_db()
    assert (again.status_code, again.context["is_undecided"]) == (409, True)
    assert sides(again) == [
        ("Title", ["Before"], ["Theirs"], ["Mine"], "mine"),
        ("Acronym", ["WAS"], ["THEIRS"], ["MINE"], None),
    ]
    assert (project.title, project.version) == ("Theirs", 2)


def test_third_save_in_between_brings_the_page_again(desk: Client, colleague: Client) -> None:
    project = make_project(title="Before", summary="Before")
    page = shown(desk.get(change(project)))
    send(colleague, change(project), {"title": "Theirs"})
    answer = desk.post(change(project), page | {"title": "Mine", "summary": "Mine too"})
    send(colleague, change(project), {"title": "Theirs again", "acronym": "NEW"})
    again = settle(desk, change(project), answer, {"title": "mine"})
    project.refresh_from_db()
    assert (again.status_code, project.title) == (409, "Theirs again")
    assert sides(again) == [
        ("Title", ["Theirs"], ["Theirs again"], ["Mine"], None),
        ("Acronym", [], ["NEW"], [], "theirs"),
        ("Summary", ["Before"], ["Before"], ["Mine too"], "mine"),
    ]
    settle(desk, change(project), again, {"title": "mine"})
    project.refresh_from_db()
    assert (project.title, project.acronym, project.summary) == ("Mine", "NEW", "Mine too")


def test_choices_of_both_are_kept_together(desk: Client, colleague: Client) -> None:
    kept, dropped, theirs, mine = (make_theme(name=name) for name in ("A", "B", "C", "D"))
    project = make_project()
    project.themes.set([kept, dropped])
    page = shown(desk.get(change(project)))
    send(colleague, change(project), {"themes": [kept.pk, dropped.pk, theirs.pk]})
    answer = desk.post(change(project), page | {"themes": [kept.pk, mine.pk]})
    [part] = answer.context["asked"]
    assert (part.base, part.theirs, part.mine, part.together) == (
        ["A", "B"],
        ["A", "B", "C"],
        ["A", "D"],
        ["A", "C", "D"],
    )
    settle(desk, change(project), answer, {"themes": "both"})
    assert [theme.name for theme in project.themes.order_by("name")] == ["A", "C", "D"]


def test_rows_beside_the_record_are_brought_together(desk: Client, colleague: Client) -> None:
    """What they changed, added and deleted stays so; what I changed, added and deleted too."""
    project = make_project()
    for name in (
        "1 theirs to change",
        "2 theirs to delete",
        "3 mine to change",
        "4 mine to delete",
    ):
        ProjectAlias.objects.create(project=project, name=name)
    page = shown(desk.get(change(project)))
    new = {"aliases-TOTAL_FORMS": 5, "aliases-4-language": "en"}
    theirs = {"aliases-0-name": "by them", "aliases-1-DELETE": "on", "aliases-4-name": "their own"}
    mine = {"aliases-2-name": "by me", "aliases-3-DELETE": "on", "aliases-4-name": "my own"}
    send(colleague, change(project), new | theirs)
    answer = desk.post(change(project), page | new | mine)
    names = [
        tuple(side[0] if side else None for side in told[1:4]) + told[4:] for told in sides(answer)
    ]
    assert names == [
        ("Name: 3 mine to change", "Name: 3 mine to change", "Name: by me", "mine"),
        ("Name: 4 mine to delete", "Name: 4 mine to delete", None, "mine"),
        ("Name: 1 theirs to change", "Name: by them", "Name: 1 theirs to change", "theirs"),
        (None, "Name: their own", None, "theirs"),
        ("Name: 2 theirs to delete", None, "Name: 2 theirs to delete", "theirs"),
        (None, None, "Name: my own", "mine"),
    ]
    assert settle(desk, change(project), answer, {}).status_code == 302
    left = project.aliases.values_list("name", flat=True)
    assert sorted(left) == ["by me", "by them", "my own", "their own"]


@pytest.mark.parametrize(
    ("side", "expected"), [("mine", [("VN", "25.00")]), ("theirs", [("VN", "30.00")])]
)
def test_row_that_both_changed_is_asked_about(
    desk: Client, colleague: Client, side: str, expected: list[tuple[str, str]]
) -> None:
    project = make_project()
    row = make_territory(project, "VN", share=20)
    page = shown(desk.get(change(project)))
    send(colleague, change(project), {"territories-0-share": "30"})
    answer = desk.post(change(project), page | {"territories-0-share": "25"})
    assert sides(answer) == [
        (
            "Country",
            ["Country: Country VN", "Share in per cent: 20.00"],
            ["Country: Country VN", "Share in per cent: 30.00"],
            ["Country: Country VN", "Share in per cent: 25"],
            None,
        )
    ]
    settle(desk, change(project), answer, {f"territories-{row.pk}": side})
    stored = ProjectCountry.objects.values_list("country", "share")
    assert [(code, str(share)) for code, share in stored] == expected


@pytest.mark.parametrize(("side", "expected"), [("mine", ["Mine"]), ("theirs", [])])
def test_row_that_they_deleted_and_i_changed_is_asked_about(
    desk: Client, colleague: Client, side: str, expected: list[str]
) -> None:
    project = make_project()
    row = ProjectAlias.objects.create(project=project, name="Before")
    page = shown(desk.get(change(project)))
    send(colleague, change(project), {"aliases-0-DELETE": "on"})
    answer = desk.post(change(project), page | {"aliases-0-name": "Mine"})
    settle(desk, change(project), answer, {f"aliases-{row.pk}": side})
    assert list(project.aliases.values_list("name", flat=True)) == expected


@pytest.mark.parametrize(("side", "expected"), [("mine", []), ("theirs", ["Theirs"])])
def test_row_that_i_deleted_and_they_changed_is_asked_about(
    desk: Client, colleague: Client, side: str, expected: list[str]
) -> None:
    project = make_project()
    row = ProjectAlias.objects.create(project=project, name="Before")
    page = shown(desk.get(change(project)))
    send(colleague, change(project), {"aliases-0-name": "Theirs"})
    answer = desk.post(change(project), page | {"aliases-0-DELETE": "on"})
    settle(desk, change(project), answer, {f"aliases-{row.pk}": side})
    assert list(project.aliases.values_list("name", flat=True)) == expected


def test_row_that_both_added_is_stored_once(desk: Client, colleague: Client) -> None:
    project = make_project()
    page = shown(desk.get(change(project)))
    row = {
        "participations-TOTAL_FORMS": 1,
        "participations-0-organisation": make_organisation().pk,
        "participations-0-role": "funding",
    }
    send(colleague, change(project), row)
    answer = desk.post(change(project), page | row)
    assert settle(desk, change(project), answer, {}).status_code == 302
    assert Participation.objects.count() == 1


def test_row_changed_without_a_new_version_is_not_reverted(desk: Client) -> None:
    project = make_project()
    row = make_territory(project, "VN", share=20)
    page = shown(desk.get(change(project)))
    row.share = 30
    row.save()
    answer = desk.post(change(project), page | {"title": "Mine"})
    row.refresh_from_db()
    assert (answer.status_code, str(row.share)) == (409, "30.00")
    settle(desk, change(project), answer, {})
    project.refresh_from_db()
    row.refresh_from_db()
    assert (project.title, str(row.share)) == ("Mine", "30.00")


def test_new_entries_survive_a_conflict(desk: Client, colleague: Client) -> None:
    project, source = make_project(), make_source(title="Release")
    page = shown(desk.get(change(project)))
    send(colleague, change(project), {"title": "Theirs"})
    entry = new_entry(
        "funding_entries",
        kind="commitment",
        qualifier="exactly",
        amount="7",
        currency="USD",
        effective_on="2024-01-01",
        source=source.pk,
    )
    answer = desk.post(change(project), page | entry)
    assert settle(desk, change(project), answer, {}).status_code == 302
    assert [(it.amount, it.source) for it in FundingEntry.objects.all()] == [(7, source)]


def test_input_that_is_refused_after_it_was_settled_is_still_there(
    desk: Client, colleague: Client
) -> None:
    project = make_project(title="Before", summary="Before")
    page = shown(desk.get(change(project)))
    send(colleague, change(project), {"summary": "Theirs"})
    answer = desk.post(change(project), page | {"title": "Mine", "slug": "not a slug"})
    form_again = settle(desk, change(project), answer, {})
    form = form_again.context["adminform"].form
    typed = {name: form[name].value() for name in ("title", "slug", "summary")}
    assert typed == {"title": "Mine", "slug": "not a slug", "summary": "Theirs"}
    assert len(sentences(form_again)) == 1
    response = desk.post(change(project), shown(form_again) | {"slug": "a-slug"})
    project.refresh_from_db()
    assert (response.status_code, project.title, project.slug) == (302, "Mine", "a-slug")


def test_what_was_typed_into_a_deleted_record_is_given_back(
    desk: Client, colleague: Client
) -> None:
    project = make_project(title="Before")
    ProjectAlias.objects.create(project=project, name="Also called")
    page = shown(desk.get(change(project)))
    colleague.post(url(Project, "delete", project.pk), {"post": "yes", "reason": "Twice"})
    answer = desk.post(change(project), page | {"title": "Mine", "summary": "A long sentence"})
    assert answer.status_code == 409
    assert [str(save.by) for save in answer.context["saves"]] == ["minh"]
    assert answer.context["typed"] == [
        "Title: Mine",
        f"Address: {project.slug}",
        "Summary: A long sentence",
        "Signature project: no",
        "Other name: Name: Also called; Language: English",
    ]


def test_what_was_typed_into_an_entry_published_meanwhile_is_given_back(desk: Client) -> None:
    entry = make_status(make_project(title="Project"), review_state="draft")
    address = url(StatusUpdate, "change", entry.pk)
    page = shown(desk.get(address))
    publish_entries([entry], by=None)
    answer = desk.post(address, page | {"note": "A long sentence"})
    entry.refresh_from_db()
    assert (answer.status_code, entry.note) == (409, "")
    assert "Note for the public: A long sentence" in answer.context["typed"]


def test_entry_closed_before_the_page_was_opened_is_forbidden(desk: Client) -> None:
    rate = make_rate()
    address = url(type(rate), "change", rate.pk)
    page = shown(desk.get(address))
    FundingEntry.objects.create(
        project=make_project(),
        kind="budget",
        amount=1,
        currency="KRW",
        exchange_rate=rate,
        effective_on="2024-05-16",
        source=make_source(),
    )
    assert desk.post(address, page | {"usd_per_unit": "1"}).status_code == 403


def test_page_that_says_nothing_of_what_it_showed_asks_about_every_difference(
    desk: Client,
) -> None:
    project = make_project(title="Stored", acronym="SAME")
    page = shown(desk.get(change(project)))
    del page["seen"], page["version_seen"]
    answer = desk.post(change(project), page | {"title": "Mine"})
    assert answer.status_code == 409
    assert sides(answer) == [("Title", None, ["Stored"], ["Mine"], None)]


@pytest.mark.parametrize("seen", ["", "[]", "{}", '[{"title": 1}, {}]', '[[], {"aliases": 3}]'])
def test_forged_contents_never_break_the_page(desk: Client, seen: str) -> None:
    project = make_project()
    page = shown(desk.get(change(project))) | {"version_seen": "0"}
    answer = desk.post(change(project), page | {"seen": seen, "beside": seen, "plans": ["x"]})
    assert answer.status_code == 409


def test_line_ends_and_ways_of_writing_a_number_are_no_change(desk: Client) -> None:
    project = make_project(summary="One\nTwo")
    make_territory(project, "VN", share=20)
    page = shown(desk.get(change(project))) | {"version_seen": "0"}
    answer = desk.post(
        change(project), page | {"summary": "One\r\nTwo", "territories-0-share": "20"}
    )
    assert (answer.status_code, sides(answer)) == (409, [])


@pytest.mark.parametrize("noun", EDITED)
def test_every_noun_refuses_a_save_from_an_older_page(desk: Client, noun: str) -> None:
    """S9 and S10 for all that can be edited: no form of the site saves without a version."""
    row: Any = ROWS[noun]()
    if hasattr(row, "review_state"):
        type(row)._default_manager.filter(pk=row.pk).update(review_state="draft")
    address = url(MODELS[noun], "change", row.pk)
    page = shown(desk.get(address))
    first = desk.post(address, page)
    row.refresh_from_db()
    save_with_history(row, by=None, reason="Meanwhile")
    second = desk.post(address, page)
    assert isinstance(row, Versioned)
    assert (first.status_code, second.status_code) == (302, 409)


def test_many_rows_stay_below_the_limit_of_fields(desk: Client, settings: Any) -> None:
    """S15: a project with 500 rows beside it and 500 entries is still saved."""
    project, source = make_project(title="Before"), make_source()
    organisations = Organisation.objects.bulk_create(
        Organisation(slug=f"o-{number}", name=f"Number {number}") for number in range(500)
    )
    Participation.objects.bulk_create(
        Participation(project=project, organisation=it, role="funding") for it in organisations
    )
    StatusUpdate.objects.bulk_create(
        StatusUpdate(project=project, status="ongoing", effective_on=day, source=source)
        for day in (date(2020, 1, 1) + timedelta(days=number) for number in range(500))
    )
    page = shown(desk.get(change(project)))
    assert len(page) < settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
    assert desk.post(change(project), page | {"title": "After"}).status_code == 302
    project.refresh_from_db()
    assert project.title == "After"
