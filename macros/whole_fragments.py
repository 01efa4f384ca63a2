"""Markdown leaves finished fragments alone: each is set aside before Markdown reads a page, and put back as it was.

In: the text of a page with its fragments filled in. Out: an extension of Markdown; pages come out the same, but sooner:
else Markdown takes every tag of every drawing apart, twice, to find where a fragment ends.
A fragment stands between blank lines, holds none, and is one element; `views.fragments` sees to that.
Must not know: what a fragment says.
"""

import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")
FRAGMENT = re.compile(r"<([a-z][a-z0-9]*)(?:\s(?![^>]*\bmarkdown\b)[^>]*)?>.*</\1>", re.DOTALL)
"""A passage that is HTML from its first to its last letter. One with `markdown` in its first tag is for Markdown."""

ID = re.compile(r'\sid="([^"]*)"')
MARK = re.compile("\x02fragment ([0-9]+)\x03.*")


class WholeFragments(Extension):
    """Sets fragments aside."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Stand on both sides of the place where MkDocs looks for ids (21), before Markdown looks for HTML (20)."""
        aside: list[str] = []
        md.preprocessors.register(_SetAside(md, aside), "fragments_set_aside", 22)
        md.preprocessors.register(_HandOver(md, aside), "fragments_handed_over", 20.5)


class _Step(Preprocessor):
    """A step that shares the fragments of the page being read with the other one."""

    def __init__(self, md: Markdown, aside: list[str]) -> None:
        super().__init__(md)
        self._aside = aside


class _SetAside(_Step):
    """Puts a line in the place of each fragment, with its ids, which links from other pages may name."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines of a page with its fragments set aside."""
        self._aside.clear()
        passages = BLANK_LINES.split("\n".join(lines))
        return "\n\n".join(map(self._shortened, passages)).split("\n")

    def _shortened(self, passage: str) -> str:
        found = FRAGMENT.fullmatch(passage.strip("\n"))
        if not found:
            return passage
        self._aside.append(found[0])
        ids = "".join(f'<i id="{name}">' for name in ID.findall(found[0]))
        return f"\x02fragment {len(self._aside) - 1}\x03{ids}"


class _HandOver(_Step):
    """Gives each fragment to Markdown's own store of finished HTML."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines of a page with Markdown's own sign for each fragment."""
        return [self._sign(line) for line in lines]

    def _sign(self, line: str) -> str:
        found = MARK.fullmatch(line)
        return self.md.htmlStash.store(self._aside[int(found[1])]) if found else line
