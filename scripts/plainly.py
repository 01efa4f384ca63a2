"""What the machine refuses, in plain words: a full disk, a folder that may not be written, a library that is gone.

In: the error of the system or of an import, whenever one ends a script. Out: one line that says what is wrong and what
to do. Must not know: any script; any library, since one may be the one that is gone.
"""

import errno
import re
import shutil
import sys
from pathlib import Path
from types import TracebackType

CURES = {
    errno.ENOSPC: "Make room on the disk",
    errno.EDQUOT: "Make room on the disk",
    errno.EFBIG: "Let files be that large (ulimit -f)",
    errno.EROFS: "Write to a disk that can be written to",
    errno.EACCES: "Let yourself read and write there",
    errno.EPERM: "Let yourself read and write there",
    errno.ENOTDIR: "Put a folder there, or take the file away",
    errno.EEXIST: "Put a folder there, or take the file away",
    errno.EISDIR: "Take the folder away: a file must stand there",
    errno.ENOENT: "Put the file back",
}
"""What to do, by the number of what the system refused."""

OF_A_COPY = re.compile(r"\[Errno (\d+)\] ([^:]*)(?:: (.*))?")
"""What is kept of a refusal while a folder is copied: its number, its words, the file if it was known."""


def plainly(error: OSError | ImportError) -> str:
    """One line about an error that is not the content's. What was made before it is whole."""
    if isinstance(error, ModuleNotFoundError):
        return f'The Python library "{error.name}" is missing. Run: make setup. Then use .venv/bin/python.'
    if isinstance(error, shutil.Error):
        return _of_a_copy(error)
    if isinstance(error, ImportError) or error.errno is None:  # a library of the system: it has no number
        first = (str(error).splitlines() or ["no word from it"])[0]
        return f"A library of the system cannot be used ({first}). Run: make libraries"
    return _line(error.errno, error.strerror, error.filename)


def _of_a_copy(error: shutil.Error) -> str:
    """The first of all that was refused while a folder was copied: of each only the text is kept."""
    said = error.args[0] if error.args else ""
    _, target, said = said[0] if isinstance(said, list) else ("", "", str(said))
    found = OF_A_COPY.fullmatch(said)
    return _line(int(found[1]), found[2], found[3] or target) if found else _line(None, said, target)


def _line(number: int | None, said: str, place: str | None) -> str:
    return f"{said}{f': {place}' if place else ''}. {CURES.get(number, 'See to that')}, and run the command again."


def say_plainly() -> None:
    """From here on, such an error ends this script with one line and exit code 1; any other with its traceback."""
    sys.excepthook = _tell


def _tell(kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
    if isinstance(error, OSError | ImportError):
        print(f"{Path(sys.argv[0]).name}: {plainly(error)}", file=sys.stderr)
    else:
        sys.__excepthook__(kind, error, traceback)
