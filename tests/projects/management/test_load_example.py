"""manage.py load_example, by what it prints."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from projects.models import ActionLine
from projects.models.fiction import MARK
from projects.services.history import save_with_history
from tests import factories as make

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> list[str]:
    out = StringIO()
    call_command("load_example", *arguments, stdout=out)
    return out.getvalue().splitlines()


def test_nothing_to_remove_is_said() -> None:
    assert run("--remove") == ["There is no fictional example: nothing to do."]


def test_it_comes_once_and_goes_when_asked_twice_if_somebody_worked_in_it() -> None:
    (loaded,) = run()
    assert loaded.startswith("Fictional example: ")
    assert loaded.endswith(" rows new, 0 changed, 0 left as they are.")
    assert run() == ["The fictional example is there: nothing to do."]
    line = ActionLine.objects.get(slug=f"{MARK}line-02")
    line.text = "Fictional: exchange everybody"
    save_with_history(line, by=make.make_user(), reason="Practice")
    with pytest.raises(CommandError) as refusal:
        run("--remove")
    assert str(refusal.value) == (
        "The fictional example stays: somebody worked in it; give --yes to remove that too."
    )
    (removed,) = run("--remove", "--yes")
    assert removed.endswith(" rows removed, with their history.")
    assert not ActionLine.objects.filter(slug__startswith=MARK).exists()
