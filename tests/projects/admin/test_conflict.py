"""Two people with the same page open: the second save is refused and settled (S9, S10, T09)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db.models import Model
from django.test import Client

from projects.models import (
    FundingEntry,
    Organisation,
    OrganisationAlias,
    Participation,
    Project,
    ProjectAlias,
    StatusUpdate,
    Versioned,
)
from projects.services.history import save_with_history
from projects.services.ledger import publish_entries
from tests.factories import (
    make_fund,
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
    opened,
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


def change(record: Model) -> str:
    return url(type(record), "change", record.pk)


def sides(page: Any) -> list[tuple[Any, ...]]:
    """What the page of a conflict shows, and whose change it takes."""
    return [
        (part.label, part.base, part.theirs, part.mine, part.taken)
        for part in [*page.context["asked"], *page.context["told"]]
    ]


def fields_of_newest_save(client: Client, record: Model) -> list[str]:
    return [label for label, _old, _new in fields_of(changes(client, record)[0])]


def test_second_save_is_refused_with_what_was_what_is_and_what_was_typed(
    desk: Client, colleague: Client
) -> None:
    fund = make_fund(name="First", summary="As it was", acronym="ONE")
    page = shown(opened(desk, change(fund)))
    send(colleague, change(fund), {"name": "Theirs", "acronym": "TWO", "why": "New name"})
    answer = desk.post(change(fund), page | {"name": "Mine", "summary": "Mine too"})
    fund.refresh_from_db()
    assert answer.status_code == 409
    assert (fund.name, fund.version) == ("Theirs", 2)
    assert sides(answer) == [
        ("Name", ["First"], ["Theirs"], ["Mine"], None),
        ("Acronym", ["ONE"], ["TWO"], ["ONE"], "theirs"),
        ("Summary", ["As it was"], ["As it was"], ["Mine too"], "mine"),
    ]
    assert [(str(it.by), it.why, it.where) for it in answer.context["saves"]] == [
        ("minh", "New name", "Staff pages")
    ]


def test_every_save_since_is_named_newest_first(desk: Client, colleague: Client) -> None:
    fund = make_fund()
    page = shown(opened(desk, change(fund)))
    send(colleague, change(fund), {"name": "Once", "why": "One"})
    send(colleague, change(fund), {"name": "Twice", "why": "Two"})
    answer = desk.post(change(fund), page)
    assert [save.why for save in answer.context["saves"]] == ["Two", "One"]


def test_save_that_only_others_meddled_with_elsewhere_keeps_both(
    desk: Client, colleague: Client, staff: User
) -> None:
    """S10: the summary they gave stays, the name I gave stays, and each is on its own account."""
    fund = make_fund(name="Before", summary="Before")
    page = shown(opened(desk, change(fund)))
    send(colleague, change(fund), {"summary": "Theirs"})
    answer = desk.post(change(fund), page | {"name": "Mine", "why": "Renamed"})
    settle(desk, change(fund), answer, {})
    fund.refresh_from_db()
    assert (fund.name, fund.summary, fund.version) == ("Mine", "Theirs", 3)
    newest = fund.history.latest()
    assert (newest.history_user, newest.history_change_reason) == (staff, "Renamed")
    assert fields_of_newest_save(desk, fund) == ["Name"]


@pytest.mark.parametrize(
    ("side", "expected", "version"),
    # Theirs is stored already: taking it changes nothing.
    [("mine", "Mine", 3), ("theirs", "Theirs", 2)],
)
def test_chosen_side_is_stored(
    desk: Client, colleague: Client, side: str, expected: str, version: int
) -> None:
    fund = make_fund(name="Before")
    page = shown(opened(desk, change(fund)))
    send(colleague, change(fund), {"name": "Theirs"})
    answer = desk.post(change(fund), page | {"name": "Mine"})
    assert settle(desk, change(fund), answer, {"name": side}).status_code == 302
    fund.refresh_from_db()
    assert (fund.name, fund.version) == (expected, version)


@pytest.mark.parametrize("choices", [{"name": "mine"}, {"name": "mine", "acronym": "both"}])
def test_page_comes_again_until_every_side_is_chosen(
    desk: Client, colleague: Client, choices: dict[str, str]
) -> None:
    fund = make_fund(name="Before", acronym="WAS")
    page = shown(opened(desk, change(fund)))
    send(colleague, change(fund), {"name": "Theirs", "acronym": "THEIRS"})
    answer = desk.post(change(fund), page | {"name": "Mine", "acronym": "MINE"})
    again = settle(desk, change(fund), answer, choices)
    fund.refresh_from_db()
    assert (again.status_code, again.context["is_undecided"]) == (409, True)
    assert sides(again) == [
        ("Name", ["Before"], ["Theirs"], ["Mine"], "mine"),
        ("Acronym", ["WAS"], ["THEIRS"], ["MINE"], None),
    ]
    assert (fund.name, fund.version) == ("Theirs", 2)


def test_third_save_in_between_brings_the_page_again(desk: Client, colleague: Client) -> None:
    fund = make_fund(name="Before", summary="Before")
    page = shown(opened(desk, change(fund)))
    send(colleague, change(fund), {"name": "Theirs"})
    answer = desk.post(change(fund), page | {"name": "Mine", "summary": "Mine too"})
    send(colleague, change(fund), {"name": "Theirs again", "acronym": "NEW"})
    again = settle(desk, change(fund), answer, {"name": "mine"})
    fund.refresh_from_db()
    assert (again.status_code, fund.name) == (409, "Theirs again")
    assert sides(again) == [
        ("Name", ["Theirs"], ["Theirs again"], ["Mine"], None),
        ("Acronym", [], ["NEW"], [], "theirs"),
        ("Summary", ["Before"], ["Before"], ["Mine too"], "mine"),
    ]
    settle(desk, change(fund), again, {"name": "mine"})
    fund.refresh_from_db()
    assert (fund.name, fund.acronym, fund.summary) == ("Mine", "NEW", "Mine too")


def test_choices_of_both_are_kept_together(desk: Client, colleague: Client) -> None:
    kept, dropped, theirs, mine = (make_theme(name=name) for name in ("A", "B", "C", "D"))
    project = make_project()
    project.themes.set([kept, dropped])
    page = shown(opened(desk, change(project)))
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
    organisation = make_organisation()
    for name in (
        "1 theirs to change",
        "2 theirs to delete",
        "3 mine to change",
        "4 mine to delete",
    ):
        OrganisationAlias.objects.create(organisation=organisation, name=name)
    page = shown(opened(desk, change(organisation)))
    new = {"aliases-TOTAL_FORMS": 5, "aliases-4-language": "en"}
    theirs = {"aliases-0-name": "by them", "aliases-1-DELETE": "on", "aliases-4-name": "their own"}
    mine = {"aliases-2-name": "by me", "aliases-3-DELETE": "on", "aliases-4-name": "my own"}
    send(colleague, change(organisation), new | theirs)
    answer = desk.post(change(organisation), page | new | mine)
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
    assert settle(desk, change(organisation), answer, {}).status_code == 302
    left = organisation.aliases.values_list("name", flat=True)
    assert sorted(left) == ["by me", "by them", "my own", "their own"]


@pytest.mark.parametrize(("side", "expected"), [("mine", ["Mine"]), ("theirs", ["Theirs"])])
def test_row_that_both_changed_is_asked_about(
    desk: Client, colleague: Client, side: str, expected: list[str]
) -> None:
    organisation = make_organisation()
    row = OrganisationAlias.objects.create(organisation=organisation, name="Before")
    page = shown(opened(desk, change(organisation)))
    send(colleague, change(organisation), {"aliases-0-name": "Theirs"})
    answer = desk.post(change(organisation), page | {"aliases-0-name": "Mine"})
    assert sides(answer) == [
        (
            "Other name",
            ["Name: Before", "Language: English"],
            ["Name: Theirs", "Language: English"],
            ["Name: Mine", "Language: English"],
            None,
        )
    ]
    settle(desk, change(organisation), answer, {f"aliases-{row.pk}": side})
    assert list(organisation.aliases.values_list("name", flat=True)) == expected


@pytest.mark.parametrize(("side", "expected"), [("mine", ["Mine"]), ("theirs", [])])
def test_row_that_they_deleted_and_i_changed_is_asked_about(
    desk: Client, colleague: Client, side: str, expected: list[str]
) -> None:
    organisation = make_organisation()
    row = OrganisationAlias.objects.create(organisation=organisation, name="Before")
    page = shown(opened(desk, change(organisation)))
    send(colleague, change(organisation), {"aliases-0-DELETE": "on"})
    answer = desk.post(change(organisation), page | {"aliases-0-name": "Mine"})
    settle(desk, change(organisation), answer, {f"aliases-{row.pk}": side})
    assert list(organisation.aliases.values_list("name", flat=True)) == expected


@pytest.mark.parametrize(("side", "expected"), [("mine", []), ("theirs", ["Theirs"])])
def test_row_that_i_deleted_and_they_changed_is_asked_about(
    desk: Client, colleague: Client, side: str, expected: list[str]
) -> None:
    organisation = make_organisation()
    row = OrganisationAlias.objects.create(organisation=organisation, name="Before")
    page = shown(opened(desk, change(organisation)))
    send(colleague, change(organisation), {"aliases-0-name": "Theirs"})
    answer = desk.post(change(organisation), page | {"aliases-0-DELETE": "on"})
    settle(desk, change(organisation), answer, {f"aliases-{row.pk}": side})
    assert list(organisation.aliases.values_list("name", flat=True)) == expected


def test_row_that_both_added_is_stored_once(desk: Client, colleague: Client) -> None:
    organisation = make_organisation()
    page = shown(opened(desk, change(organisation)))
    row = {"aliases-TOTAL_FORMS": 1, "aliases-0-name": "Known as", "aliases-0-language": "en"}
    send(colleague, change(organisation), row)
    answer = desk.post(change(organisation), page | row)
    assert settle(desk, change(organisation), answer, {}).status_code == 302
    assert organisation.aliases.count() == 1


def test_row_changed_without_a_new_version_is_not_reverted(desk: Client) -> None:
    organisation = make_organisation()
    row = OrganisationAlias.objects.create(organisation=organisation, name="Before")
    page = shown(opened(desk, change(organisation)))
    row.name = "Theirs"
    row.save()
    answer = desk.post(change(organisation), page | {"name": "Mine"})
    row.refresh_from_db()
    assert (answer.status_code, row.name) == (409, "Theirs")
    settle(desk, change(organisation), answer, {})
    organisation.refresh_from_db()
    row.refresh_from_db()
    assert (organisation.name, row.name) == ("Mine", "Theirs")


def test_new_entries_survive_a_conflict(desk: Client, colleague: Client) -> None:
    project, source = make_project(), make_source(title="Release")
    page = shown(opened(desk, change(project)))
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
    fund = make_fund(name="Before", summary="Before")
    page = shown(opened(desk, change(fund)))
    send(colleague, change(fund), {"summary": "Theirs"})
    answer = desk.post(change(fund), page | {"name": "Mine", "slug": "not a slug"})
    form_again = settle(desk, change(fund), answer, {})
    form = form_again.context["adminform"].form
    typed = {name: form[name].value() for name in ("name", "slug", "summary")}
    assert typed == {"name": "Mine", "slug": "not a slug", "summary": "Theirs"}
    assert len(sentences(form_again)) == 1
    response = desk.post(change(fund), shown(form_again) | {"slug": "a-slug"})
    fund.refresh_from_db()
    assert (response.status_code, fund.name, fund.slug) == (302, "Mine", "a-slug")


def test_what_was_typed_into_a_deleted_record_is_given_back(
    desk: Client, colleague: Client
) -> None:
    project = make_project(title="Before")
    ProjectAlias.objects.create(project=project, name="Also called")
    page = shown(opened(desk, change(project)))
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
    page = shown(opened(desk, address))
    publish_entries([entry], by=None)
    answer = desk.post(address, page | {"note": "A long sentence"})
    entry.refresh_from_db()
    assert (answer.status_code, entry.note) == (409, "")
    assert "Note for the public: A long sentence" in answer.context["typed"]


def test_entry_closed_before_the_page_was_opened_is_forbidden(desk: Client) -> None:
    rate = make_rate()
    address = url(type(rate), "change", rate.pk)
    page = shown(opened(desk, address))
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
    fund = make_fund(name="Stored", acronym="SAME")
    page = shown(opened(desk, change(fund)))
    del page["seen"], page["version_seen"]
    answer = desk.post(change(fund), page | {"name": "Mine"})
    assert answer.status_code == 409
    assert sides(answer) == [("Name", None, ["Stored"], ["Mine"], None)]


@pytest.mark.parametrize("seen", ["", "[]", "{}", '[{"title": 1}, {}]', '[[], {"aliases": 3}]'])
def test_forged_contents_never_break_the_page(desk: Client, seen: str) -> None:
    organisation = make_organisation()
    page = shown(opened(desk, change(organisation))) | {"version_seen": "0"}
    answer = desk.post(
        change(organisation), page | {"seen": seen, "beside": seen, "country": ["x"]}
    )
    assert answer.status_code == 409


def test_line_ends_and_ways_of_writing_a_number_are_no_change(desk: Client) -> None:
    project = make_project(summary="One\nTwo")
    make_territory(project, "VN", share=20)
    page = shown(opened(desk, change(project))) | {"version_seen": "0"}
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
    page = shown(opened(desk, address))
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
    page = shown(opened(desk, change(project)))
    assert len(page) < settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
    assert desk.post(change(project), page | {"title": "After"}).status_code == 302
    project.refresh_from_db()
    assert project.title == "After"
