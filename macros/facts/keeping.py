"""The library of the last build, kept on disk: reading, checking and proving the content is done once per change.

In: the folder data/, and a folder that may be thrown away at any time. Out: the Library, or ContentError.
A kept library is named for the hash of all that it hangs on, so an old one is never taken for a new one. Only a library
that holds every promise is kept. Must not know: pages, engines.
"""

import hashlib
import os
import pickle
import sys
from dataclasses import fields
from pathlib import Path
from types import MappingProxyType

import pydantic

from ..writing import write_bytes
from .library import Library, load_library

CODE = Path(__file__).parent
"""What a library means: another reading of the same files is another library."""


def kept_library(data: Path, kept: Path) -> Library:
    """The library of a folder, read anew only when its content or our code has changed. Raises ContentError."""
    path = kept / f"{_hash(data)}.pickle"
    library = _read(path)
    if library is None:
        library = load_library(data)
        _write(path, library)
    return library


def _hash(data: Path) -> str:
    """The hash of all that a library hangs on: content, its place, our code, and what carries it."""
    found = hashlib.sha256(os.fsencode(data.resolve()) + f" {sys.version} {pydantic.VERSION}".encode())
    for file in (*sorted(data.glob("*.yaml")), *sorted(CODE.rglob("*.py"))):
        content = file.read_bytes()
        found.update(f"\0{file.name} {len(content)}\0".encode() + content)
    return found.hexdigest()[:16]


def _read(path: Path) -> Library | None:
    """A kept library; None when there is none, or one that cannot be read."""
    try:
        values = pickle.loads(path.read_bytes())
    except Exception:  # pickle may raise anything; whatever it is, the content is read anew
        return None
    return Library(
        **{name: MappingProxyType(value) if isinstance(value, dict) else value for name, value in values.items()}
    )


def _write(path: Path, library: Library) -> None:
    """Keep a library whole or not at all, in place of all older ones."""
    values = {field.name: getattr(library, field.name) for field in fields(library)}
    plain = {name: dict(value) if isinstance(value, MappingProxyType) else value for name, value in values.items()}
    for old in path.parent.glob("*.pickle"):
        old.unlink(missing_ok=True)
    write_bytes(path, pickle.dumps(plain, protocol=pickle.HIGHEST_PROTOCOL))
