"""Loading reference data: by natural key, all or nothing, never over anybody else's work."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from projects.choices import PublicationState, Status
from projects.imports.reference import REASON, Outcome, ReferenceDataError, load_reference
from projects.models import (
    Country,
    DataVersion,
    FundingEntry,
    Organisation,
    Participation,
    Partnership,
    Plan,
    Project,
    ProjectAlias,
    PublicRecord,
    ReadingPart,
    Source,
    StatusUpdate,
)
from projects.services.history import save_with_history
from projects.services.project import withdraw_project

pytestmark = pytest.mark.django_db

Content = dict[str, Any]
Load = Callable[..., Outcome]


@pytest.fixture
def content() -> Content:
    """One partnership with two plans, a source and a project, as files of fixtures/ hold them."""
    return {
        "a": {
            "sources": [{"slug": "report", "title": "Report", "url": "https://example.org/r"}],
            "organisations": [{"slug": "agency", "name": "Agency", "country": "VN"}],
        },
        "b": {
            "countries": [{"code": "VN", "name": "Viet Nam"}],
            "partnerships": [
                {
                    "slug": "partners",
                    "name": "Partners",
                    "memberships": [{"country": "VN", "side": "asean", "source": "report"}],
                }
            ],
            # The later plan first: the order of a file is nobody's business.
            "plans": [
                {
                    "slug": slug,
                    "partnership": "partners",
                    "title": slug,
                    "starts_on": yaml.safe_load(start),
                    "succeeds": earlier,
                    "source": "report",
                }
                for slug, start, earlier in [
                    ("plan-2", "2025-01-01", "plan-1"),
                    ("plan-1", "2020-01-01", None),
                ]
            ],
        },
        "projects/shield": {
            "slug": "shield",
            "title": "Shield",
            "plans": ["plan-2"],
            "territories": ["VN"],
            "aliases": [{"name": "The Shield", "source": "report"}],
            "participations": [{"organisation": "agency", "role": "implementing"}],
            "status_updates": [
                {
                    "key": "shield-ongoing",
                    "status": "ongoing",
                    "effective_on": yaml.safe_load("2025-02-01"),
                    "source": "report",
                    "facts": [1],
                }
            ],
            "funding_entries": [
                {
                    "key": "shield-budget",
                    "kind": "budget",
                    "amount": 9.8,
                    "currency": "USD",
                    "effective_on": yaml.safe_load("2025-02-01"),
                    "source": "report",
                }
            ],
        },
    }


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Write the content into a folder and load it."""

    def run(content: Content, *, check: bool = False) -> Outcome:
        folder = tmp_path / "fixtures"
        for name, data in content.items():
            path = folder / f"{name}.yaml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
        return load_reference(folder, check=check)

    return run


def data_version() -> int:
    return DataVersion.objects.values_list("number", flat=True).first() or 0


def history_rows() -> int:
    models = (Country, Source, Partnership, Plan, Project, ProjectAlias, StatusUpdate)
    return sum(model.history.count() for model in models)


def test_load_stores_what_the_files_say_and_publishes_it(content: Content, load: Load) -> None:
    outcome = load(content)
    assert (len(outcome.created), outcome.changed, outcome.left) == (13, [], [])
    assert Plan.objects.published().get(slug="plan-2").succeeds == Plan.objects.get(slug="plan-1")
    record = PublicRecord.objects.get(slug="shield")
    assert record.status == Status.ONGOING
    assert "the shield" in record.search_text
    entry = FundingEntry.objects.get()
    assert f"{entry.amount} {entry.usd_amount}" == "9.80 9.80"
    assert data_version() == 1


def test_load_says_in_the_history_who_wrote(content: Content, load: Load) -> None:
    load(content)
    reasons = set(Project.history.values_list("history_change_reason", flat=True))
    assert reasons == {REASON}


def test_second_load_writes_nothing(content: Content, load: Load) -> None:
    load(content)
    before = (history_rows(), data_version(), PublicRecord.objects.get().updated_at)
    outcome = load(content)
    assert outcome == Outcome()
    assert (history_rows(), data_version(), PublicRecord.objects.get().updated_at) == before


def test_second_load_brings_its_own_rows_up_to_date(content: Content, load: Load) -> None:
    load(content)
    # Created, then published.
    assert Project.objects.get().version == 2
    content["projects/shield"]["title"] = "Cyber Shield"
    content["a"]["organisations"][0]["name"] = "National Agency"
    outcome = load(content)
    assert outcome.changed == [
        "fixtures/a.yaml, organisations agency: changed (name).",
        "fixtures/projects/shield.yaml, projects shield: changed (title).",
    ]
    project = Project.objects.get()
    # Changed, then published once more.
    assert (project.title, project.version) == ("Cyber Shield", 4)
    assert "Cyber Shield" in PublicRecord.objects.get().document
    assert "National Agency" in PublicRecord.objects.get().document


def test_load_shows_a_new_entry_of_a_project_that_is_there(content: Content, load: Load) -> None:
    entries = content["projects/shield"].pop("status_updates")
    load(content)
    assert PublicRecord.objects.get().status == ""
    load(content | {"projects/shield": content["projects/shield"] | {"status_updates": entries}})
    assert PublicRecord.objects.get().status == Status.ONGOING
    assert data_version() == 2


def test_load_leaves_what_someone_edited(content: Content, load: Load) -> None:
    load(content)
    project = Project.objects.get()
    project.title = "Shield, as staff call it"
    save_with_history(project, by=None, reason="A better name")
    outcome = load(content)
    assert outcome.left == [
        "fixtures/projects/shield.yaml, projects shield: left, someone edited it (title)."
    ]
    assert Project.objects.get().title == "Shield, as staff call it"
    assert Project.history.first().history_change_reason == "A better name"


def test_load_does_not_publish_the_unfinished_edit_of_someone(content: Content, load: Load) -> None:
    load(content)
    project = Project.objects.get()
    project.summary = "Not yet public"
    save_with_history(project, by=None, reason="Draft")
    content["projects/shield"]["aliases"].append({"name": "ACS", "source": "report"})
    outcome = load(content)
    assert outcome.left == ["shield: the changes wait for its next publication, someone edited it."]
    assert "Not yet public" not in PublicRecord.objects.get().document
    assert ProjectAlias.objects.filter(name="ACS").exists()


def test_load_leaves_a_renamed_row_its_new_address(content: Content, load: Load) -> None:
    load(content)
    source = Source.objects.get()
    source.slug = "annual-report"
    save_with_history(source, by=None, reason="Clearer address")
    outcome = load(content)
    assert [line.split(": ", 1)[1] for line in outcome.left] == ["left, someone edited it (slug)."]
    assert [row.slug for row in Source.objects.all()] == ["annual-report"]


def test_load_does_not_bring_back_what_someone_deleted(content: Content, load: Load) -> None:
    load(content)
    Participation.objects.get().delete()
    Organisation.objects.get().delete()
    outcome = load(content)
    assert outcome.left == [
        "fixtures/a.yaml, organisations agency: left out, it was deleted.",
        (
            "fixtures/projects/shield.yaml, participations agency / implementing: "
            "left out, organisation “agency” was deleted."
        ),
    ]
    assert not Organisation.objects.exists()
    assert not Participation.objects.exists()


def test_load_does_not_bring_back_what_someone_withdrew(content: Content, load: Load) -> None:
    load(content)
    withdraw_project(Project.objects.get(), by=None, reason="Wrong")
    assert load(content) == Outcome()
    assert Project.objects.get().publication_state == PublicationState.WITHDRAWN
    assert not PublicRecord.objects.exists()


def test_load_reports_a_published_entry_that_differs(content: Content, load: Load) -> None:
    load(content)
    content["projects/shield"]["status_updates"][0]["status"] = "suspended"
    outcome = load(content)
    assert outcome.left == [
        (
            "fixtures/projects/shield.yaml, status_updates shield-ongoing: "
            "left, a published entry can't change (status): supersede it."
        )
    ]
    assert StatusUpdate.objects.get().status == Status.ONGOING


def test_load_reports_a_part_of_a_published_reading_that_differs(
    content: Content, load: Load
) -> None:
    content["projects/shield"]["indicators"] = [
        {
            "slug": "trained",
            "title": "People trained",
            "type": "output",
            "unit": "people",
            "readings": [
                {
                    "key": "shield-trained",
                    "value": 5,
                    "effective_on": yaml.safe_load("2025-02-01"),
                    "source": "report",
                    "parts": [{"dimension": "country", "label": "VN", "value": 5}],
                }
            ],
        }
    ]
    load(content)
    content["projects/shield"]["indicators"][0]["readings"][0]["parts"][0]["value"] = 4
    outcome = load(content)
    assert outcome.left == [
        (
            "fixtures/projects/shield.yaml, parts country / VN: "
            "left, a published entry can't change (value): supersede it."
        )
    ]
    assert ReadingPart.objects.get().value == 5


def test_check_stores_nothing_and_tells_what_it_would(content: Content, load: Load) -> None:
    outcome = load(content, check=True)
    assert (len(outcome.created), outcome.differs) == (13, True)
    assert not Project.objects.exists()
    assert data_version() == 0


@pytest.mark.parametrize(
    ("file", "change", "message"),
    [
        (
            "projects/shield",
            {"titel": "Shield"},
            "fixtures/projects/shield.yaml, projects shield: “titel” is not a field of a Project.",
        ),
        (
            "projects/shield",
            {"plans": ["plan-3"]},
            "fixtures/projects/shield.yaml, projects shield: plans: there is no “plan-3”.",
        ),
        (
            "projects/shield",
            {"title": 5},
            "fixtures/projects/shield.yaml, projects shield: title: write “5” in quotes.",
        ),
        (
            "projects/shield",
            {"milestones": [{"key": "done", "title": "Done", "done_on": "soon"}]},
            (
                "fixtures/projects/shield.yaml, milestones done: "
                "done_on: “soon” is not a day like 2025-10-27."
            ),
        ),
        (
            "projects/shield",
            {"milestones": [{"key": "shield-budget", "title": "Done"}]},
            (
                "fixtures/projects/shield.yaml, milestones shield-budget: "
                "fixtures/projects/shield.yaml, funding_entries shield-budget has the same key."
            ),
        ),
        ("a", {"people": []}, "fixtures/a.yaml: there is no section “people”."),
        (
            "a",
            {"themes": [{"name": "Peace"}]},
            "fixtures/a.yaml, themes: a record without its key: {'name': 'Peace'}",
        ),
        (
            "a",
            {"themes": [{"slug": "peace", "name": "", "source": "report"}]},
            "fixtures/a.yaml, themes peace: name: This field cannot be blank.",
        ),
    ],
)
def test_load_refuses_a_bad_record_and_stores_nothing(
    content: Content, load: Load, file: str, change: Content, message: str
) -> None:
    content[file] |= change
    with pytest.raises(ReferenceDataError) as refused:
        load(content)
    assert str(refused.value) == message
    assert not Source.objects.exists()


def test_load_refuses_plans_that_succeed_each_other(content: Content, load: Load) -> None:
    content["b"]["plans"][1]["succeeds"] = "plan-2"
    with pytest.raises(ReferenceDataError) as refused:
        load(content)
    assert str(refused.value) == "fixtures/b.yaml, plans plan-2: it comes before itself."
