"""The conversations about a record, on its own page and in the list of one's own."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from projects.models import Comment
from tests.factories import (
    make_comment,
    make_project,
    make_public_project,
    make_staff,
    make_status,
    make_user,
)
from tests.projects.admin.forms import url


def about(row: object) -> str:
    return f"/admin/projects/comment/about/{row._meta.model_name}/{row.pk}/"  # type: ignore[attr-defined]


def test_comment_is_written_at_its_record(desk: Client, staff: User) -> None:
    project, colleague = make_project(), make_staff()
    answer = desk.post(about(project), {"text": "Is 2029 right?", "asked": [colleague.pk]})
    assert answer["Location"] == about(project)
    [comment] = Comment.objects.all()
    assert (comment.record, comment.text, comment.written_by, list(comment.asked.all())) == (
        project,
        "Is 2029 right?",
        staff,
        [colleague],
    )


def test_answer_stands_below_what_it_answers(desk: Client) -> None:
    begun = make_comment()
    desk.post(about(begun.record), {"text": "Yes, it is.", "answers": begun.pk})
    [conversation] = desk.get(about(begun.record)).context["conversations"]
    assert (conversation.first, [reply.text for reply in conversation.replies]) == (
        begun,
        ["Yes, it is."],
    )


def test_empty_answer_is_shown_where_it_was_written(desk: Client) -> None:
    begun = make_comment()
    other = make_comment(begun.record)
    page = desk.post(about(begun.record), {"text": "", "answers": begun.pk})
    assert {it.first: it.form.errors for it in page.context["conversations"]} == {
        begun: {"text": ["Write what colleagues should know or answer."]},
        other: {},
    }
    assert not page.context["form"].errors


def test_conversation_is_settled_and_opened_again(desk: Client, staff: User) -> None:
    begun = make_comment()
    desk.post(about(begun.record), {"settle": begun.pk})
    begun.refresh_from_db()
    settled_by = begun.settled_by
    desk.post(about(begun.record), {"reopen": begun.pk})
    begun.refresh_from_db()
    assert (settled_by, begun.settled_by) == (staff, None)


def test_conversation_about_another_record_can_not_be_settled_from_here(desk: Client) -> None:
    begun = make_comment()
    answer = desk.post(about(make_project()), {"settle": begun.pk})
    begun.refresh_from_db()
    assert (answer.status_code, begun.is_settled) == (404, False)


@pytest.mark.parametrize(
    "address", ["project/0/", "nonsense/1/", "publicrecord/1/", "statusupdate/x/"]
)
def test_no_record_no_page(desk: Client, address: str) -> None:
    assert desk.get(f"/admin/projects/comment/about/{address}").status_code == 404


def test_entry_has_its_conversations_too(desk: Client) -> None:
    update = make_status(make_project())
    desk.post(about(update), {"text": "Which page?"})
    assert "Which page?" in desk.get(about(update)).content.decode()


def test_form_of_the_record_tells_how_many_are_open(desk: Client) -> None:
    begun = make_comment()
    make_comment(begun.record, answers=begun)
    make_comment()
    page = desk.get(url(type(begun.record), "change", begun.record.pk))
    assert (page.context["talk"].url, page.context["talk"].unsettled) == (about(begun.record), 1)
    assert "Comments (1 open)" in page.content.decode()


def test_list_shows_ones_own_conversations_alone(desk: Client, staff: User) -> None:
    mine, asking = make_comment(written_by=staff), make_comment(text="Can you tell?")
    asking.asked.add(staff)
    make_comment(text="Between others")
    every = desk.get(url(Comment, "changelist")).context["cl"].result_list
    asked = desk.get(url(Comment, "changelist"), {"asked": "me", "settled": "no"})
    assert (set(every), list(asked.context["cl"].result_list)) == ({mine, asking}, [asking])


def test_markup_in_a_comment_is_inert(desk: Client) -> None:
    begun = make_comment(text="<script>alert(1)</script>")
    page = desk.get(about(begun.record)).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_visitor_sees_nothing_of_it(client: Client, db: None) -> None:
    project = make_public_project()
    before = client.get(f"/projects/{project.slug}/").content
    make_comment(project, text="Between us")
    assert client.get(f"/projects/{project.slug}/").content == before


def test_who_is_no_staff_is_asked_to_sign_in(client: Client, db: None) -> None:
    begun = make_comment(text="Between us")
    client.force_login(make_user())
    answer = client.get(about(begun.record))
    assert (answer.status_code, b"Between us" in answer.content) == (302, False)
