"""The index of the search page: what each page, section, hard word and exercise can be found by.

In: the Library, and each page of the site with its Markdown after the words of the vocabulary were filled in.
Out: one script that sets `globalThis.searchIndex`. A script can be loaded from a disk, where data cannot be fetched.
Must not know: MkDocs (a page is anything shaped like `Page`), nor how the browser searches and ranks.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any, Protocol

from .facts.library import Library
from .facts.model.exercise import Exercise

ELSEWHERE = re.compile(r'<svg.*?</svg>|<[ou]l class="list\b.*?</[ou]l>', re.DOTALL)
"""Drawings, which have no text of their own, and lists of exercises, which are found on their own pages."""
NOT_TEXT = re.compile(r"<[^>]*>|\]\([^)]*\)|\{[^}]*\}")
"""Tags, where links lead, and what is meant for the Markdown reader."""
WORD = re.compile(r"\w+")
APOSTROPHES = str.maketrans("", "", "'’")

MANY_PAGES = 20
"""A word that stands on more pages than this is looked for in their titles and lines alone."""
MANY_HEADINGS = 4
"""A heading that stands on more pages than this is their pattern, not what one of them is about."""

Row = Sequence[str | int]


class Heading(Protocol):
    """A heading of a page, as its table of contents lists it."""

    @property
    def title(self) -> str:
        """Its text as HTML."""
        ...

    @property
    def id(self) -> str:
        """Its anchor."""
        ...

    @property
    def children(self) -> Sequence["Heading"]:
        """The headings one level below."""
        ...


class Page(Protocol):
    """A page of the site, once it was written: its headings have their ids only then."""

    @property
    def url(self) -> str:
        """Its address as seen from the root of the site, such as `safety/feet/`."""
        ...

    @property
    def title(self) -> Any:
        """Its title as HTML."""
        ...

    @property
    def meta(self) -> Mapping[str, Any]:
        """Its front matter: `description`, and `find`, the everyday words that it answers."""
        ...

    @property
    def toc(self) -> Iterable[Heading]:
        """Its headings."""
        ...


NOT_SEARCHED = re.compile("(messages|grow)/.")
"""Pages for contributors that nobody searches for: the lists that lead to them are found."""


def index_script(library: Library, pages: Iterable[tuple[Page, str]]) -> str:
    """The index as a script: `globalThis.searchIndex = {pages, sections, everyday}`.

    A page is [address, title, one line, words to find it by, words on it], and the number of its level if it is an
    exercise. A section is [number of its page, anchor, title]; a hard word, and a reason to ask first, have a line and
    words of their own after that, as a page has. A row of `everyday` is [the word that our pages use, what people say
    instead, with commas between].
    """
    pages = [(page, markdown) for page, markdown in pages if page.url != "search/" and not NOT_SEARCHED.match(page.url)]
    numbers = {page.url: number for number, (page, _) in enumerate(pages)}
    index = {
        "pages": list(_page_rows(pages, library)),
        "sections": [
            *_heading_rows(page for page, _ in pages),
            *_term_rows(numbers.get("glossary/"), library),
            *_condition_rows(numbers.get("safety/"), library),
        ],
        "everyday": [[ours, said] for ours, said in library.phrases["everyday"].items()],
    }
    return f"globalThis.searchIndex={json.dumps(index, ensure_ascii=False, separators=(',', ':'))};\n"


@dataclass(frozen=True)
class Told:
    """What a page is found by: its one line, words to find it by, its text, and its level if it is an exercise."""

    line: str
    find: str
    text: str
    level: tuple[int, ...] = ()


def _page_rows(pages: Iterable[tuple[Page, str]], library: Library) -> Iterator[Row]:
    """Every page. A word that is on many pages is left out of their texts: it tells no page from another."""
    exercises = {f"exercises/{name}/": exercise for name, exercise in library.exercises.items()}
    told = {
        page.url: _of_exercise(exercises[page.url], library)
        if page.url in exercises
        else _of_page(page, markdown, library)
        for page, markdown in pages
    }
    texts = {url: _words(each.text) for url, each in told.items()}
    counts = Counter(word for words in texts.values() for word in words)
    common = {word for word, count in counts.items() if count > MANY_PAGES} | _ignored(library)
    for page, _ in pages:
        title, each = unescape(page.title), told[page.url]
        words = texts[page.url] - common - _words(f"{title} {each.line} {each.find}")
        yield [page.url, title, each.line, each.find, " ".join(sorted(words)), *each.level]


def _of_page(page: Page, markdown: str, library: Library) -> Told:
    """A page for clinics and contributors (`grade`) has no text here, so that readers meet it when they mean it.

    The list of studies has their names.
    """
    line, find = page.meta.get("description", ""), str(page.meta.get("find", ""))
    if "grade" in page.meta:
        return Told(line, find, "")
    if page.url == "references/":
        return Told(line, find, " ".join(reference.label for reference in library.references.values()))
    return Told(line, find, unescape(NOT_TEXT.sub(" ", ELSEWHERE.sub(" ", markdown))))


def _of_exercise(exercise: Exercise, library: Library) -> Told:
    """An exercise is found by what it is practice for, what it trains and what it needs. Its steps are its text."""
    phrases = library.phrases
    find = [
        *(phrases["goal"][goal] for goal in exercise.goals),
        *(phrases["muscle"][muscle] for muscle in exercise.muscles),
        *(phrases["equipment"][thing] for thing in exercise.equipment),
    ]
    line = f"{phrases['level'][exercise.level]}. {exercise.purpose}"
    text = " ".join([exercise.support.how, *exercise.steps])
    return Told(line, ", ".join(find), text, (library.plans.levels[exercise.level].number,))


def _heading_rows(pages: Iterable[Page]) -> Iterator[Row]:
    """Every heading below the title of its page, but those that many pages share: they tell no page from another."""
    headings = [(number, heading) for number, page in enumerate(pages) for heading in _below(page.toc)]
    shared = Counter(heading.title for _, heading in headings)
    for number, heading in headings:
        if shared[heading.title] <= MANY_HEADINGS:
            yield [number, heading.id, unescape(heading.title)]


def _below(headings: Iterable[Heading]) -> Iterator[Heading]:
    for heading in headings:
        for child in heading.children:
            yield child
            yield from _below([child])


def _term_rows(number: int | None, library: Library) -> Iterator[Row]:
    """Every hard word, with its meaning."""
    if number is not None:
        for name, term in library.glossary.items():
            yield [number, name, term.term, term.means, ", ".join(term.also)]


def _condition_rows(number: int | None, library: Library) -> Iterator[Row]:
    """Every reason to ask first, with what to do until then."""
    if number is not None:
        ignored = _ignored(library)
        for name, condition in library.safety.conditions.items():
            title = condition.label[0].upper() + condition.label[1:]
            have = _words(condition.have) - _words(f"{title} {condition.until}") - ignored
            yield [number, name, title, condition.until, "", " ".join(sorted(have))]


def _ignored(library: Library) -> set[str]:
    """Words that say nothing about what a person looks for."""
    return _words(library.phrases["search"]["ignore"])


def _words(text: str) -> set[str]:
    return set(WORD.findall(text.lower().translate(APOSTROPHES)))
