"""Words that promise more than studies show, or only praise, wherever a reader meets them.

In: a text as its reader sees it. Out: the words, and findings. A word counts in each of its forms, with a hyphen that
nobody sees inside it, and in letters of another width. A word that is said to be untrue counts too: nobody reads it so.
Must not know: where a text stands, how hard it is to read.
"""

import re
from collections.abc import Iterator
from unicodedata import category, normalize

from .problems import Finding
from .reading import Path

PROMISES = (
    "cure", "cures", "cured", "curing", "curable", "curative", "reverse", "reverses", "reversed", "reversing",
    "reversal", "reversible", "proven", "regrow", "regrows", "regrew", "regrown", "regrowing", "regrowth", "guarantee",
    "guarantees", "guaranteed", "guaranteeing", "miracle", "miracles", "miraculous", "heal", "heals", "healed",
    "healing", "vital", "crucial", "multitude", "amazing", "painless",
)  # fmt: skip
"""Every form of each word."""

WORD = re.compile(r"[^\W\d_]+")
NO_HEALING = re.compile(r"\b(?:not|never|from|slow\w*)(?: to| its| the| your)? $|n['’]t $", re.IGNORECASE)
"""What may stand before a form of "heal": a sore that does not heal, or heals late, must be told."""


def promising(text: str) -> list[str]:
    """The words of a text that promise too much, as they are read."""
    read = as_read(text)
    return [
        found[0]
        for found in WORD.finditer(read)
        if found[0].lower() in PROMISES
        and not (found[0].lower().startswith("heal") and NO_HEALING.search(read[: found.start()]))
    ]


def as_read(text: str) -> str:
    """A text as the eye has it: letters of one width, none that cannot be seen, and single spaces."""
    seen = (char for char in normalize("NFKC", text) if category(char) != "Cf")
    return " ".join("".join(seen).split())


def promises(file: str, path: Path, text: str) -> Iterator[Finding]:
    """A finding for each such word, at the place of its text."""
    for word in promising(text):
        what = f'"{word}" promises or praises more than studies show: "{as_read(text)}"'
        yield Finding(file, path, what, "Say what is known and how surely, or leave it out.", "promising-word")
