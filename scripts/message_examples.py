"""What each message of the checker looks like, from the broken examples that the tests run.

In: a project folder with tests/broken, tests/sample and tests/golden/messages, and the list of codes. Out: by code, the
lines that are printed, and the lines that bring them beside those that do not. None of it can be wrong for long: tests
show that each example brings its message, and that this is what stands in data/message_examples.json.
"""

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from macros.facts.model.message import Message
from macros.facts.reading import visible

MOST_LINES = 6
"""Lines of a message or a file that one example shows."""
LONGEST = 120
"""Letters of a line of a file that are shown."""

BESIDE_DATA = ("docs", "print", "mkdocs.yml")
"""The folders of a broken example, and the file, that do not stand for data/."""


def examples(root: Path, messages: Mapping[str, Message]) -> dict[str, dict[str, Any]]:
    """For each code `says`, the lines that are printed, and `parts`: the file, its wrong and its right lines."""
    return {code: _example(root / "tests", code, message) for code, message in messages.items()}


def _example(tests: Path, code: str, message: Message) -> dict[str, Any]:
    name = message.example
    golden = (tests / "golden" / "messages" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    says = [line for line in golden if line.endswith(f"[{code}]")][:2]
    parts = list(_parts(tests / "broken" / name, tests / "sample", says))
    if message.right is not None:
        parts = [_with_right(part, message.right) for part in parts[:1] if message.right]
    return {"says": says, "parts": parts}


def _with_right(part: Mapping[str, Any], right: list[str]) -> dict[str, Any]:
    """A part with other right lines, as far to the right as its first wrong one."""
    first = part["wrong"][0]
    return {**part, "right": [f"{first[: len(first) - len(first.lstrip())]}{line}" for line in right]}


def _parts(broken: Path, sample: Path, says: list[str]) -> Iterator[dict[str, Any]]:
    """Where each file differs from the sample: at the lines that the messages name, or everywhere if they name none."""
    named = {(place[1], int(place[2])) for line in says if (place := re.match(r"([^:]+):(\d+):", line))}
    changes = [
        (name, first, {"file": name, "wrong": wrong, "right": right})
        for path in sorted(broken.rglob("*"))
        if path.is_file() and not path.is_symlink() and path.suffix != ".removed"
        for name, first, wrong, right in _changes(path, path.relative_to(broken).as_posix(), sample)
    ]
    at_place = [
        part
        for name, first, part in changes
        if any((name, first + each) in named for each in range(len(part["wrong"])))
    ]
    yield from (at_place or [part for _, _, part in changes])[:2]


def _changes(path: Path, name: str, sample: Path) -> Iterator[tuple[str, int, list[str], list[str]]]:
    """The file as messages name it, the number of the first wrong line, the wrong lines, and the right ones."""
    label = name if name.startswith(BESIDE_DATA) else f"data/{name}"
    of_sample = sample / label
    wrong, right = _lines(path), _lines(of_sample) if of_sample.is_file() else []
    for kind, at, end, other, other_end in SequenceMatcher(None, wrong, right, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        # Lines that are missing, or that are too many, are shown with the one above them: else nobody sees where.
        more = 1 if kind != "replace" and at and other else 0
        shown, instead = wrong[at - more : end], right[other - more : other_end]
        if any(shown):
            yield label, at - more + 1, _shown(shown), _shown(instead)


def _lines(path: Path) -> list[str]:
    """The lines of a file; none where it is no plain text."""
    try:
        return path.read_bytes().decode("utf-8").split("\n")
    except UnicodeDecodeError:
        return []


def _shown(lines: list[str]) -> list[str]:
    shown = [visible(line) for line in lines if line.strip()]
    cut = [line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…" for line in shown[:MOST_LINES]]
    return [*cut, "…"] if len(shown) > MOST_LINES else cut
