"""How pages write dates, money, statuses and other people's words."""

from datetime import date

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

SOURCE = {
    "slug": "report",
    "title": "Annual report",
    "publisher": "Secretariat",
    "url": "https://example.org/report",
    "file_name": "",
    "language": "en",
    "published_on": "2024-05-16",
    "accessed_on": None,
}


def written(template: str, language: str = "en", **values: object) -> str:
    with translation.override(language):
        html = Template("{% load figures %}" + template).render(Context(values))
    return " ".join(html.split())


@pytest.mark.parametrize(("language", "text"), [("en", "1 March 2025"), ("ko", "2025년 3월 1일")])
def test_day_cannot_be_misread(language: str, text: str) -> None:
    """U33"""
    assert written("{{ value|day }}", language, value="2025-03-01") == text


@pytest.mark.parametrize(
    ("precision", "html"),
    [
        ("day", '<time datetime="2025-05-31">31 May 2025</time>'),
        ("month", '<time datetime="2025-05">May 2025</time>'),
        ("year", '<time datetime="2025">2025</time>'),
        (
            "source",
            (
                '<time datetime="2025-05-31">31 May 2025</time> '
                '<span class="aside">(date of the source)</span>'
            ),
        ),
    ],
)
def test_date_is_no_more_exact_than_its_source(precision: str, html: str) -> None:
    assert written("{% dated value precision %}", value="2025-05-31", precision=precision) == html


def test_date_that_nobody_gave_is_not_reported() -> None:
    assert written("{% dated value 'day' %}", value=None) == (
        '<span class="unknown">Not reported</span>'
    )


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("0.00", "0"),
        ("0", "0"),
        ("0.004", "0.004"),
        ("-1.00", "−1"),
        ("7300000.00", "7,300,000"),
        ("7300000.50", "7,300,000.50"),
        ("1000000000000000", "1,000,000,000,000,000"),
        (None, ""),
        ("NaN", ""),
        ("words", ""),
    ],
)
def test_amount_is_written_in_full(value: str | None, text: str) -> None:
    """U18"""
    assert written("{{ value|amount }}", value=value) == text


@pytest.mark.parametrize(
    ("amount", "english", "korean"),
    [
        ("7300000.00", "USD 7.3 million", "USD 730만"),
        ("215237.00", "USD 215,237", "USD 215,237"),
        ("12345678.00", "USD 12.3 million", "USD 1,234.6만"),
        ("3000000000.00", "USD 3 billion", "USD 30억"),
        ("0.00", "USD 0", "USD 0"),
        (None, "Not reported", "Not reported"),
    ],
)
def test_sum_in_prose_is_short(amount: str | None, english: str, korean: str) -> None:
    template = "{% money_short amount 'USD' %}"
    assert written(template, amount=amount) == english
    if amount is not None:
        assert written(template, "ko", amount=amount) == korean


def test_sum_keeps_the_hedge_of_its_source() -> None:
    assert written("{% money_text '6900000.00' 'USD' 'about' %}") == "about USD 6,900,000"


@pytest.mark.parametrize(
    ("then", "text"),
    [
        ("2025-03-01", "today"),
        ("2025-02-28", "1 day ago"),
        ("2025-02-17", "12 days ago"),
        ("2024-09-01", "5 months ago"),
        ("2012-01-01", "13 years ago"),
    ],
)
def test_age_is_told_in_words(then: str, text: str) -> None:
    """U25"""
    assert written("{% ago then on %}", then=then, on=date(2025, 3, 1)) == text


@pytest.mark.parametrize(
    ("language", "shape", "html"),
    [
        ("en", {"title": "Waste", "title_ko": "폐기물"}, "Waste"),
        ("ko", {"title": "Waste", "title_ko": "폐기물"}, "폐기물"),
        ("en", {"title": "", "title_ko": ""}, ""),
        ("ko", {"title": "외교부"}, "외교부"),
        (
            "en",
            {"title": "", "title_ko": "폐기물"},
            '<span lang="ko">폐기물</span> <span class="untranslated">not yet translated</span>',
        ),
    ],
)
def test_text_in_another_language_is_marked(
    language: str, shape: dict[str, str], html: str
) -> None:
    """U31, U32"""
    assert written("{% local shape 'title' %}", language, shape=shape) == html


def test_untranslated_text_is_marked_quietly_in_lists() -> None:
    shape = {"title": "<Waste>", "title_ko": ""}
    assert written("{% local shape 'title' quiet=True %}", "ko", shape=shape) == (
        '<span lang="en">&lt;Waste&gt;</span>'
    )


@pytest.mark.parametrize(
    ("value", "vocabulary", "text"),
    [
        ("ongoing", "Status", "Ongoing"),
        ("budget", "FundingKind", "Budget"),
        ("", "Status", "Not reported"),
        (None, "Role", "Not reported"),
        ("no-such", "Status", "no-such"),
    ],
)
def test_choice_is_written_in_words(value: str | None, vocabulary: str, text: str) -> None:
    assert (
        written("{{ value|choice_label:vocabulary }}", value=value, vocabulary=vocabulary) == text
    )


@pytest.mark.parametrize(
    "status",
    [
        "proposed",
        "approved",
        "ongoing",
        "suspended",
        "activities_ended",
        "completed",
        "cancelled",
        "",
    ],
)
def test_every_status_has_its_own_shape(status: str) -> None:
    """U9"""
    drawn = written("{% status_mark status %}", status=status)
    others = {
        written("{% status_mark status %}", status=other).split("</svg>")[0].split("focusable")[1]
        for other in ("proposed", "approved", "ongoing", "suspended", "completed", "cancelled")
        if other != status
    }
    assert drawn.split("</svg>")[0].split("focusable")[1] not in others


def test_source_names_document_place_and_way_to_it() -> None:
    html = written("{% source_mark source 'page 3' %}", source=SOURCE)
    for part in (
        "Annual report",
        "Secretariat",
        "16 May 2024",
        "page 3",
        'href="https://example.org/report" rel="noopener nofollow external"',
    ):
        assert part in html, part


def test_file_of_the_collection_is_named() -> None:
    html = written("{% source_mark source %}", source=SOURCE | {"url": "", "file_name": "a.txt"})
    assert "<code>a.txt</code>" in html


@pytest.mark.parametrize(
    ("call", "value"),
    [
        ("'12000.00' unit='people'", "12,000 people"),
        ("'0.00' unit='people'", "0 people"),
        ("'four a year'", "four a year"),
        ("'7' qualifier='about'", "about 7"),
    ],
)
def test_figure_shows_its_value_with_its_date(call: str, value: str) -> None:
    """U18, U21"""
    html = written("{% figure " + call + " as_of='2024-05-16' %}")
    assert f"data-figure>{value}</span>" in html
    assert 'data-asof="2024-05-16"' in html


@pytest.mark.parametrize(
    ("call", "words"), [("None", "Not reported"), ("'1' not_applicable=True", "Not applicable")]
)
def test_figure_without_a_value_says_which_kind_of_nothing(call: str, words: str) -> None:
    """U18"""
    html = written("{% figure " + call + " %}")
    assert f'<span class="unknown">{words}</span>' in html
    assert "data-figure" not in html


@pytest.mark.parametrize(
    ("call", "address"),
    [
        ("query_with page=2", "/projects/?q=waste&status=ongoing&as_of=2024-01-01&page=2"),
        ("query_with status=None", "/projects/?q=waste&as_of=2024-01-01"),
        ("query_with status='completed'", "/projects/?q=waste&status=completed&as_of=2024-01-01"),
        ("query_without 'status' 'ongoing'", "/projects/?q=waste&as_of=2024-01-01"),
        ("query_without 'as_of'", "/projects/?q=waste&status=ongoing"),
    ],
)
def test_link_keeps_the_other_parameters_in_order(call: str, address: str) -> None:
    """U3"""
    request = RequestFactory().get(
        "/projects/?as_of=2024-01-01&status=ongoing&q=waste&ordering=title&page=3&other=1"
    )
    template = "{% autoescape off %}{% " + call + " %}{% endautoescape %}"
    assert written(template, request=request) == address
