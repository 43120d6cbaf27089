"""The command says one line a difference and tells by its exit whether any is left."""

import pytest
from django.core.management import CommandError, call_command

from projects.models import PublicRecord, StatusUpdate
from tests.factories import make_project, make_public_project, make_status, publish

pytestmark = pytest.mark.django_db


def test_true_records_exit_with_0(capsys: pytest.CaptureFixture[str]) -> None:
    make_public_project()
    call_command("check_ledgers")
    assert capsys.readouterr().out == (
        "Every public record is what its version and entries give.\n"
    )


def test_differences_are_listed_and_exit_with_1(capsys: pytest.CaptureFixture[str]) -> None:
    make_public_project(slug="kadif")
    PublicRecord.objects.update(is_signature=True)
    with pytest.raises(CommandError, match="1 differences found") as error:
        call_command("check_ledgers")
    assert error.value.returncode == 1
    assert capsys.readouterr().out == "kadif: is_signature: expected false, stored true\n"
    assert PublicRecord.objects.get().is_signature


def test_repair_writes_them_anew_and_exits_with_0(capsys: pytest.CaptureFixture[str]) -> None:
    make_public_project(slug="kadif")
    PublicRecord.objects.update(is_signature=True)
    call_command("check_ledgers", "--repair")
    assert capsys.readouterr().out == (
        "kadif: is_signature: expected false, stored true\n1 differences repaired.\n"
    )
    assert not PublicRecord.objects.get().is_signature


def test_what_a_person_must_decide_exits_with_1_even_after_repair() -> None:
    other = make_status(make_project())
    project = make_project()
    entry = make_status(project)
    StatusUpdate.objects.filter(pk=entry.pk).update(supersedes=other)
    publish(project)
    with pytest.raises(CommandError, match="1 need a person to decide") as error:
        call_command("check_ledgers", "--repair")
    assert error.value.returncode == 1
