"""Words that only a website or its frame needs: doors, downloads, editions, fields.

In: ids from a page. Out: HTML, one fragment a word. Must not know: any engine.
"""

import functools

from ...facts.editions import KINDS
from ...facts.ladders import LEVELS
from ...facts.model import DESCRIBED, fields
from ..downloads import GROUPS, USUAL_POINTS, File, downloads, printed
from ..page_facts import review_line
from .speaker import Speaker


class SiteWords(Speaker):
    """Words that only a website or its frame needs: doors, downloads, editions, fields."""

    def fields(self, kind: str) -> str:
        """The fields of a kind of entry, as the models describe them."""
        self._find("kind of entry", DESCRIBED, kind)
        return self._render("fields", parts=fields(kind))

    def doors(self) -> str:
        """The four ways in, for the home page."""
        return self._render("doors", count=len(self._library.exercises))

    def downloads(self, group: str) -> str:
        """What can be printed of a group, with links to the files that `make` puts beside the print page."""
        self._find("group of downloads", dict.fromkeys(GROUPS, True), group)
        entries = downloads(group, self._files, self._library)
        return self._render("downloads", entries=entries, compact=group in LEVELS, usual=USUAL_POINTS)

    def downloads_state(self) -> str:
        """Which edition the files are of, that nobody has checked it, and how what is not there is made."""
        found = [bool(entry.files) for group in GROUPS for entry in downloads(group, self._files, self._library)]
        review = review_line(self._library, list(self._library.exercises))
        return self._render("downloads_state", copies=self._copies, some=any(found), whole=all(found), review=review)

    def stick(self) -> str:
        """The whole site as a zip for a USB stick; without its link where nothing is printed yet."""
        return self._render("stick", there=bool(self._files))

    def editions(self) -> str:
        """The newest edition, the earlier ones, and what changed since each; its page loads a script."""
        return self._render("editions", copies=self._copies, kinds=KINDS, exercises=self._library.exercises)

    @functools.cached_property
    def _files(self) -> list[File]:
        """What is printed of this edition."""
        return printed(self._prints, self._copies.newest)
