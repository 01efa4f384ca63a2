"""The list of sign-offs as text: how one more is written, and every other line stays.

In: the text of data/reviews.yaml, and what a person told about their reading. Out: the text with more sign-offs.
Must not know: who asks, where the file is.
"""

import json
import re
from collections.abc import Iterable, Mapping

from pydantic import ValidationError

from .model.sign_off import Part, SignOff, SignOffs
from .problems import ContentError, Problem
from .reading import read

LIST = "data/reviews.yaml"
EMPTY = re.compile(r"^sign_offs: *\[ *\] *$", re.MULTILINE)
FIRST_DASH = re.compile(r"^( *)- ", re.MULTILINE)


def new_sign_off(of: str, read: Mapping[Part, str], told: Mapping[str, str | None]) -> SignOff:
    """A sign-off of an exercise or page, by the fingerprints of what was read. `told` has role, day, name and consent.

    Raises ValueError, which begins with the name of what is wrong.
    """
    try:
        return SignOff(of=of, read=read, **told)
    except ValidationError as error:
        first = error.errors()[0]
        field = first["loc"][0] if first["loc"] else "name"
        raise ValueError(f"{field} {first['msg'].removeprefix('Value error, ')}") from None


def with_sign_offs(text: str, new: Iterable[SignOff]) -> str:
    """The text with more sign-offs at its end. Raises ContentError for a list on which we cannot write."""
    added, before = list(new), _understood(text)
    indent = found[1] if (found := FIRST_DASH.search(text)) else "  "
    entries = "".join(_entry(sign_off, indent) for sign_off in added)
    after = f"{EMPTY.sub('sign_offs:', text).rstrip()}\n{entries}"
    if before is None or _understood(after) != [*before, *added]:
        cure = "Write each as scripts/sign_off.py does, or sign_offs: [] where there is none."
        raise ContentError([Problem(LIST, 1, 1, "", "The list is written in another way.", cure, "sign-off-list")])
    return after


def _understood(text: str) -> list[SignOff] | None:
    """The sign-offs in a text; None when it cannot be read."""
    try:
        return SignOffs.model_validate(read(LIST, text.encode()).value).sign_offs
    except ValidationError:
        return None


def _entry(sign_off: SignOff, indent: str) -> str:
    """A sign-off as it stands in the file. Free words are in double quotes, so that any of them are safe."""
    told = sign_off.model_dump(exclude_none=True, exclude={"of", "day", "read"})
    free = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in told.items()]
    parts = [f"  {part}: {json.dumps(fingerprint)}" for part, fingerprint in sign_off.read.items()]
    lines = [f"of: {sign_off.of}", f"day: {sign_off.day}", *free, "read:", *parts]
    return "".join(f"{indent}{'  ' if number else '- '}{line}\n" for number, line in enumerate(lines))
