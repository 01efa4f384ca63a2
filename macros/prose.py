"""The pages of docs/ as passages to measure, what their stubs must say, and which must be there.

In: the Book that the nav describes, the Library, and the project folder for places.
Out: Texts for `plain_language`, one a page, and Problems with line and column.
A page that says `grade: 8` in its front matter is for clinicians and contributors; all others read at grade 6.
Must not know: how a text is measured.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml.html import HtmlElement
from markdown import Markdown

from .facts.contents import NEVER_LEFT_OUT
from .facts.library import Library
from .facts.plain_language import CLINIC_GRADE, READER_GRADE, Text
from .facts.problems import Finding, Problem
from .facts.reading import mark_after
from .page_matter import GRADES
from .paper.pages import PageError, PageReader
from .site_engine import Book, SourcePage
from .views.vocabulary import Vocabulary

SAID = "…"
"""Stands for a piece of code inside a sentence while it is measured."""
CODE_SPAN = r"`[^`]*`\S*"
SHOWN = {"alt", "title"}
"""Attributes whose words are read."""
LOOKED_FOR = {"find"}
"""Front matter that no page shows: people look for "cure", and find what is known."""
AROUND_WORDS = r"[\s*_`\[]+"
"""What may stand between two words of a passage in its Markdown."""


def prose(book: Book) -> Iterator[Text]:
    """The text of every page, without what the vocabulary puts in: that is measured where it is written.

    A page that speaks a word which does not exist has no text: `page_problems` says so.
    """
    silent = {name: lambda *_, **__: "" for name in dir(Vocabulary) if not name.startswith("_")}
    pages = list(book.sources)
    markdown = Markdown(extensions=book.extensions, extension_configs=book.extension_settings)
    reader = PageReader(silent, markdown, {page.path for page in pages})
    for page in pages:
        try:
            section = reader.read(page)
        except PageError:
            continue
        shown = [value for element in section.iter() for key, value in element.items() if key in SHOWN]
        pieces = tuple(_pieces(section))
        rest = [*section.text_content().split("\n"), *shown, *_above(page)]
        also = tuple(((line,), line) for line in rest if line.strip())
        if pieces or also:
            yield Text(page.path, "Its words", pieces, _grade(page), also=also)


@dataclass(frozen=True)
class NotDrawn:
    """Stands for every drawing while words are checked, so that nobody waits for pictures."""

    attributes: str = ""

    def still(self, key: str, ink: str) -> "NotDrawn":
        """A drawing without lines."""
        return self

    def placed(self, ids: str) -> str:
        """Nothing."""
        return ""

    def moves(self, key: str) -> bool:
        """Nothing moves."""
        return False


def stub(exercise_id: str, name: str) -> str:
    """The page of an exercise: its title, which search and bookmarks need in Markdown, and one call."""
    return f'# {name}\n\n{{{{ exercise("{exercise_id}") }}}}\n'


def wrong_stubs(root: Path, library: Library) -> Iterator[Problem]:
    """Exercises without a page, and pages whose title is not the name of their exercise."""
    folder = root / "docs" / "exercises"
    for exercise_id, exercise in library.with_drafts().exercises.items():
        label, wanted = f"docs/exercises/{exercise_id}.md", stub(exercise_id, exercise.name)
        path = folder / f"{exercise_id}.md"
        lines = " and ".join(f'"{line}"' for line in wanted.splitlines() if line)
        if not path.is_file():
            cure = f"Create the file with the lines {lines}."
            yield Problem(label, 1, 1, "", "This exercise has no page.", cure, "exercise-page")
        elif path.read_text(encoding="utf-8") != wanted:
            what = "This page does not fit its exercise in data/exercises.yaml."
            cure = f"Write just the lines {lines}, with an empty line between."
            yield Problem(label, 1, 1, "", what, cure, "exercise-page")


def wrong_contents(book: Book) -> Iterator[Problem]:
    """Pages that the whole book must hold, and does not."""
    printed = {page.path for chapter in book.chapters for page in chapter.pages if page.meta.get("paper", True)}
    for path in NEVER_LEFT_OUT:
        if path not in printed:
            what = "The handbook leaves out this page, which says when to stop or whom to ask."
            cure = f"In mkdocs.yml, write {path} below a title of the nav, and do not say paper: false on the page."
            yield Problem(f"docs/{path}", 1, 1, "", what, cure, "book-without-safety")


def place_on_page(root: Path, finding: Finding) -> Problem:
    """A finding with its line and column, found again by the first words of the passage."""
    label = f"docs/{finding.file}"
    start = [CODE_SPAN if SAID in word else re.escape(word) for word in str(finding.path[0]).split()[:3]]
    text = (root / label).read_text(encoding="utf-8")
    found = re.search(AROUND_WORDS.join(start), text)
    before = text[: found.start()] if found else ""
    return Problem(label, *mark_after(before), "", finding.what, finding.cure, finding.code)


def _grade(page: SourcePage) -> float:
    """What front matter says; for a page that says it wrongly the higher one, since `page_safety` stops it anyway."""
    told = page.meta.get("grade", READER_GRADE)
    return float(told) if told in GRADES else CLINIC_GRADE


def _above(page: SourcePage) -> Iterator[str]:
    """What readers meet of front matter: in lists, in search, and in what others show of the page."""
    yield from (value for key, value in page.meta.items() if key not in LOOKED_FOR and isinstance(value, str))


def _pieces(section: HtmlElement) -> Iterator[tuple[tuple[str], str]]:
    """Paragraphs, list items and cells of tables, taken out; a passage is its own path, since a page has no keys.

    Code is looked at, not read: a block of it is left out, and a piece inside a sentence is one breath.
    """
    for block in list(section.iter("pre")):
        block.drop_tree()
    for code in section.iter("code"):
        code.text = SAID
        del code[:]
    for element in list(section.iter("p", "li", "td")):
        if element.find(".//p") is None and element.find(".//li") is None:
            text = " ".join(element.text_content().split())
            if " " in text:
                yield (text,), text if text[-1] in ".?!" else f"{text}."
                element.clear(keep_tail=True)
