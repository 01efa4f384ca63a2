"""What the machine refuses, in plain words: a full disk, a folder that may not be written, a library that is gone.

In: the error of the system or of an import. Out: one line that says what is wrong and what to do.
"""

import errno

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


def plainly(error: OSError | ImportError) -> str:
    """One line about an error that is not the content's. What was made before it is whole."""
    if isinstance(error, ModuleNotFoundError):
        return f'The Python library "{error.name}" is missing. Run: make setup'
    if isinstance(error, ImportError) or error.errno is None:  # a library of the system: it has no number
        first = (str(error).splitlines() or ["no word from it"])[0]
        return f"A library of the system cannot be used ({first}). Run: make libraries"
    place = f": {error.filename}" if error.filename else ""
    return f"{error.strerror}{place}. {CURES.get(error.errno, 'See to that')}, and run the command again."
