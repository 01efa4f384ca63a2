"""One grammar for every message about the content.

In: what a check found. Out: lines a contributor can act on, such as

    data/exercises.yaml:7:10: seated-march: level "seatd" is not a word we know here. Did you mean … [unknown-word]

Must not know: YAML, pydantic, pages, what a code means (data/messages.yaml says that).
A check hands over a place, what is wrong, what to write and the code.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong, with its place and its cure.

    `file` is relative to the repository; `line` and `column` count from 1, as editors do.
    `where` names the entry ("heel-raise"), `what` says what is wrong, `cure` what to write instead.
    `code` names the kind of message; data/messages.yaml lists them all, and each has a page.
    """

    file: str
    line: int
    column: int
    where: str
    what: str
    cure: str
    code: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}"
        parts = [place, self.where] if self.where else [place]
        return f"{': '.join(parts)}: {' '.join(filter(None, [self.what, self.cure, f'[{self.code}]']))}"


@dataclass(frozen=True)
class Finding:
    """Something wrong that a check of the whole library found.

    `file` is a name in data/ without its ending, `path` the keys and list positions that lead to the value.
    """

    file: str
    path: tuple[str | int, ...]
    what: str
    cure: str
    code: str


class ContentError(Exception):
    """The content is wrong; `problems` holds every problem of the run, in the order of the files."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        count = len(self.problems)
        lines = [str(problem) for problem in self.problems]
        lines.append(f"{count} problem{'' if count == 1 else 's'} found. Nothing was written.")
        super().__init__("\n".join(lines))


TOLD = re.compile(r"(?P<what>.*?)\. (?P<cure>.*?)(?: \[(?P<code>[a-z-]+)\])?", re.DOTALL)


def told(text: str, code: str = "") -> tuple[str, str, str]:
    """What, cure and code of an error that speaks our grammar: `has extra spaces. Write it … [extra-spaces]`.

    `code` stands in for one that the text does not name, and an engine's own words may lack the cure too.
    """
    found = TOLD.fullmatch(text)
    return (found["what"], found["cure"], found["code"] or code) if found else (text.rstrip("."), "", code)


def nearest(wrong: str, known: Iterable[str]) -> str | None:
    """The known word that is most like a wrong one, if any is."""
    return next(iter(get_close_matches(str(wrong), list(known), n=1, cutoff=0.6)), None)


def did_you_mean(wrong: str, known: Iterable[str]) -> str:
    """`Did you mean "heel-raise"?` when a known word is near, else nothing."""
    near = nearest(wrong, known)
    return f'Did you mean "{near}"?' if near else ""


COMMA = "A comma is missing between {}."

SHOWN = 12
"""How many words a message lists."""


def one_of(known: Iterable[str]) -> str:
    """`Write one of: a, b, c.`; a long list is cut, since nobody reads forty ids in a message."""
    words = list(known)
    shown = ", ".join(words[:SHOWN])
    return f"Write one of: {shown}{', …' if len(words) > SHOWN else ''}."


def cure_for(wrong: str, known: Iterable[str]) -> str:
    """The near word, then the allowed words unless they are too many to read; of several, that a comma is missing."""
    words = list(known)
    parts = re.findall(r"[\w-]+", str(wrong))
    if len(parts) > 1 and wrong not in words and set(parts) <= set(words):
        return COMMA.format(" and ".join(f'"{part}"' for part in parts))
    near = did_you_mean(wrong, words)
    if near and len(words) > SHOWN:
        return near
    return " ".join(filter(None, [near, one_of(words)]))
