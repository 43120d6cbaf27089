"""Every text of the interface has its Korean, and the Korean says as much as the English."""

import re
import shutil
from collections import Counter
from pathlib import Path

import polib
import pytest
from django.conf import settings as real_settings
from django.core.management import call_command
from pytest_django.fixtures import Settings

from tracker.management.commands.collect_messages import SPOKEN

CATALOGUE = Path("projects/locale/ko/LC_MESSAGES/django.po")
# What a text leaves to be filled in, and the markup around it.
HOLES = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}|</?\w+|\w+=\"[^\"]*\"")


@pytest.fixture(scope="module")
def catalogue() -> polib.POFile:
    return polib.pofile(str(real_settings.BASE_DIR / CATALOGUE))


def korean_of(entry: polib.POEntry) -> list[str]:
    return [*entry.msgstr_plural.values()] if entry.msgid_plural else [entry.msgstr]


def texts_of(entry: polib.POEntry) -> tuple[str, str, str]:
    return (entry.msgctxt or "", entry.msgid, entry.msgid_plural or "")


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
        "%(noun)s: %(name)s",
        "%(who)s on %(day)s: %(what)s",
        "%(currency)s 1 = USD %(per_unit)s, %(day)s (%(source)s)",
    }


def test_korean_has_one_plural_form(catalogue: polib.POFile) -> None:
    assert catalogue.metadata["Plural-Forms"] == "nplurals=1; plural=0;"
    assert {tuple(entry.msgstr_plural) for entry in catalogue if entry.msgid_plural} == {(0,)}


@pytest.mark.gettext
def test_the_catalogue_holds_every_text_of_code_and_templates(
    catalogue: polib.POFile, settings: Settings, tmp_path: Path
) -> None:
    """If this fails: make messages, then write the Korean that is missing."""
    for folder in SPOKEN:
        shutil.copytree(settings.BASE_DIR / folder, tmp_path / folder)
    settings.BASE_DIR = tmp_path
    settings.LOCALE_PATHS = [tmp_path / "projects" / "locale"]
    call_command("collect_messages", verbosity=0)
    collected = polib.pofile(str(tmp_path / CATALOGUE))
    assert sorted(map(texts_of, collected)) == sorted(map(texts_of, catalogue))
