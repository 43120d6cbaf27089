"""The lock files install anywhere: they name no registry, and everything has its hash."""

import re
from pathlib import Path

import pytest
from django.conf import settings

LOCK_FILES = sorted((settings.BASE_DIR / "requirements").glob("*.txt"))


def test_there_is_one_lock_file_for_each_list() -> None:
    lists = (settings.BASE_DIR / "requirements").glob("*.in")
    assert [path.stem for path in LOCK_FILES] == sorted(path.stem for path in lists)


@pytest.mark.parametrize("path", LOCK_FILES, ids=lambda path: path.name)
def test_lock_file_names_no_registry_and_no_folder(path: Path) -> None:
    lines = path.read_text().splitlines()
    assert [line for line in lines if "://" in line or line.startswith(("-", "/"))] == []


@pytest.mark.parametrize("path", LOCK_FILES, ids=lambda path: path.name)
def test_lock_file_pins_every_package_with_its_hash(path: Path) -> None:
    entries = path.read_text().replace("\\\n", " ").splitlines()
    loose = [entry for entry in entries if not re.match(r"[\w.\-\[\],]+==.* --hash=sha256:", entry)]
    assert loose == []
