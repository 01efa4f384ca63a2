"""What a page of docs/ may hold, so that neither a build nor a browser runs anything that a page says.

In: the pages as they are written, the folder they stand in, the words they may speak, the Markdown settings.
Out: Problems with line and column. A page calls words with plain values, and says nothing else to Jinja, whose language
reaches all of Python.
Its Markdown gives only the tags that Markdown makes, and its links lead to pages, to https, to mail or to a telephone.
Must not know: what front matter may say (`page_matter` does), what a word does, any engine.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

from markdown import Markdown

from .facts.problems import ContentError, Problem, cure_for
from .facts.reading import mark_after, on_one_line
from .page_matter import unreadable_matter, wrong_keys
from .site_engine import SourcePage, read_markdown, read_pages

BEGINS_CODE = re.compile(r"\{[{%#]")
"""Where Jinja begins to listen."""
VALUE = r'(?:[a-z_]+=)?(?:"[^"\\{}\n]*"|[0-9]{1,6}|True|False)'
CALL = re.compile(rf"\{{\{{ (?P<word>[a-z][a-z_]*)\((?:{VALUE}(?:, {VALUE})*)?\) \}}\}}(?=\n|$)")
RAW = re.compile(r"\{% raw %\}(?P<shown>(?:(?!endraw).)*)\{% endraw %\}", re.DOTALL)
"""Shows braces and runs nothing."""
RAW_OR_CALL = re.compile(rf"{RAW.pattern}|(?m:^){CALL.pattern}", re.DOTALL)

CALL_CURE = (
    'Write a call on a line of its own, such as {{ exercise("heel-raise") }}. '
    "To show braces, put them between {% raw %} and {% endraw %}."
)

NAME_OF_HEADING = re.compile(r"\{#\s*(?P<id>[A-Za-z][\w-]*)\s*\}")
"""A place on the page, as other programs write it. To Jinja it begins a comment."""

CURLY = re.compile("[“”„‘’']")
"""Quote marks that are none in a call. Editors on telephones write the curly ones by themselves."""

TAG = re.compile(r'</?(?P<tag>[a-z][a-z0-9]*)(?P<attributes>(?: [a-z-]+="[^"<>]*")*)(?: /)?>')
ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
ANYWHERE = {"class", "id"}
MADE_BY_MARKDOWN = (
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "li", "strong", "em", "code", "pre", "blockquote", "div", "span",
    "br", "hr", "dl", "dt", "dd", "table", "thead", "tbody", "tr", "td",
)  # fmt: skip
ATTRIBUTES: Mapping[str, set[str]] = {tag: set() for tag in MADE_BY_MARKDOWN} | {
    "a": {"href", "title"}, "img": {"src", "alt", "title"}, "ol": {"start"}, "th": {"scope"},
}  # fmt: skip
"""The tags that a page may have, and the attributes of each beside ANYWHERE."""

ALIGNED = re.compile(r' style="text-align: (?:left|center|right);"')
"""What Markdown writes in each cell of a table with colons under its head. Our pages let no browser read a style."""
COLONS = re.compile(r"^(?=.*(?::-|-:))[ >|:-]+$", re.MULTILINE)
"""The line under the head of such a table."""

SCHEMES = {"", "https", "mailto", "tel"}
UNSEEN_IN_LINKS = re.compile(r"[\x00-\x20\x7f-\xa0]")
"""What browsers leave out of an address, or what no address has."""

PAGE_NAME = re.compile(r"(?:[a-z0-9-]+/)*[a-z0-9-]+\.md")
"""A page by its path in docs/. Its name is its title where it begins with none, and MkDocs runs braces in titles."""
TAKEN_FOR_PAGES = {".md", ".markdown", ".mdown", ".mkdn", ".mkd"}
"""The endings that MkDocs takes for pages, wherever they lie."""
PAGES_ONLY_OUTSIDE = ("assets", "api")
"""The folders of docs/ that hold code and made files, which their owners read; everywhere else are pages alone."""


def must_be_safe(root: Path, docs: Path, words: Collection[str]) -> None:
    """Raise ContentError when something in data/ or docs/, or on pages of the folder `docs`, is unsafe.

    `words` are those that pages may speak: others may be Jinja's own, or those of an engine.
    """
    found = list(strange_files(root))
    if not found:  # a link may lead to anything, so nothing is read before
        found += unreadable_matter(docs)
    if not found:
        pages = read_pages(docs)
        found += unsafe_pages(docs, pages, read_markdown(root))
        found += (problem for page in pages for problem in unknown_words(docs, page, words))
    if found:
        raise ContentError(found)


def unsafe_pages(docs: Path, pages: Iterable[SourcePage], markdown: Markdown) -> Iterator[Problem]:
    """Everything that is unsafe on pages of the folder `docs`, whatever words there are."""
    for page in pages:
        at = stray_code(page.text)
        if at is not None:
            said = on_one_line(page.text[at:].partition("\n")[0])
            straight = CURLY.sub('"', said)
            if straight != said and CALL.fullmatch(straight) and _begins_line(page.text, at):
                what = f'"{said}" has other quote marks than a call.'
                cure = f"Write {straight} with straight quote marks."
            elif name := NAME_OF_HEADING.match(page.text, at):
                what = f'"{name[0]}" is not read as the name of a heading.'
                cure = f"Write {{ #{name['id']} }}, with a space inside each brace."
            else:
                what, cure = f'"{said}" is more than a call of a word.', CALL_CURE
            yield _at(docs, page, at, what, cure, "page-code")
        else:
            yield from wrong_markup(docs, page, markdown)
        yield from wrong_keys(docs, page)


def stray_code(text: str) -> int | None:
    """Where a text first says more to Jinja than a plain call; None for a text that does not."""
    at = 0
    while found := BEGINS_CODE.search(text, at):
        plain = CALL.match(text, found.start()) if _begins_line(text, found.start()) else None
        plain = plain or RAW.match(text, found.start())
        if not plain:
            return found.start()
        at = plain.end()
    return None


@dataclass(frozen=True)
class AsRead:
    """The text of a page as Markdown gets it, and from where to where each part of it stands in the page."""

    text: str
    parts: tuple[tuple[int, int], ...]

    def written(self, at: int) -> int:
        """Where a letter of this text stands in the page as it is written."""
        for start, end in self.parts:
            if at < end - start:
                return start + at
            at -= end - start
        return self.parts[-1][1]


def as_read(text: str, calls: bool = True) -> AsRead:
    """A page without the marks of raw, which the builds take out before Markdown: only what is between them counts.

    Without `calls` those are left out too; what looks like one between the marks is shown, and stays.
    """
    parts, at = [], 0
    for found in RAW_OR_CALL.finditer(text):
        if found["shown"] is not None:
            parts += [(at, found.start()), found.span("shown")]
        elif not calls:
            parts.append((at, found.start()))
        else:
            continue
        at = found.end()
    parts.append((at, len(text)))
    return AsRead("".join(text[start:end] for start, end in parts), tuple(parts))


def _begins_line(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] == "\n"


def unknown_words(docs: Path, page: SourcePage, words: Collection[str]) -> Iterator[Problem]:
    """Calls of words that do not exist."""
    for call in CALL.finditer(RAW.sub(lambda raw: " " * len(raw[0]), page.text)):
        if call["word"] not in words:
            what = f'"{call["word"]}" is not a word that pages can speak.'
            yield _at(docs, page, call.start("word"), what, cure_for(call["word"], words), "unknown-call")


def wrong_markup(docs: Path, page: SourcePage, markdown: Markdown) -> Iterator[Problem]:
    """Tags that Markdown does not make by itself, and links that lead to code or to nowhere.

    Every < of the HTML must begin a tag that is known here, letter by letter: then no browser reads it another way.
    """
    read = as_read(page.text, calls=False)
    try:
        html = markdown.reset().convert(read.text)
    except RecursionError:
        yield _at(docs, page, 0, "The page nests too deep to be read.", "Look for rows of > or -.", "page-markup")
        return
    if ALIGNED.search(html) and (colons := list(COLONS.finditer(read.text))):
        for found in colons:
            place = read.written(found.start())
            what = "Columns of a table are lined up here with colons, which no page can do."
            yield _at(docs, page, place, what, "Take the colons out of this line.", "page-markup")
        html = ALIGNED.sub("", html)
    at = 0
    while (at := html.find("<", at)) >= 0:
        found = TAG.match(html, at)
        what, source = _fault(found) if found else (f'"{on_one_line(html[at:].split(">")[0])}"', html[at : at + 12])
        if what:
            place = read.written(max(read.text.find(source), 0))
            cure = "Write it in Markdown: words, lists, links and pictures of this site."
            yield _at(docs, page, place, f"{what} has no place on a page.", cure, "page-markup")
        at = found.end() if found else at + 1


def _fault(found: re.Match[str]) -> tuple[str, str]:
    """What is wrong with a tag, and the words by which it is found on the page; two empty texts when nothing is."""
    tag = found["tag"]
    if tag not in ATTRIBUTES:
        return f'"<{tag}>"', f"<{tag}"
    for name, value in ATTRIBUTE.findall(found["attributes"]):
        if name not in ATTRIBUTES[tag] | ANYWHERE:
            return f'The attribute "{name}"', name
        if name in ("href", "src") and not _leads_well(unescape(value), tag):
            return f'The address "{on_one_line(unescape(value))}"', unescape(value)
    return "", ""


def _leads_well(address: str, tag: str) -> bool:
    try:
        parts = urlsplit(UNSEEN_IN_LINKS.sub("", address))
    except ValueError:
        return False
    if tag == "img" or not parts.scheme:
        return not parts.scheme and not parts.netloc and "\\" not in address
    return parts.scheme in SCHEMES


def strange_files(root: Path) -> Iterator[Problem]:
    """Files that would be published as they lie and are no pages, and links out of data/ and docs/."""
    for top in ("data", "docs"):
        for path in sorted((root / top).rglob("*")):
            label, inside = path.relative_to(root).as_posix(), path.relative_to(root / top).parts
            if path.is_symlink():
                what = "This is a link to another file."
                yield Problem(on_one_line(label), 1, 1, "", what, "Put the file itself there.", "file-link")
            elif top == "docs" and path.suffix in TAKEN_FOR_PAGES:
                if not PAGE_NAME.fullmatch("/".join(inside)):
                    what = "A page cannot have this name."
                    cure = "Write small letters, digits and hyphens, and .md at its end."
                    yield Problem(on_one_line(label), 1, 1, "", what, cure, "file-strange")
            elif top == "docs" and path.is_file() and inside[0] not in PAGES_ONLY_OUTSIDE:
                what = "Only pages stand here, and this is none."
                yield Problem(on_one_line(label), 1, 1, "", what, "Remove it, or end its name in .md.", "file-strange")


def _at(docs: Path, page: SourcePage, at: int, what: str, cure: str, code: str) -> Problem:
    """A Problem at a place in the text of a page, which in the file stands behind the front matter."""
    whole = _whole(docs, page)
    before = whole[: len(whole) - len(page.text) + at if whole.endswith(page.text) else 0]
    return Problem(f"{docs.name}/{page.path}", *mark_after(before), "", what, cure, code)


def _whole(docs: Path, page: SourcePage) -> str:
    return (docs / page.path).read_text(encoding="utf-8-sig")
