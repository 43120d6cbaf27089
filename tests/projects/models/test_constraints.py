"""Every rule that the database keeps: it refuses the row, and full_clean() says why in words.

A constraint that no row here breaks fails the first test.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, connection, models, transaction
from django.db.models import Q
from django.utils import timezone

from projects.choices import (
    ContributionKind,
    Decision,
    FateKind,
    PeriodBasis,
    PublicationState,
    ReviewState,
    ToldChanges,
    Vocabulary,
)
from projects.models import (
    Classification,
    Confirmation,
    CoordinatorTerm,
    Country,
    DataVersion,
    Digest,
    DocumentChange,
    FormerAddress,
    FundingEntry,
    IdempotencyKey,
    LineFate,
    Membership,
    OrganisationAlias,
    ProjectAlias,
    ReadingPart,
    Release,
    Submission,
    Term,
    VocabularyCode,
    tracked_models,
)
from projects.models.constraints import broken_rule, exactly_one
from tests.factories import (
    ON,
    make_area,
    make_assessment,
    make_claim,
    make_comment,
    make_contribution,
    make_country,
    make_error_report,
    make_fund,
    make_funding,
    make_indicator,
    make_line,
    make_meeting,
    make_milestone,
    make_organisation,
    make_participation,
    make_partnership,
    make_period,
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
    make_target,
    make_territory,
    make_theme,
    make_user,
    make_webhook,
    unique,
)
from tests.projects.admin.rows import make_report_completion

pytestmark = pytest.mark.django_db

Broken = Callable[[], models.Model]
Sentences = dict[str, list[str]]

TODAY = timezone.localdate()
TOMORROW = TODAY + timedelta(days=1)
NOW = timezone.now()
ALL = "__all__"


def another(row: models.Model, **changes: Any) -> models.Model:
    """An unsaved row like ``row`` but for ``changes``, free to stand beside it."""
    values = {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if not field.primary_key
    }
    if "slug" in values:
        values["slug"] = unique("another")
    if "number" in values:
        values["number"] = values["number"] + 1 if isinstance(values["number"], int) else "0.1"
    return type(row)(**{**values, **changes})


def onto_itself(row: models.Model, field: str) -> models.Model:
    """A stored row whose ``field`` leads, in memory only, to the row itself."""
    setattr(row, field, row)
    return row


def store_unchecked(row: models.Model) -> None:
    """Past clean() and past what save() computes: only the database can refuse it."""
    if row._state.adding:
        type(row)._default_manager.bulk_create([row])
    else:
        row.save()


def store_and_look_up(row: models.Model) -> None:
    """Stored, with what it names looked up now and not at the end of the transaction."""
    store_unchecked(row)
    connection.check_constraints()


def make_release() -> Release:
    return Release.objects.create(
        number=1, meeting=make_meeting(), as_of=ON, sha256="0" * 64, data_version=1
    )


def make_membership() -> Membership:
    return Membership.objects.create(
        partnership=make_partnership(), country=make_country(), source=make_source(), side="asean"
    )


def make_term() -> CoordinatorTerm:
    return CoordinatorTerm.objects.create(
        partnership=make_partnership(), country=make_country(), source=make_source()
    )


def make_fate() -> LineFate:
    return LineFate.objects.create(
        line=make_line(), successor=make_line(), kind=FateKind.CARRIED_OVER, source=make_source()
    )


def make_dropped() -> LineFate:
    return LineFate.objects.create(line=make_line(), kind=FateKind.DROPPED, source=make_source())


def make_code() -> VocabularyCode:
    return VocabularyCode.objects.create(
        vocabulary=Vocabulary.SDG_GOAL, code="9", name="Industry, innovation and infrastructure"
    )


def make_classification() -> Classification:
    return Classification.objects.create(project=make_project(), code=make_code())


def one_indicator(**values: Any) -> Any:
    return make_indicator(project=make_project(), **values)


LEDGERS: dict[str, Callable[[], models.Model]] = {
    "assessment": lambda: make_assessment(make_line()),
    "claim": lambda: make_claim(make_plan()),
    "contribution": lambda: make_contribution(make_fund()),
    "fundingentry": lambda: make_funding(make_project()),
    "milestone": lambda: make_milestone(make_project()),
    "period": lambda: make_period(make_project()),
    "reading": lambda: make_reading(one_indicator()),
    "reportedvalue": lambda: make_reported_value(fund=make_fund()),
    "statusupdate": lambda: make_status(make_project()),
    "target": lambda: make_target(one_indicator()),
}
NOUNS: dict[str, Callable[[], models.Model]] = {
    "actionline": make_line,
    "focusarea": make_area,
    "fund": make_fund,
    "indicator": one_indicator,
    "meeting": make_meeting,
    "organisation": make_organisation,
    "partnership": make_partnership,
    "plan": make_plan,
    "project": make_project,
    "release": make_release,
    "source": make_source,
    "theme": make_theme,
}

LAST = date(2024, 7, 1)
NEXT_QUARTER = {"begins_on": LAST, "ends_on": date(2024, 9, 30)}
NOT_DATED_IN_THE_FUTURE = (
    f"{TOMORROW} is in the future: give the date from which this is true, {TODAY} at the latest."
)
EMBARGO = {ALL: ["An embargo needs the moment at which it ends."]}
AMOUNT = {
    ALL: ["An amount needs its currency, like USD; or tick “not applicable” and leave both empty."]
}
VALUE = {ALL: ["Give the value, in figures or words; or tick “not applicable” and leave it empty."]}
DATED_ROLE = {ALL: ["The end is before the start: give a later end."]}

# Constraint → a row that breaks it and nothing else, and what full_clean() says of that row.
TABLE: dict[str, tuple[Broken, Sentences]] = {
    "country_code_has_two_letters": (
        lambda: Country(code="vn", name="Viet Nam"),
        {
            "code": [
                "“vn” is not a country code: write the two capital letters of ISO 3166-1, like VN."
            ]
        },
    ),
    "comment_is_settled_where_it_began": (
        lambda: another(
            make_comment(answers=make_comment()),
            settled_by_id=make_staff().pk,
            settled_at=timezone.now(),
        ),
        {ALL: ["Settle the comment that began the conversation."]},
    ),
    "comment_settled_by_someone_at_some_moment": (
        lambda: another(make_comment(), settled_at=timezone.now()),
        {ALL: ["Say who settled it, and when."]},
    ),
    "savedview_name_is_used_once": (
        lambda: another(make_saved_view()),
        {ALL: ["You saved another view of this list by that name."]},
    ),
    "documentchange_is_told_once_a_version": (
        lambda: another(
            DocumentChange.objects.create(
                resource="projects", key="k", digest="d", data_version=1, changed_at=NOW
            )
        ),
        {ALL: ["A version tells of a document once."]},
    ),
    "idempotencykey_is_used_once_by_its_owner": (
        lambda: another(
            IdempotencyKey.objects.create(
                owner=make_staff(), key="k", fingerprint="f", headers={"ETag": '"1"'}
            )
        ),
        {ALL: ["Idempotency key with this Owner and Key already exists."]},
    ),
    "webhook_of_removals_has_no_filter": (
        lambda: another(make_webhook(), kinds=ToldChanges.REMOVALS, query="status=ongoing"),
        {
            ALL: [
                (
                    "Removals alone can't be filtered: what is gone has no status or country. "
                    "Leave the filters empty."
                )
            ]
        },
    ),
    "source_can_be_found": (
        lambda: another(make_source(), url="", file_name=""),
        {ALL: ["Give the web address, or the file name of a document that has none."]},
    ),
    "membership_ends_after_it_starts": (
        lambda: another(make_membership(), starts_on=ON, ends_on=ON - timedelta(days=1)),
        DATED_ROLE,
    ),
    "coordinatorterm_ends_after_it_starts": (
        lambda: another(make_term(), starts_on=ON, ends_on=ON - timedelta(days=1)),
        DATED_ROLE,
    ),
    "meeting_ends_after_it_starts": (
        lambda: another(make_meeting(), ends_on=ON - timedelta(days=1)),
        {ALL: ["The meeting ends before it starts: give a later end."]},
    ),
    "plan_ends_after_it_starts": (
        lambda: another(make_plan(), ends_on=date(2020, 12, 31)),
        {ALL: ["The plan ends before it starts: give a later end."]},
    ),
    "plan_does_not_succeed_itself": (
        lambda: onto_itself(make_plan(), "succeeds"),
        {ALL: ["A plan can't succeed itself: choose the earlier plan."]},
    ),
    "focusarea_is_not_part_of_itself": (
        lambda: onto_itself(make_area(), "parent"),
        {"parent": ["That area is itself part of this one."]},
    ),
    "actionline_number_is_unique_in_its_plan": (
        lambda: another(line := make_line(), number=line.number),
        {ALL: ["This plan already has a line with that number."]},
    ),
    "confirmation_is_not_dated_in_the_future": (
        lambda: Confirmation(project=make_project(), confirmed_on=TOMORROW, entered_on=TODAY),
        {ALL: ["That day is in the future: confirm what is accurate today at the latest."]},
    ),
    "period_has_a_start_or_an_end": (
        lambda: another(make_period(make_project()), starts_on=None, ends_on=None),
        {ALL: ["Give the start, the end or both."]},
    ),
    "period_ends_after_it_starts": (
        lambda: another(make_period(make_project()), ends_on=ON - timedelta(days=1)),
        {ALL: ["The end is before the start: check both, or give only the one you know."]},
    ),
    "period_that_happened_is_not_in_the_future": (
        lambda: another(
            make_period(make_project()), basis=PeriodBasis.ACTUAL, starts_on=ON, ends_on=TOMORROW
        ),
        {ALL: ["An actual date lies in the past: enter it as planned, or wait for the day."]},
    ),
    "statusupdate_status_is_a_known_one": (
        lambda: another(make_status(make_project()), status="nearly_done"),
        {"status": ["Value 'nearly_done' is not a valid choice."]},
    ),
    "vocabularycode_is_listed_once": (
        lambda: another(make_code()),
        {ALL: ["Vocabulary code with this Vocabulary and Code already exists."]},
    ),
    "project_is_not_part_of_itself": (
        lambda: onto_itself(make_project(), "parent"),
        {"parent": ["That project is itself part of this one."]},
    ),
    "project_does_not_follow_itself": (
        lambda: onto_itself(make_project(), "follows"),
        {"follows": ["That project is itself a phase after this."]},
    ),
    "organisation_alias_is_listed_once": (
        lambda: another(
            OrganisationAlias.objects.create(organisation=make_organisation(), name="KOICA")
        ),
        {ALL: ["Other name with this Organisation and Name already exists."]},
    ),
    "project_alias_is_listed_once": (
        lambda: another(ProjectAlias.objects.create(project=make_project(), name="KADIF")),
        {ALL: ["Other name with this Project and Name already exists."]},
    ),
    "claim_percentage_is_between_0_and_100": (
        lambda: another(make_claim(make_plan()), percentage=Decimal("100.01")),
        {"percentage": ["Ensure this value is less than or equal to 100."]},
    ),
    "claim_numerator_is_not_above_its_denominator": (
        lambda: another(make_claim(make_plan()), numerator=182, denominator=181),
        {ALL: ["More lines than there are: check both numbers."]},
    ),
    "classification_is_listed_once": (
        lambda: another(make_classification()),
        {ALL: ["Classification with this Project and Code already exists."]},
    ),
    "classification_percentage_is_between_0_and_100": (
        lambda: Classification(project=make_project(), code=make_code(), percentage=Decimal(-1)),
        {"percentage": ["Ensure this value is greater than or equal to 0."]},
    ),
    "contribution_amount_has_a_currency": (
        lambda: another(make_contribution(make_fund()), currency=""),
        AMOUNT,
    ),
    "contribution_has_a_year_unless_cumulative": (
        lambda: another(make_contribution(make_fund()), kind=ContributionKind.CUMULATIVE),
        {ALL: ["Give the year it is for; a cumulative figure has none."]},
    ),
    "dataversion_has_one_row": (
        lambda: DataVersion(id=2),
        {ALL: ["There is one data version: number 1."]},
    ),
    "exchangerate_is_listed_once": (
        lambda: another(make_rate()),
        {ALL: ["Exchange rate with this Currency, On and Source already exists."]},
    ),
    "exchangerate_is_above_zero": (
        lambda: another(make_rate(), on=TODAY, usd_per_unit=Decimal(0)),
        {ALL: ["A rate is above zero."]},
    ),
    "exchangerate_is_of_a_known_currency": (
        lambda: another(make_rate(), currency="USD"),
        {ALL: ["Choose a currency other than the US dollar."]},
    ),
    "formeraddress_is_listed_once": (
        lambda: another(
            FormerAddress.objects.create(noun="plan", slug="old", leads_to="new"), slug="old"
        ),
        {ALL: ["Former address with this Kind of record and Former address already exists."]},
    ),
    "formeraddress_leads_elsewhere": (
        lambda: FormerAddress(noun="plan", slug="here", leads_to="here"),
        {ALL: ["A former address leads to another one."]},
    ),
    "fundingentry_amount_has_a_currency": (
        lambda: another(make_funding(make_project()), currency="", usd_amount=None),
        AMOUNT,
    ),
    "fundingentry_is_negative_only_for_refunds": (
        lambda: another(
            make_funding(make_project()), amount=Decimal(-1), usd_amount=Decimal("-1.00")
        ),
        {ALL: ["Only a disbursement or an expenditure can be negative, as a refund."]},
    ),
    "fundingentry_conversion_names_its_rate": (
        lambda: another(make_funding(make_project()), exchange_rate_id=make_rate().pk),
        {ALL: ["A conversion needs its rate; US dollars need none."]},
    ),
    "indicator_measures_one_thing": (
        lambda: another(one_indicator(), fund_id=make_fund().pk),
        {ALL: ["Choose the one project, plan, partnership or fund that it measures."]},
    ),
    "indicator_baseline_has_a_year_and_a_source": (
        lambda: another(one_indicator(), baseline_value=Decimal(0), baseline_year=2020),
        {ALL: ["A baseline needs its year and its source."]},
    ),
    "linefate_names_a_successor_unless_dropped": (
        lambda: another(make_fate(), successor_id=None),
        {ALL: ["A dropped line has no successor; any other fate names one."]},
    ),
    "linefate_leads_to_another_line": (
        lambda: another(fate := make_fate(), successor_id=fate.line_id),
        {ALL: ["A line can't be its own successor."]},
    ),
    "linefate_is_listed_once": (
        lambda: another(make_fate()),
        {ALL: ["Fate of a line with this Line and Successor line already exists."]},
    ),
    "linefate_line_is_dropped_once": (
        lambda: another(make_dropped()),
        {ALL: ["This line is dropped already."]},
    ),
    "milestone_has_a_day": (
        lambda: another(make_milestone(make_project()), due_on=None, done_on=None),
        {ALL: ["Give the day it is due, or the day it was done."]},
    ),
    "milestone_is_not_done_in_the_future": (
        lambda: another(make_milestone(make_project()), done_on=TOMORROW),
        {ALL: ["“Done on” is in the future: leave it empty until the day has come."]},
    ),
    "participation_is_listed_once": (
        lambda: another(make_participation(make_project())),
        {ALL: ["Participant with this Project, Organisation and Role already exists."]},
    ),
    "project_country_is_listed_once": (
        lambda: another(make_territory(make_project())),
        {ALL: ["Country with this Project and Country already exists."]},
    ),
    "project_country_share_is_between_0_and_100": (
        lambda: another(
            make_territory(make_project()), project_id=make_project().pk, share=Decimal("100.5")
        ),
        {"share": ["Ensure this value is less than or equal to 100."]},
    ),
    "reading_has_a_value_unless_not_applicable": (
        lambda: another(make_reading(one_indicator()), value=None),
        VALUE,
    ),
    "readingpart_is_listed_once": (
        lambda: another(
            ReadingPart.objects.create(
                reading=make_reading(one_indicator()), dimension="sex", label="women", value=5
            )
        ),
        {ALL: ["Part of a reading with this Reading, By and Which already exists."]},
    ),
    "release_checksum_is_whole": (
        lambda: another(make_release(), sha256="0" * 63),
        {ALL: ["A SHA-256 checksum has 64 characters."]},
    ),
    "reportedvalue_is_about_one_thing": (
        lambda: another(make_reported_value(fund=make_fund()), fund_id=None),
        {ALL: ["Choose the one project, plan, partnership, fund or meeting it is about."]},
    ),
    "target_has_a_value_unless_not_applicable": (
        lambda: another(make_target(one_indicator()), is_not_applicable=True),
        VALUE,
    ),
    "term_is_listed_once": (
        lambda: another(
            Term.objects.create(
                record=make_public_project().public_record, facet="plan", value="asean-rok"
            )
        ),
        {ALL: ["Term with this Facet, Value and Record already exists."]},
    ),
}


def breaks(make: Callable[[], models.Model], **changes: Any) -> Broken:
    return lambda: another(make(), **changes)


TABLE |= {
    "digest_is_sent_once_a_day": (
        lambda: another(
            Digest.objects.create(person=make_user(), sent_on=ON, named=["look:1:None"])
        ),
        {ALL: ["This person had a digest that day."]},
    ),
    "errorreport_is_about_one_record": (
        lambda: another(make_error_report(fund=make_fund()), fund_id=None),
        {ALL: ["An error is reported in one record."]},
    ),
    "errorreport_answered_has_an_answer": (
        breaks(make_error_report, state="accepted", answered_at=NOW),
        {ALL: ["Write the answer: what was changed or, if it is not accepted, why not."]},
    ),
    "errorreport_answered_has_a_moment": (
        breaks(make_error_report, state="declined", answer="As the source says"),
        {ALL: ["An answer has the moment at which it was given."]},
    ),
    "reportingperiod_has_a_name_of_its_own_in_the_plan": (
        breaks(make_reporting_period, **NEXT_QUARTER),
        {ALL: ["This plan has a reporting period of that name: choose another name."]},
    ),
    "reportingperiod_ends_after_it_begins": (
        breaks(make_reporting_period, name="Other", **NEXT_QUARTER | {"ends_on": LAST}),
        {ALL: ["The last day is not after the first: check both days."]},
    ),
    "reportingperiod_lock_says_who_and_since_when": (
        breaks(make_reporting_period, name="Other", locked_at=NOW, **NEXT_QUARTER),
        {ALL: ["A lock names who locked it, and since when."]},
    ),
    "reportcompletion_is_said_once": (
        breaks(make_report_completion),
        {ALL: ["It is complete for that period already."]},
    ),
    "submission_is_the_only_open_one_of_its_project": (
        breaks(lambda: make_submission(make_project())),
        {ALL: ["This project is submitted already."]},
    ),
    "submission_returned_has_a_reason": (
        breaks(lambda: make_submission(make_project()), decision=Decision.RETURNED, decided_at=NOW),
        {ALL: ["Say what has to change before it can be published."]},
    ),
    "submission_under_embargo_has_a_moment": (
        lambda: Submission(
            project=make_project(),
            version=1,
            contents="{}",
            decision=Decision.SCHEDULED,
            decided_at=NOW,
        ),
        EMBARGO,
    ),
    "submission_decided_has_a_moment": (
        breaks(lambda: make_submission(make_project()), decision=Decision.TAKEN_BACK),
        {ALL: ["A decision has the moment at which it was made."]},
    ),
}
for name, make in LEDGERS.items():
    TABLE |= {
        f"{name}_is_not_dated_in_the_future": (
            breaks(make, effective_on=TOMORROW, entered_on=TODAY),
            {"effective_on": [NOT_DATED_IN_THE_FUTURE]},
        ),
        f"{name}_not_counted_has_a_reason": (
            breaks(make, is_counted=False, counting_reason=""),
            {ALL: ["Say why this value does not count."]},
        ),
        f"{name}_returned_has_a_reason": (
            breaks(make, review_state=ReviewState.RETURNED, returned_reason=""),
            {ALL: ["Say what has to change before it can be published."]},
        ),
        f"{name}_under_embargo_has_a_moment": (
            breaks(make, review_state=ReviewState.SCHEDULED, publish_at=None),
            EMBARGO,
        ),
    }
for name, make in NOUNS.items():
    TABLE[f"{name}_under_embargo_has_a_moment"] = (
        breaks(make, publication_state=PublicationState.SCHEDULED, publish_at=None),
        EMBARGO,
    )

MODELS = list(apps.get_app_config("projects").get_models(include_auto_created=True))
DECLARED = {
    str(constraint.name): (model, constraint)
    for model in MODELS
    for constraint in model._meta.constraints
}


def refusal_of(name: str) -> str:
    """The words in which this database names a constraint that it keeps."""
    model, constraint = DECLARED[name]
    if isinstance(constraint, models.UniqueConstraint) and connection.vendor == "sqlite":
        columns = [model._meta.get_field(field).column for field in constraint.fields]
        return ", ".join(f"{model._meta.db_table}.{column}" for column in columns)
    return name


def test_every_constraint_is_broken_here() -> None:
    assert set(TABLE) == set(DECLARED)


@pytest.mark.parametrize("name", sorted(TABLE))
def test_database_refuses_a_row_that_breaks(name: str) -> None:
    broken = TABLE[name][0]()
    assert type(broken) is DECLARED[name][0]
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        store_unchecked(broken)
    words = str(refusal.value).splitlines()[0]
    assert words.endswith((refusal_of(name), f'"{name}"'))
    constraint = DECLARED[name][1]
    sentence = constraint.violation_error_message
    if isinstance(constraint, models.UniqueConstraint) and "is violated" in sentence:
        [[sentence]] = TABLE[name][1].values()
    is_rule = type(broken) in tracked_models()
    assert broken_rule(refusal.value) == (sentence if is_rule else None)


def test_database_refuses_two_rows_at_one_address() -> None:
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        store_unchecked(another(make_project(), slug=make_project(slug="taken").slug))
    assert broken_rule(refusal.value) == "Project with this Address already exists."


@pytest.mark.parametrize(
    "changes", [{"title": None}, {"slug": None}, {"parent_id": 0}, {"id": 1}], ids=str
)
def test_what_no_rule_refuses_is_a_fault(changes: dict[str, Any]) -> None:
    row = another(make_project(id=1), **changes)
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        store_and_look_up(row)
    assert broken_rule(refusal.value) is None


@pytest.mark.parametrize("name", sorted(TABLE))
def test_full_clean_says_what_breaks(name: str) -> None:
    build, sentences = TABLE[name]
    broken = build()
    with pytest.raises(ValidationError) as refusal:
        broken.full_clean()
    assert refusal.value.message_dict == sentences


@pytest.mark.parametrize("code", ["12", "1A", "A1", "--", "V", "VNM"])
def test_database_refuses_a_country_code_that_is_not_two_letters(code: str) -> None:
    with pytest.raises((IntegrityError, DataError)), transaction.atomic():
        store_unchecked(Country(code=code, name="Nowhere"))


def test_database_refuses_dollars_without_their_conversion() -> None:
    """A comparison with null is null, which a CHECK lets pass."""
    entry = make_funding(make_project())
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        FundingEntry.objects.filter(pk=entry.pk).update(usd_amount=None)
    assert "fundingentry_conversion_names_its_rate" in str(refusal.value)


@pytest.mark.parametrize("make", [*LEDGERS.values(), *NOUNS.values()])
def test_row_like_a_valid_one_is_accepted(make: Callable[[], models.Model]) -> None:
    """Or else the rows above might be refused for something else."""
    row = another(make())
    row.full_clean()
    type(row)._default_manager.bulk_create([row])


def test_exactly_one_is_one_filled_field_with_the_others_empty() -> None:
    assert exactly_one("plan", "fund") == (
        Q(plan__isnull=False, fund__isnull=True) | Q(plan__isnull=True, fund__isnull=False)
    )
