"""Signs of Markdown that were meant and are not read, so that a reader would see them; and letters that none can see.

In: the Markdown of one page. Out: Slips: where in the text, what is wrong, what to write.
Signs in code and comments are left alone, and so are blocks that are indented as code.
Must not know: files, lines, which links lead somewhere (`page_rules` does), any engine.
"""

import re
from collections.abc import Iterator
from unicodedata import category, name

from .page_rules import LINK, Slip, blank, without_code
from .page_safety import CALL_CURE

CODE = "sign-not-read"

TAB = 4
"""Spaces that part a paragraph in an item of a list, and code, from what is around them."""
ITEM = re.compile(r" *(?:[*+-]|[0-9]+\.) ")

IN_PAGE = r"[^\s()\[\]]*(?:\.md|://|#)[^\s()\[\]]*"
"""A target that could be meant by a link, in brackets of any kind."""
WORDS = r"\[(?P<words>[^\[\]]*)\]"
NOT_LINKS = (
    re.compile(rf"{WORDS}\s+\(\s*(?P<target>{IN_PAGE})\s*\)?"),
    re.compile(rf"{WORDS}\(\s*(?P<target>[^\s()\[\]]*)"),
    re.compile(rf"\((?P<words>[^()\[\]]*)\)\s*\[\s*(?P<target>{IN_PAGE})\s*\]"),
)
"""A space between, no closing bracket, and the two kinds of brackets changed about; in this order."""
BARE = re.compile(r"\(\s*(?P<target>[a-z0-9./_-]+\.md(?:#[a-z0-9-]*)?)\s*\)")
"""The second half of a link, without its words."""
HALF_CALL = re.compile(r"(?<!\{)\{ ?(?P<word>[a-z][a-z_]*)\([^(){}\n]*\) ?\}+")
DASH = re.compile(r"^[ ]{0,3}-(?P<begin>(?:\*\*|\[)?[^\W\d]\w*)", re.MULTILINE)
"""The dash of a list with no space behind it: Markdown takes the line for a part of the item above."""

HIDDEN = re.compile(r"[^\x20-\x7e\n\t]")
"""What may have no shape."""


def unread_signs(text: str) -> Iterator[Slip]:
    """Links, calls and items of lists that readers would see as they are typed."""
    bare = _without_indented_code(without_code(text))
    for found in HALF_CALL.finditer(bare):
        what = f'"{found[0]}" is not read as a call of "{found["word"]}".'
        yield Slip(found.start(), what, CALL_CURE, "page-code")
    for found in DASH.finditer(bare):
        what = "This line begins with a dash and no space, so it is no item of the list."
        yield Slip(found.start(), what, f'Write a space behind the dash: "- {found["begin"]} …".', CODE)
    bare = blank(LINK, bare)
    what = "This link is not read as one."
    for pattern in NOT_LINKS:
        for found in pattern.finditer(bare):
            link = f"[{' '.join(found['words'].split())}]({found['target']})"
            yield Slip(found.start(), what, f"Write {link}, without a space between.", CODE)
        bare = blank(pattern, bare)
    for found in BARE.finditer(bare):
        cure = f"Put words in front of it, without a space between: [words]({found['target']})."
        yield Slip(found.start(), what, cure, CODE)


def hidden_letters(text: str) -> Iterator[Slip]:
    """Letters without a shape: they part words for the search, and can turn what stands beside them about."""
    for found in HIDDEN.finditer(text):
        if not found[0].isprintable():
            what = f"Here is an invisible character, {_named(found[0])}."
            cure = "Type a plain space in its place" if category(found[0]) == "Zs" else "Delete it"
            yield Slip(found.start(), what, f"{cure}, and type the words beside it again.", "invisible-character")


def _named(letter: str) -> str:
    """The number of a letter, as lists of them give it, and its name where it has one."""
    return " ".join(filter(None, (f"U+{ord(letter):04X}", name(letter, "").lower())))


def _without_indented_code(text: str) -> str:
    """The text with spaces in place of what Markdown takes for code: lines behind an empty one, four spaces or more
    to the right of the words around them, which in a list stand four to the right of its signs.
    """
    lines, words_at, is_behind_empty, is_code = text.split("\n"), 0, True, False
    for number, line in enumerate(lines):
        indent = len(line) - len(line.lstrip(" "))
        if not line.strip():
            is_behind_empty = True
            continue
        if is_behind_empty:
            is_code = indent >= words_at + TAB
        if is_code and indent >= words_at + TAB:
            lines[number] = " " * len(line)
        elif ITEM.match(line):
            words_at, is_code = indent // TAB * TAB + TAB, False
        elif is_behind_empty:
            words_at, is_code = min(words_at, indent // TAB * TAB), False
        is_behind_empty = False
    return "\n".join(lines)
