"""The process that reads one workbook: the file comes in, its cells go out as JSON."""

from __future__ import annotations

import json
import resource
import sys
from typing import Any

from projects.imports.workbook.limits import Limits, RefusedError
from projects.imports.workbook.sheet import read_sheet


def limit_process(limits: Limits) -> None:
    """Let the system end this process where it would take more than it may."""
    for what, most in (
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_CPU, limits.seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def answer_for(content: bytes, limits: Limits) -> dict[str, Any]:
    """The sheet's name and rows, or the word for why the file is refused."""
    try:
        name, rows = read_sheet(content, limits)
    except RefusedError as refusal:
        return {"refused": refusal.word, "details": refusal.details}
    except MemoryError:
        return {"refused": "memory_bytes", "details": {}}
    # A broken workbook shows itself as nearly any error.
    except Exception as error:  # noqa: BLE001
        return {"refused": "damaged", "details": {"error": f"{type(error).__name__}: {error}"}}
    return {"sheet": name, "rows": rows}


def main() -> None:
    """Read the standard input below the limits that the first argument gives as JSON."""
    limits = Limits(**json.loads(sys.argv[1]))
    limit_process(limits)
    answer = answer_for(sys.stdin.buffer.read(), limits)
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
