"""The pages of a book in order, before a face mends them for itself.

In: nothing; these are shapes. Out: what `book` binds, and what the reading editions (`epub`, `plain_text`) start from.
Must not know: paper, files, any engine.
"""

from dataclasses import dataclass

from lxml.html import HtmlElement


@dataclass(frozen=True)
class BoundPage:
    """One page: the id of its section, the words of its heading, and the section, in which links are `#anchor`."""

    anchor: str
    title: str
    section: HtmlElement


@dataclass(frozen=True)
class BoundChapter:
    """A chapter: its title and its pages in order."""

    title: str
    pages: tuple[BoundPage, ...]


@dataclass(frozen=True)
class Front:
    """What stands before the first chapter. `edition` is the id of the edition, `day` its ISO date, `language` as in
    BCP 47; `review` says who has reviewed the book, with no period at its end; `care_cards` is a fragment of HTML."""

    title: str
    subtitle: str
    language: str
    edition: str
    day: str
    review: str
    care_cards: str
