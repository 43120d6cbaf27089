"""Every text of the interface has its Korean, and the Korean says as much as the English."""

import re
from collections import Counter
from pathlib import Path

import polib
import pytest
from django.conf import settings

CATALOGUE = Path("projects/locale/ko/LC_MESSAGES/django.po")
# What a text leaves to be filled in, and the markup around it.
HOLES = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}|</?\w+|\w+=\"[^\"]*\"")


@pytest.fixture(scope="module")
def catalogue() -> polib.POFile:
    return polib.pofile(str(settings.BASE_DIR / CATALOGUE))


def korean_of(entry: polib.POEntry) -> list[str]:
    return [*entry.msgstr_plural.values()] if entry.msgid_plural else [entry.msgstr]


def test_no_text_waits_for_its_korean(catalogue: polib.POFile) -> None:
    waiting = [
        entry.msgid
        for entry in catalogue
        if entry.fuzzy or not all(text.strip() for text in korean_of(entry))
    ]
    assert waiting == []


def test_the_catalogue_keeps_no_text_that_nothing_uses(catalogue: polib.POFile) -> None:
    assert [entry.msgid for entry in catalogue if entry.obsolete] == []


def test_korean_leaves_the_same_to_be_filled_in(catalogue: polib.POFile) -> None:
    different = {
        entry.msgid: text
        for entry in catalogue
        for text in korean_of(entry)
        # Of “One filter” and “%(n)s filters” Korean has the one form that holds for both.
        if Counter(HOLES.findall(text)) != Counter(HOLES.findall(entry.msgid_plural or entry.msgid))
    }
    assert different == {}


def test_korean_is_korean(catalogue: polib.POFile) -> None:
    untouched = {
        entry.msgid
        for entry in catalogue
        for text in korean_of(entry)
        if not re.search("[가-힣]", text)
    }
    # Names and figures, the same in both languages.
    assert untouched == {
        "API",
        "%(start)s to %(end)s",
        "%(who)s on %(day)s: %(what)s",
        "%(currency)s 1 = USD %(per_unit)s, %(day)s (%(source)s)",
    }


def test_korean_has_one_plural_form(catalogue: polib.POFile) -> None:
    assert catalogue.metadata["Plural-Forms"] == "nplurals=1; plural=0;"
    assert {tuple(entry.msgstr_plural) for entry in catalogue if entry.msgid_plural} == {(0,)}
