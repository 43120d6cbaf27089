"""Why something was changed, in the words of the page."""

from __future__ import annotations

import ast

import pytest
from django.conf import settings
from django.utils.translation import override

from projects.templatetags.changes import OWN_REASONS, reason_text

FOLDERS = ("admin", "services", "imports")


def given_reasons() -> set[str]:
    """The texts that code gives as a reason: ``reason="…"``, ``REASON = "…"``."""
    found: set[str] = set()
    for folder in FOLDERS:
        for path in sorted((settings.BASE_DIR / "projects" / folder).rglob("*.py")):
            if "synthetic" in path.parts:
                continue
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if _gives_a_reason(node):
                    found |= _texts(node.value)
    return found


def _gives_a_reason(node: ast.AST) -> bool:
    if isinstance(node, ast.keyword):
        return node.arg in {"reason", "default_change_reason"}
    return isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "REASON"


def _texts(value: ast.expr) -> set[str]:
    branches = [value.body, value.orelse] if isinstance(value, ast.IfExp) else [value]
    return {str(it.value) for it in branches if isinstance(it, ast.Constant) and it.value}


def test_every_reason_that_code_gives_is_known_to_the_pages() -> None:
    assert given_reasons() - OWN_REASONS == set()


@pytest.mark.parametrize(
    ("reason", "english", "korean"),
    [
        ("Still accurate", "Still accurate", "변동 없음"),
        ("The press release says so", "The press release says so", "The press release says so"),
        ("", "", ""),
    ],
)
def test_only_the_trackers_own_reasons_are_translated(
    reason: str, english: str, korean: str
) -> None:
    assert reason_text(reason) == english
    with override("ko"):
        assert reason_text(reason) == korean
