"""Comments: who said what to whom, and whether it is settled."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from projects.models import Comment
from projects.services.comment import reopen_comment, settle_comment, write_comment
from tests.factories import make_comment, make_project, make_staff, make_status

pytestmark = pytest.mark.django_db


def test_comment_is_about_its_record_alone() -> None:
    project, other, writer = make_project(), make_project(), make_staff()
    comment = write_comment(project, text="Is 2029 right?", by=writer)
    write_comment(other, text="Elsewhere", by=writer)
    assert list(Comment.objects.about(project)) == [comment]


def test_comment_can_be_about_an_entry_whose_key_is_no_number() -> None:
    update = make_status(make_project())
    comment = write_comment(update, text="Which page?", by=make_staff())
    assert Comment.objects.get(pk=comment.pk).record == update


def test_comment_without_words_is_refused() -> None:
    with pytest.raises(ValidationError) as refusal:
        write_comment(make_project(), text="", by=make_staff())
    assert list(refusal.value.message_dict) == ["text"]
    assert not Comment.objects.exists()


def test_who_is_asked_finds_the_conversation_wherever_in_it_they_were_asked() -> None:
    project, writer, first, second = make_project(), make_staff(), make_staff(), make_staff()
    begun = write_comment(project, text="Who knows?", by=writer, asked=[first])
    write_comment(project, text="She does.", by=first, asked=[second], answers=begun)
    assert [list(Comment.objects.asking(person)) for person in (first, second, writer)] == [
        [begun],
        [begun],
        [],
    ]


def test_taking_part_is_to_begin_to_answer_or_to_be_asked() -> None:
    project = make_project()
    writer, answerer, asked, stranger = (make_staff() for _ in range(4))
    begun = write_comment(project, text="Who knows?", by=writer, asked=[asked])
    write_comment(project, text="I do.", by=answerer, answers=begun)
    parts = [
        list(Comment.objects.with_part_of(person)) for person in (writer, answerer, asked, stranger)
    ]
    assert parts == [[begun], [begun], [begun], []]


def test_answer_to_an_answer_answers_what_began_it() -> None:
    begun = make_comment()
    answer = make_comment(begun.record, answers=begun)
    last = write_comment(begun.record, text="And?", by=make_staff(), answers=answer)
    assert last.answers == begun


def test_settled_conversation_is_no_longer_unsettled() -> None:
    begun, by = make_comment(), make_staff()
    settle_comment(begun, by=by)
    begun.refresh_from_db()
    assert (begun.is_settled, begun.settled_by, list(Comment.objects.unsettled())) == (True, by, [])


def test_conversation_can_be_opened_again() -> None:
    begun = make_comment()
    settle_comment(begun, by=make_staff())
    reopen_comment(begun)
    assert list(Comment.objects.unsettled()) == [begun]


def test_answer_opens_a_settled_conversation_again() -> None:
    begun = make_comment()
    settle_comment(begun, by=make_staff())
    write_comment(begun.record, text="Not quite.", by=make_staff(), answers=begun)
    assert list(Comment.objects.unsettled()) == [begun]
