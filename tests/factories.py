"""The smallest valid row of each noun. What a test is about, it says itself; the rest is here.

Nouns come published unless told otherwise, so that a test about drafts has to say so. Projects
come as drafts: publish_project() is what makes them public.
"""

from __future__ import annotations

import base64
import itertools
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.utils import timezone

from projects.choices import (
    ContributionKind,
    FundingKind,
    IndicatorType,
    LineState,
    MeetingKind,
    Noun,
    PeriodBasis,
    PublicationState,
    ReportedFigure,
    ReviewState,
    Role,
    StaffRole,
    Status,
    TokenScope,
)
from projects.models import (
    ActionLine,
    ApiToken,
    Assessment,
    Claim,
    Comment,
    Contribution,
    Country,
    ErrorReport,
    ExchangeRate,
    FocusArea,
    Fund,
    FundingEntry,
    Indicator,
    Meeting,
    Milestone,
    Organisation,
    Participation,
    Partnership,
    Period,
    Plan,
    Project,
    ProjectCountry,
    PublicRecord,
    Reading,
    ReportCompletion,
    ReportedValue,
    ReportingPeriod,
    SavedView,
    Source,
    StaffMember,
    StatusUpdate,
    Submission,
    Target,
    Theme,
    Webhook,
    WebhookDelivery,
)
from projects.services.api_token import credentials_of, digest_of
from projects.services.project import publish_project

ON = date(2024, 5, 16)
PUBLISHED = {"publication_state": PublicationState.PUBLISHED}
RELEASED = {"review_state": ReviewState.PUBLISHED}

_numbers = itertools.count(1)


def unique(word: str) -> str:
    return f"{word}-{next(_numbers)}"


def make_user(**values: Any) -> User:
    return User.objects.create_user(**{"username": unique("user"), **values})


def make_staff(**values: Any) -> User:
    return User.objects.create_superuser(**{"username": unique("staff"), **values})


def add_role(user: User, role: StaffRole) -> None:
    """The user has this role too; only the real migrations make the groups of the roles."""
    user.groups.add(Group.objects.get_or_create(name=role.value)[0])


def make_member(
    role: StaffRole,
    *,
    organisations: Iterable[Organisation] = (),
    plans: Iterable[Plan] = (),
    **values: Any,
) -> User:
    """A member of staff with one role."""
    user = make_user(**{"is_staff": True, **values})
    add_role(user, role)
    member = StaffMember.objects.create(user=user)
    member.organisations.set(organisations)
    member.reviewed_plans.set(plans)
    return user


def make_source(**values: Any) -> Source:
    slug = unique("source")
    return Source.objects.create(
        **PUBLISHED
        | {"slug": slug, "title": f"Title of {slug}", "url": f"https://example.org/{slug}"}
        | values
    )


def make_country(code: str = "VN", **values: Any) -> Country:
    return Country.objects.get_or_create(code=code, defaults={"name": f"Country {code}", **values})[
        0
    ]


def make_organisation(**values: Any) -> Organisation:
    slug = unique("organisation")
    return Organisation.objects.create(
        **PUBLISHED | {"slug": slug, "name": f"Name of {slug}"} | values
    )


def make_theme(**values: Any) -> Theme:
    slug = unique("theme")
    return Theme.objects.create(
        **PUBLISHED
        | {"slug": slug, "name": f"Name of {slug}", "source": values.get("source") or make_source()}
        | values
    )


def make_partnership(**values: Any) -> Partnership:
    slug = unique("partnership")
    return Partnership.objects.create(
        **PUBLISHED | {"slug": slug, "name": f"Name of {slug}"} | values
    )


def make_meeting(**values: Any) -> Meeting:
    slug = unique("meeting")
    return Meeting.objects.create(
        **PUBLISHED
        | {
            "slug": slug,
            "title": f"Title of {slug}",
            "kind": MeetingKind.DIALOGUE,
            "starts_on": ON,
            "partnership": values.get("partnership") or make_partnership(),
            "source": values.get("source") or make_source(),
        }
        | values
    )


def make_plan(**values: Any) -> Plan:
    slug = unique("plan")
    return Plan.objects.create(
        **PUBLISHED
        | {
            "slug": slug,
            "title": f"Title of {slug}",
            "starts_on": date(2021, 1, 1),
            "ends_on": date(2025, 12, 31),
            "partnership": values.get("partnership") or make_partnership(),
            "source": values.get("source") or make_source(),
        }
        | values
    )


def make_area(**values: Any) -> FocusArea:
    slug = unique("area")
    return FocusArea.objects.create(
        **PUBLISHED
        | {
            "slug": slug,
            "title": f"Title of {slug}",
            "plan": values.get("plan") or make_plan(),
            "source": values.get("source") or make_source(),
        }
        | values
    )


def make_line(**values: Any) -> ActionLine:
    slug = unique("line")
    return ActionLine.objects.create(
        **PUBLISHED
        | {
            "slug": slug,
            "number": slug,
            "text": f"Text of {slug}",
            "plan": values.get("plan") or make_plan(),
            "source": values.get("source") or make_source(),
        }
        | values
    )


def make_fund(**values: Any) -> Fund:
    slug = unique("fund")
    return Fund.objects.create(**PUBLISHED | {"slug": slug, "name": f"Name of {slug}"} | values)


def make_project(**values: Any) -> Project:
    slug = unique("project")
    return Project.objects.create(**{"slug": slug, "title": f"Title of {slug}"} | values)


def make_public_project(**values: Any) -> Project:
    project = make_project(**values)
    publish_project(project, by=None)
    project.refresh_from_db()
    return project


def publish(project: Project) -> PublicRecord:
    """Publish once more, after entries or relations were added."""
    return publish_project(project, by=None)


def make_error_report(**values: Any) -> ErrorReport:
    """About a public project, unless values name another record."""
    if not {noun.value for noun in Noun} & values.keys():
        values["project"] = make_public_project()
    if values.get("state") in {"accepted", "declined"}:
        values = {"answer": "What was done", "answered_at": timezone.now()} | values
    return ErrorReport.objects.create(**{"problem": "The year is wrong"} | values)


def make_submission(project: Project, **values: Any) -> Submission:
    decided = {"decided_at": timezone.now()} if "decision" in values else {}
    return Submission.objects.create(
        **{"project": project, "version": project.version, "contents": "{}"} | decided | values
    )


def make_participation(project: Project, **values: Any) -> Participation:
    return Participation.objects.create(
        **{
            "project": project,
            "organisation": values.get("organisation") or make_organisation(),
            "role": Role.IMPLEMENTING,
        }
        | values
    )


def make_territory(project: Project, code: str = "VN", **values: Any) -> ProjectCountry:
    return ProjectCountry.objects.create(project=project, country=make_country(code), **values)


def _entry(values: dict[str, Any], **defaults: Any) -> dict[str, Any]:
    """What every ledger entry needs; released, so that publishing its subject shows it."""
    return (
        RELEASED
        | {"effective_on": ON, "source": values.get("source") or make_source()}
        | defaults
        | values
    )


def make_status(project: Project, status: str = Status.ONGOING, **values: Any) -> StatusUpdate:
    return StatusUpdate.objects.create(**_entry(values, project=project, status=status))


def make_period(project: Project, **values: Any) -> Period:
    return Period.objects.create(
        **_entry(
            values,
            project=project,
            basis=PeriodBasis.PLANNED,
            **({} if "starts_on" in values or "ends_on" in values else {"starts_on": ON}),
        )
    )


def make_funding(
    project: Project, amount: str | None = "1000000.00", **values: Any
) -> FundingEntry:
    return FundingEntry.objects.create(
        **_entry(
            values,
            project=project,
            kind=FundingKind.BUDGET,
            amount=None if amount is None else Decimal(amount),
            currency="USD",
        )
    )


def make_milestone(project: Project, **values: Any) -> Milestone:
    return Milestone.objects.create(
        **_entry(values, project=project, title="Milestone", due_on=date(2025, 1, 1))
    )


def make_rate(**values: Any) -> ExchangeRate:
    return ExchangeRate.objects.create(
        **{
            "currency": "KRW",
            "on": ON,
            "usd_per_unit": Decimal("0.00075"),
            "source": values.get("source") or make_source(),
        }
        | values
    )


def make_indicator(**values: Any) -> Indicator:
    slug = unique("indicator")
    return Indicator.objects.create(
        **PUBLISHED
        | {
            "slug": slug,
            "title": f"Title of {slug}",
            "type": IndicatorType.OUTPUT,
            "unit": "people",
        }
        | values
    )


def make_reading(indicator: Indicator, value: str | None = "10", **values: Any) -> Reading:
    number = None if value is None else Decimal(value)
    return Reading.objects.create(**_entry(values, indicator=indicator, value=number))


def make_target(indicator: Indicator, value: str = "100", **values: Any) -> Target:
    return Target.objects.create(**_entry(values, indicator=indicator, value=Decimal(value)))


def make_reported_value(**values: Any) -> ReportedValue:
    return ReportedValue.objects.create(
        **_entry(values, figure=ReportedFigure.FOUNDED, value="2012")
    )


def make_assessment(
    line: ActionLine, state: str = LineState.DELIVERED, **values: Any
) -> Assessment:
    return Assessment.objects.create(**_entry(values, line=line, state=state))


def make_claim(plan: Plan, **values: Any) -> Claim:
    return Claim.objects.create(
        **_entry(values, plan=plan, percentage=Decimal(95), verb="implemented")
    )


def make_contribution(fund: Fund, amount: str = "14000000.00", **values: Any) -> Contribution:
    return Contribution.objects.create(
        **_entry(
            values,
            fund=fund,
            kind=ContributionKind.ANNUAL,
            year=2024,
            amount=Decimal(amount),
            currency="USD",
        )
    )


def make_reporting_period(**values: Any) -> ReportingPeriod:
    """The quarter in which ON lies; locked if ``locked_by`` says by whom."""
    locked = {"locked_at": timezone.now()} if values.get("locked_by") else {}
    return ReportingPeriod.objects.create(
        **{
            "plan": values.get("plan") or make_plan(),
            "name": unique("quarter"),
            "begins_on": date(2024, 4, 1),
            "ends_on": date(2024, 6, 30),
        }
        | locked
        | values
    )


def make_completion(project: Project, **values: Any) -> ReportCompletion:
    return ReportCompletion.objects.create(
        **{
            "project": project,
            "reporting_period": values.get("reporting_period") or make_reporting_period(),
        }
        | values
    )


def make_comment(record: Model | None = None, **values: Any) -> Comment:
    written_by = values.pop("written_by", None) or make_staff()
    return Comment.objects.create(
        **{
            "record": record or make_project(),
            "text": "Is this still so?",
            "written_by": written_by,
            **values,
        }
    )


def make_api_token(*, text: str = "", **values: Any) -> ApiToken:
    """A token of a year; the ``text`` is what a program would send, if the test sends any."""
    owner = values.pop("owner", None) or make_staff()
    text = text or unique("poa_token")
    return ApiToken.objects.create(
        **{
            "name": unique("token"),
            "owner": owner,
            "scope": TokenScope.READ,
            "digest": digest_of(text),
            "beginning": text[:10],
            "credentials": credentials_of(owner),
            "expires_at": timezone.now() + timedelta(days=366),
            **values,
        }
    )


def make_webhook(**values: Any) -> Webhook:
    """It is told at a name that exists nowhere."""
    return Webhook.objects.create(
        **{
            "name": unique("webhook"),
            "owner": values.get("owner") or make_staff(),
            "url": "https://hooks.example/told",
            "secret": "whsec_" + base64.b64encode(b"k" * 32).decode(),
        }
        | values
    )


def make_delivery(**values: Any) -> WebhookDelivery:
    """Delivered, unless values say otherwise."""
    return WebhookDelivery.objects.create(
        **{
            "webhook": values.get("webhook") or make_webhook(),
            "payload": '{"type":"test"}',
            "attempts": 1,
            "delivered_at": timezone.now(),
        }
        | values
    )


def make_saved_view(**values: Any) -> SavedView:
    return SavedView.objects.create(
        **{
            "name": unique("view"),
            "content_type": ContentType.objects.get_for_model(Project),
            "query": "is_signature__exact=1",
            "owner": values.pop("owner", None) or make_staff(),
            **values,
        }
    )
