"""Workbooks: read by a process that may fail in any way without harm."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

import projects
from projects.imports.tables.table import Cell, Table, Unreadable, as_table
from projects.imports.workbook.limits import LIMITS, Limits, RefusedError

ROOT = Path(projects.__file__).parent.parent


def read_book(content: bytes, limits: Limits = LIMITS) -> Table:
    """Read the first visible sheet of an XLSX workbook.

    Raises RefusedError for what is not one, or more than a table may hold.
    """
    answer = _answer(content, limits)
    if "refused" in answer:
        raise RefusedError(answer["refused"], **answer["details"])
    rows: dict[str, dict[str, Any]] = answer["rows"]
    return as_table(
        (
            (int(number), {int(column): _cell(value) for column, value in cells.items()})
            for number, cells in rows.items()
        ),
        read_as=_("Excel workbook, sheet “%(sheet)s”") % {"sheet": answer["sheet"]},
    )


def _answer(content: bytes, limits: Limits) -> dict[str, Any]:
    # None of the site's environment goes along, and with it none of its secrets.
    command = [sys.executable, "-E", "-s", "-m", "projects.imports.workbook"]
    try:
        done = subprocess.run(  # noqa: S603 - our own program, and the file is its input
            [*command, json.dumps(asdict(limits))],
            input=content,
            capture_output=True,
            cwd=ROOT,
            env={},
            # The limit on processor time comes first, unless the machine is overloaded.
            timeout=3 * limits.seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise RefusedError("seconds") from error
    if done.returncode != 0:
        # Ended by the system, for the time or the memory it took.
        raise RefusedError("seconds")
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def _cell(value: Any) -> Cell:
    if not isinstance(value, dict):
        cell: Cell = value
        return cell
    if "date" in value:
        return date.fromisoformat(value["date"])
    if "error" in value:
        return Unreadable(value["error"])
    return Unreadable("", is_formula=True)
