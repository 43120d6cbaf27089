"""Who may do what: every role, every state, every noun, in one table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import copy
from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import AnonymousUser, User
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.db.models import Model
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoDbBlocker

from projects.choices import BatchKind, FateKind, StaffRole
from projects.models import (
    ActionLine,
    Assessment,
    Batch,
    Comment,
    Confirmation,
    ExchangeRate,
    Fund,
    Indicator,
    LineFate,
    Plan,
    Project,
    ProjectAlias,
    Reading,
    ReadingPart,
    Release,
    ReportCompletion,
    ReportedValue,
    ReportingPeriod,
    Source,
    StaffMember,
    StatusUpdate,
)
from projects.services.access import (
    choices_for,
    deletable_by,
    editable_by,
    kept_by,
    may_add,
    may_add_about,
    may_change,
    may_delete,
    may_ever,
    may_publish,
    may_view,
    publishable_by,
    visible_comments,
    visible_to,
)
from projects.services.access.rules import RULES
from tests.factories import (
    add_role,
    make_area,
    make_assessment,
    make_claim,
    make_comment,
    make_completion,
    make_contribution,
    make_country,
    make_error_report,
    make_fund,
    make_funding,
    make_indicator,
    make_line,
    make_meeting,
    make_member,
    make_organisation,
    make_partnership,
    make_plan,
    make_project,
    make_public_project,
    make_rate,
    make_reading,
    make_reported_value,
    make_reporting_period,
    make_saved_view,
    make_source,
    make_staff,
    make_status,
    make_submission,
    make_theme,
    make_user,
)
from tests.projects.admin.rows import make_code, make_former_address, make_release

pytestmark = pytest.mark.django_db

LATER = datetime(2099, 1, 1, tzinfo=UTC)


class World:
    """One plan, one organisation, and people who stand differently to both."""

    def __init__(self) -> None:
        self.plan, self.agency = make_plan(), make_organisation()
        other_plan = make_plan()
        self.people: dict[str, Any] = {
            "viewer": make_member(StaffRole.VIEWER),
            "editor": make_member(StaffRole.EDITOR),
            "owner": make_member(StaffRole.EDITOR),
            "colleague": make_member(StaffRole.EDITOR, organisations=[self.agency]),
            "reviewer": make_member(StaffRole.REVIEWER, plans=[self.plan]),
            "elsewhere": make_member(StaffRole.REVIEWER, plans=[other_plan]),
            "idle": make_member(StaffRole.REVIEWER),
            "admin": make_member(StaffRole.ADMINISTRATOR),
        }
        self.plan.refresh_from_db()

    def read_anew(self) -> World:
        """The same people, who know of nothing that they were asked before."""
        again = copy(self)
        again.plan = Plan.objects.get(pk=self.plan.pk)
        found = User.objects.in_bulk([person.pk for person in self.people.values()])
        again.people = {name: found[person.pk] for name, person in self.people.items()}
        return again

    def project(self, state: str = "draft", **values: Any) -> Project:
        """A project that “owner” owns, and the agency, and that serves the plan."""
        project = make_project(**under(state), **values)
        project.owners.add(self.people["owner"])
        project.owner_organisations.add(self.agency)
        project.plans.add(self.plan)
        return project

    def public_project(self) -> Project:
        return self.project("published")


@pytest.fixture(scope="module")
def first_world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield World()
        transaction.set_rollback(True)


@pytest.fixture
def world(first_world: World, db: None) -> World:
    """Made once for the module; each test leaves it as it was."""
    return first_world.read_anew()


def under(state: str) -> dict[str, Any]:
    """A noun's columns in a state."""
    return {
        "publication_state": state,
        "publish_at": LATER if state == "scheduled" else None,
    }


def reviewed(state: str) -> dict[str, Any]:
    """An entry's columns in a state."""
    return {
        "review_state": state,
        "publish_at": LATER if state == "scheduled" else None,
        "returned_reason": "Which page?" if state == "returned" else "",
    }


def fate(world: World) -> LineFate:
    return LineFate.objects.create(
        line=make_line(plan=world.plan),
        successor=make_line(),
        kind=FateKind.RENAMED,
        source=make_source(),
    )


def fate_into_a_draft(world: World) -> LineFate:
    return LineFate.objects.create(
        line=make_line(plan=world.plan),
        successor=make_line(publication_state="draft"),
        kind=FateKind.RENAMED,
        source=make_source(),
    )


def used_rate(world: World) -> ExchangeRate:
    rate = make_rate()
    make_funding(make_project(), currency="KRW", exchange_rate=rate)
    return rate


def withdrawn(make: Callable[..., Any]) -> Any:
    """Once public, by its history, and no longer."""
    row = make()
    row.publication_state = "withdrawn"
    row.save()
    return row


def part(world: World, project: Project) -> ProjectAlias:
    return ProjectAlias.objects.create(project=project, name="Other name", language="en")


def reading_part(world: World, state: str) -> ReadingPart:
    indicator = make_indicator(project=world.public_project())
    reading = make_reading(indicator, **reviewed(state))
    return ReadingPart.objects.create(reading=reading, dimension="country", label="VN", value=3)


def completion(world: World, project: Project, **values: Any) -> ReportCompletion:
    period = make_reporting_period(plan=world.plan, **values)
    return make_completion(project, reporting_period=period)


def entry(world: World, state: str) -> StatusUpdate:
    return make_status(world.public_project(), **reviewed(state))


def hidden_entry(world: World, state: str) -> StatusUpdate:
    return make_status(world.project(), **reviewed(state))


def by_the_editor(world: World) -> StatusUpdate:
    return make_status(
        world.public_project(), **reviewed("draft"), entered_by=world.people["editor"]
    )


def hidden_by_the_editor(world: World) -> StatusUpdate:
    return make_status(world.project(), **reviewed("draft"), entered_by=world.people["editor"])


def measured(world: World, state: str) -> Indicator:
    return make_indicator(project=world.public_project(), **under(state))


def line_of(world: World, state: str) -> ActionLine:
    return make_line(plan=world.plan, **under(state))


ROWS: dict[str, Callable[[World], Model]] = {
    "draft project": lambda w: w.project("draft"),
    "submitted project": lambda w: w.project("submitted"),
    "project under embargo": lambda w: w.project("scheduled"),
    "published project": lambda w: w.project("published"),
    "withdrawn project": lambda w: withdrawn(w.public_project),
    "alias of a draft project": lambda w: part(w, w.project()),
    "alias of a published project": lambda w: part(w, w.public_project()),
    "confirmation of a draft project": lambda w: Confirmation.objects.create(project=w.project()),
    "submission of a public project": lambda w: make_submission(w.public_project()),
    "completion of a public project": lambda w: completion(w, w.public_project()),
    "completion of a draft project": lambda w: completion(w, w.project()),
    "completion in a locked period": lambda w: completion(
        w, w.public_project(), locked_by=w.people["reviewer"]
    ),
    "draft status": lambda w: entry(w, "draft"),
    "submitted status": lambda w: entry(w, "submitted"),
    "returned status": lambda w: entry(w, "returned"),
    "status under embargo": lambda w: entry(w, "scheduled"),
    "published status": lambda w: entry(w, "published"),
    "withdrawn status": lambda w: entry(w, "withdrawn"),
    "draft status of a draft project": lambda w: hidden_entry(w, "draft"),
    "published status of a draft project": lambda w: hidden_entry(w, "published"),
    "draft status that the editor entered": by_the_editor,
    "draft of the editor, now hidden": hidden_by_the_editor,
    "draft indicator": lambda w: measured(w, "draft"),
    "published indicator": lambda w: measured(w, "published"),
    "published indicator of a draft project": lambda w: make_indicator(project=w.project()),
    "published reading of a draft indicator": lambda w: make_reading(measured(w, "draft")),
    "part of a draft reading": lambda w: reading_part(w, "draft"),
    "part of a published reading": lambda w: reading_part(w, "published"),
    "draft plan": lambda w: withdrawn_to_draft(w.plan),
    "published plan": lambda w: w.plan,
    "draft line": lambda w: line_of(w, "draft"),
    "published line": lambda w: line_of(w, "published"),
    "published line of a draft plan": lambda w: make_line(
        plan=make_plan(publication_state="draft")
    ),
    "published area": lambda w: make_area(plan=w.plan),
    "fate of a line": fate,
    "fate into a draft line": fate_into_a_draft,
    "draft assessment": lambda w: make_assessment(line_of(w, "published"), **reviewed("draft")),
    "published assessment": lambda w: make_assessment(line_of(w, "published")),
    "draft claim": lambda w: make_claim(w.plan, **reviewed("draft")),
    "draft claim that the viewer entered": lambda w: make_claim(
        w.plan, **reviewed("draft"), entered_by=w.people["viewer"]
    ),
    "open reporting period": lambda w: make_reporting_period(plan=w.plan),
    "locked reporting period": lambda w: make_reporting_period(
        plan=w.plan, locked_by=w.people["reviewer"]
    ),
    "reporting period of a draft plan": lambda w: make_reporting_period(
        plan=make_plan(publication_state="draft")
    ),
    "draft source": lambda w: make_source(**under("draft")),
    "source under embargo": lambda w: make_source(**under("scheduled")),
    "published source": lambda w: make_source(),
    "withdrawn source": lambda w: withdrawn(make_source),
    "draft organisation": lambda w: make_organisation(**under("draft")),
    "draft meeting": lambda w: make_meeting(**under("draft")),
    "draft partnership": lambda w: make_partnership(**under("draft")),
    "draft fund": lambda w: make_fund(**under("draft")),
    "published fund": lambda w: make_fund(),
    "draft theme": lambda w: make_theme(**under("draft")),
    "draft contribution": lambda w: make_contribution(make_fund(), **reviewed("draft")),
    "published contribution": lambda w: make_contribution(make_fund()),
    "draft value of a meeting": lambda w: make_reported_value(
        meeting=make_meeting(), **reviewed("draft")
    ),
    "published value of a draft fund": lambda w: make_reported_value(
        fund=make_fund(publication_state="draft")
    ),
    "error in a project": lambda w: make_error_report(project=w.public_project()),
    "error in the plan": lambda w: make_error_report(plan=w.plan),
    "error in a public source": lambda w: make_error_report(source=make_source()),
    "answered error in a fund": lambda w: make_error_report(fund=make_fund(), state="accepted"),
    "exchange rate": lambda w: make_rate(),
    "exchange rate in use": used_rate,
    "country": lambda w: make_country(),
    "code": lambda w: make_code(),
    "draft release": lambda w: make_release(),
    "former address": lambda w: make_former_address(),
    "batch": lambda w: Batch.objects.create(kind=BatchKind.IMPORT, label="file.xlsx"),
    "shared view": lambda w: make_saved_view(owner=w.people["editor"], is_shared=True),
    "view of one's own": lambda w: make_saved_view(owner=w.people["editor"]),
    "account": lambda w: make_user(),
    "account of a superuser": lambda w: make_staff(),
    "member of staff": lambda w: StaffMember.objects.create(user=make_user()),
}


def withdrawn_to_draft(plan: Plan) -> Plan:
    """As if it had never been public."""
    plan.history.all().delete()
    Plan.objects.filter(pk=plan.pk).update(publication_state="draft")
    return plan


# v: view; c: change; d: delete; p: publish, return, withdraw; k: enter something about it.
TABLE = """
                                        viewer editor owner colleague reviewer elsewhere idle admin
draft project                           -      -      vck   vck       vcpk     -         -    vcdpk
submitted project                       -      -      vck   vck       vcpk     -         -    vcdpk
project under embargo                   -      -      vck   vck       vcpk     -         -    vcdpk
published project                       v      v      vck   vck       vcpk     v         v    vcpk
withdrawn project                       -      -      vck   vck       vcpk     -         -    vcpk
alias of a draft project                -      -      vcd   vcd       vcd      -         -    vcd
alias of a published project            v      v      vcd   vcd       vcd      v         v    vcd
confirmation of a draft project         -      -      v     v         v        -         -    v
submission of a public project          -      -      v     v         v        -         -    v
completion of a public project          v      v      vcd   vcd       vcd      v         v    vcd
completion of a draft project           -      -      vcd   vcd       vcd      -         -    vcd
completion in a locked period           v      v      v     v         v        v         v    v
draft status                            -      -      vcd   vcd       vcdp     -         -    vcdp
submitted status                        -      -      vcd   vcd       vcdp     -         -    vcdp
returned status                         -      -      vcd   vcd       vcdp     -         -    vcdp
status under embargo                    -      -      v     v         vcdp     -         -    vcdp
published status                        v      v      v     v         vp       v         v    vp
withdrawn status                        -      -      v     v         vp       -         -    vp
draft status of a draft project         -      -      vcd   vcd       vcdp     -         -    vcdp
published status of a draft project     -      -      v     v         vp       -         -    vp
draft status that the editor entered    -      v      vcd   vcd       vcdp     -         -    vcdp
draft of the editor, now hidden         -      -      vcd   vcd       vcdp     -         -    vcdp
draft indicator                         -      -      vcdk  vcdk      vcdpk    -         -    vcdpk
published indicator                     v      v      vk    vk        vcpk     v         v    vcpk
published indicator of a draft project  -      -      vk    vk        vcpk     -         -    vcpk
published reading of a draft indicator  -      -      v     v         vp       -         -    vpk
part of a draft reading                 -      -      vcd   vcd       vcd      -         -    vcd
part of a published reading             v      v      v     v         v        v         v    v
draft plan                              -      v      v     v         vck      v         v    vcdpk
published plan                          v      v      v     v         vck      v         v    vcpk
draft line                              -      v      v     v         vcdpk    v         v    vcdpk
published line                          v      v      v     v         vcpk     v         v    vcpk
published line of a draft plan          -      v      v     v         v        v         v    vcpk
published area                          v      v      v     v         vcp      v         v    vcp
fate of a line                          v      v      v     v         vcd      v         v    vcd
fate into a draft line                  -      v      v     v         vcd      v         v    vcd
draft assessment                        -      -      -     -         vcdp     -         -    vcdp
published assessment                    v      v      v     v         vp       v         v    vp
draft claim                             -      -      -     -         vcdp     -         -    vcdp
draft claim that the viewer entered     v      -      -     -         vcdp     -         -    vcdp
open reporting period                   v      v      v     v         vcd      v         v    vcd
locked reporting period                 v      v      v     v         v        v         v    v
reporting period of a draft plan        -      v      v     v         v        v         v    vcd
draft source                            -      vc     vc    vc        vcp      vcp       vc   vcdpk
source under embargo                    -      v      v     v         vcp      vcp       v    vcdpk
published source                        v      v      v     v         vcp      vcp       v    vcpk
withdrawn source                        -      v      v     v         vcp      vcp       v    vcpk
draft organisation                      -      vc     vc    vc        vcp      vcp       vc   vcdpk
draft meeting                           -      vc     vc    vc        vcp      vcp       vc   vcdpk
draft partnership                       -      v      v     v         v        v         v    vcdpk
draft fund                              -      v      v     v         v        v         v    vcdpk
published fund                          v      v      v     v         v        v         v    vcpk
draft theme                             -      v      v     v         v        v         v    vcdp
draft contribution                      -      -      -     -         -        -         -    vcdp
published contribution                  v      v      v     v         v        v         v    vp
draft value of a meeting                -      -      -     -         -        -         -    vcdp
published value of a draft fund         -      v      v     v         v        v         v    vp
error in a project                      -      -      vc    vc        vc       -         -    vc
error in the plan                       -      -      -     -         vc       -         -    vc
error in a public source                -      -      -     -         vc       vc        -    vc
answered error in a fund                -      -      -     -         -        -         -    vc
exchange rate                           v      v      v     v         v        v         v    vcd
exchange rate in use                    v      v      v     v         v        v         v    v
country                                 v      v      v     v         v        v         v    vcd
code                                    v      v      v     v         v        v         v    vcd
draft release                           -      v      v     v         v        v         v    vp
former address                          -      -      -     -         -        -         -    vd
batch                                   -      -      -     -         -        -         -    v
shared view                             v      vcd    v     v         v        v         v    vcd
view of one's own                       -      vcd    -     -         -        -         -    vcd
account                                 -      -      -     -         -        -         -    vc
account of a superuser                  -      -      -     -         -        -         -    v
member of staff                         -      -      -     -         -        -         -    vcd
"""


VERBS: dict[str, tuple[Callable[..., bool], Callable[..., Any]]] = {
    "v": (may_view, visible_to),
    "c": (may_change, editable_by),
    "d": (may_delete, deletable_by),
    "p": (may_publish, publishable_by),
    "k": (may_add_about, kept_by),
}
# What nothing is about can't be kept either.
SUBJECTS = {rule.model for about in RULES.values() for rule in about.subjects.values()}
LINES = TABLE.strip().splitlines()
COLUMNS = LINES[0].split()
EXPECTED = {line[:40].strip(): line[40:].split() for line in LINES[1:]}


def test_table_tells_of_every_row() -> None:
    assert list(EXPECTED) == list(ROWS)


@pytest.mark.parametrize("kind", ROWS)
def test_each_role_may_do_what_the_table_says(kind: str, world: World) -> None:
    """One by one and as words of a QuerySet (T03)."""
    row = ROWS[kind](world)
    rows = type(row)._default_manager.filter(pk=row.pk)
    verbs = VERBS if type(row) in SUBJECTS else {verb: VERBS[verb] for verb in "vcdp"}
    found, listed = {}, {}
    for name, person in world.people.items():
        found[name] = "".join(v for v, (ask, _) in verbs.items() if ask(person, row)) or "-"
        listed[name] = "".join(v for v, (_, word) in verbs.items() if word(person, rows)) or "-"
    assert found == dict(zip(COLUMNS, EXPECTED[kind], strict=True))
    assert listed == found


ADDED = """
            viewer editor reviewer idle admin
project     -      +      +        +    +
status      -      +      +        +    +
indicator   -      +      +        +    +
reading     -      +      +        +    +
value       -      +      +        +    +
plan        -      -      -        -    +
line        -      -      +        -    +
assessment  -      -      +        -    +
period      -      -      +        -    +
completion  -      +      +        +    +
fate        -      -      +        -    +
source      -      +      +        +    +
fund        -      -      -        -    +
release     -      -      -        -    -
"""


def test_each_role_adds_what_the_table_says() -> None:
    people = World().people
    models: dict[str, type[Model]] = {
        "project": Project,
        "status": StatusUpdate,
        "indicator": Indicator,
        "reading": Reading,
        "value": ReportedValue,
        "plan": Plan,
        "line": ActionLine,
        "assessment": Assessment,
        "period": ReportingPeriod,
        "completion": ReportCompletion,
        "fate": LineFate,
        "source": Source,
        "fund": Fund,
        "release": Release,
    }
    head, *lines = ADDED.strip().splitlines()
    expected = {line.split()[0]: line.split()[1:] for line in lines}
    found = {
        name: ["+" if may_add(people[role], model) else "-" for role in head.split()]
        for name, model in models.items()
    }
    assert found == expected


STRANGERS: dict[str, Callable[[], Any]] = {
    "nobody": AnonymousUser,
    "an account that is not staff": make_user,
    "staff without a role": lambda: make_user(is_staff=True),
    "an administrator switched off": lambda: make_member(StaffRole.ADMINISTRATOR, is_active=False),
    "a superuser switched off": lambda: make_staff(is_active=False),
    "an administrator who is not staff": lambda: make_member(
        StaffRole.ADMINISTRATOR, is_staff=False
    ),
}


@pytest.mark.parametrize("stranger", STRANGERS)
def test_strangers_may_nothing(stranger: str) -> None:
    person, project = STRANGERS[stranger](), make_public_project()
    project.owners.add(*User.objects.filter(pk=person.pk))
    everything = Project.objects.all()
    assert [ask(person, project) for ask, _ in VERBS.values()] == [False] * 5
    assert [list(word(person, everything)) for _, word in VERBS.values()] == [[]] * 5
    assert [
        (model, verb)
        for model in RULES
        for verb in ("add", "view", "change", "delete", "publish")
        if may_ever(person, model, verb)
    ] == []


def test_superuser_may_what_an_administrator_may_and_superusers_besides() -> None:
    superuser, other = make_staff(), make_staff()
    public = make_public_project()
    assert (may_change(superuser, other), may_publish(superuser, public)) == (True, True)
    assert not may_delete(superuser, public)


def test_the_higher_of_two_roles_counts() -> None:
    person = make_member(StaffRole.VIEWER)
    add_role(person, StaffRole.EDITOR)
    assert may_add(person, Project)


@pytest.mark.parametrize("serves", ["plans", "focus_areas", "action_lines"])
def test_project_serves_a_plan_by_its_areas_and_lines_too(serves: str) -> None:
    plan, project = make_plan(), make_project()
    row = {
        "plans": lambda: plan,
        "focus_areas": lambda: make_area(plan=plan),
        "action_lines": lambda: make_line(plan=plan),
    }[serves]()
    getattr(project, serves).add(row)
    reviewer = make_member(StaffRole.REVIEWER, plans=[plan])
    assert may_publish(reviewer, project)


def test_choices_for_what_an_entry_is_about_are_what_one_keeps() -> None:
    mine, public = make_project(), make_public_project()
    make_project()
    owner = make_member(StaffRole.EDITOR)
    mine.owners.add(owner)
    projects = Project.objects.all()
    assert list(choices_for(owner, StatusUpdate, "project", projects)) == [mine]
    assert set(choices_for(owner, Project, "parent", projects)) == {mine, public}


def test_every_model_has_a_rule() -> None:
    """A new noun is closed to all but administrators until somebody writes one."""
    registered = {model for model in admin.site._registry if model._meta.app_label == "projects"}
    inlines = {
        inline.model for model in registered for inline in admin.site._registry[model].inlines
    }
    assert (registered | inlines) - RULES.keys() == set()


def test_comments_are_seen_by_who_sees_their_record() -> None:
    """A conversation on a hidden record stays hidden even from who was asked in it (T03)."""
    viewer = make_member(StaffRole.VIEWER)
    hidden, public, entry = make_project(), make_public_project(), make_status(make_project())
    seen = make_comment(public)
    for row in (hidden, entry):
        make_comment(row).asked.add(viewer)
    assert list(visible_comments(viewer, Comment.objects.all())) == [seen]


def test_comments_cost_the_same_with_1_and_30_records() -> None:
    viewer = make_member(StaffRole.VIEWER)
    ContentType.objects.get_for_model(Project)
    counts = []
    for rows in (1, 29):
        for _ in range(rows):
            make_comment(make_project(**under("published")))
        with CaptureQueriesContext(connection) as queries:
            found = list(visible_comments(viewer, Comment.objects.all()))
        counts.append((len(found), len(queries)))
    # Their records, those of them that are seen, and the comments; the role the first time.
    assert counts == [(1, 5), (30, 3)]


def test_rights_are_asked_once_and_cost_the_same_with_1_and_30_rows() -> None:
    world = World()
    owner = User.objects.get(pk=world.people["owner"].pk)
    counts = []
    for rows in (1, 29):
        for _ in range(rows):
            entry(world, "draft")
        with CaptureQueriesContext(connection) as queries:
            found = list(editable_by(owner, StatusUpdate.objects.all()))
        counts.append((len(found), len(queries)))
    # The role, the organisations, the rows; then the rows alone.
    assert counts == [(1, 3), (30, 1)]


def test_django_is_answered_by_the_same_rules() -> None:
    world = World()
    owner, public, hidden = world.people["owner"], make_public_project(), make_project()
    mine = world.project()
    asked = [
        owner.has_perm("projects.view_project", hidden),
        owner.has_perm("projects.view_project", public),
        owner.has_perm("projects.change_project", public),
        owner.has_perm("projects.change_project", mine),
        owner.has_perm("projects.publish_project", mine),
        owner.has_perm("projects.add_project"),
        owner.has_perm("projects.add_plan"),
        owner.has_perm("projects.change_plan"),
        owner.has_perm("auth.view_user"),
        owner.has_perm("otp_totp.view_totpdevice"),
        owner.has_perm("projects.unheard_of"),
        owner.has_perm("projects.change_project", make_source()),
    ]
    assert asked == [
        False, True, False, True, False, True, False, False, False, False, False, False,
    ]  # fmt: skip
    assert owner.get_all_permissions(mine) == {
        "projects.add_project",
        "projects.view_project",
        "projects.change_project",
    }
    assert (owner.has_module_perms("projects"), owner.has_module_perms("auth")) == (True, False)


def test_administrator_keeps_accounts_but_not_what_other_applications_hold() -> None:
    administrator = make_member(StaffRole.ADMINISTRATOR)
    assert administrator.has_perm("auth.change_user")
    assert not administrator.has_perm("otp_totp.view_totpdevice")
    assert administrator.has_module_perms("auth")
