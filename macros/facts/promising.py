"""Words that promise more than studies show, or only praise, wherever a reader meets them.

In: a text as its reader sees it. Out: the words, and findings. A word counts in each of its forms, with a hyphen that
nobody sees inside it, and in letters of another width. A word that is said to be untrue counts too: nobody reads it so.
How a wound heals may be told: that is care, and no promise of what training does.
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
PHRASES = re.compile(
    r"\bnerves?\b[^.?!]{0,20}\b(?:gr[eo]w\w* back|recover\w*)|\b100 ?% safe\b|\bfor good(?=[.,;!?]|$| and\b)"
    r"|\b(?:mak(?:e|es|ing)\b[^.?!]{0,30}|pain will) go away\b",
    re.IGNORECASE,
)
"""Words that promise only together."""
UNKNOWN = re.compile(r"\b(?:not know|no stud(?:y|ies)|cannot promise)\b", re.IGNORECASE)
"""A sentence with these says how little is known, and may say of what."""
SENTENCE_END = re.compile(r"(?<=[.?!]) ")

WOUND = r"\b(?:sore|wound|ulcer|cut|blister)s?\b(?:,?\ [\w'’]+){0,4}?"
"""A wound, and a few words behind it."""
BY_ITSELF = r"\b(?!\ (?:it|them|you|your|the|a|faster|sooner|better)\b)"
"""Behind a form of "heal": nothing heals anything, or anything sooner."""
NO_PROMISE = re.compile(
    rf"""
      (?:\b(?:not|never|from|slows?|longer|fail\w*)(?:\ to|\ its|\ the|\ your)?|n['’]t)\ heal\w*
    | \bheal\w*\ (?:late|slow\w*|badly|poorly)\b
    | \b(?:until|before|once|while)(?:\ [\w'’]+){{0,3}}\ heal\w*{BY_ITSELF}
    | {WOUND}\ (?:that|has|have|is|are)\ heal\w*{BY_ITSELF}
    | {WOUND}\ painless\b | \bpainless\ {WOUND}
    | \bvital\ signs?\b | \bin\ reverse\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""A wound that does not heal, heals late or is not felt must be told; so must how long to wait for it."""


def promising(text: str) -> list[str]:
    """The words of a text that promise too much, as they are read."""
    read = as_read(text)
    words = [found[0] for found in WORD.finditer(NO_PROMISE.sub(" ", read)) if found[0].lower() in PROMISES]
    surely = " ".join(sentence for sentence in SENTENCE_END.split(read) if not UNKNOWN.search(sentence))
    return words + [found[0] for found in PHRASES.finditer(surely)]


def as_read(text: str) -> str:
    """A text as the eye has it: letters of one width, none that cannot be seen, and single spaces."""
    seen = (char for char in normalize("NFKC", text) if category(char) != "Cf")
    return " ".join("".join(seen).split())


def promises(file: str, path: Path, text: str) -> Iterator[Finding]:
    """A finding for each such word, at the place of its text."""
    for word in promising(text):
        what = f'"{word}" promises or praises more than studies show: "{as_read(text)}"'
        yield Finding(file, path, what, "Say what is known and how surely, or leave it out.", "promising-word")
