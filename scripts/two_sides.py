"""Two states of this project, copied aside and read, so that they can be compared.

In: two project folders or git revisions, and an empty folder. Out: a Library of each. Of a revision only what readers
read is unpacked, and nothing that it holds is run. Must not know: what is compared, and how it is told.
"""

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from macros.facts.contents import chapters  # noqa: E402  the path above must come first
from macros.facts.earlier import read_earlier  # noqa: E402
from macros.facts.library import Library, read_library  # noqa: E402
from macros.facts.problems import ContentError  # noqa: E402
from scripts.calling import CallError  # noqa: E402

LAID = ("data", "docs", "macros/views/templates", "mkdocs.yml")
"""What readers read, and what decides how much of it they see: the id of an edition hangs on all of it."""


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
    if (after / "mkdocs.yml").is_file() and not chapters(before):
        unread.append("mkdocs.yml (nav)")
    return Sides(earlier, today, unread)


def lay(side: str, target: Path) -> Path:
    """Copy what readers read of a folder or a revision below `target`. Raises CallError for anything else."""
    folder = Path(side)
    if (folder / "data").is_dir():
        for name in LAID:
            if (folder / name).is_dir():
                shutil.copytree(folder / name, target / name, ignore_dangling_symlinks=True)
            elif (folder / name).is_file():
                shutil.copyfile(folder / name, target / name)
        return target
    commit = _git("rev-parse", "--verify", "--quiet", f"{side}^{{commit}}").decode().strip()
    files = dict(_files_of(commit)) if commit else {}
    if not any(name.startswith("data/") for name in files):
        what = f'"{side}" is neither a project folder nor a git revision that holds data/.'
        raise CallError(f"{what} Write a folder, such as . or a revision, such as HEAD.")
    for name, content in files.items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return target


def _files_of(commit: str) -> Iterator[tuple[str, bytes]]:
    """The files of a commit below LAID, byte for byte; of a link the text that says where it leads.

    Not `git archive`, nor a checkout: these obey .gitattributes, and the commit that is judged could hide a page in it.
    """
    entries = _git("ls-tree", "-r", "-z", commit, *LAID).split(b"\0")
    told = [
        (kind.split(), os.fsdecode(name)) for kind, _, name in (entry.partition(b"\t") for entry in entries if entry)
    ]
    files = [(kind[2], name) for kind, name in told if kind[1] == b"blob" and ".." not in Path(name).parts]
    said = io.BytesIO(_git("cat-file", "--batch", given=b"".join(blob + b"\n" for blob, _ in files)))
    for _, name in files:
        size = int(said.readline().split()[2])
        yield name, said.read(size)
        said.read(1)  # the end of the line


def _git(*arguments: str, given: bytes = b"") -> bytes:
    """What git says about this repository; nothing when it fails or is not there."""
    command = ["git", "-C", str(ROOT), *arguments]
    try:
        return subprocess.run(command, input=given, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return b""
