"""The pages of docs/ as passages to measure, what is wrong in their calls, and where.

In: the Book that the nav describes, the Library, and the project folder for places.
Out: Texts for `plain_language`, one a page, and Problems with line and column.
A page that says `grade: 8` in its front matter is for clinicians and contributors; all others read at grade 6.
Must not know: how a text is measured.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from markdown import Markdown

from .facts.ladders import LEVELS
from .facts.library import Library
from .facts.plain_language import CLINIC_GRADE, READER_GRADE, Text
from .facts.problems import Finding, Problem, cure_for
from .paper.pages import PageError, PageReader
from .site_engine import Book, SourcePage
from .views.faces import PaperFace
from .views.pictures import Pictures
from .views.vocabulary import Vocabulary


def prose(book: Book) -> Iterator[Text]:
    """The text of every page, without what the vocabulary puts in: that is measured where it is written."""
    silent = {name: lambda *_, **__: "" for name in dir(Vocabulary) if not name.startswith("_")}
    pages = list(_pages(book))
    markdown = Markdown(extensions=book.extensions, extension_configs=book.extension_settings)
    reader = PageReader(silent, markdown, {page.path for page in pages})
    for page in pages:
        pieces = tuple(_pieces(reader, page))
        if pieces:
            yield Text(page.path, "Its words", pieces, grade=float(page.meta.get("grade", READER_GRADE)))


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


def wrong_calls(root: Path, book: Book, library: Library) -> Iterator[Problem]:
    """Words and ids on pages that do not exist, found by filling every page in as the book does."""
    reader = PageReader(Vocabulary(library, PaperFace, Pictures(NotDrawn())).words(), Markdown(), ())
    for page in _pages(book):
        try:
            reader.fill(page)
        except PageError as error:
            what, _, cure = str(error).partition(": ")[2].partition(". ")
            named = re.search(r'"(.+?)"', what)
            yield place_on_page(root, Finding(page.path, (named[1] if named else "{{",), f"{what.rstrip('.')}.", cure))


def stub(exercise_id: str, name: str) -> str:
    """The page of an exercise: its title, which search and bookmarks need in Markdown, and one call."""
    return f'# {name}\n\n{{{{ exercise("{exercise_id}") }}}}\n'


def wrong_stubs(root: Path, library: Library) -> Iterator[Problem]:
    """Exercises without a page, and pages whose title is not the name of their exercise."""
    folder = root / "docs" / "exercises"
    for exercise_id, exercise in library.exercises.items():
        label, wanted = f"docs/exercises/{exercise_id}.md", stub(exercise_id, exercise.name)
        path = folder / f"{exercise_id}.md"
        lines = " and ".join(f'"{line}"' for line in wanted.splitlines() if line)
        if not path.is_file():
            yield Problem(label, 1, 1, "", "This exercise has no page.", f"Create the file with the lines {lines}.")
        elif path.read_text(encoding="utf-8") != wanted:
            what = "This page does not fit its exercise in data/exercises.yaml."
            yield Problem(label, 1, 1, "", what, f"Write just the lines {lines}, with an empty line between.")


def wrong_matter(book: Book, library: Library) -> Iterator[Problem]:
    """Front matter that says nothing, or says it in another way than the pages are read."""
    for page in _pages(book):
        label = f"docs/{page.path}"
        is_stub = page.path.removeprefix("exercises/").removesuffix(".md") in library.exercises
        if not is_stub and not isinstance(page.meta.get("description"), str):
            cure = 'Begin the file with ---, description: "One sentence.", and ---.'
            yield Problem(label, 1, 1, "", "The page has no description.", cure)
        if not is_stub and not isinstance(page.meta.get("checked"), date):
            what = "The page does not say when somebody last compared it with its sources."
            yield Problem(label, 1, 1, "", what, "Add checked: and the day, such as 2026-11-22, below the description.")
        for key, known in MATTER.items():
            if key in page.meta and page.meta[key] not in known:
                said = str(page.meta[key])
                cure = cure_for(said, [str(word) for word in known])
                yield Problem(label, 1, 1, "", f'{key} "{said}" is not known here.', cure)


MATTER = {
    "level": LEVELS,
    "grade": (int(READER_GRADE), int(CLINIC_GRADE)),
    "paper": (True, False),
    "contents": (True,),
    "reviewed": ("not yet reviewed by a clinician",),
}
"""What front matter may say, beside a description in free words."""


def place_on_page(root: Path, finding: Finding) -> Problem:
    """A finding with its line and column, found again by the first words of the passage."""
    label = f"docs/{finding.file}"
    start = " ".join(str(finding.path[0]).split()[:3])
    lines = (root / label).read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, start=1):
        if start in line:
            return Problem(label, number, line.index(start) + 1, "", finding.what, finding.cure)
    return Problem(label, 1, 1, "", finding.what, finding.cure)


def _pages(book: Book) -> Iterator[SourcePage]:
    yield from (page for chapter in book.chapters for page in chapter.pages)
    yield from book.loose.values()


def _pieces(reader: PageReader, page: SourcePage) -> Iterator[tuple[tuple[str], str]]:
    """Paragraphs, list items and cells of tables; a passage is its own path, since a page has no keys."""
    for element in reader.read(page).iter("p", "li", "td"):
        if element.find(".//p") is None and element.find(".//li") is None:
            text = " ".join(element.text_content().split())
            if " " in text:
                yield (text,), text if text[-1] in ".?!" else f"{text}."
