"""Copies of the project to spoil, and the bare environment in which its scripts run."""

import contextlib
import os
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SOURCES = ("data", "docs", "macros", "overrides", "scripts", "requirements", ".github", "mkdocs.yml", "Makefile")
"""Everything that the scripts read or write."""
FEW = "INHERIT: all.yml\ndocs_dir: few\nnav: [index.md, other.md]\nnot_in_nav: ''\nhooks: []\n"
"""The site's own settings, for two pages."""
KEPT = Path(".cache") / "figures"
SITE = ("build_site.py",)
SHEET = ("build_handbook.py", "--product", "log", "--paper", "a4")
OLD = b"what was there before"
"""What stands in a site and in a sheet before a test builds them."""
COMMANDS = {
    "the website": ["scripts/build_site.py"],
    "prints": ["scripts/build_handbook.py", "--product", "log,handbook-text,handbook-ebook", "--paper", "a4"],
    "the check": ["scripts/check.py", "tests/sample"],
    "made files": ["scripts/generate.py", "--check"],
}
"""What is traced: everything that a person runs to build."""


def copy_project(target: Path, drawings: Path = ROOT) -> Path:
    """A copy of the sources, with the drawings that a project has kept: to draw is no part of what is tested here."""
    target.mkdir(parents=True)
    for name in SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(ROOT / name, target / name)
    (target / KEPT).mkdir(parents=True)
    for path in (drawings / KEPT).glob("*.json"):
        with contextlib.suppress(FileNotFoundError):  # a build may just have found it out of date
            shutil.copyfile(path, target / KEPT / path.name)
    return target


def few_pages(project: Path) -> None:
    """Leave a project two pages, so that its site is built in a second."""
    (project / "few").mkdir()
    (project / "few" / "index.md").write_text("# Home\n\n[Other](other.md)\n")
    (project / "few" / "other.md").write_text("# Other\n")
    (project / "mkdocs.yml").rename(project / "all.yml")
    (project / "mkdocs.yml").write_text(FEW)


def environment(**more: str) -> dict[str, str]:
    """The variables that a script needs, and some more."""
    plain = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    plain |= {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    return plain | {"SOURCE_DATE_EPOCH": "1700000000", "PYTHONHASHSEED": "0"} | more


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path there."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
