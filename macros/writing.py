"""Write a file whole or not at all: to a temporary name beside it, then one rename.

A process that is killed in between leaves its temporary file behind; the next one that writes into the folder takes it
away. Who is still writing holds its file locked, so that two at once leave each other alone.
"""

import contextlib
import fcntl
import os
import secrets
from functools import cache
from pathlib import Path

HALF = ".half"
"""How the names of temporary files end; they begin with a dot."""


def write_bytes(path: Path, content: bytes) -> None:
    """Replace a file; the umask says who may read it. If anything fails, the old one stays. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    _sweep(path.parent)
    while not _written(path, content):
        pass  # somebody swept our file away before it was locked: begin again, under another name


def write_text(path: Path, content: str) -> None:
    """Replace a text file, in UTF-8 with Unix line ends. Raises OSError."""
    write_bytes(path, content.encode("utf-8"))


def _written(path: Path, content: bytes) -> bool:
    """Write and rename; False when the temporary file was gone by the time it was locked. Raises OSError."""
    half = path.with_name(f".{path.name}.{secrets.token_hex(4)}{HALF}")
    with half.open("xb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX)
            if not os.fstat(file.fileno()).st_nlink:
                return False
            file.write(content)
            file.flush()
            half.replace(path)
        except BaseException:
            half.unlink(missing_ok=True)
            raise
    return True


@cache
def _sweep(folder: Path) -> None:
    """Once in the life of a process: remove the temporary files of processes that are gone from a folder."""
    for path in folder.glob(f".*{HALF}"):
        with contextlib.suppress(OSError), path.open("rb") as file:  # one that is locked belongs to somebody
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            path.unlink()
