"""Write a file whole or not at all: to a temporary name beside it, then one rename."""

import os
import tempfile
from pathlib import Path


def write_bytes(path: Path, content: bytes) -> None:
    """Replace a file. If anything fails, the old file stays and no half-written one is left."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(0o644)  # mkstemp makes files that only their owner can read
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink()
        raise


def write_text(path: Path, content: str) -> None:
    """Replace a text file, in UTF-8 with Unix line ends."""
    write_bytes(path, content.encode("utf-8"))
