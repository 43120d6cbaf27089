"""What import-linter can't say: it knows other people's packages only as a whole."""

import ast
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

DOMAIN = ("models", "services", "reports", "documents", "choices", "validators")
HTTP = (
    "django.http",
    "django.shortcuts",
    "django.urls",
    "django.views",
    "django.forms",
    "django.contrib.admin",
    "django.contrib.messages",
    "django.template",
    "django.test",
    "http",
    "urllib.request",
)


def modules_of(part: str) -> list[Path]:
    folder = settings.BASE_DIR / "projects"
    return [*folder.glob(f"{part}.py"), *folder.glob(f"{part}/**/*.py")]


def imported_names(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_the_domain_imports_nothing_that_speaks_http() -> None:
    found = [
        f"{path.relative_to(settings.BASE_DIR)}: {name}"
        for part in DOMAIN
        for path in modules_of(part)
        for name in imported_names(path)
        if any(f"{name}.".startswith(f"{banned}.") for banned in HTTP)
    ]
    assert found == []


def test_no_function_hides_an_import() -> None:
    found = [
        f"{path.relative_to(settings.BASE_DIR)}:{inner.lineno}"
        for path in sorted((settings.BASE_DIR / "projects").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert found == []
