"""Words about sign-offs: who has checked a page or an exercise, and the state of the whole library.

In: ids and paths from a page. Out: HTML, one fragment a word. Must not know: any engine, when a sign-off holds.
"""

import functools
import posixpath
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ...facts.page_reading import page_paths, source_of, title_of
from ...facts.signing import Standing, standing, subjects
from ..page_facts import review_line, told
from .speaker import Speaker


@dataclass(frozen=True)
class Row:
    """One exercise or page in the report: its page, its name, its standing, and its last sign-off in words."""

    path: str
    name: str
    standing: Standing
    words: str


class ReviewWords(Speaker):
    """Words about sign-offs: who has checked a page or an exercise, and the state of the whole library."""

    def review_state(self, of: str | Sequence[str] = "", here: str = "") -> str:
        """Who has checked an exercise, a page, or all of several. Without a name: the page that it stands on, which is
        told as `here` where the face does not know it."""
        for name in filter(None, (*([of] if isinstance(of, str) else of), here)):
            self._find("page or exercise", self._known, name)
        return self._render("review", review=review_line(self._library, of or here or self._face().page))

    def review_report(self) -> str:
        """What is signed, what has changed since, and what nobody has signed: by level, then by folder of pages."""
        groups: dict[str, list[Row]] = {level.name: [] for level in self._library.plans.levels.values()}
        for of in subjects(self._library):
            groups.setdefault(self._group(of), []).append(self._row(of))
        return self._render("review_report", groups=groups, total=[row for rows in groups.values() for row in rows])

    def review_count(self) -> str:
        """One sentence: how many of all that must be signed clinicians have signed as it is now."""
        signed = [standing(self._library, of).state == "signed" for of in subjects(self._library)]
        return self._render("review_count", signed=sum(signed), all=len(signed))

    @functools.cached_property
    def _known(self) -> dict[str, bool]:
        """Every exercise and page that can be signed."""
        return dict.fromkeys((*self._library.exercises, *page_paths(self._library)), True)

    def _row(self, of: str) -> Row:
        library, found = self._library, standing(self._library, of)
        words = told(replace(found, state="signed"), library).words  # the last sign-off, even where it has lapsed
        if of in library.exercises:
            return Row(f"exercises/{of}.md", library.exercises[of].name, found, words)
        return Row(of, title_of(source_of(library, of)[1]), found, words)

    def _group(self, of: str) -> str:
        """The level of an exercise; the title of the first page of a page's folder."""
        library = self._library
        if of in library.exercises:
            return library.plans.levels[library.exercises[of].level].name
        first = posixpath.join(posixpath.dirname(of), "index.md")
        if "/" not in of or first not in self._known:
            return library.phrases["review"]["other_pages"]
        return title_of(source_of(library, first)[1])
