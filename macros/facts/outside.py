"""Files that somebody outside hands us: a clinic's details, its logo, one person's plan.

In: where such a file is said to be. Out: its bytes, its Document or its checked entry; or problems.
It may be a mistake or an attack, so only a plain file that lies in its own folder is opened, and never a long one.
Must not know: what a field means.
"""

import os
import stat
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from .problems import ContentError, Problem
from .reading import Document, on_one_line, read, visible
from .translating import find_mark, lost_words, name_of, translate

MOST_TEXT = 64 * 1024
"""Bytes of a YAML file; a full clinic.yaml has two thousand."""

MOST_PROBLEMS = 20
"""So many at once. Who has mended them sees the rest the next time."""

Model = TypeVar("Model", bound=BaseModel)


class Refused(Exception):
    """Something from outside is not taken: `what` is wrong with it, `cure` says what to do; `code` names the kind."""

    def __init__(self, what: str, cure: str, code: str) -> None:
        super().__init__(f"{what} {cure} [{code}]")
        self.what, self.cure, self.code = what, cure, code


def read_inside(folder: Path, name: str, most: int) -> bytes:
    """The bytes of the file `name` in `folder` or below it, at most `most`. Raises Refused.

    A symbolic link is followed only to a place inside the folder: a folder that was handed over as a whole must
    not be able to name a file of the machine that prints it. Links above the folder are the caller's own affair.
    """
    shown = on_one_line(name)
    if not name or not name.isprintable() or name.startswith("/") or "\\" in name or ".." in name.split("/"):
        what = f'"{shown}" is not the name of a file in this folder.'
        raise Refused(what, "Put the file there; write its name.", "file-refused")
    try:
        home = folder.resolve(strict=True)
        path = (home / name).resolve(strict=True)
        if not path.is_relative_to(home):
            what = f'"{shown}" leads to a file outside its folder.'
            raise Refused(what, "Put the file itself into the folder.", "file-refused")
        _must_be_plain(path.lstat(), shown)  # first of all: to open a device can already do something
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(handle, "rb") as file:
            status = os.fstat(handle)
            _must_be_plain(status, shown)  # once more: between the two it may have been exchanged
            content = b"" if status.st_size > most else file.read(most + 1)
    except (FileNotFoundError, NotADirectoryError):
        cure = "Check its name and its folder, letter by letter."
        raise Refused(f'There is no file "{shown}".', cure, "file-missing") from None
    except (OSError, RuntimeError, ValueError):  # not allowed, a circle of links, a name too long, a NUL in the folder
        cure = "Put a plain file there that you may read."
        raise Refused(f'The file "{shown}" cannot be opened.', cure, "file-refused") from None
    if status.st_size > most or len(content) > most:
        raise Refused(f'The file "{shown}" is larger than {most // 1024:,} kB.', "Make it smaller.", "file-refused")
    return content


def _must_be_plain(status: os.stat_result, shown: str) -> None:
    if not stat.S_ISREG(status.st_mode):
        kind = "a folder" if stat.S_ISDIR(status.st_mode) else "a pipe or a device"
        raise Refused(f'"{shown}" is {kind}, not a file.', "Write the name of a plain file.", "file-refused")


def open_document(path: Path, may_be_empty: bool) -> Document:
    """The YAML of a file; its value is {} for a file that says nothing, where that is fine. Raises ContentError.

    What can still be told together with the problems of its fields is left in `problems`, for `checked`.
    """
    label = visible(path.as_posix())
    try:
        content = read_inside(path.parent, path.name, MOST_TEXT)
    except Refused as refused:
        raise ContentError([Problem(label, 1, 1, "", refused.what, refused.cure, refused.code)]) from None
    if may_be_empty and all(not line.strip() or line.strip().startswith(b"#") for line in content.splitlines()):
        return Document(label, {})
    document = read(label, content)
    stop(document.problems)
    document.problems += lost_words(document, BaseModel)
    return document


def checked(document: Document, model: type[Model], letters: Collection[str]) -> Model:
    """The entry that a document tells. `letters` are those that the print font can draw. Raises ContentError."""
    try:
        entry = model.model_validate(document.value, context={"letters": letters})
    except ValidationError as error:
        document.problems += translate(document, error, model)
    stop(document.problems)
    return entry


def stop(problems: Iterable[Problem]) -> None:
    """Raise ContentError with the first problems, if there are any."""
    found = sorted(problems)[:MOST_PROBLEMS]
    if found:
        raise ContentError(found)


def problem_at(document: Document, path: tuple[str | int, ...], what: str, cure: str, code: str) -> Problem:
    """A Problem at a value of a document; `path` leads to it."""
    where, _ = name_of(BaseModel, path)
    return Problem(document.file, *find_mark(document, path), where, what, cure, code)
