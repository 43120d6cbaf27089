"""The command publishes what is due now, and says how much."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from projects.models import PublicRecord
from projects.services.submission import schedule_project
from tests.factories import make_project

pytestmark = pytest.mark.django_db


def test_only_what_is_due_by_now_is_published(capsys: pytest.CaptureFixture[str]) -> None:
    schedule_project(make_project(slug="due"), at=timezone.now(), by=None)
    schedule_project(make_project(slug="later"), at=timezone.now() + timedelta(hours=1), by=None)
    call_command("publish_due")
    assert capsys.readouterr().out == "1 published.\n"
    assert [record.slug for record in PublicRecord.objects.all()] == ["due"]
