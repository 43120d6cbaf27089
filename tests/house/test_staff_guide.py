"""The staff guide: what it quotes is on the pages, and the pictures it shows are there."""

import re

import polib
from django.conf import settings

GUIDE = (settings.BASE_DIR / "docs" / "staff-guide.md").read_text()
CATALOGUE = settings.BASE_DIR / "projects" / "locale" / "ko" / "LC_MESSAGES" / "django.po"
# Django's own words.
OF_DJANGO = {"Go", "History"}


def test_every_label_it_quotes_is_a_text_of_the_interface() -> None:
    texts = {entry.msgid for entry in polib.pofile(str(CATALOGUE))} | OF_DJANGO
    quoted = set(re.findall(r"\*\*“([^”]+)”\*\*", GUIDE))
    assert {label for label in quoted if label not in texts} == set()
    assert len(quoted) > 15


def test_every_picture_and_page_it_leads_to_is_there() -> None:
    targets = re.findall(r"\]\(([^)#:]+)\)", GUIDE)
    assert [it for it in targets if not (settings.BASE_DIR / "docs" / it).exists()] == []
    assert len(targets) > 5
