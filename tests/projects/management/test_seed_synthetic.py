"""The command seeds once, and keeps away from real data."""

import pytest
from django.core.management import CommandError, call_command

from projects.models import PublicRecord
from tests.factories import make_public_project

pytestmark = pytest.mark.django_db


def test_second_run_adds_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("seed_synthetic", "--projects=12", "--seed=1")
    call_command("seed_synthetic", "--projects=12", "--seed=1")
    assert capsys.readouterr().out == (
        "12 synthetic projects added.\n0 synthetic projects added.\n"
    )
    assert PublicRecord.objects.count() == 12


def test_real_data_stops_it_unless_that_is_meant() -> None:
    make_public_project()
    with pytest.raises(CommandError, match="--beside-real-data"):
        call_command("seed_synthetic", "--projects=2", "--seed=1")
    assert PublicRecord.objects.count() == 1
    call_command("seed_synthetic", "--projects=2", "--seed=1", "--beside-real-data")
    assert PublicRecord.objects.count() == 3
