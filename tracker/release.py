"""The release: which state of the program is running."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

SUFFIXES = {".py", ".html", ".css", ".js", ".svg", ".po", ".txt"}


def fingerprint(folders: Iterable[Path]) -> str:
    """Twelve hexadecimal digits that change whenever a file that shapes an answer does.

    An ETag made of the data alone would call a page unchanged after its template has changed.
    """
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix in SUFFIXES and path.is_file():
                digest.update(str(path.relative_to(folder)).encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
