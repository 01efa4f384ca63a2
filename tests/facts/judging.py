"""What every message about a hostile file must be, for the tests of clinics, logos and plans.

Must not know: how a file is read.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.facts.problems import ContentError
from tests.facts.hostile_case import SECRET, Case

PLACE = re.compile(r"[^:]*:[1-9]\d*:[1-9]\d*: \S.* .*[.?!] \[[a-z-]+\]\Z")
JARGON = (
    "Traceback", "Input should be", "Value error", "pydantic", "ctx", "[type=", "loc=", "dict", "NoneType", "YAMLError",
    "None", "PIL", "Errno", "Exception", "not valid:", "<class",
)  # fmt: skip
SHOWN_LETTERS = 400
"""A message repeats at most this much, wherever the file lies."""


def refusal(read: Callable[[], object], kind: type[Exception] = ContentError) -> Exception | None:
    """The error of this kind that reading raises, or None when it gives something. Any other exception is a fault."""
    try:
        read()
    except kind as error:
        return error
    return None


def judged(case: Case, folder: Path, read: Callable[[str], object]) -> object:
    """What reading a case gives: an edition, or its message without the folder's name. Fails for anything else."""
    told = case.make(folder)
    if not case.refused:
        return read(told)
    with pytest.raises(ContentError) as caught:
        read(told)
    message = str(caught.value).replace(f"{folder.as_posix()}/", "")
    *lines, last = message.splitlines()
    assert last.endswith("found. Nothing was written.")
    assert lines
    assert [line for line in lines if not PLACE.match(line) or not line.isprintable()] == []
    assert [line for line in lines if len(line.replace("x" * 1000, "")) > SHOWN_LETTERS] == []
    assert [word for word in JARGON if word in message] == []
    assert SECRET not in message
    assert case.says in message
    return message


def collected(messages: dict[str, str]) -> str:
    """Messages by the id of their case, as a golden file shows them: of thousands, the first and the last."""
    shown = []
    for key, message in messages.items():
        lines = [line.replace("x" * 1000, "") for line in message.splitlines()[:-1]]
        shown += [key, *(f"  {line}" for line in (lines if len(lines) < 8 else [lines[0], "…", lines[-1]]))]
    return "\n".join(shown) + "\n"
