"""Write a file whole or not at all: to a temporary name beside it, then one rename.

A process that is killed in between leaves its temporary file behind; the next one that writes into the folder takes it
away. Who is still writing holds its file locked, so that two at once leave each other alone.
"""

import contextlib
import fcntl
import os
import tempfile
from functools import cache
from pathlib import Path

HALF = ".half"
"""How the names of temporary files end; they begin with a dot."""


def write_bytes(path: Path, content: bytes) -> None:
    """Replace a file. If anything fails, the old file stays and no half-written one is left. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    _sweep(path.parent)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=HALF)
    try:
        with os.fdopen(handle, "wb") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            file.write(content)
            file.flush()
            Path(name).chmod(0o644)  # mkstemp makes files that only their owner can read
            Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def write_text(path: Path, content: str) -> None:
    """Replace a text file, in UTF-8 with Unix line ends. Raises OSError."""
    write_bytes(path, content.encode("utf-8"))


@cache
def _sweep(folder: Path) -> None:
    """Once in the life of a process: remove the temporary files of processes that are gone from a folder."""
    for path in folder.glob(f".*{HALF}"):
        with contextlib.suppress(OSError), path.open("rb") as file:  # one that is locked belongs to somebody
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            path.unlink()
