"""What must be true of the Markdown of a page: links lead somewhere, pictures have words, headings are in order.

In: the Markdown of one page, and what other pages hold. Out: Slips: where in the text, what is wrong, what to write.
Must not know: files, lines, how the vocabulary is filled in, any engine.
"""

import posixpath
import re
from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple
from urllib.parse import SplitResult, unquote, urlsplit

from .facts.problems import cure_for, nearest
from .facts.told import told
from .facts.writing_rules import BREATH_CURE, HELD_BREATH


class Slip(NamedTuple):
    """Something wrong at an offset into the text of a page."""

    offset: int
    what: str
    cure: str
    code: str


class Link(NamedTuple):
    """A link or an image: where it begins, the words that a reader meets, and its target.

    The words are None for an image without alt, and for the address of a name, whose words stand where it is used.
    """

    offset: int
    words: str | None
    target: str
    is_image: bool


Anchors = Callable[[str], Collection[str] | None]
"""The ids on a page of docs/; None where they cannot be told."""

NOT_READ = re.compile(
    r"^(?P<fence>```|~~~).*?^(?P=fence)[ \t]*$|(?P<ticks>`+)[^\n]*?(?P=ticks)|<!--.*?-->",
    re.DOTALL | re.MULTILINE,
)
"""Code and comments: what looks like a link or a heading there is none."""

IN_BRACKETS = r"(?P<image>!?)\[(?P<words>(?:[^\[\]]|\[[^\[\]]*\])*)\]"
LINK = re.compile(IN_BRACKETS + r"\([ ]*<?(?P<target>[^)\s>]*+)>?[^)\n]*+\)")
BY_NAME = re.compile(IN_BRACKETS + r"(?!\()(?:\s?\[(?P<name>[^\[\]]*)\])?")
"""A link by name, as Markdown reads it: `[words][name]`, `[name][]` or `[name]`."""
ADDRESS_OF_NAME = re.compile(r"^[ ]{0,3}\[(?P<name>[^\[\]]+)\]:[ ]*\n?[ ]*<?(?P<target>[^\s>]+)", re.MULTILINE)
"""The line that says where a link by name leads: `[name]: target`."""
TAG = re.compile(r"<(?P<name>a|img)\b(?P<told>[^>]*)>", re.IGNORECASE)
TOLD = re.compile(r"""(?P<key>[a-z-]+)\s*=\s*(?P<quote>["'])(?P<value>.*?)(?P=quote)""", re.IGNORECASE | re.DOTALL)

INSIDE = r"^(?:>[ ]?|[ ]{0,3}(?:[*+-]|[0-9]+\.)[ ]+)*"
"""The signs of quotations and lists, in which a heading may stand."""
HEADING = re.compile(INSIDE + r"(?P<marks>#{1,6})(?P<words>[^\n]*)|<h(?P<level>[1-6])[\s>]", re.MULTILINE)
"""As Markdown reads it: a # at the start of a line makes a heading, with a space behind it or without."""
UNDERLINE = re.compile(INSIDE + r"(?:=+|-+)[ \t]*$", re.MULTILINE)
"""Makes a heading of the line above it, if there are words."""

SAYS_NOTHING = {
    "", "click", "click here", "continue", "details", "go", "here", "learn more", "link", "more", "more info", "page",
    "read more", "see here", "see more", "this", "this link", "this page",
}  # fmt: skip
"""Words of a link that do not say where it leads: whoever hears all links of a page in a row learns nothing."""


def without_code(text: str) -> str:
    """The text with spaces in place of code and comments, so that offsets stay."""
    return blank(NOT_READ, text)


def blank(pattern: re.Pattern[str], text: str) -> str:
    """The text with spaces in place of what fits, so that offsets stay."""
    return pattern.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)


def links(text: str) -> Iterator[Link]:
    """Every link and image that a page writes itself, in Markdown or as a tag."""
    for found in LINK.finditer(text):
        yield Link(found.start(), found["words"], found["target"], bool(found["image"]))
        # An image may stand in the words of a link: [![words](picture.png)](page.md).
        yield from (link._replace(offset=found.start("words") + link.offset) for link in links(found["words"]))
    for found in ADDRESS_OF_NAME.finditer(text):
        yield Link(found.start(), None, found["target"], False)
    for found in TAG.finditer(text):
        told = {each["key"].lower(): each["value"] for each in TOLD.finditer(found["told"])}
        is_image = found["name"].lower() == "img"
        if is_image or "href" in told:
            words = told.get("alt") if is_image else text[found.end() :].partition("</a")[0]
            yield Link(found.start(), words, told.get("src" if is_image else "href", ""), is_image)


def by_name(text: str) -> Iterator[Link]:
    """Every link and image that leads where the address of its name says."""
    targets = {_name(found["name"]): found["target"] for found in ADDRESS_OF_NAME.finditer(text)}
    # The addresses are no links themselves.
    for found in BY_NAME.finditer(blank(ADDRESS_OF_NAME, text)) if targets else ():
        name = _name(found["name"] or found["words"])
        if name in targets:
            yield Link(found.start(), found["words"], targets[name], bool(found["image"]))


def _name(text: str) -> str:
    return " ".join(text.split()).lower()


def wrong_links(page: str, text: str, files: Collection[str], anchors: Anchors) -> Iterator[Slip]:
    """Links and images that lead nowhere. `page` and `files` are paths in docs/."""
    for link in links(without_code(text)):
        kind = "image" if link.is_image else "link"
        parts = _split(link.target)
        if parts is None or parts.scheme or parts.netloc:
            continue  # `page_safety` judges addresses
        path = unquote(parts.path)
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
        if target not in files or path.startswith("/") or not link.target:
            what = f'The {kind} "{link.target}" leads to no file in docs.'
            yield Slip(
                link.offset, what, cure_of_link(page, target.lstrip("/") if link.target else "", files), "broken-link"
            )
        elif parts.fragment and target.endswith(".md"):
            known = anchors(target)
            if known is not None and unquote(parts.fragment) not in known:
                what = f'The page {target} has no place "{parts.fragment}".'
                yield Slip(link.offset, what, cure_for(parts.fragment, sorted(known)), "broken-anchor")


def _split(target: str) -> SplitResult | None:
    """The parts of an address; None for one that is no address at all."""
    try:
        return urlsplit(target)
    except ValueError:
        return None


def cure_of_link(page: str, target: str, files: Collection[str]) -> str:
    """The nearest real file, as it is written on `page`: one of the same name first."""
    name = posixpath.basename(target)
    same = sorted(file for file in files if posixpath.basename(file) == name and name != "index.md")
    if f"{target}/index.md" in files:
        near: str | None = f"{target}/index.md"
    elif same:
        near = nearest(target, same) or same[0]
    else:
        near = nearest(target, files) or nearest(f"{target}.md", files)
    if near is None:
        return "Write the way from this page to a file in docs, such as ../safety/index.md."
    return f'Did you mean "{posixpath.relpath(near, posixpath.dirname(page) or ".")}"?'


def wrong_words(text: str) -> Iterator[Slip]:
    """Images without words for those who cannot see them, and links whose words do not say where they lead.

    An image that is written as a tag with `alt=""` says that it is there for looks only.
    """
    bare = without_code(text)
    for link in (*links(bare), *by_name(bare)):
        if link.is_image and (link.words is None or (not link.words.strip() and text[link.offset] == "!")):
            what = f'The image "{link.target}" has no words for people who cannot see it.'
            yield Slip(link.offset, what, "Say in a sentence what it shows, between [ and ].", "image-without-words")
        said = re.sub(r"<[^>]*>|[*_`.!→]", "", link.words or "").strip().lower()
        if not link.is_image and link.words is not None and said in SAYS_NOTHING:
            what = f'The words of this link, "{link.words.strip()}", do not say where it leads.'
            yield Slip(link.offset, what, "Name the page or the thing that it leads to.", "empty-link-words")


def wrong_leads(page: str, text: str, drafts: Collection[str]) -> Iterator[Slip]:
    """Links to exercises that are not finished, and words that would show them, on any page but their own."""
    for name in drafts:
        if page != f"exercises/{name}.md":
            leads = rf'\bexercise\((?:exercise_id=)?"{name}"\)|[(/"\s]{name}\.md\b'
            for found in re.finditer(leads, without_code(text)):
                cure = "Take it out here, or take draft: yes out there when it is finished."
                yield Slip(found.start(), f'"{name}" is a draft.', cure, "leads-to-a-draft")


def held_breath(text: str) -> Iterator[Slip]:
    """Words below headings that ask for a held breath. Exercises and checklists have the same rule."""
    for line in re.finditer(r"^(?!#)[^\n]+", without_code(text), re.MULTILINE):
        if words := told(HELD_BREATH, line[0]):
            yield Slip(line.start() + line[0].index(words), f'This says "{words}".', BREATH_CURE, "held-breath")


def wrong_headings(text: str, filled: str) -> Iterator[Slip]:
    """A page has one title, and no heading skips a level. `filled` has in it what the vocabulary puts there."""
    yield from _underlined(text)
    own = iter([found.start() for found in _headings(text) if found["marks"]])
    headings = [(len(found["marks"] or "") or int(found["level"]), found) for found in _headings(filled)]
    has_title = any(level == 1 for level, _ in headings)
    if not has_title:
        yield Slip(0, "The page has no title.", "Begin it with a line such as # How to help.", "heading-order")
    before, offset, titles = 0 if has_title else 1, 0, 0
    for level, found in headings:
        offset = next(own, offset) if found["marks"] else offset
        titles += level == 1
        if level == 1 and titles > 1:
            yield Slip(
                offset, "This is a second title on the page.", "Begin it with ## in place of #.", "heading-order"
            )
        elif level > 1 and not before:
            what = "A heading stands above the title of the page."
            yield Slip(offset, what, "Put the title first: # and a space, then its words.", "heading-order")
        elif level > before + 1 and found["marks"]:
            what = f'The heading "{found["words"].strip()}" skips a level.'
            cure = f"Begin it with {'#' * (before + 1)} in place of {found['marks']}."
            yield Slip(offset, what, cure, "heading-order")
        elif level > before + 1:
            what = "Below this heading, words in braces put in headings that skip a level."
            yield Slip(offset, what, f"Put a heading with {'#' * (level - 1)} above the braces.", "heading-order")
        before = max(level, 2) if titles > 1 else level


def _underlined(text: str) -> Iterator[Slip]:
    """Headings without # marks, of which nobody sees the level; a line that was meant to divide makes one too."""
    for found in UNDERLINE.finditer(without_code(text)):
        above = text[: found.start()].removesuffix("\n").rpartition("\n")[2]
        if above.strip("> \t"):
            what = "This line makes a heading of the words above it."
            cure = "For a heading, begin the words with # marks and take the line out. Else put an empty line above it."
            yield Slip(found.start(), what, cure, "heading-order")


def _headings(text: str) -> Iterator[re.Match[str]]:
    yield from HEADING.finditer(without_code(text))
