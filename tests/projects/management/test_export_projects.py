"""manage.py export_projects: the bytes of the download, without a web server."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from projects.choices import Status
from tests.projects.views.listing import make_listed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def published() -> None:
    make_listed("A", status=Status.ONGOING)
    make_listed("B", status=Status.COMPLETED)


def refusal(*arguments: Any, **options: Any) -> tuple[int, str]:
    with pytest.raises(CommandError) as refused:
        call_command("export_projects", *arguments, **options)
    return refused.value.returncode, str(refused.value)


@pytest.mark.parametrize("form", ["csv", "xlsx", "json"])
@pytest.mark.parametrize(("language", "prefix"), [("en", ""), ("ko", "/ko")])
def test_the_file_is_the_download(
    client: Client, tmp_path: Path, form: str, language: str, prefix: str
) -> None:
    query, output = "status=ongoing&ordering=-end", tmp_path / "file"
    call_command("export_projects", form, query=query, language=language, output=output)
    assert output.read_bytes() == client.get(f"{prefix}/projects.{form}?{query}").getvalue()


def test_without_a_file_it_goes_to_standard_output(
    client: Client, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    call_command("export_projects", "csv")
    assert capfdbinary.readouterr().out == client.get("/projects.csv").getvalue()


def test_a_bad_query_is_refused_and_leaves_no_file(tmp_path: Path) -> None:
    output = tmp_path / "file.csv"
    assert refusal("csv", query="sttus=ongoing", output=output) == (
        2,
        "There is no parameter “sttus”.",
    )
    assert not output.exists()


def test_a_file_that_can_t_be_written_is_told(tmp_path: Path) -> None:
    output = tmp_path / "nowhere" / "file.csv"
    assert refusal("csv", output=output) == (
        2,
        f"{output} can't be written: No such file or directory.",
    )
