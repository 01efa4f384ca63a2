"""Two states of this project, copied aside and read, so that they can be compared.

In: two project folders or git revisions, and an empty folder. Out: a Library of each. Of a revision only what readers
read is unpacked, and nothing that it holds is run. Must not know: what is compared, and how it is told.
"""

import io
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from macros.facts.earlier import read_earlier  # noqa: E402  the path above must come first
from macros.facts.library import Library, read_library  # noqa: E402
from macros.facts.problems import ContentError  # noqa: E402
from scripts.calling import CallError  # noqa: E402

LAID = ("data", "docs", "macros/views/templates")
"""What readers read, and what decides how much of it they see: the id of an edition hangs on all three."""


@dataclass(frozen=True)
class Sides:
    """Two libraries, each read from a copy of its own; and the files in which the older one could not be compared."""

    old: Library
    new: Library
    unread: list[str]


def read_sides(old: str, new: str, folder: Path) -> Sides:
    """Copy both sides below `folder` and read them. Raises CallError, and ContentError for a new side that is wrong."""
    before, after = (lay(side, folder / name) for name, side in (("old", old), ("new", new)))
    try:
        today = read_library(after / "data")
    except ContentError:
        print(f"{new} cannot be read:", file=sys.stderr)
        raise
    earlier, unread = read_earlier(before / "data", today)
    return Sides(earlier, today, unread)


def lay(side: str, target: Path) -> Path:
    """Copy what readers read of a folder or a revision below `target`. Raises CallError for anything else."""
    folder = Path(side)
    if (folder / "data").is_dir():
        for name in filter(lambda name: (folder / name).is_dir(), LAID):
            shutil.copytree(folder / name, target / name, ignore_dangling_symlinks=True)
        return target
    commit = _git("rev-parse", "--verify", "--quiet", f"{side}^{{commit}}").decode().strip()
    # An early revision may lack one of the folders, and to ask for what is not there is an error.
    there = _git("ls-tree", "--name-only", commit, *LAID).decode().split() if commit else []
    if "data" not in there:
        what = f'"{side}" is neither a project folder nor a git revision that holds data/.'
        raise CallError(f"{what} Write a folder, such as . or a revision, such as HEAD.")
    with zipfile.ZipFile(io.BytesIO(_git("archive", "--format=zip", commit, *there))) as archive:
        archive.extractall(target)
    return target


def _git(*arguments: str) -> bytes:
    """What git says about this repository; nothing when it fails or is not there."""
    command = ["git", "-C", str(ROOT), *arguments]
    try:
        return subprocess.run(command, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return b""
