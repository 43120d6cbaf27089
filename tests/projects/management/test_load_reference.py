"""manage.py load_reference, with the real fixtures/."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from projects.models import DataVersion, Partnership, Project, PublicRecord
from projects.services.history import save_with_history

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> list[str]:
    out = StringIO()
    call_command("load_reference", *arguments, stdout=out)
    return out.getvalue().splitlines()


def test_reference_data_loads_whole(reference_data: None) -> None:
    assert Project.objects.count() == PublicRecord.objects.count() > 30


def test_loading_twice_changes_nothing(reference_data: None) -> None:
    before = (Project.history.count(), DataVersion.objects.get().number)
    assert run() == ["Reference data: 0 new, 0 changed, 0 left as they are."]
    assert (Project.history.count(), DataVersion.objects.get().number) == before


def test_check_is_content_with_what_was_loaded(reference_data: None) -> None:
    assert run("--check") == ["Reference data: 0 new, 0 changed, 0 left as they are."]


def test_check_exits_with_1_for_a_staff_edit_which_survives(reference_data: None) -> None:
    partnership = Partnership.objects.get(slug="apt")
    partnership.name = "ASEAN+3"
    save_with_history(partnership, by=None, reason="Shorter")
    with pytest.raises(CommandError) as refused:
        run("--check")
    assert refused.value.returncode == 1
    assert run() == [
        "fixtures/partnerships.yaml, partnerships apt: left, someone edited it (name).",
        "Reference data: 0 new, 0 changed, 1 left as they are.",
    ]
    assert Partnership.objects.get(slug="apt").name == "ASEAN+3"
