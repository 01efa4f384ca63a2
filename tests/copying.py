"""Copies of the project for tests to spoil: what it is made of, with or without the drawings that it has kept.

In: a folder that is not there yet. Out: a copy in it. A test that does not look at how a picture is drawn takes the
drawings along: to draw them all takes as long as to build the whole site.
"""

import contextlib
import shutil
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SITE = ("data", "docs", "macros", "overrides", "mkdocs.yml")
"""Everything that a build of the website reads."""
PRINTS = (*SITE, "scripts")
"""Everything that prints are made from."""
ALL = (*PRINTS, "requirements", ".github", "Makefile")
"""Everything that the commands behind `make` read or write."""
KEPT = Path(".cache") / "figures"
"""Where a project keeps its drawings."""


def copy_project(target: Path, parts: Iterable[str], drawings: Path | None = None) -> Path:
    """A copy of some parts of the project, with the drawings that another project, such as ROOT, has kept."""
    target.mkdir(parents=True)
    for name in parts:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(ROOT / name, target / name)
    if drawings:
        (target / KEPT).mkdir(parents=True)
        for path in (drawings / KEPT).glob("*.json"):
            with contextlib.suppress(FileNotFoundError):  # a build may just have found it out of date
                shutil.copyfile(path, target / KEPT / path.name)
    return target


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path there."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
