"""What is made up, told by its address."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from projects.models import Country, ExchangeRate, Plan, PublicRecord, Source, StatusUpdate
from projects.models.fiction import CODES, is_fictional
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "is_made_up"),
    [
        ("fictional-plan", True),
        ("QM", True),
        ("QZ", True),
        ("plan-fictional", False),
        ("fictional", False),
        # Qatar is a country, and so are those whose codes follow in the alphabet.
        ("QA", False),
        ("RO", False),
    ],
)
def test_address_or_code_tells_what_is_made_up(name: str, is_made_up: bool) -> None:
    assert is_fictional(name) is is_made_up


def test_no_country_of_the_reference_data_has_such_a_code() -> None:
    assert not CODES & {"BN", "KH", "ID", "LA", "MY", "MM", "PH", "SG", "TH", "VN", "TL", "KR"}


def test_words_part_the_two_worlds() -> None:
    """Each query set knows both words, and no row is in neither or in both."""
    for slug, code in (("real", "VN"), ("fictional-one", "QM")):
        source = make.make_source(slug=f"{slug}-source")
        make.make_plan(slug=slug, source=source)
        make.make_country(code)
        project = make.make_public_project(slug=f"{slug}-project")
        make.make_status(project, "ongoing", source=source)
        make.publish(project)
    for rows, key in (
        (Plan.objects.filter(slug__in=["real", "fictional-one"]), "slug"),
        (Country.objects.filter(code__in=["VN", "QM"]), "code"),
        (StatusUpdate.objects.all(), "source__slug"),
        (PublicRecord.objects.all(), "slug"),
        (Source.objects.filter(slug__endswith="-source"), "slug"),
    ):
        real, made_up = rows.factual(), rows.fictional()  # type: ignore[attr-defined]
        told = [[*it.values_list(key, flat=True)] for it in (real, made_up)]
        assert [len(it) for it in told] == [1, 1]
        assert [is_fictional(*it) for it in told] == [False, True]


def test_made_up_rate_converts_no_real_sum() -> None:
    rate = ExchangeRate.objects.create(
        currency="KRW",
        on=date(2023, 1, 1),
        usd_per_unit=Decimal("0.001"),
        source=make.make_source(slug="fictional-rates"),
    )
    project = make.make_project(slug="real")
    entry = make.make_funding(project, "1000.00", currency="KRW")
    entry.exchange_rate = rate
    with pytest.raises(ValidationError) as refusal:
        entry.clean()
    assert [*refusal.value.message_dict] == ["exchange_rate"]
