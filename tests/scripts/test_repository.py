"""What no file of the repository may hold: the name of a package registry's host, or a path of somebody's machine."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SKIPPED = {".git", ".venv", "site", "dist", ".cache", ".ci", "__pycache__", ".pytest_cache", ".ruff_cache"}
"""Folders that are built, or that belong to the machine."""

# Each needle is put together here, or this file would hold it.
HOSTS = [
    ".".join(parts) for parts in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("deb", "debian", "org"))
]
FOLDERS = ["wo" + "rk", "ro" + "ot", "t" + "mp", r"ho" + r"me/\w+", r"Us" + r"ers/\w+"]
MACHINE = re.compile(rf"(?<![\w./~*}}])/(?:{'|'.join(FOLDERS)})\b".encode())


def files(root: Path) -> Iterator[Path]:
    """Every file that belongs to the project. A link to nowhere, as one broken example has, holds nothing."""
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(set(folders) - SKIPPED)
        yield from (path for name in sorted(names) if (path := Path(folder) / name).is_file())


def found(content: bytes) -> list[str]:
    """The hosts and machine paths that a file holds."""
    hosts = [host for host in HOSTS if host.encode() in content]
    return hosts + sorted({match[0].decode() for match in MACHINE.finditer(content)})


def test_files_are_collected():
    """The walk finds the project's files and leaves out what is built."""
    names = {path.relative_to(ROOT).as_posix() for path in files(ROOT)}
    assert {"Makefile", "data/exercises.yaml", "requirements/site.txt", ".github/workflows/check.yml"} <= names
    assert not any(name.startswith((".venv/", "site/", "dist/")) for name in names)


def test_no_file_names_a_registry_or_a_machine():
    """No file names a package registry's host or a path of somebody's machine: both break on the next machine."""
    assert {path.relative_to(ROOT).as_posix(): what for path in files(ROOT) if (what := found(path.read_bytes()))} == {}


def test_each_is_seen():
    """Each host and each machine path is seen, and a web address or a relative path is not."""
    for needle in (
        *HOSTS,
        "/wo" + "rk/main",
        "/ro" + "ot/.cache",
        "/t" + "mp/x",
        "/ho" + "me/ann/x",
        "/Us" + "ers/ann",
    ):
        assert found(f"see {needle} there".encode()), needle
    assert found(b"https://example.org/home/page data/work/a.md ../root/x") == []
