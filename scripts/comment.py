"""What a pull request changes, as a comment on it: Markdown in which no word of the content can do anything.

In: changes, dose and safety first. Out: the comment. Every text from the content stands in a code span: there a host
of repositories calls nobody, links nothing and renders no markup.
A comment that somebody else's program wrote is tested line by line before it is posted:

    python3 scripts/comment.py comment.md

ends with 0 for a comment of our own shape and with 1 for any other. Only the standard library is used, because that
runs where nothing is installed. Must not know: how changes are found.
"""

import argparse
import re
import sys
from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Protocol

MARKER = "<!-- steady-strength: what changes -->"
"""The first line. Nobody sees it; the next comment finds the one that it takes the place of."""

MOST = 65_000
"""So many characters a comment may have. GitHub takes 65,536, and whoever posts it adds a line."""

LONGEST = 1_000
"""So many characters of one text are shown."""

TOLD = {
    "title": "## What changes",
    "count": "Edition {new}, before it {old}. Changes: {count}. Dose and safety come first.",
    "unread": "Not compared: {file}. The older edition lacks it, or has it in a form that is not read today.",
    "cut": "Left out here, because a comment has an end: {count}. The preview lists them all.",
}
"""The sentences of a comment. All that is filled in is a code span, numbers too: so each has one shape."""

SPAN, EMPTIED = re.compile("`[^`]+`"), "\0"
"""A code span, and what stands for one: a character that no line of a comment may hold."""

SHAPES = re.compile(
    "|".join(
        (
            re.escape(MARKER),
            *(re.sub(r"\\{\w+\\}", EMPTIED, re.escape(line)) for line in TOLD.values()),
            "### (Dose|Safety|Gone|New|Steps|Words)",
            f"- {EMPTIED}(, {EMPTIED})?(: changed)?",
            f"  - (was|now) {EMPTIED}",
            "",
        )
    )
)
"""What a line of a comment may be, with EMPTIED for each code span."""


class Change(Protocol):
    """What this module needs to know of a change; an EditionChange is one."""

    kind: str
    name: str
    part: str | None
    was: str | None
    now: str | None


def comment(changes: Sequence[Change], ids: tuple[str, str], unread: Sequence[str], parts: Mapping[str, str]) -> str:
    """The comment. `ids` are those of the old and the new edition, `parts` the words for the fields of an exercise."""
    old, new = ids
    text = f"{MARKER}\n{TOLD['title']}\n\n{_filled('count', old=old, new=new, count=len(changes))}\n"
    text += "".join(f"\n{_filled('unread', file=file)}\n" for file in unread)
    room = MOST - len(TOLD["cut"]) - len(str(len(changes)))
    told = 0
    for kind, group in groupby(changes, key=lambda change: change.kind):
        heading = f"\n### {kind.capitalize()}\n\n"
        for change in group:
            lines = heading + _lines(change, parts)
            if len(text) + len(lines) > room:
                return f"{text}\n{_filled('cut', count=len(changes) - told)}\n"
            text, heading, told = text + lines, "", told + 1
    return text


def _filled(sentence: str, **values: object) -> str:
    return TOLD[sentence].format_map({name: code(str(value)) for name, value in values.items()})


def _lines(change: Change, parts: Mapping[str, str]) -> str:
    part = f", {code(part_words(change.part, parts))}" if change.part else ""
    values = [f"  - {word} {code(text)}\n" for word, text in (("was", change.was), ("now", change.now)) if text]
    return f"- {code(change.name)}{part}{'' if values else ': changed'}\n{''.join(values)}"


def part_words(part: str, parts: Mapping[str, str]) -> str:
    """The field of an exercise that changed, as readers call it: `how many, at the start` for `count.start`."""
    return ", ".join(parts.get(name, name) for name in part.split("."))


def code(text: str) -> str:
    """A text as a code span on one line; a backtick, which would end the span, becomes an apostrophe."""
    seen = "".join(letter if letter.isprintable() else " " for letter in text.replace("`", "'"))
    words = " ".join(seen.split()) or "…"  # an empty span is none
    return f"`{words if len(words) <= LONGEST else words[:LONGEST] + '…'}`"


def not_ours(text: str) -> str | None:
    """Why a text is not a comment of our shape, in one sentence; None when it is one."""
    if not text.startswith(f"{MARKER}\n"):
        return "The comment does not begin with our mark."
    if len(text) > MOST:
        return f"The comment has {len(text)} characters; {MOST} is the most."
    for number, line in enumerate(text.split("\n"), 1):
        if not (line.isprintable() and SHAPES.fullmatch(SPAN.sub(EMPTIED, line))):
            return f"Line {number} of the comment is none that we write."
    return None


def main(arguments: list[str] | None = None) -> int:
    """Test a comment from elsewhere; the exit code for the shell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("comment", metavar="FILE", type=Path, help="the comment to test")
    path = parser.parse_args(arguments).comment
    try:
        why = not_ours(path.read_bytes().decode("utf-8"))
    except (ValueError, OSError) as error:  # text that is no UTF-8 is a ValueError too
        print(f"Name one comment to test: {error}", file=sys.stderr)
        return 2
    if why:
        print(why, file=sys.stderr)
    return 1 if why else 0


if __name__ == "__main__":
    sys.exit(main())
