"""Made-up projects are the same for the same seed, and true to every rule."""

from __future__ import annotations

import json
from hashlib import sha256

import pytest
from django.apps import apps
from django.db import transaction

from projects.choices import PublicationState
from projects.models import (
    DataVersion,
    FundingEntry,
    Indicator,
    Participation,
    Period,
    Project,
    ProjectCountry,
    PublicRecord,
    Reading,
    Source,
    StatusUpdate,
)
from projects.services.check_ledgers import check_ledgers
from projects.services.synthetic import RealDataError, seed_synthetic_projects
from tests.factories import (
    make_area,
    make_country,
    make_organisation,
    make_plan,
    make_project,
    make_public_project,
    make_status,
)

pytestmark = pytest.mark.django_db

TRACKED = (Project, ProjectCountry, Participation, StatusUpdate, FundingEntry, Indicator, Reading)


def digest() -> str:
    """The documents' fingerprint, whatever their order and whenever they were published."""
    documents = []
    for text in PublicRecord.objects.values_list("document", flat=True):
        document = json.loads(text)
        del document["published_at"]
        documents.append(sha256(json.dumps(document, sort_keys=True).encode()).hexdigest())
    return sha256("".join(sorted(documents)).encode()).hexdigest()


def digest_of_a_rehearsal(count: int) -> str:
    """The fingerprint after seeding so many; nothing stays."""
    with transaction.atomic():
        seed_synthetic_projects(count, seed=1)
        found = digest()
        transaction.set_rollback(True)
    return found


def test_sixty_projects_are_true_to_every_invariant() -> None:
    assert seed_synthetic_projects(60, seed=1) == 60
    lines: list[str] = []
    check_ledgers(lambda difference: lines.append(str(difference)))
    assert lines == []
    for project in Project.objects.all():
        project.full_clean()
    for model in (StatusUpdate, Period, FundingEntry, Reading):
        entries = list(model.objects.all())
        assert entries
        for entry in entries:
            entry.full_clean()


def test_the_same_seed_twice_adds_nothing() -> None:
    seed_synthetic_projects(10, seed=1)
    before = {model: model._default_manager.count() for model in apps.get_models()}
    assert seed_synthetic_projects(10, seed=1) == 0
    assert {model: model._default_manager.count() for model in apps.get_models()} == before


def test_a_seed_gives_the_same_documents_whatever_else_there_is_and_in_however_many_runs() -> None:
    first = digest_of_a_rehearsal(60)
    for _ in range(3):
        make_status(make_project())
        make_organisation()
        make_area(plan=make_plan(publication_state=PublicationState.DRAFT))
    make_country("ID", name="Indonesia")
    assert seed_synthetic_projects(25, seed=1) == 25
    assert seed_synthetic_projects(60, seed=1) == 35
    lines: list[str] = []
    check_ledgers(lambda difference: lines.append(str(difference)))
    assert (digest(), lines) == (first, [])


def test_another_seed_stands_beside_the_first_under_a_version_of_its_own() -> None:
    seed_synthetic_projects(10, seed=1)
    assert DataVersion.objects.get().number == 1
    assert seed_synthetic_projects(10, seed=2) == 10
    assert (PublicRecord.objects.count(), DataVersion.objects.get().number) == (20, 2)


def test_everything_says_that_it_is_synthetic() -> None:
    seed_synthetic_projects(10, seed=1)
    assert Project.objects.exclude(slug__startswith="synthetic-").count() == 0
    assert Project.objects.exclude(title__startswith="Synthetic project 0000").count() == 0
    assert set(Source.objects.values_list("publisher", flat=True)) == {
        "Nobody: made up by manage.py seed_synthetic"
    }


def test_every_row_has_its_first_history_row_that_names_its_areas() -> None:
    seed_synthetic_projects(60, seed=1)
    for model in TRACKED:
        fields = [field.attname for field in model._meta.concrete_fields]
        rows = model._default_manager.order_by("pk").values_list(*fields)
        history = vars(model)["history"].model.objects
        assert rows, model
        kept = history.order_by(model._meta.pk.attname).values_list(*fields)
        assert list(kept) == list(rows), model
        told = history.values_list("history_type", "history_change_reason", "history_user")
        assert set(told) == {("+", "Synthetic data", None)}, model
    for project in Project.objects.all():
        first = project.history.get()
        assert set(first.focus_areas.values_list("focusarea", flat=True)) == set(
            project.focus_areas.values_list("pk", flat=True)
        )


def test_unknown_zero_and_not_applicable_all_occur() -> None:
    seed_synthetic_projects(100, seed=1)
    records = PublicRecord.objects.all()
    assert records.filter(committed_usd__isnull=True).exists()
    assert records.filter(committed_usd=0).exists()
    assert FundingEntry.objects.filter(is_not_applicable=True).exists()
    assert FundingEntry.objects.filter(usd_amount__isnull=True, amount__gt=0).exists()
    assert records.filter(status="").exists()
    assert records.filter(start_on__isnull=True).exists()
    assert records.exclude(parent_slug="").exists()
    assert records.exclude(follows_slug="").exists()
    assert Indicator.objects.filter(readings__isnull=True).exists()
    assert StatusUpdate.objects.filter(is_correction=True).exists()
    assert Period.objects.filter(supersedes__isnull=False, is_correction=False).exists()


def test_real_data_is_left_alone_unless_told_otherwise() -> None:
    make_public_project(slug="kadif")
    with pytest.raises(RealDataError):
        seed_synthetic_projects(10, seed=1)
    assert Project.objects.count() == 1
    assert not Source.objects.exists()
    assert seed_synthetic_projects(10, seed=1, beside_real_data=True) == 10


def test_history_can_be_left_out() -> None:
    seed_synthetic_projects(10, seed=1, with_history=False)
    assert (Project.objects.count(), Project.history.count()) == (10, 0)
