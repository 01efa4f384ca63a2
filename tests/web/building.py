"""Build the site as a person does, in a process of its own, with a bare environment."""

import contextlib
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SOURCES = ("data", "docs", "macros", "overrides", "mkdocs.yml")
"""Everything that a build reads."""

PLAIN = {"SOURCE_DATE_EPOCH": "1700000000", "PYTHONHASHSEED": "0"}
"""What the shared site is built under; another build of it must be the same bytes."""


@dataclass(frozen=True)
class Build:
    """How a build went. `said` is its stderr without MkDocs' INFO lines."""

    code: int
    said: str


def build(source: Path, site: Path, *flags: str, **environment: str) -> Build:
    """Build the project in `source` into `site`. Flags and environment variables come on top of the plain ones."""
    plain = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    plain |= {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", *flags, "--site-dir", site]
    done = subprocess.run(
        command, cwd=source, env=plain | environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    lines = f"{done.stdout}{done.stderr}".splitlines()
    return Build(done.returncode, "\n".join(line for line in lines if not line.startswith("INFO ")).strip())


def copy_sources(target: Path) -> Path:
    """A copy of everything that a build reads, to spoil."""
    for name in SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            target.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, target / name)
    copy_drawings(target)
    return target


def copy_drawings(target: Path) -> None:
    """Give a copy the drawings that are there already: drawing them is no part of what is tested with it."""
    kept = Path(".cache") / "figures"
    (target / kept).mkdir(parents=True, exist_ok=True)
    for path in (ROOT / kept).glob("*.json"):
        with contextlib.suppress(FileNotFoundError):  # another test may just have found it out of date
            shutil.copyfile(path, target / kept / path.name)


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path there."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
